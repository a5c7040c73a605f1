"""What knows the date elsewhere than in `datetime`, `time` and `os`: told the simulated time too, or closed (standard library only).

Runs in the child that executes an answer, once the clock of the grader is there.
"""

import contextlib
import datetime
import functools
import gc
import os
import sys
import threading
import time
from collections.abc import Callable
from types import ModuleType
from typing import Any, NoReturn

import clock  # type: ignore[import-not-found]
import dates  # type: ignore[import-not-found]

WRAPS = ("_wrap_socket", "_wrap_bio")
"""The two ways by which a connection of TLS begins."""
ASKED = {"date": 0, "time": 0, "datetime": 0, "julianday": 0, "unixepoch": 0, "strftime": 1, "timediff": 0}
"""The functions of SQLite that know the time, each with the place from which its arguments may be a moment."""
CURRENT = {"current_date": "date", "current_time": "time", "current_timestamp": "datetime"}
PRESENT = {"now": (), "subsec": ("subsec",), "subsecond": ("subsec",)}
"""What SQLite reads as the present time, and what that says besides."""
FACTORY = 5
"""The place of the class of a connection among the arguments of `sqlite3.connect`."""
MOMENTS = {"timediff": 2}
"""Those of them that are given more than one moment."""
LOOKING: set[type] = set()
"""The class that is looked into here: it is not the answer who looks."""
WINTER, SUMMER = dates.LAID, dates.LAID + 182 * 86_400


def install() -> None:
    """Answer by the simulated clock in what Python has loaded already; `DRESSED` is for what it loads later."""
    _begin()
    for name, dress in DRESSED.items():
        if module := sys.modules.get(name):
            dress(module)


@functools.cache
def _begin() -> None:
    dates.install()
    clock.spread()
    change, system = os.utime, sys.modules[os.name]
    os.utime = _kept(change)
    for able in (os.supports_fd, os.supports_dir_fd, os.supports_follow_symlinks):
        able |= {os.utime} if change in able else set()
    system.utime = os.utime  # type: ignore[attr-defined]
    _inherit()
    if hasattr(time, "tzset"):
        time.tzset = _zoned(time.tzset)


def _named_as(real: Callable[..., Any]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give what stands for a function its name and its text, and not the function itself."""

    def dressed(one: Callable[..., Any]) -> Callable[..., Any]:
        functools.update_wrapper(one, real)
        del one.__wrapped__  # type: ignore[attr-defined]
        return one

    return dressed


def _kept(change: Callable[..., None]) -> Callable[..., None]:
    """The same change of a file's dates, which are kept apart: on the disk they would be before or after the real time, and
    whoever looks at them again would learn which."""

    @_named_as(change)
    def changed(path: Any, times: Any = None, *, ns: Any = None, **options: Any) -> None:
        if times is None and ns is None:
            return change(path, **options)
        if times is not None and ns is not None:
            raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
        last, modified = (int(one) for one in ns) if times is None else (_nanoseconds(one) for one in times)
        mark = dates.GIVEN.setdefault((last, modified), len(dates.GIVEN) + 1)
        return change(path, ns=(mark, mark), **options)

    return changed


def _nanoseconds(seconds: float) -> int:
    whole = int(seconds // 1)
    return whole * 1_000_000_000 + int((seconds - whole) * 1_000_000_000)


def _inherit() -> None:
    """Have the classes that the simulated ones inherit from ask as they do."""
    for simulated, names in ((clock.SimulatedDateTime, ("now", "today", "utcnow")), (clock.SimulatedDate, ("today",))):
        held = _held(simulated.__mro__[1])
        held.update({one: vars(simulated)[one] for one in names})
    with contextlib.suppress(AttributeError):
        sys._clear_type_cache()


def _held(one: type) -> dict[str, Any]:
    """What a class of C is made of, which its `__dict__` only shows."""
    LOOKING.add(one)
    held = gc.get_referents(one.__dict__)[0]
    LOOKING.clear()
    return held  # type: ignore[no-any-return]


def _zoned(change: Callable[[], None]) -> Callable[[], None]:
    """The same change of zone; the system names its winter and its summer by those of the real year."""

    @_named_as(change)
    def changed() -> None:
        change()
        winter, summer = (time.localtime(one) for one in (WINTER, SUMMER))
        time.timezone, time.altzone = -winter.tm_gmtoff, -summer.tm_gmtoff
        time.daylight, time.tzname = int(time.timezone != time.altzone), (winter.tm_zone, summer.tm_zone)

    return changed


def _shut(module: ModuleType) -> None:
    """Let no connection of TLS begin, even with oneself: it says whether a certificate still holds, and when it began."""

    def refused(*_: Any, **__: Any) -> NoReturn:
        raise PermissionError("no network during an exercise")

    _held(module._SSLContext).update(dict.fromkeys(WRAPS, refused))
    with contextlib.suppress(AttributeError):
        sys._clear_type_cache()


def _teach(module: ModuleType) -> None:
    """Have databases ask the time as everybody does."""
    real = module.Connection
    if "taught" in vars(real):
        return
    apart, alone = real(":memory:", check_same_thread=False), threading.Lock()

    def answer(name: str, *given: Any) -> Any:
        place = ASKED[name]
        moments = range(place, place + MOMENTS.get(name, 1))
        given = given if len(given) > place else (*given, "now")
        asked: list[Any] = []
        for number, one in enumerate(given):
            text = one.decode("utf-8", "replace") if isinstance(one, bytes) else one
            word = text.partition("\0")[0].lower() if isinstance(text, str) and number >= place else ""
            is_present = word in PRESENT and (word == "now" or number in moments)
            besides = () if name in MOMENTS else PRESENT.get(word, ())
            asked += (_moment(), *besides) if is_present else (one,)
        with alone:
            return apart.execute(f"select {name}({', '.join('?' * len(asked))})", asked).fetchone()[0]

    def learn(connection: Any) -> None:
        for name in ASKED:
            real.create_function(connection, name, -1, functools.partial(answer, name), deterministic=True)
        for name, same in CURRENT.items():
            real.create_function(connection, name, 0, functools.partial(answer, same), deterministic=True)

    class Connection(real):  # type: ignore[misc, valid-type]
        """A connection to a database, told the time by the grader."""

        taught = True

        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            learn(self)

        def create_function(self, *arguments: Any, **options: Any) -> Any:
            """A function of the answer's own; to take one away brings none back that knows the real time."""
            made = super().create_function(*arguments, **options)
            if None in (*arguments[2:3], *options.values()):
                learn(self)
            return made

    Connection.__name__, Connection.__qualname__, Connection.__module__ = "Connection", "Connection", "sqlite3"
    connect = module.connect

    @_named_as(connect)
    def connected(*arguments: Any, **options: Any) -> Any:
        return connect(*arguments, **({} if len(arguments) > FACTORY else {"factory": Connection}) | options)

    module.Connection, module.connect = Connection, connected  # type: ignore[attr-defined]


def _moment() -> str:
    return f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d %H:%M:%S.%f}"[:-3]


DRESSED: dict[str, Callable[[ModuleType], None]] = {"_ssl": _shut, "_sqlite3": _teach}
"""The modules of C that know the time by themselves, and what is done to each as it is loaded."""
