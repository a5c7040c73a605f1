"""Tables that serve people later for where they live: areas that are each sent to a line, lines that each take some areas."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.numbers import amount
from guichet.core.places import Place
from guichet.done.acts.asked.said import Flaw, Said, asked_at, way_to
from guichet.done.nouns.act import Kind
from guichet.done.people.areas import is_area
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree


def served_later_by_home(around: tuple[Tree, ...], holder: Tree, place: Place) -> Iterator[Said]:
    """Yield where a table puts those who live in some areas in a line that is slower than that of the others."""
    if len(holder.parts) < 2:
        return
    named = way_to(holder, around)
    behind = [*_sent_to(holder, named), *_taken_by(holder, named)]
    yield from (asked_at(one, Flaw.LANE, place, kind=Kind.DELAY, shown=shown) for one, shown in behind[:1])


def _sent_to(holder: Tree, named: str) -> Iterator[tuple[Tree, str]]:
    """Areas, each with its line: `'59100': 'differee'`."""
    if not all(is_area(one.key) and one.value and not one.parts for one in holder.parts):
        return
    later = [one for one in holder.parts if speaks_of(one.value or "", "decisions.later")]
    if len(later) < len(holder.parts) and speaks_of(named, "decisions.lanes"):
        yield from ((one, f"{one.key}: {one.value}") for one in later)


def _taken_by(holder: Tree, named: str) -> Iterator[tuple[Tree, str]]:
    """Lines, some of which take the requests of some areas and are longer than those that take any: `delai_jours: 50`, `codes_postaux: [59100]`."""
    local = [(row, areas) for row in holder.parts if (areas := _areas(row)) is not None]
    others = [row for row in holder.parts if row.parts and _areas(row) is None]
    usual = [days for row in others if (days := _days(row)) is not None]
    for row, areas in local if others else ():
        days, line = _days(row), _line(row)
        is_lane = bool(line) or speaks_of(named, "decisions.lanes")
        if is_lane and (speaks_of(line, "decisions.later") or (days is not None and usual and days > max(usual))):
            yield areas, f"{line or row.key or holder.key}: {', '.join(one.value or '' for one in areas.leaves)}"


def _areas(row: Tree) -> Tree | None:
    """The list of areas that a row is for, which says that it is one."""
    return next(
        (
            part for part in row.parts
            if part.parts and all(is_area(one.value or "") for one in part.leaves)
            and (speaks_of(part.key, "residence.areas") or speaks_of(part.key, "fields.address"))
        ),
        None,
    )  # fmt: skip


def _days(row: Tree) -> float | None:
    """How long a row has people wait."""
    return next((amount(one.value or "") for one in row.leaves if speaks_of(one.key, "decisions.how_long") and amount(one.value or "") is not None), None)  # fmt: skip


def _line(row: Tree) -> str:
    """What the line of a row is called."""
    if speaks_of(row.key, "decisions.lanes"):
        return row.key
    return next((one.value or "" for one in row.leaves if speaks_of(one.key, "decisions.lanes") and amount(one.value or "") is None), "")  # fmt: skip
