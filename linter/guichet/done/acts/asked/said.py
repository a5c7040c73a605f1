"""A place that says a flaw by a name and a value: at most a question, and how it names what it says."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from guichet.core.places import Place
from guichet.done.nouns.act import Act, Kind
from guichet.reading.data.trees import Tree


class Flaw(Enum):
    """What a place says of people."""

    AGE = "age"
    """Fewer points for those who are older."""
    HOME = "home"
    """A deposit, a risk or a refusal by where one lives."""
    LANE = "lane"
    """A line that is slower than the others, by where one lives."""
    MEANS = "means"
    """A control of those who have little, or are lodged by others."""
    ORIGIN = "origin"
    """A list of those turned down for their nationality, or for where they were born."""
    NAMES = "names"
    """How the names begin or end of those who are looked at more closely."""
    ABODE = "abode"
    """A proof of address that must bear the name of whoever asks."""
    ACCOUNT = "account"
    """An account for money that must bear it."""
    LETTERS = "letters"
    """A name in plain letters alone."""
    SHORT = "short"
    """The fewest letters of a name."""
    EXACT = "exact"
    """Two names that must be the same, letter for letter."""
    BIRTH = "birth"
    """A birth whose day and month must be known."""
    NATIONALS = "nationals"
    """Papers that nationals alone have, as all that a list takes."""
    APP = "app"
    """Ways in that are all on a telephone of a few years."""
    LINE = "line"
    """A few requests in a day, counted by the line that they come by."""


@dataclass(eq=False)
class Said(Act):
    """What a place says, as it is written; `most` is its number, where it has one."""

    flaw: Flaw = field(default=Flaw.AGE, kw_only=True)
    as_written: str = field(default="", kw_only=True)
    most: float = field(default=0, kw_only=True)

    @property
    def is_said(self) -> bool:
        """Whether it is only said: always."""
        return True

    @property
    def shown(self) -> str:
        """The name and the value, as they are written."""
        return self.as_written


_LONGEST = 60


def asked_at(
    one: Tree, flaw: Flaw, place: Place, *, kind: Kind = Kind.REFUSE, shown: str = "", most: float = 0
) -> Said:
    """Return what a part of a table says; `shown` where its name and its value would say too little."""
    written = shown or (f"{one.key}: {one.value}" if one.key and one.value else one.key or one.value or "")
    return Said(kind, one.path, one.span, place, flaw=flaw, as_written=" ".join(written.split())[:_LONGEST], most=most)


def way_to(one: Tree, around: tuple[Tree, ...]) -> str:
    """Return the names that lead to a part of a table, from its file on."""
    stem = one.path.rpartition("/")[2].partition(".")[0]
    return " ".join((stem, *(each.key for each in around if each.key), one.key))
