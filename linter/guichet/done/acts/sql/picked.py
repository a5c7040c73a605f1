"""People or places picked by a query of SQL: an order left to chance, or to who came back last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.findings import Span
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.grounds.chance import QUERY
from guichet.done.grounds.rush import query_rush
from guichet.done.nouns.act import Act, Ground, Kind, Reason
from guichet.done.words import speaks_of

_STATEMENT = re.compile(r"(?:[^;'\"]|'[^']*'|\"[^\"]*\")+")
_COMMENT = re.compile(r"--[^\n]*|/\*.*?(?:\*/|\Z)", re.S)
_WRITES = re.compile(
    r"\b(?:insert|update|merge|create\s+(?:or\s+replace\s+)?(?:materialized\s+)?(?:view|table))\b", re.I
)
_FIRST = re.compile(r"\b(?:limit|top|fetch\s+first)\s+1\b", re.I)
_SOME = re.compile(r"\b(?:limit|top|fetch\s+(?:first|next))\b", re.I)
_LONGEST = 400_000
"""Characters beyond which a file of SQL is a dump, not a query."""


@dataclass(eq=False)
class QueryAct(Act):
    """A query that picks, and the order by which it does."""

    ground: Ground

    def grounds(self, reason: Reason) -> Iterator[Ground]:
        """Yield the order, if it is of that sort."""
        if reason is self.ground.reason:
            yield self.ground


def acts_in(source: Source) -> Iterator[QueryAct]:
    """Yield the queries of a file that give out something, or release places, by chance or by who came back last."""
    if len(source.text) > _LONGEST:
        return
    for match in _STATEMENT.finditer(source.text):
        query = _COMMENT.sub(lambda one: " " * len(one[0]), match[0])
        chance, rush = QUERY.search(query), query_rush(query)
        found = chance or rush
        kind = kind_of_query(query, source.path, match[0]) if found else None
        if found is not None and kind is not None:
            span = Span(match.start() + found.start(), match.start() + found.end())
            ground = Ground(
                Reason.CHANCE if chance else Reason.RUSH, source.path, span, source.text[span.start : span.end]
            )
            yield QueryAct(kind, source.path, span, place_of_path(source.path) or Place.JOB, ground)


def kind_of_query(query: str, path: str, written: str = "") -> Kind | None:
    """Return what a query that picks does, by its words: places released, people chosen; None when it does neither."""
    if speaks_of(f"{path} {written or query}", "places.sampled"):
        return None
    if speaks_of(query, "places.slots") and speaks_of(query, "places.release") and _WRITES.search(query):
        return Kind.RELEASE
    asked = speaks_of(query, "places.applicants") or speaks_of(query, "places.waiting")
    takes = speaks_of(query, "places.waiting") and query_rush(query) and _FIRST.search(query)
    gives = (
        takes
        or (speaks_of(query, "places.goods") and _SOME.search(query))
        or _WRITES.search(query)
        or speaks_of(path, "places.grants")
        or speaks_of(query, "places.grants")
    )
    return Kind.CHOOSE if asked and gives else None
