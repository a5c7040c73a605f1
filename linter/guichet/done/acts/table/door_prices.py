"""What a table gives to each door: where a letter, a counter or the telephone costs more, waits longer or has fewer places than a screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
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
_ANY_REQUEST = frozenset({"formul", "form", "demand", "reques"})
"""What is filed at any door, as it begins."""
_GIVEN = ("fields.paid_to_people", "leaving.paid_back", "deeds.takes off")
"""What is paid to people, paid back, or taken off what they pay: more of it is no harm."""
_FEWER = 5
"""How many times more places a screen has for it not to be how people come by themselves."""


class Measure(StrEnum):
    """What a table gives to each door."""

    PRICE = "price"
    TIME = "time"
    """How long people have to do what is asked of them."""
    TURN = "turn"
    """Who is dealt with first."""
    PLACES = "places"
    SUPPLEMENT = "supplement"
    """What is added to a price that is the same at every door."""


@dataclass(eq=False)
class DoorPrice(Act):
    """What is worse for coming by a door without a screen: `shown` is what the table gives it, `beside` what it gives the screen."""

    said_as: str = field(default="", kw_only=True)
    beside: str = field(default="", kw_only=True)
    measure: Measure = field(default=Measure.PRICE, kw_only=True)
    certain: bool = field(default=True, kw_only=True)

    @property
    def shown(self) -> str:
        """The price, under its name."""
        return self.said_as


class _Row(NamedTuple):
    """One thing that has a number."""

    name: str
    number: float
    at: Tree
    measure: Measure


def prices_in(tree: Tree, place: Place) -> Iterator[DoorPrice]:
    """Yield the doors without a screen to which a table gives less than to the same thing on one; the surest of each table."""
    for around, holder in tree.walk():
        whole = (*around, holder)
        rows = list(_rows(holder, whole)) if len(holder.parts) > 1 else []
        screens = [one for one in rows if _is_on_screen(one.name)]
        if not screens or is_of_others(whole):
            continue
        said = " ".join(part.key for part in whole)
        worse = [
            DoorPrice(
                Kind.REFUSE, one.at.path, one.at.span, place, said_as=_shown(one), beside=_shown(better),
                measure=one.measure, certain=_is_certain(one, better, whole),
            )
            for one in rows
            if _is_without(one.name)
            and not (one.measure is Measure.PRICE and is_spent(f"{said} {one.name}"))
            and (better := next((each for each in screens if _is_worse(one, each) and _is_same(one, each)), None))
            and not any(_is_without(each.name) and _is_as_good(each, better) for each in rows)
        ]  # fmt: skip
        yield from sorted(worse, key=lambda one: not one.certain)[:1]


def _shown(row: _Row) -> str:
    return f"{row.name}: {row.number:g}"[:_LONGEST]


def _is_worse(one: _Row, screen: _Row) -> bool:
    """Whether a door has less than a screen has."""
    if one.measure is not screen.measure:
        return False
    if one.measure is Measure.PRICE or one.measure is Measure.TURN:
        return one.number > screen.number
    if one.measure is Measure.TIME:
        return 0 < one.number < screen.number
    return one.number * _FEWER <= screen.number


def _is_as_good(one: _Row, screen: _Row) -> bool:
    """Whether a door without a screen gives the same thing as well: what is dearer beside it is another thing."""
    return one.measure is screen.measure and _is_same(one, screen) and not _is_worse(one, screen)


def _is_certain(one: _Row, screen: _Row, whole: tuple[Tree, ...]) -> bool:
    """Whether a number surely does something to people.

    A rank may only be the order in which a page shows doors; and what a letter costs beside an e-mail, what the service pays for it.
    """
    said = " ".join((one.at.path, *(part.key for part in whole)))
    if one.measure is Measure.TURN:
        return speaks_of(said, "ways.dealt_with") and not speaks_of(said, "ways.displayed")
    if one.measure is Measure.PRICE:
        is_asked = speaks_of(screen.name, "ways.online") and not speaks_of(f"{said} {one.name}", "ways.own_costs")
        return is_asked or speaks_of(f"{said} {one.name}", "ways.charged")
    return one.measure is not Measure.PLACES or one.number == 0


def _rows(holder: Tree, around: tuple[Tree, ...]) -> Iterator[_Row]:
    """What a table counts: its keys, when it says of what, or its rows that each have a name and a number."""
    nearest = next((one.key for one in reversed(around) if one.key), "")
    outer = " ".join((holder.path, *(one.key for one in around)))
    whole = _measure(nearest, outer)
    for one in holder.parts:
        number = number_of(one)
        measure = (_measure(one.key, "") or whole) if number is not None and one.key else None
        if number is not None and measure is not None:
            yield _Row(one.key, number, one, measure)
        elif number is None and one.parts:
            yield from _of_row(one, whole)


def _of_row(row: Tree, whole: Measure | None) -> Iterator[_Row]:
    """The numbers of a row, each under all that the row is called."""
    known = [(one, _measure(one.key, ""), number) for one in row.parts if (number := number_of(one)) is not None]
    told = [(one, measure, number) for one, measure, number in known if measure is not None]
    words = " ".join((row.key, *(one.value or "" for one in row.leaves if number_of(one) is None))).strip()
    for one, measure, number in told if words else ():
        yield _Row(words, number, one, measure)
    if not told and whole is not None and len(row.parts) == 2 and (number := number_of(row.parts[1])) is not None:
        yield _Row(row.parts[0].value or "", number, row.parts[1], whole)  # a pair: `("depot_papier", 12.00)`
    elif not told and whole is not None and len(known) == 1 and words:
        yield _Row(words, known[0][2], known[0][0], whole)


def _measure(name: str, around: str) -> Measure | None:
    """What a name says that a number is; what stands around it says it when the name does not."""
    for said in (name, around):
        if speaks_of(said, "ways.time_given") and speaks_of(said, "ways.to_answer"):
            return Measure.TIME
        if speaks_of(said, "ways.places_shared"):
            return Measure.PLACES
        if speaks_of(said, "fields.priced"):
            return Measure.PRICE
        if speaks_of(said, "ways.turns"):
            return Measure.TURN
        if speaks_of(said, "ways.counted"):
            return None
    return None


def number_of(one: Tree) -> float | None:
    """The number that a part says."""
    value = one.parts[0].value if len(one.parts) == 1 and one.value else one.value if not one.parts else None
    if value is None:
        return None
    if value.lower() in _FREE:
        return 0.0
    found = _SUM.match(value)
    return float(found[1].replace(",", ".")) if found is not None else None


def _is_on_screen(name: str) -> bool:
    return (_is_line(name) or speaks_of(name, "ways.online") or speaks_of(name, "fields.email")) and not _is_without(name)  # fmt: skip


def _is_line(name: str) -> bool:
    """Whether a row is called "ligne" and no more: beside the other doors, that is "en ligne"."""
    return apart(name).strip() == "ligne"


def _is_without(name: str) -> bool:
    return speaks_of(name, "ways.offline")


def _is_same(one: _Row, other: _Row) -> bool:
    """Whether two rows are the same thing by two doors: their names say nothing but doors, or share a word besides."""
    left, right = _besides(one.name), _besides(other.name)
    return (not left and not right) or any(word in right for word in left)


def _besides(name: str) -> set[str]:
    said = "" if _is_line(name) else apart(name)
    for door in ("ways.offline", "ways.online", "fields.email"):
        said = names(door).sub(" - ", said)
    return {word[:6] for word in said.split() if len(word) >= _ALIKE} - _ANY_REQUEST


def is_of_others(around: tuple[Tree, ...]) -> bool:
    """Whether a table is about companies, or about what a service spends: on parcels, on messages, on dealing with each door."""
    said, rows = " ".join(one.key for one in around), around[-1].said
    delivers = speaks_of(said, "fields.delivery")
    is_text = delivers and speaks_of(rows, "fields.email")  # no parcel goes by e-mail
    writes = is_text or speaks_of(said, "ways.messages") or speaks_of(rows, "ways.texted")
    sent = (delivers and not is_text) or (writes and not speaks_of(said, "ways.charged"))
    return _is_of_services(said) or (sent and not speaks_of(rows, "ways.filed_online"))


def is_spent(said: str) -> bool:
    """Return whether words are about companies, about what a service spends, or about money that people get or keep."""
    return _is_of_services(said) or any(speaks_of(said, idea) for idea in _GIVEN)


def _is_of_services(said: str) -> bool:
    return speaks_of(said, "answers.own_cost") or speaks_of(said, "fields.not_a_person")
