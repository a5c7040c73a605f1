"""Tables of SQL as any table is: the rows that are put into them, and what their columns want of whoever asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from guichet.core.findings import Span
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.sql.checks import checked_in
from guichet.done.acts.table import wanted as tables
from guichet.done.forms.described import DescribedForm, choices_in
from guichet.done.forms.form import Asked, Sort
from guichet.done.forms.papers_listed import papers_in
from guichet.done.nouns.act import Act, Kind
from guichet.done.words import speaks_of
from guichet.reading.sql.rows import COLUMN, RULES, rows_put
from guichet.reading.sql.statements import Clause, Statement, listed, statements_of

_NOT_EMPTY = re.compile(r"\bcheck\b[^,]{0,200}?(?:length\s*\(|<>\s*''|!=\s*''|~)", re.I)
_DEFAULT = re.compile(r"\bdefault\b", re.I)
_NOT_NULL = re.compile(r"\bnot\s+null\b", re.I)


def acts_of(source: Source) -> Iterator[Act]:
    """Yield what the rows and the columns of a file of SQL do to people; those of a migration too, for it is there that they are written."""
    said = place_of_path(source.path)
    place = Place.PUBLIC if said in (None, Place.MIGRATION) else said
    if not place.is_lived:
        return
    yield from checked_in(source, place)
    statements = tuple(statements_of(source.text))
    for statement in statements:
        kind = statement.clauses[0].kind
        if kind == "insert into" and (tree := rows_put(statement, source, statements)) is not None:
            yield from (*tables.acts_together((tree,), place), *choices_in(tree, place), *papers_in(tree, place))
        elif kind == "create" and (form := _form(statement, source, place)) is not None:
            yield form


def _form(statement: Statement, source: Source, place: Place) -> DescribedForm | None:
    """What a table of requests wants to be filled: columns that may be neither missing nor empty."""
    held = next(statement.clauses[0].brackets(), None)
    if held is None or not speaks_of(statement.made, "fields.someone"):
        return None
    fields = tuple(_columns(held[0], held[1], statement.made, source.path))
    if not any(one.required for one in fields):
        return None
    return DescribedForm(Kind.ASK, source.path, statement.span, place, name=statement.made, fields=fields, title=f"{statement.made} {source.path}", read=True)  # fmt: skip


def _columns(offset: int, text: str, table: str, path: str) -> Iterator[Asked]:
    for at, column in listed(text):
        found = COLUMN.match(column)
        if found is not None and found[1].lower() not in RULES:
            filled = _NOT_EMPTY.search(column) is not None or speaks_of(table, "fields.without_home")
            must = bool(_NOT_NULL.search(column)) and not _DEFAULT.search(column) and filled
            yield Asked(
                found[1], "", Sort.TEXT, must, path, Span(offset + at + found.start(1), offset + at + found.end(1))
            )


def columns_declared(clause: Clause) -> Iterator[tuple[str, str, Clause]]:
    """Yield what the statement that creates a table lists: the first word of each line, its text, and that text where it stands."""
    for offset, inside in islice(clause.brackets(), 1):
        for at, column in listed(inside):
            found = COLUMN.match(column)
            if found is not None:
                yield found[1], column, Clause("column", column, offset + at)
