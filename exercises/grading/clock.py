"""A clock that the grader sets: an answer that asks for the time gets the simulated one (standard library only).

Runs in the child that executes an answer, before anything else is imported, so that `from datetime import datetime`
and `from time import time` get these too.
"""

import contextlib
import datetime
import functools
import operator
import sys
import time
from collections.abc import Callable
from types import ModuleType
from typing import Any, SupportsIndex

_REAL = datetime.datetime
_real_now = _REAL.now
EPOCH = _REAL(1970, 1, 1, tzinfo=datetime.UTC)


class Clock:
    """The simulated instant (None lets real time through), once the judge has told it: it is asked for when needed."""

    now: datetime.datetime | None = None
    first: datetime.datetime | None = None
    """What was told first: what measures a time that goes by follows from there."""
    told = True
    begun: dict[object, int] = {}
    """What each clock that only measures said when the answer began, in nanoseconds, by its number or its name."""
    on = 0
    """For how many seconds the machine has been on: what only measures begins there, and files were laid that long ago."""
    ask: Callable[[], str | None] = staticmethod(lambda: None)


def instant() -> datetime.datetime:
    """What time it is, as the judge tells it; the real time where it tells none."""
    if not Clock.told:
        given = Clock.ask()
        Clock.now, Clock.told = given and _REAL.fromisoformat(given), True
    found = Clock.now if Clock.now is not None else _real_now().astimezone()
    Clock.first = Clock.first or found
    return found


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
        return instant().astimezone(tz) if tz else instant().replace(tzinfo=None)

    @classmethod
    def today(cls) -> datetime.datetime:  # type: ignore[override]
        """The simulated instant, naive and local."""
        return cls.now()

    @classmethod
    def utcnow(cls) -> datetime.datetime:  # type: ignore[override]
        """The simulated instant, naive, in UTC."""
        return instant().astimezone(datetime.UTC).replace(tzinfo=None)


class SimulatedDate(datetime.date, metaclass=_InstanceOfReal):
    """datetime.date, told the day by the grader."""

    @classmethod
    def today(cls) -> datetime.date:  # type: ignore[override]
        """The simulated day."""
        return instant().date()


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
MEASURES: dict[object, Callable[[], int]] = {
    name: getattr(time, f"{name}_ns") for name in ("monotonic", "perf_counter")
}
"""What tells how long something takes, in nanoseconds since a moment that is the machine's own."""
if hasattr(time, "clock_gettime_ns"):
    MEASURES |= {which: functools.partial(time.clock_gettime_ns, which) for which in {*range(16)} - OF_DAYS - OF_WORK}
REPLACED: list[tuple[dict[str, Any], dict[str, Any]]] = []
"""What modules held before something of theirs was replaced, and what they hold."""
OWN = frozenset({"__main__", "below", "clock", "confinement", "cradle", "dates", "doors", "spoken"})
"""The modules that keep the real clock, which the answer does not find."""


def _now_measured() -> dict[object, int]:
    found: dict[object, int] = {}
    for which, measure in MEASURES.items():
        with contextlib.suppress(OSError):
            found[which] = measure()
    return found


def spread() -> None:
    """Put what replaces the functions of some modules wherever a module that is loaded already has brought them in."""
    pairs = [(old, held[name]) for was, held in REPLACED for name, old in was.items()]
    instead = {id(old): new for old, new in pairs if old is not new and callable(old)}
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in OWN or not isinstance(module, ModuleType):
            continue
        held = vars(module)
        held.update({key: instead[id(one)] for key, one in list(held.items()) if id(one) in instead})


def install(ask: Callable[[], str | None]) -> None:
    """Put the simulated clock in place of the real one in `datetime` and `time`; `ask` tells it, as ISO 8601.

    Where it is there already, nothing is left of what it told before.
    """
    Clock.ask = staticmethod(ask)  # type: ignore[method-assign]
    Clock.now = Clock.first = None
    Clock.told = True
    Clock.begun = _now_measured()
    if datetime.datetime is SimulatedDateTime:
        return
    REPLACED.extend((dict(vars(module)), vars(module)) for module in (datetime, time))
    real_local, real_utc, real_format, real_text = time.localtime, time.gmtime, time.strftime, time.asctime

    def seconds() -> float:
        return (instant() - EPOCH).total_seconds()

    def gone_by(which: object, measured: int) -> int:
        # Whoever never asked the time only measures how long something takes: that asks nothing.
        told = (instant() - Clock.first).total_seconds() if Clock.first else 0.0
        return measured - Clock.begun.get(which, 0) + int((Clock.on + told) * 1_000_000_000)

    def local(value: float | SupportsIndex | None = None) -> time.struct_time:
        return instant().timetuple() if value is None else real_local(value)

    if real_clock_ns := getattr(time, "clock_gettime_ns", None):

        def clock_ns(which: Any) -> int:
            # The number that the system will read, whatever a class of the answer says of it.
            which = int.__index__(operator.index(which))
            measured: int = real_clock_ns(which)
            if which in OF_DAYS:
                return time.time_ns()
            if which in OF_WORK or which < 0:
                return measured + Clock.on * 1_000_000_000
            return gone_by(which, measured)

        time.clock_gettime_ns = clock_ns
        time.clock_gettime = lambda which: clock_ns(which) / 1_000_000_000
    for name in ("monotonic", "perf_counter"):
        setattr(time, f"{name}_ns", lambda name=name: gone_by(name, MEASURES[name]()))
        setattr(time, name, lambda name=name: gone_by(name, MEASURES[name]()) / 1_000_000_000)
    for name in ("process_time", "thread_time"):
        if measure := getattr(time, name, None):
            measure_ns = getattr(time, f"{name}_ns")
            setattr(time, name, lambda measure=measure: measure() + Clock.on)
            setattr(time, f"{name}_ns", lambda measure=measure_ns: measure() + Clock.on * 1_000_000_000)
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
