"""By what queries of SQL put rows in order: the columns, the tables that hold them, and how these are joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.findings import Span
from guichet.reading.sql.statements import Clause, Statement

_JOINED = re.compile(
    r"(?:^|\bjoin\s|,)\s*(?:lateral\s+)?[\"`\[]?(?:\w+[\"`\]]?\.[\"`\[]?)?(?P<table>[^\W\d]\w*)[\"`\]]?(?:\s+(?:as\s+)?(?!(?:on|using|join|left|right|inner|full|cross|natural|where)\b)(?P<alias>[^\W\d]\w*))?"
    r"(?:\s+on\b(?P<on>[^,]*?)(?=\b(?:left|right|inner|full|cross|natural|join)\b|,|\Z))?",
    re.I,
)
_KEY = re.compile(r"\s*(?:(?P<owner>\w+)\.)?[\"`]?(?P<column>[^\W\d]\w*)[\"`]?\s*(?P<falls>desc\b)?", re.I)


@dataclass(frozen=True, slots=True)
class Key:
    """One column by which rows are put in order, the table that holds it, and what joins that table; both empty when the query does not say."""

    column: str
    span: Span
    falls: bool
    table: str
    on: str


@dataclass(frozen=True, slots=True)
class Order:
    """The columns by which rows are put in order, the most important first, and all that the query is written with."""

    keys: tuple[Key, ...]
    said: str


def orders_in(statement: Statement) -> Iterator[Order]:
    """Yield each order of a statement, those of the ranks that it works out too."""
    tables = {
        (found["alias"] or found["table"]).lower(): (found["table"], found["on"] or "")
        for clause in statement.clauses
        if clause.kind == "from"
        for found in _JOINED.finditer(clause.text)
    }
    said = " ".join((statement.made, *(f"{one.kind} {one.text}" for one in statement.clauses)))
    for clause in statement.clauses:
        if clause.kind == "order by":
            keys = tuple(_keys(clause, tables))
            if keys:
                yield Order(keys, said)


def _keys(clause: Clause, tables: dict[str, tuple[str, str]]) -> Iterator[Key]:
    at = 0
    while (found := _KEY.match(clause.text, at)) is not None:
        alone = next(iter(tables.values())) if len(tables) == 1 else ("", "")
        table, on = tables.get((found["owner"] or "").lower(), alone)
        span = Span(clause.start + found.start("column"), clause.start + found.end("column"))
        yield Key(found["column"], span, bool(found["falls"]), table, on)
        if clause.text[found.end() : found.end() + 1] != ",":
            return  # the end, a bracket, or something that is worked out
        at = found.end() + 1
