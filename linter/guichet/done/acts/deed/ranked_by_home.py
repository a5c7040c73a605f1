"""Requests that a program takes in the order that a table gives to the places where people live."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.asked.said import Flaw, Said
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.sql.orders import orders_in
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import Deed
from guichet.reading.sql.statements import statements_of

_ORDERS = frozenset({"order_by", "order", "orderBy", "orderByRaw", "order_by_raw", "sort_by", "sortBy", "sorted", "reorder"})
_WRITTEN = re.compile(r"['\"`:]?(-?[\w.$>]{3,80})")
_BY_CASE = re.compile(
    r"\s*case\s+when\s+(?P<column>[\w.\"`]{2,60})\s+(?:in\s*\(|=|like|~)[^;]{1,400}?\bthen\s+(?P<one>\d{1,6})\s+else\s+(?P<other>\d{1,6})\s+end\s*(?P<falls>desc)?",
    re.I | re.S,
)


def ranked_by_home(deed: Deed, whole: Whole) -> Iterator[Said]:
    """Yield the order in which requests are taken by the rank of the area that people live in, before the day when they asked."""
    if deed.last not in _ORDERS or not deed.is_call or not deed.args or not whole.place.is_lived:
        return
    first = _WRITTEN.match(deed.args[0].split(",")[0].strip("[]{} "))
    said = apart(first[1]) if first is not None else ""
    about = " ".join((deed.called, *deed.around, whole.path.rpartition("/")[2]))
    if said and _is_rank_of_home(said) and _is_taken(about):
        yield _said(deed.path, deed.span, deed.args[0], whole.place)


def ranked_in_sql(source: Source) -> Iterator[Said]:
    """Yield the same orders of the queries of a file of SQL."""
    place = place_of_path(source.path) or Place.JOB
    if place in (Place.TEST, Place.FIXTURE) or "order by" not in source.lowered:
        return
    for statement in statements_of(source.text):
        for order in orders_in(statement):
            first = order.keys[0]
            joined = apart(f"{first.on} {first.table}")
            if len(order.keys) > 1 and speaks_of(joined, "residence.home") and speaks_of(first.column, "residence.rank"):
                if _is_taken(apart(f"{source.path} {order.said}")):
                    yield _said(source.path, first.span, f"{first.table}.{first.column}", place)
        for clause in statement.clauses:
            case = _BY_CASE.match(clause.text) if clause.kind == "order by" else None
            if case is None or not speaks_of(apart(case["column"]), "residence.home"):
                continue
            is_later = int(case["one"]) > int(case["other"])
            said = apart(f"{source.path} {' '.join(one.text for one in statement.clauses)}")
            if is_later is not bool(case["falls"]) and _is_taken(said):
                span = Span(clause.start + case.start("column"), clause.start + case.end("column"))
                yield _said(source.path, span, case["column"], place)


def _is_rank_of_home(said: str) -> bool:
    return speaks_of(said, "residence.home") and speaks_of(said, "residence.rank")


def _is_taken(said: str) -> bool:
    """Whether what is put in order are requests, that wait for somebody, and no list that is only shown."""
    return speaks_of(said, "ways.requests") and not speaks_of(said, "ways.displayed")


def _said(path: str, span: Span, shown: str, place: Place) -> Said:
    lived = Place.JOB if place is Place.MIGRATION else place
    return Said(Kind.DELAY, path, span, lived, flaw=Flaw.LANE, as_written=" ".join(shown.split())[:60])
