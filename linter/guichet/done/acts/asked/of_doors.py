"""Names and values by which people come in, or are kept from it: ways that are all on a telephone, a few requests for a line, what ends soon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.memo import memo
from guichet.core.numbers import amount
from guichet.core.places import Place
from guichet.done.acts.asked.said import Flaw, Said, asked_at, way_to
from guichet.done.acts.by_line import FEW, LONG, NO_REQUEST
from guichet.done.acts.validity import Validity
from guichet.done.nouns.act import Kind
from guichet.done.people.given_time import Thing, least_of, seconds_named, thing_of
from guichet.done.words import apart, speaks_of
from guichet.reading.data.durations import UNITS, seconds_written
from guichet.reading.data.trees import Tree

_DAY = re.compile(r"\b(?:(?:per|par|a|each|chaque) ?(?:day|jour)|daily|day|jour|quotidien\w*|par 24 ?h)\b")
_PER_LINE = re.compile(
    r"\b(?:(?:per|par|by|each|chaque|same|meme|single|une|one) ip|ip (?:address|adresse|per|par|limit|max)|(?:adresse|address) ip|remote|real ip|client ip|forwarded)\b"
)
_GIVEN = frozenset({Thing.DRAFT, Thing.PAPERS})
"""What is lost, or is first to be found, when a time is over: for the rest, nothing says that another is not to be had at once."""


@dataclass(eq=False)
class SaidTime(Validity):
    """A time that a name gives, where nothing that is understood says that it is obeyed."""

    @property
    def is_said(self) -> bool:
        """Whether it is only said: always."""
        return True


def said_of_doors(around: tuple[Tree, ...], one: Tree, place: Place) -> Iterator[Said | SaidTime]:
    """Yield what one part of a table says of how people come in, and for how long."""
    if one.parts:
        yield from _on_telephone(around, one, place)
    elif one.value and one.value[:1].isdigit():
        yield from _by_line(around, one, place)
        yield from _lasts(around, one, place)


def _on_telephone(around: tuple[Tree, ...], listed: Tree, place: Place) -> Iterator[Said]:
    """A list of the ways to do something, every one of which is an application."""
    ways = [part.value or "" for part in listed.leaves if not part.key]
    if not ways or len(ways) != len(listed.parts) or not speaks_of(listed.key, "said.ways"):
        return
    way = way_to(listed, around)
    said = f"{listed.path} {way}"
    if speaks_of(said, "said.of_machines") or not speaks_of(said, "said.done_by_people"):
        return
    if all(speaks_of(each, "ways.on_telephone") for each in ways):
        yield asked_at(listed, Flaw.APP, place, shown=f"{listed.key}: {', '.join(ways)}")


def _by_line(around: tuple[Tree, ...], one: Tree, place: Place) -> Iterator[Said]:
    """A few requests in a day, under a name that says that they are counted by the line."""
    number = amount(one.value or "")
    if number is None or not 0 < number < FEW:
        return
    way = way_to(one, around)
    plain = apart(way)
    if not _PER_LINE.search(plain) and not any(each.key.lower() == "ip" for each in around):
        return  # what is called so is something else: intellectual property
    long = _DAY.search(plain) is not None or (bool(around) and _is_long(around[-1]))
    if long and speaks_of(way, "decisions.people") and not any(speaks_of(way, each) for each in NO_REQUEST):  # fmt: skip
        yield asked_at(one, Flaw.LINE, place, most=number)


@memo
def _is_long(row: Tree) -> bool:
    """Whether a row gives a time of most of a day: `{max: 2, window: 24h}`."""
    return any((seconds_written(leaf.value or "") or 0) >= LONG for leaf in row.leaves)


def _lasts(around: tuple[Tree, ...], one: Tree, place: Place) -> Iterator[SaidTime]:
    """How long what people have begun is kept, or a link by which they send papers is good, in a unit that is said."""
    way = way_to(one, around)
    if not any(word in UNITS for word in apart(one.key).split()) and seconds_written(one.value or "") is None:
        return
    seconds = seconds_named(one.key, one.value or "")
    thing = thing_of(way) if seconds else None
    if thing is Thing.LINK and speaks_of(way, "said.upload_links"):
        thing = Thing.PAPERS
    if seconds and thing in _GIVEN and seconds < least_of(thing) and not speaks_of(way, "said.of_machines"):
        yield SaidTime(
            Kind.EXPIRE, one.path, one.span, place, thing=thing, seconds=seconds, shown=f"{one.key}: {one.value}", about=frozenset({"validity"}),
        )  # fmt: skip
