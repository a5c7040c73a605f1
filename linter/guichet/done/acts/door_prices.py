"""Prices that a table gives to doors: what costs more by a letter, at a counter or on the telephone than on a screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from guichet.core.places import Place
from guichet.done.nouns.act import Act, Kind
from guichet.done.words import apart, names, speaks_of
from guichet.reading.data.trees import Tree

_SUM = re.compile(r"[^\w.,-]{0,3}(\d{1,6}(?:[.,]\d{1,2})?)\s*(?:[^\W\d]{0,5}|[^\w\s]{0,2})$")
_FREE = frozenset({"gratuit", "free", "none", "null", "aucun"})
_LONGEST = 60
_ALIKE = 4
"""Letters from which a word that two rows share tells that they are the same thing, by two doors."""


@dataclass(eq=False)
class DoorPrice(Act):
    """What is paid for coming by a door without a screen: `shown` is the price as the table gives it, `beside` that of the screen."""

    said_as: str = field(default="", kw_only=True)
    beside: str = field(default="", kw_only=True)

    @property
    def shown(self) -> str:
        """The price, under its name."""
        return self.said_as


class _Row(NamedTuple):
    """One thing that has a price."""

    name: str
    price: float
    at: Tree


def prices_in(tree: Tree, place: Place) -> Iterator[DoorPrice]:
    """Yield the doors without a screen that cost more than the same thing on one, in one table of prices; the first of each table."""
    for around, holder in tree.walk():
        rows = list(_rows(holder, (*around, holder)))
        screens = [one for one in rows if _is_on_screen(one.name)]
        if len(rows) < 2 or not screens or _is_not_ours((*around, holder)):
            continue
        for one in rows:
            cheaper = next((each for each in screens if each.price < one.price and _is_same(one, each)), None)
            if cheaper is not None and _is_without(one.name):
                shown = f"{one.name}: {one.price:g}"[:_LONGEST]
                yield DoorPrice(Kind.REFUSE, one.at.path, one.at.span, place, said_as=shown, beside=f"{cheaper.name}: {cheaper.price:g}"[:_LONGEST])  # fmt: skip
                break


def _rows(holder: Tree, around: tuple[Tree, ...]) -> Iterator[_Row]:
    """What a table prices: its keys, when it is one of prices, or its rows that each have a name and a price."""
    said = " ".join((holder.path, *(one.key for one in around)))
    nearest = next((one.key for one in reversed(around) if one.key), "")
    if speaks_of(said, "fields.priced") and not speaks_of(nearest, "ways.counted"):
        for one in holder.parts:
            if one.key and (price := _price(one)) is not None:
                yield _Row(one.key, price, one)
    for row in holder.parts:
        known = [
            (one, price)
            for one in row.parts
            if speaks_of(one.key, "fields.priced") and (price := _price(one)) is not None
        ]
        words = " ".join((row.key, *(one.value or "" for one in row.leaves if _price(one) is None)))
        if known and words:
            yield _Row(words.strip(), known[0][1], known[0][0])
        elif (
            not known
            and speaks_of(said, "fields.priced")
            and len(row.parts) == 2
            and (price := _price(row.parts[1])) is not None
        ):
            yield _Row(row.parts[0].value or "", price, row.parts[1])  # a pair: `("depot_papier", 12.00)`


def _price(one: Tree) -> float | None:
    """The sum that a part says."""
    value = one.parts[0].value if len(one.parts) == 1 and one.value else one.value if not one.parts else None
    if value is None:
        return None
    if value.lower() in _FREE:
        return 0.0
    found = _SUM.match(value)
    return float(found[1].replace(",", ".")) if found is not None else None


def _is_on_screen(name: str) -> bool:
    return (speaks_of(name, "ways.online") or speaks_of(name, "fields.email")) and not _is_without(name)


def _is_without(name: str) -> bool:
    return speaks_of(name, "ways.offline")


def _is_same(one: _Row, other: _Row) -> bool:
    """Whether two rows are the same thing by two doors: their names say nothing but doors, or share a word besides."""
    left, right = _besides(one.name), _besides(other.name)
    return (not left and not right) or any(word in right for word in left)


def _besides(name: str) -> set[str]:
    doors = (names("ways.offline"), names("ways.online"), names("fields.email"))
    words = apart(name).split()
    return {word[:6] for word in words if len(word) >= _ALIKE and not any(door.match(word) for door in doors)}


def _is_not_ours(around: tuple[Tree, ...]) -> bool:
    """Whether a table is about companies, or about how parcels are sent."""
    said = " ".join(one.key for one in around)
    return speaks_of(said, "fields.not_a_person") or speaks_of(said, "fields.delivery")
