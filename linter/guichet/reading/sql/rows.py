"""The rows that statements of SQL put into tables, read as the parts of any table, each under the name of its column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.source import Source
from guichet.reading.data.trees import Tree
from guichet.reading.sql.statements import Statement, listed, statements_of

_PART = re.compile(
    r"(?:\b(?:interval|date|time|timestamp|timestamptz)\s+)?'((?:[^']|'')*)'(?:::\w+)?|([^\s',()][^',()]*)", re.I
)
COLUMN = re.compile(r"\s*[\"`\[]?([^\W\d]\w*)[\"`\]]?\s+\w")
"""A line of a table that is created: the name of a column, and its type."""
RULES = frozenset({"constraint", "primary", "foreign", "unique", "check", "exclude", "key", "index", "like"})
"""What begins a line of a table that is created, and names no column."""
_MOST = 1_500
"""Rows beyond which the walk of a tree does not go."""


@memo
def rows_of(source: Source) -> tuple[Tree, ...]:
    """Return the rows that a file puts into its tables, table by table."""
    statements = tuple(statements_of(source.text))
    filled = (one for one in statements if one.clauses[0].kind == "insert into")
    return tuple(tree for one in filled if (tree := rows_put(one, source, statements)) is not None)


def rows_put(statement: Statement, source: Source, statements: Sequence[Statement]) -> Tree | None:
    """Return the rows that a statement puts into a table, each with the names of its columns; None when it puts none."""
    values = statement.clause("values")
    named = re.search(r"\(([^()]*)\)", statement.clauses[0].text)
    columns = (
        [one.strip(' "`[]\n\t\r') for one in named[1].split(",")] if named else _declared(statement.made, statements)
    )
    if values is None or not columns:
        return None
    rows = tuple(_row(start, text, columns, source) for start, text in islice(values.brackets(), _MOST))
    return Tree(statement.made.rpartition(".")[2], source.path, statement.span, None, rows) if rows else None


def _declared(table: str, statements: Sequence[Statement]) -> list[str]:
    """The columns of a table, in order, as the same file creates it."""
    made = next((one for one in statements if one.clauses[0].kind == "create" and one.made == table), None)
    held = next(made.clauses[0].brackets(), None) if made is not None else None
    found = (COLUMN.match(column) for _, column in listed(held[1])) if held is not None else ()
    return [one[1] for one in found if one is not None and one[1].lower() not in RULES]


def _row(start: int, text: str, columns: list[str], source: Source) -> Tree:
    parts = []
    for column, found in zip(columns, _PART.finditer(text), strict=False):
        value = found[1].replace("''", "'") if found[1] is not None else found[2].strip()
        parts.append(Tree(column, source.path, Span(start + found.start(), start + found.end()), value))
    return Tree("", source.path, Span(start - 1, start + len(text) + 1), None, tuple(parts))
