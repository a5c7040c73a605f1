"""Papers that a table says are good for a time only, or that it wants though it says that they were given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guichet.core.numbers import whole
from guichet.core.places import Place
from guichet.done.acts.lapse import Lapse, days_of, is_paper, lapse
from guichet.done.nouns.titles import IDS, TITLES
from guichet.done.words import apart, names, speaks_of
from guichet.reading.data.durations import UNITS
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import is_yes

_SOON = 200
"""Days before which a paper is asked for more than once a year, though nothing changed."""
_TITLES = TITLES | IDS | {"piece", "document", "kind", "type"}


def good_for_in(tree: Tree, place: Place) -> Iterator[Lapse]:
    """Yield the rows of a table that let a paper serve for a short time (a review), or want one that was given already."""
    for around, row in tree.walk():
        said = " ".join((row.key, *(one.value or "" for one in row.leaves if one.key.lower() in _TITLES)))
        if not row.parts or not is_paper(f"{around[-1].key if around else ''} {said}"):
            continue
        for part in row.parts:
            days = _days(part) if names("identity.lasting").search(apart(part.key)) else None
            if days is not None and 2 < days < _SOON:
                yield replace(
                    lapse(part.path, part.span, place, f"{said.strip()[:40]}, {part.key}: {days}"), certain=False
                )
        if _is_given(row) and _is_wanted(row):
            yield lapse(row.path, row.span, place, said.strip())


def _days(part: Tree) -> int | None:
    """The days that a setting stands for: `valid: 90d`, `validity_days: 90`, `valid: timedelta(days=90)`."""
    held = part.parts[0] if part.value in ("timedelta", "relativedelta", "Duration") and len(part.parts) == 1 else None
    if held is None:
        return days_of(part) if not part.parts else None
    unit = UNITS.get(held.key.lower() or "days")
    number = held.value or ""
    days = whole(number)
    return days * unit // 86_400 if unit and days is not None else None


def _is_given(row: Tree) -> bool:
    return any(is_yes(one.value) and speaks_of(one.key, "identity.had") for one in row.leaves)


def _is_wanted(row: Tree) -> bool:
    wanted = [one for one in row.leaves if speaks_of(one.key, "fields.must") and not speaks_of(one.key, "fields.may")]
    return any(is_yes(one.value) for one in wanted)
