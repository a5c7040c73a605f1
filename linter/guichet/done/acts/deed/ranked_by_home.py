"""Requests that a program takes in the order that a table gives to the places where people live."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.places import Place
from guichet.done.acts.asked.said import Flaw, Said
from guichet.done.acts.deed_found import Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import Deed

_ORDERS = frozenset(
    {"order_by", "order", "orderBy", "orderByRaw", "order_by_raw", "sort_by", "sortBy", "sorted", "reorder"}
)
_WRITTEN = re.compile(r"['\"`:]?(-?[\w.$>]{3,80})")


def ranked_by_home(deed: Deed, whole: Whole) -> Iterator[Said]:
    """Yield the order in which requests are taken by the rank of the area that people live in, before the day when they asked."""
    if deed.last not in _ORDERS or not deed.is_call or not deed.args or not whole.place.is_lived:
        return
    first = _WRITTEN.match(deed.args[0].split(",")[0].strip("[]{} "))
    said = apart(first[1]) if first is not None else ""
    about = " ".join((deed.called, *deed.around, whole.path.rpartition("/")[2]))
    if said and _is_rank_of_home(said) and is_taken(about):
        yield lane_of_home(deed.path, deed.span, deed.args[0], whole.place)


def _is_rank_of_home(said: str) -> bool:
    return speaks_of(said, "residence.home") and speaks_of(said, "residence.rank")


def is_taken(said: str) -> bool:
    """Return whether what is put in order are requests, that wait for somebody, and no list that is only shown."""
    return speaks_of(said, "ways.requests") and not speaks_of(said, "ways.displayed")


def lane_of_home(path: str, span: Span, shown: str, place: Place) -> Said:
    """Return what an order says of those whose area comes after others."""
    lived = Place.JOB if place is Place.MIGRATION else place
    return Said(Kind.DELAY, path, span, lived, flaw=Flaw.LANE, as_written=" ".join(shown.split())[:60])
