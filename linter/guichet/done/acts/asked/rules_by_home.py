"""Rules of a table that send those who live in some places to a line, where the lines stand elsewhere in it, each with its time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.numbers import amount
from guichet.core.places import Place
from guichet.done.acts.asked.said import Flaw, Said, asked_at
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.data.trees import Tree

_LISTED = re.compile(r"\bin\b\s*[\[(]|==|\bone of\b|\.includes\(|\bparmi\b", re.I)
_SLOWER = 1.5
"""How many times longer a line must be than the quickest."""


def sent_by_home(around: tuple[Tree, ...], holder: Tree, place: Place) -> Iterator[Said]:
    """Yield the line that a rule sends some areas to, when it is slower than another of the same table."""
    rows = [one for one in holder.parts if one.parts]
    local = [(row, line) for row in rows if _is_of_home(row) and (line := _line(row)) is not None] if rows else []
    root = around[0] if around else holder
    for row, line in local:
        name = line.value or ""
        elsewhere = any((one := _line(other)) is not None and one.value != name for other in rows if other is not row)
        if _is_slower(name, root) or (elsewhere and speaks_of(name, "decisions.later")):
            shown = f"{_home(row)} > {line.key}: {name}"
            yield asked_at(line, Flaw.LANE, place, kind=Kind.DELAY, shown=shown)


def _line(row: Tree) -> Tree | None:
    """What says which line a rule leads to."""
    named = (one for one in row.leaves if speaks_of(one.key, "decisions.lanes") and amount(one.value or "") is None)
    return next((one for one in named if one.value), None)


def _is_of_home(row: Tree) -> bool:
    return bool(_home(row))


def _home(row: Tree) -> str:
    """What says, in the condition of a rule, that it goes by where people live; "" when nothing does."""
    has_list = any(one.parts and not any(leaf.key for leaf in one.leaves) for _, one in row.walk())
    for _, one in row.walk():
        if one is row:
            continue
        if has_list and one.parts and speaks_of(one.key, "residence.home"):
            return one.key
        value = one.value or ""
        is_home = not one.parts and speaks_of(value, "residence.home") and len(value) < _LONGEST
        if is_home and ((has_list and " " not in value) or _LISTED.search(value)):
            return value
    return ""


_LONGEST = 120


def _is_slower(name: str, root: Tree) -> bool:
    """Whether the line of a name takes longer than the quickest of those beside it."""
    for _, holder in root.walk():
        own = next((one for one in holder.parts if one.key == name and one.parts), None)
        if own is not None:
            times = {one.key: time for one in holder.parts if one.parts and (time := _time(one)) is not None}
            if name in times and len(times) > 1 and times[name] > _SLOWER * min(times.values()):
                return True
    return False


def _time(line: Tree) -> float | None:
    """How long a line has people wait, in the unit of its table."""
    timed = (
        one
        for one in line.leaves
        if speaks_of(one.key, "decisions.how_long") or speaks_of(apart(one.key), "decisions.target")
    )
    return next((number for one in timed if (number := amount(one.value or "")) is not None), None)
