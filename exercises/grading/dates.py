"""The dates of files: those of an answer are of its machine, and what is done while it runs bears the simulated time (standard library only).

Runs in the child that executes an answer, once the clock of the grader is there.
"""

import datetime
import os
import sys
import time
from collections.abc import Callable
from typing import Any

import clock  # type: ignore[import-not-found]

LAID = datetime.datetime(2024, 1, 1).timestamp()
"""The last date that the files of an answer may bear."""
BEGAN = int(time.time()) - 1
"""Before the answer does anything."""
GIVEN: dict[tuple[int, int], int] = {}
"""The dates that an answer gave its files (last read, last changed), by the mark that these bear instead: so many nanoseconds of 1970."""


def laid() -> float:
    """The date of every file of an answer."""
    return LAID - clock.Clock.on


def date(folder: str, on: int) -> None:
    """Give every file of a folder the date at which the machine, `on` for so many seconds, began: its copy is of now."""
    clock.Clock.on = on
    for place, _, files in os.walk(folder, topdown=False):
        for name in (*files, ""):
            os.utime(os.path.join(place, name), (laid(), laid()))


def _dated(look: Callable[..., os.stat_result], latest: float | None = None) -> Callable[..., os.stat_result]:
    """The same look at a file, of which what was done since the answer began bears the simulated time.

    What was there before has no date later than `latest`, else than the answer's own files: a disk, a device or a package
    may be of today.
    """

    def looked(*arguments: Any, **options: Any) -> os.stat_result:
        found = look(*arguments, **options)
        _, (values, others) = found.__reduce__()
        most = laid() if latest is None else latest
        given = found.st_mtime_ns and found.st_mtime_ns <= len(GIVEN)
        if not given and max(values[7:10]) < min(BEGAN, most):
            return found
        # Of a file that was only laid there, or read, nobody asks what time it is.
        at = laid() if found.st_mtime < BEGAN else (clock.instant() - clock.EPOCH).total_seconds()
        times = [at if one >= BEGAN else min(one, most) for one in values[7:10]]
        exact = [int(one * 1_000_000_000) for one in times]
        if given:
            exact[:2] = list(GIVEN)[found.st_mtime_ns - 1]
            times[:2] = [one // 1_000_000_000 + 1e-9 * (one % 1_000_000_000) for one in exact[:2]]
        return _told(values, others, times, exact)

    return looked


def _told(values: Any, others: Any, times: list[float], exact: list[int]) -> os.stat_result:
    """What a look found, with other dates: last read, last changed, last moved."""
    names = ("st_atime", "st_mtime", "st_ctime")
    named = dict(zip(names, times, strict=True)) | {f"{one}_ns": at for one, at in zip(names, exact, strict=True)}
    return os.stat_result((*values[:7], *(one // 1_000_000_000 for one in exact)), {**others, **named})


def _stats_of_source(look: Callable[..., os.stat_result]) -> Callable[[object, str], dict[str, float]]:
    """What a loader says of a module's file, and writes at the head of what it compiles."""

    def stats(_: object, path: str) -> dict[str, float]:
        found = look(path)
        return {"mtime": found.st_mtime, "size": found.st_size}

    return stats


def _moment_of(look: Callable[..., os.stat_result]) -> Callable[[str], os.stat_result]:
    """The same look for whoever searches modules: what changed since the answer began did after what was laid, and no date tells when.

    To import a module asks nobody what time it is.
    """

    def looked(path: str) -> os.stat_result:
        found = look(path)
        _, (values, others) = found.__reduce__()
        times = [
            laid() + one - BEGAN if one >= BEGAN else one for one in (found.st_atime, found.st_mtime, found.st_ctime)
        ]
        return _told(values, others, times, [int(one * 1_000_000_000) for one in times])

    return looked


class Listed:
    """What a folder holds, whose entries date it as `os.stat` does."""

    def __init__(self, entries: Any) -> None:
        self._entries = entries

    def __iter__(self) -> "Listed":
        return self

    def __next__(self) -> "Entry":
        return Entry(next(self._entries))

    def __enter__(self) -> "Listed":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the folder go."""
        self._entries.close()


class Entry(os.PathLike[Any]):
    """A file as its folder lists it."""

    def __init__(self, entry: Any) -> None:
        self._entry = entry

    def __fspath__(self) -> Any:
        return self._entry.path

    def __getattr__(self, name: str) -> Any:
        return getattr(self._entry, name)

    def __repr__(self) -> str:
        return repr(self._entry)

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
        """What the system says of it; of a descriptor's folder, what it said when it was listed."""
        return _dated(self._entry.stat)(follow_symlinks=follow_symlinks)


def install() -> None:
    """Date files by the clock of the grader, in `os` and where modules are searched."""
    clock.REPLACED.append((dict(vars(os)), vars(os)))
    loaders = sys.modules["_frozen_importlib_external"]
    loaders._path_stat = _moment_of(os.stat)  # type: ignore[attr-defined]
    # What is compiled bears the date of its source, and is compiled again for another.
    loaders.SourceFileLoader.path_stats = _stats_of_source(_dated(os.stat, BEGAN))  # type: ignore[attr-defined]
    for name in ("stat", "lstat", "fstat"):
        look = getattr(os, name)
        setattr(os, name, _dated(look))
        for able in (os.supports_fd, os.supports_dir_fd, os.supports_follow_symlinks):
            able |= {getattr(os, name)} if look in able else set()
    scan = os.scandir
    os.scandir = lambda path=".": Listed(scan(path))  # type: ignore[assignment]
    os.supports_fd.add(os.scandir)
    if logs := sys.modules.get("logging"):
        # It keeps when it was imported, in seconds or, of late, in a thousand millionth of one.
        kept = logs._startTime
        logs._startTime = int(laid() * 1_000_000_000) if isinstance(kept, int) else laid()
