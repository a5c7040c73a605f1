"""A process and all that it started: what they use together, and their end (Linux, from /proc)."""

import contextlib
import ctypes
import os
import signal
import stat
import sys
from collections.abc import Collection
from dataclasses import dataclass

from .calls import ADOPT, ADOPTS, Refused, call, libc

ROUNDS = 20
"""Looks for what is still there, before what is left is left."""
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
"""In a second of processor, as it is counted there."""


@dataclass(frozen=True)
class Use:
    """What some processes use together: threads, bytes of memory, and the seconds of processor that they have taken."""

    threads: int
    memory: int
    seconds: float


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
    """What they use together; of those that have ended, what they took is that of whoever started them."""
    threads = memory = ticks = 0
    for process in processes:
        if fields := _fields(process):
            threads += int(fields[17])
            memory += int(fields[21]) * PAGE
            ticks += sum(map(int, fields[11:15]))
    return Use(threads, memory, ticks / TICKS)


def held(processes: list[int]) -> int:
    """The bytes of memory that they hold, what they share counted once; where that is not told, by each of them."""
    found = 0
    for process in processes:
        try:
            with open(f"/proc/{process}/smaps_rollup", encoding="ascii") as file:
                found += next((1024 * int(line.split()[1]) for line in file if line.startswith("Pss:")), 0)
        except (OSError, ValueError):
            found += use([process]).memory
    return found


def delays(processes: list[int]) -> dict[tuple[int, int], float]:
    """The seconds during which each of their threads could have run, and had no processor."""
    found: dict[tuple[int, int], float] = {}
    for process in processes:
        with contextlib.suppress(OSError, ValueError, IndexError):
            for thread in map(int, os.listdir(f"/proc/{process}/task")):
                with open(f"/proc/{process}/task/{thread}/schedstat", encoding="ascii") as file:
                    found[process, thread] = int(file.read().split()[1]) / 1e9
    return found


def unlinked(processes: list[int], folder: str, most: int) -> int:
    """The bytes of the files that they hold open, and that no folder names any more.

    Those of `folder` that are in memory alone count for `most`, which a file may hold: nobody can ask their size.
    """
    held: dict[int, int] = {}
    for process in processes:
        held |= dict.fromkeys(_mapped(process, os.path.realpath(folder)), most)
    for process in processes:
        with contextlib.suppress(OSError), os.scandir(f"/proc/{process}/fd") as descriptors:
            for one in descriptors:
                with contextlib.suppress(OSError):
                    file = one.stat()
                    if stat.S_ISREG(file.st_mode) and not file.st_nlink:
                        held[file.st_ino] = file.st_blocks * 512
    return sum(held.values())


def _mapped(process: int, folder: str) -> set[int]:
    """The numbers of the files of a folder that a process has in memory, and that no folder names any more."""
    found = set()
    with (
        contextlib.suppress(OSError, ValueError),
        open(f"/proc/{process}/maps", encoding="utf-8", errors="replace") as file,
    ):
        for line in file:
            if (
                line.endswith(" (deleted)\n")
                and len(told := line.split(maxsplit=5)) == 6
                and told[5].startswith(folder)
            ):
                found.add(int(told[4]))
    return found


def kill(processes: list[int]) -> None:
    """End those that are still there."""
    for process in processes:
        with contextlib.suppress(OSError):
            os.kill(process, getattr(signal, "SIGKILL", signal.SIGTERM))


def end(root: int) -> None:
    """End all that a process started, and what these start meanwhile, before it ends itself."""
    for _ in range(ROUNDS):
        if not (living := [one for one in descendants(root) if (fields := _fields(one)) and fields[0] != "Z"]):
            return
        kill(living)


def adopt() -> None:
    """Become the parent of what outlives those that started it, below this process, where the system knows how to."""
    if sys.platform == "linux":
        with contextlib.suppress(Refused):
            call("prctl", ADOPT, 1, 0, 0, 0)


def end_orphans(spared: Collection[int]) -> None:
    """End what this process has adopted: its children of another session than its own, save those."""
    adopts = ctypes.c_int()
    if sys.platform != "linux" or libc().prctl(ADOPTS, ctypes.byref(adopts), 0, 0, 0) or not adopts.value:
        return
    here, own = os.getpid(), str(os.getsid(0))
    for one in descendants(here):
        fields = _fields(one)
        if fields and int(fields[1]) == here and fields[3] != own and one not in spared:
            end(one)
            kill([one])
            with contextlib.suppress(OSError):
                os.waitpid(one, 0)


def _fields(process: int) -> list[str]:
    """What /proc says of a process after its name, which may hold anything; nothing once it has ended."""
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8", errors="replace") as file:
            return file.read().rpartition(")")[2].split()
    except OSError:
        return []
