"""Rules of a table that take effect before the day on which they were adopted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.kind import Kind
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree

SET = "set"
"""How people are judged by a rule that was not there: a table sets it."""
_DAY = re.compile(r"(?:\b|\D)((?:19|20)\d\d)[-/, ]{1,2}(\d{1,2})[-/, ]{1,2}(\d{1,2})\b")


def backdated_in(tree: Tree, place: Place) -> Iterator[FromDeed]:
    """Yield the rules of a table that take effect before the day on which they were adopted."""
    if not place.is_lived:
        return
    for _, row in tree.walk():
        days = {one.key: (day, one) for one in row.leaves if one.key and (day := day_in(one.value or ""))}
        if len(days) < 2 or not any(
            speaks_of(one.key, "deadlines.what_rules_hold") for one in row.parts if one.key not in days
        ):
            continue
        found = backdated({key: day for key, (day, _) in days.items()})
        if found is not None:
            at = days[found][1]
            yield FromDeed(Kind.DECIDE, at.path, at.span, place, what=What.BACKWARD, shown=f"{at.key}: {at.value}", other=SET, certain=False)  # fmt: skip


def backdated(days: dict[str, tuple[int, int, int]]) -> str | None:
    """Return the name of the day on which a rule takes effect, when it comes before that on which it was adopted."""
    adopted = [day for name, day in days.items() if speaks_of(name, "deadlines.adopted")]
    effects = [(name, day) for name, day in days.items() if speaks_of(name, "deadlines.takes_effect") and not speaks_of(name, "deadlines.adopted")]  # fmt: skip
    return next((name for name, day in effects if adopted and day < max(adopted)), None)


def day_in(value: str) -> tuple[int, int, int] | None:
    """Return the day that a short value is, as a year, a month and a day."""
    found = _DAY.search(f" {value}") if len(value) <= 40 else None
    return (int(found[1]), int(found[2]), int(found[3])) if found is not None else None
