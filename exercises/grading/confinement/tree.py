"""A process and all that it started: what they use together, and their end (Linux, from /proc)."""

import contextlib
import os
import signal
import stat
from dataclasses import dataclass

PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


@dataclass(frozen=True)
class Use:
    """What some processes use together: threads, bytes of memory."""

    threads: int
    memory: int


def descendants(root: int) -> list[int]:
    """The processes that one started, and those that these started; none where there is no /proc."""
    children: dict[int, list[int]] = {}
    with contextlib.suppress(OSError):
        for name in os.listdir("/proc"):
            if name.isdigit() and (fields := _fields(int(name))):
                children.setdefault(int(fields[1]), []).append(int(name))
    found, waiting = [], [root]
    while waiting:
        born = children.get(waiting.pop(), [])
        found += born
        waiting += born
    return found


def use(processes: list[int]) -> Use:
    """What they use together, those that have ended apart."""
    threads = memory = 0
    for process in processes:
        if fields := _fields(process):
            threads += int(fields[17])
            memory += int(fields[21]) * PAGE
    return Use(threads, memory)


def unlinked(processes: list[int]) -> int:
    """The bytes of the files that they hold open, and that no folder names any more."""
    held: dict[tuple[int, int], int] = {}
    for process in processes:
        with contextlib.suppress(OSError), os.scandir(f"/proc/{process}/fd") as descriptors:
            for one in descriptors:
                with contextlib.suppress(OSError):
                    file = one.stat()
                    if stat.S_ISREG(file.st_mode) and not file.st_nlink:
                        held[file.st_dev, file.st_ino] = file.st_blocks * 512
    return sum(held.values())


def kill(processes: list[int]) -> None:
    """End those that are still there."""
    for process in processes:
        with contextlib.suppress(OSError):
            os.kill(process, getattr(signal, "SIGKILL", signal.SIGTERM))


def _fields(process: int) -> list[str]:
    """What /proc says of a process after its name, which may hold anything; nothing once it has ended."""
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8", errors="replace") as file:
            return file.read().rpartition(")")[2].split()
    except OSError:
        return []
