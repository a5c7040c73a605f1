"""A clock that the grader sets: an answer that asks for the time gets the simulated one (standard library only).

Runs in the child that executes an answer, before anything else is imported, so that `from datetime import datetime`
and `from time import time` get these too.
"""

import datetime
import os
import sys
import time
from collections.abc import Callable
from typing import Any, SupportsIndex

_REAL = datetime.datetime
_real_now = _REAL.now
_EPOCH = _REAL(1970, 1, 1, tzinfo=datetime.UTC)
LAID = _REAL(2024, 1, 1).timestamp()
"""The last date that the files of an answer may bear."""


class Clock:
    """The simulated instant (None lets real time through), once the judge has told it: it is asked for when needed."""

    now: datetime.datetime | None = None
    first: datetime.datetime | None = None
    """What was told first: what measures a time that goes by follows from there."""
    told = True
    on = 0
    """For how many seconds the machine has been on: what only measures begins there, and files were laid that long ago."""
    ask: Callable[[], str | None] = staticmethod(lambda: None)


def _instant() -> datetime.datetime:
    if not Clock.told:
        given = Clock.ask()
        Clock.now, Clock.told = given and _REAL.fromisoformat(given), True
    instant = Clock.now if Clock.now is not None else _real_now().astimezone()
    Clock.first = Clock.first or instant
    return instant


class _InstanceOfReal(type):
    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, cls.__mro__[1])

    def __subclasscheck__(cls, other: type) -> bool:
        return issubclass(other, cls.__mro__[1])


class SimulatedDateTime(datetime.datetime, metaclass=_InstanceOfReal):
    """datetime.datetime, told the time by the grader."""

    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> datetime.datetime:  # type: ignore[override]
        """The simulated instant, naive and local without a time zone."""
        instant = _instant()
        return instant.astimezone(tz) if tz else instant.replace(tzinfo=None)

    @classmethod
    def today(cls) -> datetime.datetime:  # type: ignore[override]
        """The simulated instant, naive and local."""
        return cls.now()

    @classmethod
    def utcnow(cls) -> datetime.datetime:  # type: ignore[override]
        """The simulated instant, naive, in UTC."""
        return _instant().astimezone(datetime.UTC).replace(tzinfo=None)


class SimulatedDate(datetime.date, metaclass=_InstanceOfReal):
    """datetime.date, told the day by the grader."""

    @classmethod
    def today(cls) -> datetime.date:  # type: ignore[override]
        """The simulated day."""
        return _instant().date()


SimulatedDateTime.min, SimulatedDateTime.max = (
    SimulatedDateTime(*one.timetuple()[:6], one.microsecond) for one in (_REAL.min, _REAL.max)
)
SimulatedDate.min, SimulatedDate.max = SimulatedDate(1, 1, 1), SimulatedDate(9999, 12, 31)
OF_DAYS = {getattr(time, name) for name in ("CLOCK_REALTIME", "CLOCK_TAI") if hasattr(time, name)}
OF_DAYS |= {5, 8, *range(12, 64)} if sys.platform == "linux" else set()
"""The clocks that know the date; those of Linux that have no name in Python too (coarse, that of alarms, those to come)."""
OF_WORK = {
    getattr(time, name)
    for name in ("CLOCK_PROCESS_CPUTIME_ID", "CLOCK_THREAD_CPUTIME_ID", "CLOCK_PROF")
    if hasattr(time, name)
}
"""The clocks that count work."""
BEGAN = int(time.time()) - 1
"""Before the answer does anything."""
GIVEN: dict[tuple[int, int], int] = {}
"""The dates that an answer gave its files (last read, last changed), by the mark that these bear instead: so many nanoseconds of 1970."""


def laid() -> float:
    """The date of every file of an answer."""
    return LAID - Clock.on


def date(folder: str, on: int) -> None:
    """Give every file of a folder the date at which the machine, `on` for so many seconds, began: its copy is of now."""
    Clock.on = on
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
        at = laid() if found.st_mtime < BEGAN else (_instant() - _EPOCH).total_seconds()
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


def install(ask: Callable[[], str | None]) -> None:
    """Put the simulated clock in place of the real one in `datetime`, `time` and `os`; `ask` tells it, as ISO 8601.

    Where it is there already, nothing is left of what it told before.
    """
    Clock.ask = staticmethod(ask)  # type: ignore[method-assign]
    Clock.now = Clock.first = None
    Clock.told = True
    if datetime.datetime is SimulatedDateTime:
        return
    real_local, real_utc, real_format, real_text = time.localtime, time.gmtime, time.strftime, time.asctime

    def seconds() -> float:
        return (_instant() - _EPOCH).total_seconds()

    def gone_by() -> float:
        # Whoever never asked the time only measures how long something takes: that asks nothing.
        return Clock.on + ((_instant() - Clock.first).total_seconds() if Clock.first else 0.0)

    def local(value: float | SupportsIndex | None = None) -> time.struct_time:
        return _instant().timetuple() if value is None else real_local(value)

    real_clock, real_clock_ns = getattr(time, "clock_gettime", None), getattr(time, "clock_gettime_ns", None)
    if real_clock and real_clock_ns:

        def clock(which: int) -> float:
            measured = real_clock(which)
            return seconds() if which in OF_DAYS else measured + (Clock.on if which in OF_WORK else gone_by())

        def clock_ns(which: int) -> int:
            measured = real_clock_ns(which)
            if which in OF_DAYS:
                return time.time_ns()
            return measured + int((Clock.on if which in OF_WORK else gone_by()) * 1_000_000_000)

        time.clock_gettime, time.clock_gettime_ns = clock, clock_ns
    for name in ("monotonic", "perf_counter"):
        measure, measure_ns = getattr(time, name), getattr(time, f"{name}_ns")
        setattr(time, name, lambda measure=measure: measure() + gone_by())
        setattr(time, f"{name}_ns", lambda measure=measure_ns: measure() + int(gone_by() * 1_000_000_000))
    for name in ("process_time", "thread_time"):
        if measure := getattr(time, name, None):
            measure_ns = getattr(time, f"{name}_ns")
            setattr(time, name, lambda measure=measure: measure() + Clock.on)
            setattr(time, f"{name}_ns", lambda measure=measure_ns: measure() + Clock.on * 1_000_000_000)
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
    if logs := sys.modules.get(
        "logging"
    ):  # it keeps when it was imported, in seconds or, of late, in a thousand millionth of one
        kept = logs._startTime
        logs._startTime = int(laid() * 1_000_000_000) if isinstance(kept, int) else laid()
    # Asks the system for the time below Python: without it, `uuid` asks as everybody does.
    sys.modules["_uuid"] = None  # type: ignore[assignment]
    for module in (datetime, sys.modules.get("_datetime")):
        if module:
            vars(module).update(datetime=SimulatedDateTime, date=SimulatedDate)
    time.time = seconds
    time.time_ns = lambda: int(seconds() * 1_000_000_000)
    time.localtime = local
    time.gmtime = lambda value=None: real_utc(seconds() if value is None else value)
    time.asctime = lambda moment=None: real_text(local() if moment is None else moment)
    time.ctime = lambda value=None: real_text(local(value))
    time.strftime = lambda form, moment=None: real_format(form, local() if moment is None else moment)
