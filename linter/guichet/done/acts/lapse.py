"""A paper that people gave once and must give again: the act, and what tells a paper and how long it is good for."""

from __future__ import annotations

from dataclasses import dataclass, field

from guichet.core.findings import Span
from guichet.core.numbers import whole
from guichet.core.places import Place
from guichet.done.nouns.act import Act, Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.data.durations import UNITS, seconds_written
from guichet.reading.data.trees import Tree

_DAY = 86_400
_EVERY = {
    "weekly": 7, "hebdomadaire": 7, "monthly": 30, "mensuel": 30, "mensuelle": 30, "quarterly": 91, "trimestriel": 91, "trimestrielle": 91,
}  # fmt: skip


@dataclass(eq=False)
class Lapse(Act):
    """A paper that is good for a time only: `said` is where that is written; `certain` when it is asked for once more."""

    said: str = field(default="", kw_only=True)
    certain: bool = field(default=True, kw_only=True)


def lapse(path: str, span: Span, place: Place, shown: str, *, certain: bool = True) -> Lapse:
    """Return a paper that must be given again, said as it is written."""
    shown = " ".join(shown.split())[:60]
    return Lapse(Kind.EXPIRE, path, span, place, about=frozenset({"proof"}), said=shown, certain=certain)


def is_paper(said: str) -> bool:
    """Whether words name a paper that people give, about what does not change."""
    return speaks_of(said, "identity.given") and not speaks_of(said, "identity.changing")


def days_of(one: Tree) -> int | None:
    """Return how many days a setting stands for, by its number and its unit, or by its word."""
    words = apart(f"{one.key} {one.value}").split()
    word = next((word for word in words if word in _EVERY), None)
    if word is not None:
        return _EVERY[word]
    written = seconds_written(one.value or "")
    number = next((number for part in words if (number := whole(part)) is not None), None)
    unit = next((UNITS[word] for word in words if word in UNITS), None)
    seconds = number * unit if written is None and number and unit else written
    return round(seconds / _DAY) if seconds else None
