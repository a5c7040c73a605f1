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
_REFERENCES = re.compile(r"\breferences\s+(?:\w+\.)?[\"`\[]?(\w+)", re.I)
_KEY = re.compile(r"\bprimary\s+key\b", re.I)
_DEPTH = 2
"""Tables that one leads to another, beyond which they are about something else."""
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
        elif kind == "create" and (form := _form(statement, source, place, statements)) is not None:
            yield form


def _form(statement: Statement, source: Source, place: Place, among: tuple[Statement, ...]) -> DescribedForm | None:
    """What a table of requests wants to be filled: columns that may be neither missing nor empty, those of the rows too that it must lead to."""
    held = next(statement.clauses[0].brackets(), None)
    if held is None:
        return None
    is_checked = True
    fields = tuple(_columns(held[0], held[1], statement.made, source.path))
    led = [one for one in _led_to(statement, among) if one is not statement]
    if any(speaks_of(one.made, "fields.address") for one in led) and not speaks_of(statement.made, "fields.address"):
        inner = ((one.made, next(one.clauses[0].brackets(), None)) for one in led)
        parts = [(name, part) for name, part in inner if part is not None]
        beside = [column for name, part in parts for column in _columns(*part, name, source.path)]
        is_checked = any(one.required for one in beside)
        # an empty text may stand in a column that must be there: the lines of an address are asked about then
        loosely = (column for name, part in parts for column in _columns(*part, name, source.path, checked=False))
        fields = (*fields, *(beside if is_checked else loosely))
    elif not speaks_of(statement.made, "fields.someone"):
        return None
    if not any(one.required for one in fields):
        return None
    return DescribedForm(Kind.ASK, source.path, statement.span, place, name=statement.made, fields=fields, title=f"{statement.made} {source.path}", read=is_checked)  # fmt: skip


def _led_to(statement: Statement, among: tuple[Statement, ...], depth: int = 0) -> Iterator[Statement]:
    """The tables of the same file that a row of a table must have a row of: `address_id integer NOT NULL REFERENCES address`."""
    for _, column, _ in columns_declared(statement.clauses[0]) if depth <= _DEPTH else ():
        found = _REFERENCES.search(column)
        if found is None or not (_NOT_NULL.search(column) or _KEY.search(column)):
            continue
        for other in among:
            if other.clauses[0].kind == "create" and other.made == found[1] and other is not statement:
                yield other
                yield from _led_to(other, among, depth + 1)


def _columns(offset: int, text: str, table: str, path: str, *, checked: bool = True) -> Iterator[Asked]:
    """The columns of a table; `checked` when one that may be empty asks for nothing."""
    for at, column in listed(text):
        found = COLUMN.match(column)
        if found is not None and found[1].lower() not in RULES:
            filled = not checked or _NOT_EMPTY.search(column) is not None or speaks_of(table, "fields.without_home")
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
