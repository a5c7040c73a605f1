"""Lengths of time, under the name of what keeps people's files, that last longer than anybody's request."""

from __future__ import annotations

from guichet.core.places import Place
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Kind
from guichet.done.people.given_time import seconds_named
from guichet.done.people.people import name_words
from guichet.done.people.terms import NOT_PEOPLE
from guichet.done.words import speaks_of
from guichet.reading.named.values import Named

_YEAR = 365 * 86_400
_LONG = 30
"""Years beyond which the file of a request is kept for nobody's sake."""
_MOST = 1_000
"""Years beyond which a number is no length of time."""


def kept_for_life(one: Named, place: Place) -> FromDeed | None:
    """Return the length of time that a name of keeping holds, when it is a lifetime; None when it is shorter, or of no person."""
    if not speaks_of(one.said, "retention.of_files") or NOT_PEOPLE & set(name_words(f"{one.name} {' '.join(one.around[3:])}")):  # fmt: skip
        return None
    if speaks_of(one.said, "deeds.kept for good") or not any(
        speaks_of(one.said, idea) for idea in ("asked.files", "deeds.files", "decisions.people", "decisions.refuse")
    ):
        return None
    words = set(name_words(one.name))
    if "age" in words and "max" not in words:
        return None  # of people, not of what is kept of them
    years = _years(one)
    if years is None or not _LONG <= years <= _MOST:
        return None
    return FromDeed(
        Kind.KEEP, one.path, one.span, place, what=What.KEPT_LONG, shown=one.shown, other=f"{years:.0f}", certain=False
    )


def _years(one: Named) -> float | None:
    seconds = seconds_named(one.said, one.value.strip())
    return seconds / _YEAR if seconds is not None else None
