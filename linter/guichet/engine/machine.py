"""How many processes a run takes: what the machine gives to this one, not what it has."""

from __future__ import annotations

import os
import re
from pathlib import Path

_EACH = 400_000_000
"""Bytes of memory that a process may come to need on a large project."""
_GROUP = Path("/sys/fs/cgroup")
"""Where Linux says what a container may use."""


def processes() -> int:
    """Return the number of processes that share the work when nobody says: by processors, then by memory."""
    room = _memory()
    return max(1, min(_processors(), room // _EACH if room else _processors()))


def _processors() -> int:
    try:
        mine = len(os.sched_getaffinity(0))
    except AttributeError:  # only some systems let a process be kept to some processors
        mine = os.cpu_count() or 1
    share = _allowed("cpu.max").split()
    if len(share) == 2 and share[0].isdigit() and share[1].isdigit() and int(share[1]):
        mine = min(mine, -(-int(share[0]) // int(share[1])))
    return max(1, mine)


def _memory() -> int:
    """Return the bytes of memory that this process may come to use, 0 when the system does not say."""
    limit = _allowed("memory.max")
    free = re.search(r"^MemAvailable:\s+(\d+) kB", _text(Path("/proc/meminfo")), re.M)
    known = [int(limit)] if limit.isdigit() else []
    return min([*known, int(free[1]) * 1024] if free else known, default=0)


def _allowed(name: str) -> str:
    return _text(_GROUP / name).strip()


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""
