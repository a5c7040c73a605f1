"""Requests that a query puts in the order that a table, or the query itself, gives to the places where people live."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.asked.said import Said
from guichet.done.acts.deed.ranked_by_home import is_taken, lane_of_home
from guichet.done.acts.sql.orders import orders_in
from guichet.done.words import apart, speaks_of
from guichet.reading.sql.statements import statements_of

_BY_CASE = re.compile(
    r"\s*case\s+when\s+(?P<column>[\w.\"`]{2,60})\s+(?:in\s*\(|=|like|~)[^;]{1,400}?\bthen\s+(?P<one>\d{1,6})\s+else\s+(?P<other>\d{1,6})\s+end\s*(?P<falls>desc)?",
    re.I | re.S,
)


def ranked_in_sql(source: Source) -> Iterator[Said]:
    """Yield the orders in which a query takes requests by the rank of the area that people live in, before the day when they asked."""
    place = place_of_path(source.path) or Place.JOB
    if place in (Place.TEST, Place.FIXTURE) or "order by" not in source.lowered:
        return
    for statement in statements_of(source.text):
        for order in orders_in(statement):
            first = order.keys[0]
            joined = apart(f"{first.on} {first.table}")
            is_rank = speaks_of(joined, "residence.home") and speaks_of(first.column, "residence.rank")
            if is_rank and len(order.keys) > 1 and is_taken(apart(f"{source.path} {order.said}")):
                yield lane_of_home(source.path, first.span, f"{first.table}.{first.column}", place)
        for clause in statement.clauses:
            case = _BY_CASE.match(clause.text) if clause.kind == "order by" else None
            if case is None or not speaks_of(apart(case["column"]), "residence.home"):
                continue
            is_later = int(case["one"]) > int(case["other"])
            said = apart(f"{source.path} {' '.join(one.text for one in statement.clauses)}")
            if is_later is not bool(case["falls"]) and is_taken(said):
                span = Span(clause.start + case.start("column"), clause.start + case.end("column"))
                yield lane_of_home(source.path, span, case["column"], place)
