"""Daily quotas kept in SQL: a counter of everyone's requests, or how many came today, that turns the next ones away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.sql.doors import SqlDoor, queries_in
from guichet.done.nouns.act import Ground, Kind, Reason
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.python.module import PythonModule
from guichet.reading.sql.statements import blank_of

_TODAY = re.compile(r"\b(?:current_date|curdate\s*\(|now\s*\(\s*\)\s*::\s*date|date_trunc\s*\(\s*'day'\s*,\s*now|getdate\s*\(|date\s*\(\s*'now')", re.I)  # fmt: skip
_FILLED = re.compile(r"\bset\b(?:(?!\bset\b)[^;]){0,600}?\b(?P<name>\w+)\s*=\s*(?:\w+\.)?(?P=name)\s*\+\s*1\b[^;]{0,600}?\bwhere\b[^;]{0,600}?(?P<test>\b(?:\w+\.)?(?P=name)\s*<=?\s*[\w.:$%]+)", re.I)  # fmt: skip
"""A counter that goes up as long as it is under a limit."""
_COUNTED = re.compile(
    r"\bif\b\s*+(?:\((?=\s*\()\s*+)?(?P<test>\(\s*select\s+count\s*\([^;]{0,300}?\)\s*+>=?\s*[\w.:$]+)[^;]{0,200}?\bthen\b",
    re.I,
)
"""What came today, counted before the next one is let in."""
_WRITTEN = re.compile(r"\s*(?:update|create)\b", re.I)


class SqlQuota(SqlDoor):
    """The next request, turned away."""

    def grounds(self, reason: Reason) -> Iterator[Ground]:
        """Yield the comparison with the limit of the day."""
        if reason is Reason.QUOTA:
            yield self.ground


def acts_in(source: Source) -> Iterator[SqlQuota]:
    """Yield the daily quotas of a file of SQL."""
    said = place_of_path(source.path)
    yield from _acts(source.text, 0, source, said if said is not None and not said.is_public else Place.PUBLIC)


def acts_in_python(module: PythonModule) -> Iterator[SqlQuota]:
    """Yield the same of the queries that are written in Python."""
    for node, start in queries_in(module, _WRITTEN):
        yield from _acts(node.value, start, module.source, place_of(node, module))


def _acts(text: str, offset: int, source: Source, place: Place) -> Iterator[SqlQuota]:
    start = 0
    for statement in blank_of(text).split(";"):
        for found in (*_FILLED.finditer(statement), *_COUNTED.finditer(statement)):
            is_of_all = not any(speaks_of(statement, one) for one in ("places.each", "places.outgoing"))
            if is_of_all and _TODAY.search(statement[found.start() :]):
                span = Span(offset + start + found.start("test"), offset + start + found.end("test"))
                ground = Ground(Reason.QUOTA, source.path, span, found["test"])
                yield SqlQuota(Kind.REFUSE, source.path, span, place, ground, statement)
        start += len(statement) + 1
