"""For how long the machine has had no processor to spare: time that others took says nothing of what is judged."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

PRESSURES = (Path("/proc/pressure/cpu"), Path("/sys/fs/cgroup/cpu.pressure"))
"""Where Linux says how long something has waited for a processor: on the machine, in the share of it that is ours."""


class Lost:
    """The seconds, since this was made, during which something waited for a processor; look often."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._at, self._told = time.monotonic(), _waited()

    def look(self) -> float:
        """The seconds lost until now."""
        now, told = time.monotonic(), _waited()
        passed = now - self._at
        if told and len(told) == len(self._told):
            lost = max(late - early for late, early in zip(told, self._told, strict=True))
        else:
            lost = passed if _is_busy() else 0.0
        self.seconds += min(max(lost, 0.0), passed)
        self._at, self._told = now, told
        return self.seconds


def _waited() -> list[float]:
    """What each of them says, in seconds; nothing where there is none."""
    found = []
    for path in PRESSURES:
        with contextlib.suppress(OSError, ValueError):
            some = path.read_text(encoding="ascii").partition("\n")[0]
            found.append(int(some.rpartition("total=")[2]) / 1_000_000)
    return found


def _is_busy() -> bool:
    """Whether more wants to run than there are processors, where the system says it."""
    return hasattr(os, "getloadavg") and os.getloadavg()[0] > (os.cpu_count() or 1)
