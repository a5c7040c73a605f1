"""A clock that the grader sets: an answer that asks for the time gets the simulated one (standard library only).

Runs in the child that executes an answer, before anything else is imported, so that `from datetime import datetime`
and `from time import time` get these too.
"""

import datetime
import time
from typing import SupportsIndex

_REAL = datetime.datetime
_EPOCH = _REAL(1970, 1, 1, tzinfo=datetime.UTC)


class Clock:
    """The simulated instant (None lets real time through), and whether anybody has asked for it."""

    now: datetime.datetime | None = None
    was_read = False


def _instant() -> datetime.datetime:
    Clock.was_read = True
    return Clock.now if Clock.now is not None else _REAL.now().astimezone()


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


def install() -> None:
    """Put the simulated clock in place of the real one in `datetime` and `time`."""
    real_local, real_utc, real_format, real_text = time.localtime, time.gmtime, time.strftime, time.asctime

    def seconds() -> float:
        return (_instant() - _EPOCH).total_seconds()

    def local(value: float | SupportsIndex | None = None) -> time.struct_time:
        return _instant().timetuple() if value is None else real_local(value)

    datetime.datetime = SimulatedDateTime  # type: ignore[misc]
    datetime.date = SimulatedDate  # type: ignore[misc]
    time.time = seconds
    time.time_ns = lambda: int(seconds() * 1_000_000_000)
    time.localtime = local
    time.gmtime = lambda value=None: real_utc(seconds() if value is None else value)
    time.asctime = lambda moment=None: real_text(local() if moment is None else moment)
    time.ctime = lambda value=None: real_text(local(value))
    time.strftime = lambda form, moment=None: real_format(form, local() if moment is None else moment)
