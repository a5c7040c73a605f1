"""Requests that a query puts in the order that a table gives to their doors: what came without a screen waits until the rest is done."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.memo import keyed_memo, memo
from guichet.core.numbers import amount
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.sql.orders import Key, orders_in
from guichet.done.acts.table.door_prices import DoorPrice, Measure
from guichet.done.forms.form import is_screen
from guichet.done.grounds.channel import says_way
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.sql.rows import rows_of
from guichet.reading.sql.statements import statements_of
from guichet.reading.templates.site import Site


def acts_in(source: Source, project: Site) -> Iterator[DoorPrice]:
    """Yield the orders of a file of SQL that put first what a screen brought, by the numbers that the rows of another table hold."""
    place = place_of_path(source.path) or Place.JOB
    if place in (Place.TEST, Place.FIXTURE) or "order" not in source.lowered or "join" not in source.lowered:
        return
    for statement in statements_of(source.text):
        for order in orders_in(statement):
            first, said = order.keys[0], f"{source.path} {order.said}"
            if len(order.keys) == 1 or speaks_of(said, "ways.displayed"):
                continue
            if (ranks := _ranks(first, project)) is not None:
                screen, letter = ranks
                yield DoorPrice(
                    Kind.REFUSE, source.path, first.span, Place.JOB if place is Place.MIGRATION else place,
                    said_as=letter, beside=screen, measure=Measure.TURN,
                    certain=speaks_of(said, "ways.dealt_with") or speaks_of(said, "ways.taken_next"),
                )  # fmt: skip


def _ranks(key: Key, project: Site) -> tuple[str, str] | None:
    """The screen and the other door that a column of another table puts after it; None when none comes after."""
    if not key.on or not (says_way(apart(key.table)) or says_way(apart(key.on))):
        return None
    return _ranks_of(key.table.lower(), key.column.lower(), key.falls, project)


@keyed_memo
def _ranks_of(table: str, column: str, falls: bool, project: Site) -> tuple[str, str] | None:
    numbers = [
        (apart(" ".join(one.value or "" for one in row.leaves if amount(one.value or "") is None)), number)
        for row in door_rows(project).get(table, ())
        for leaf in row.leaves
        if leaf.key.lower() == column and (number := amount(leaf.value or "")) is not None
    ]
    sign = -1 if falls else 1
    screens = [(name, number) for name, number in numbers if is_screen(name)]
    others = [
        (name, number)
        for name, number in numbers
        if speaks_of(name, "ways.offline") and not speaks_of(name, "ways.online")
    ]
    last = max(others, key=lambda one: sign * one[1], default=None)
    if last is None:
        return None
    first = next((one for one in screens if sign * one[1] < sign * last[1]), None)
    return (f"{first[0]}: {first[1]:g}", f"{last[0]}: {last[1]:g}") if first is not None else None


@memo
def door_rows(project: Site) -> dict[str, tuple[Tree, ...]]:
    """Return the rows that files of SQL put in the tables that tell doors apart, a screen and another, by the name of the table."""
    found: dict[str, tuple[Tree, ...]] = {}
    for path in project.paths:
        if not path.endswith(".sql") or "insert" not in project.lowered(path):
            continue
        for tree in rows_of(project.source(path)):
            if is_of_doors(tree):
                found[tree.key.lower()] = (*found.get(tree.key.lower(), ()), *tree.parts)
    return found


def is_of_doors(tree: Tree) -> bool:
    """Return whether the rows of a table name a screen and a door without one."""
    said = [apart(" ".join(leaf.value or "" for leaf in row.leaves)) for row in tree.parts]
    return any(map(is_screen, said)) and any(speaks_of(one, "ways.offline") for one in said)
