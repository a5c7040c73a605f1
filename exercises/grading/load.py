"""For how long the machine has had no processor for a judgement: time that others took says nothing of what is judged."""

from __future__ import annotations

import os
import time

from grading.confinement import tree


class Lost:
    """The seconds, since this was made, during which a process, or what it started, waited for a processor; look often."""

    def __init__(self, process: int) -> None:
        self.seconds = 0.0
        self._process = process
        self._at, self._told = time.monotonic(), self._waited()

    def look(self) -> float:
        """The seconds lost until now."""
        now, told = time.monotonic(), self._waited()
        passed = now - self._at
        if told:
            lost = sum(waited - self._told.get(thread, 0.0) for thread, waited in told.items())
        else:
            lost = passed if _is_busy() else 0.0
        # Several threads that wait together lose no more than the time that passes.
        self.seconds += min(max(lost, 0.0), passed)
        self._at, self._told = now, told
        return self.seconds

    def _waited(self) -> dict[tuple[int, int], float]:
        return tree.delays([self._process, *tree.descendants(self._process)])


def _is_busy() -> bool:
    """Whether more wants to run than there are processors, where the system says it."""
    return hasattr(os, "getloadavg") and os.getloadavg()[0] > (os.cpu_count() or 1)
