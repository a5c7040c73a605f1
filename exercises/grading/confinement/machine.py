"""The machine that an answer believes to be on: another one each time that it is started again.

What depends on its name, on the number of a program or on who runs it can be run again until a friend wins. The kernel
says these where it can be told to (namespaces.py), Python everywhere.
"""

import contextlib
import os
import sys
import time
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

MODULES = (os.name, "_socket", "resource")
"""Where Python keeps what is replaced here, under `os` and `socket`."""
DAY, PAGE = 86_400, 4096
ROOM, FILES = 64 << 20, 4096
"""Bytes and files that an answer may write."""
KIND = [os.uname().sysname, os.uname().machine] if hasattr(os, "uname") else []
"""What is the same on every such machine; an answer, whom the kernel tells no name, cannot ask it any more."""


@dataclass(frozen=True)
class Machine:
    """One machine among others; two that follow each other differ in all that is said here."""

    number: int = 0

    @property
    def rank(self) -> int:
        """From 0 to 22, and far from that of the next machine."""
        return 7 * self.number % 23

    @property
    def name(self) -> str:
        """What the machine is called."""
        return f"poste{10 + self.rank}"

    @property
    def user(self) -> int:
        """The number of whoever runs the answer."""
        return 1000 + self.rank

    @property
    def processors(self) -> int:
        """How many there are, or seem to be: from 2 to 8."""
        return 2 + self.number % 7

    @property
    def seconds(self) -> int:
        """How long it has been on, in seconds; files were laid there that long before."""
        return (1 + self.rank) * DAY + 997 * self.rank

    def environment(self) -> dict[str, str]:
        """What shells and systems tell programs about the machine and whoever runs them."""
        user = f"u{self.user}"
        return {
            "USER": user,
            "LOGNAME": user,
            "USERNAME": user,
            "HOSTNAME": self.name,
            "COMPUTERNAME": self.name,
            "SHELL": f"/opt/{self.rank}/bin/sh",
        }

    def furnish(self, home: str) -> None:
        """Put files in a home, so that the next do not get the numbers, nor find the room, of another machine."""
        folder = os.path.join(home, ".cache")
        os.mkdir(folder)
        for number in range(self.rank):
            with open(os.path.join(folder, str(number)), "wb") as file:
                file.write(bytes(PAGE))

    def install(self, *, process: int | None = None) -> Callable[[], None]:
        """Say all this in the place of `os`, `socket`, `platform` and `resource`; what is returned puts them back.

        `process`: the number that the program says it has, where it is not a process of its own.
        """
        told = dict(self._of_system())
        if process is not None:
            told["getpid"] = lambda: process
        replaced = [(vars(module), name, one) for module in (os, sys.modules[os.name]) for name, one in told.items()]
        if sockets := _module("_socket"):
            replaced += [(vars(module), "gethostname", lambda: self.name) for module in (sockets, _known("socket"))]
        if resources := _module("resource"):
            replaced.append((vars(resources), "getrlimit", self._limit(resources.getrlimit)))
            replaced.append((vars(resources), "getrusage", self._usage(resources.getrusage, resources.struct_rusage)))
        for able in (os.supports_fd, os.supports_dir_fd):
            able |= {told[name] for name in told if getattr(os, name, None) in able}
        replaced.append((vars(sys), "executable", f"/opt/{self.rank}/bin/python3"))
        replaced = [(held, name, one) for held, name, one in replaced if name in held]
        kept = [(held, name, held[name]) for held, name, _ in replaced]
        for held, name, one in replaced:
            held[name] = one
        # It keeps what the real machine has said.
        platform, mask = sys.modules.pop("platform", None), os.umask((0o022, 0o027, 0o077)[self.number % 3])

        def put_back() -> None:
            os.umask(mask)
            for held, name, one in kept:
                held[name] = one
            if platform:
                sys.modules["platform"] = platform

        return put_back

    def _of_system(self) -> Iterator[tuple[str, Callable[..., Any]]]:
        for name in ("getuid", "geteuid", "getgid", "getegid"):
            yield name, lambda: self.user
        for name in ("cpu_count", "process_cpu_count"):
            yield name, lambda: self.processors
        yield "sched_getaffinity", lambda _process: set(range(self.processors))
        yield "getloadavg", lambda: (self.rank / 50, self.rank / 60, self.rank / 70)
        yield "getlogin", lambda: f"u{self.user}"
        yield "getppid", lambda: 1 + self.rank
        yield "getgroups", lambda: [self.user]
        if hasattr(os, "getpriority"):
            yield "getpriority", self._nicer(os.getpriority)
        yield "times", self._times(os.times)
        for name in ("getresuid", "getresgid"):
            yield name, lambda: (self.user, self.user, self.user)
        if hasattr(os, "sysconf"):
            yield "sysconf", self._count(os.sysconf)
        if hasattr(os, "statvfs"):
            yield "statvfs", self._room(os.stat)
            yield "fstatvfs", self._room(os.fstat)
        if KIND:
            system, processor = KIND
            said = (system, self.name, f"6.{1 + self.rank}.0-generic", f"#{1 + self.rank} SMP", processor)
            yield "uname", lambda: os.uname_result(said)

    def _times(self, ask: Callable[[], Any]) -> Callable[[], Any]:
        # The last one counts since a moment that is the machine's own.
        return lambda: type(said := ask())([*(one + self.rank for one in said[:4]), time.monotonic()])

    def _nicer(self, ask: Callable[..., int]) -> Callable[..., int]:
        return lambda *given: ask(*given) + self.number % 7

    def _limit(self, ask: Callable[[int], Any]) -> Callable[[int], Any]:
        # The machine sets some by its memory: those that are bound here stay below, and hold.
        return lambda which: tuple(one if one < 0 else one + self.rank for one in ask(which))

    def _count(self, ask: Callable[[Any], Any]) -> Callable[[Any], Any]:
        # What the system will read, whatever a class of the answer says of it.
        return lambda name: (
            self._counts.get(plain := str.__str__(name) if isinstance(name, str) else int.__index__(name)) or ask(plain)
        )

    def _room(self, look: Callable[[Any], Any]) -> Callable[[Any], Any]:
        # Some disks are as large as a part of the memory: of each, what is told is the room that an answer has.
        free = (ROOM // PAGE - 1 - self.rank, FILES - 1 - self.rank)
        said = (PAGE, PAGE, ROOM // PAGE, free[0], free[0], FILES, free[1], free[1], 0, 255, 1 + self.rank)

        def told(path: Any) -> Any:
            look(path)
            return os.statvfs_result(said)

        return told

    @property
    def _counts(self) -> dict[Any, int]:
        pages = (1 + self.rank) << 18
        told = {
            "SC_NPROCESSORS_CONF": self.processors, "SC_NPROCESSORS_ONLN": self.processors,
            "SC_PHYS_PAGES": 4 * pages, "SC_AVPHYS_PAGES": pages, "SC_CHILD_MAX": 1000 + self.rank,
        }  # fmt: skip
        numbers = getattr(os, "sysconf_names", {})
        return told | {numbers[name]: value for name, value in told.items() if name in numbers}

    def _usage(self, ask: Callable[[int], Any], form: Callable[[Any], Any]) -> Callable[[int], Any]:
        # Seconds, then kilobytes, then counts: each is of another machine.
        return lambda who: form([one + self.rank for one in ask(who)])


def _known(name: str) -> types.ModuleType:
    return sys.modules.get(name) or types.ModuleType(name)


def _module(name: str) -> types.ModuleType | None:
    with contextlib.suppress(ImportError):
        return __import__(name)
    return None
