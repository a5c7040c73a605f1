"""One thing that a program does, in any language: a call, or values put under names, with the names and the tests around."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from guichet.core.findings import Span
from guichet.core.memo import cached_property

# None of these is a name that a program may give: `$return = [1];` is no answer.
FIRST = "first value"
"""What a deed is called that gives a field of a class the value it begins with."""
SPREAD = "..."
"""What a value is called whose own parts are put in, each under its name: `{ ...described(req) }`."""
TAKES = "-="
"""What a deed is called that takes from a number: its one value is what is taken, under the name of that."""
RETURN = "(return)"
"""What a deed is called that only answers: its one value has no name."""
LEAVES = "(leaves)"
"""What a deed is called that goes away and answers nothing."""
THROWS = "(throws)"
"""What a deed is called that fails, and says so to whoever called: its one argument is what it throws."""
CHANGES = "(changes)"
"""What a deed is called that gives another value to what has no name in a thing, or throws it away: its one argument is that."""
FAILS = "not ("
"""How a test begins that must fail."""
LONGEST = 160
"""Signs of a value, of a test or of a call that are kept."""
_TEXT = re.compile(r"'([^']{0,200})'|\"([^\"]{0,200})\"|`([^`]{0,200})`")
_BY_NAME = re.compile(r"(?:^|[.>:])(?:update_column|update_attribute|write_attribute|set_attribute|setAttribute)$")
_QUOTED = re.compile(r"['\"](\w{1,80})['\"]")
_SETTER = re.compile(r"(?:^|\.|->)set(?:_|(?=[A-Z]))(\w{1,80})$")


@lru_cache(maxsize=4096)
def _last_name(called: str) -> str:
    return re.split(r"[.>:]", called)[-1]


@dataclass(frozen=True, slots=True)
class Function:
    """A function that has a name, or what answers a route: what it is called, where that is written, the verb of the route."""

    name: str
    span: Span
    verb: str = ""


@dataclass(frozen=True, slots=True)
class Put:
    """A value put under a name, as both are written."""

    name: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Deed:
    """A call, an assignment or a statement of SQL: what it is called, or into what it writes, and what it puts there.

    `around` names the functions and the classes that hold it, nearest first; `tests` are those that decide it, nearest first, `not (…)` around one that must fail;
    `given` what the function around is given; `marks` what calls it: decorators, and the event that a script waits for.
    """

    path: str
    span: Span
    called: str
    puts: tuple[Put, ...] = ()
    around: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    is_call: bool = True
    args: tuple[str, ...] = ()
    """What a call is given without a name, as it is written."""
    within: Function | None = None
    tests_at: tuple[Span, ...] = ()
    """Where each test is written."""

    def put(self, *names: str) -> Iterator[Put]:
        """Yield what it puts under some names."""
        return (one for one in self.puts if one.name in names)

    @property
    def last(self) -> str:
        """The last name of what is called."""
        return _last_name(self.called)

    @property
    def owner(self) -> str:
        """What it is asked of."""
        return self.called[: len(self.called) - len(self.last)]

    @property
    def written(self) -> tuple[Put, ...]:
        """What it puts under names, one that sets by its own name too, or by a name that it is given: `setVisible(false)`, `update_column(:seen, true)`."""
        named = _QUOTED.fullmatch(self.args[0]) if self.is_call and len(self.args) == 2 and _BY_NAME.search(self.called) else None  # fmt: skip
        if named is not None:
            return (*self.puts, Put(named[1], self.args[1], self.span))
        found = _SETTER.search(self.called) if self.is_call and len(self.args) == 1 else None
        return (*self.puts, Put(found[1], self.args[0], self.span)) if found is not None else self.puts

    @property
    def words(self) -> str:
        """All that it is written with."""
        return " ".join((self.called, *self.args, *(f"{one.name} {one.value}" for one in self.puts), *self.tests))


@dataclass(frozen=True)
class Body:
    """A function, and what it does in order."""

    function: Function
    deeds: tuple[Deed, ...]

    @cached_property
    def words(self) -> str:
        """All that its deeds are written with."""
        return " ".join(one.words for one in self.deeds)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The texts that it holds."""
        said = (part for one in self.deeds for part in (*one.args, *(put.value for put in one.puts)))
        return tuple("".join(found) for part in said for found in _TEXT.findall(part))


def bodies_of(deeds: Iterable[Deed]) -> Iterator[Body]:
    """Yield the functions that hold some deeds, in order."""
    held: dict[Function, list[Deed]] = {}
    for one in deeds:
        if one.within is not None:
            held.setdefault(one.within, []).append(one)
    return (Body(function, tuple(own)) for function, own in held.items())


def test_of(text: str, *, holds: bool) -> str:
    """Return a test as a deed keeps it: within `not (…)` when it must fail for the deed to be done."""
    return folded(text) if holds else f"{FAILS}{folded(text)})"


def folded(text: str) -> str:
    """Return what is written on one line, the first signs of it."""
    first = text.split(maxsplit=LONGEST)[:LONGEST]  # what is written may be a whole bundle, folded for each deed in it
    return " ".join(first)[:LONGEST]
