"""The deeds of SQL: the columns that a statement fills, and the tests that choose the rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from guichet.core.findings import Span
from guichet.reading.deeds.deed import Deed, Put, folded
from guichet.reading.sql.statements import Clause, Statement, listed, statements_of

_LIST = re.compile(r"\(([^()]{1,2000})\)")
_SET = re.compile(r"[\"`\[]?(?<![^\W\d])([^\W\d]\w{0,80})[\"`\]]?\s{0,20}=\s{0,20}([^,]{1,160})")
_COLUMN = re.compile(r"(?:[(,]|\badd(?:\s{1,9}column)?(?:\s{1,9}if\s{1,9}not\s{1,9}exists)?)\s{0,80}[\"`\[]?([^\W\d]\w{0,80})[\"`\]]?\s{1,80}([a-z]\w{1,40}[^,]{0,160})", re.I)  # fmt: skip
_SENT = re.compile(r"[fr]{0,2}[\"'`]{1,3}\s{0,9}((?:update|insert|delete)\b.{3,400}?)[\"'`]{0,3}$", re.I)
"""A statement that a call is given as a text."""
_NOT_COLUMNS = frozenset({"primary", "foreign", "unique", "check", "constraint", "references", "key", "index", "on"})


def deed_of(statement: Statement, path: str) -> Deed | None:
    """Return what a statement puts in a table, or the columns that it gives it; None for a bare query."""
    head = statement.clauses[0]
    if not statement.made:
        return None
    puts: tuple[Put, ...] = ()
    if head.kind == "update":
        written = statement.clause("set")
        puts = tuple(_set(written)) if written is not None else ()
    elif head.kind == "insert into":
        puts = tuple(_filled(head, statement.clause("values")))
    elif head.kind in ("create", "alter table"):
        puts = tuple(_columns(head))
    tests = tuple(folded(one.text) for one in statement.clauses if one.kind in ("where", "having", "if"))
    return Deed(
        path,
        statement.span,
        f"{head.kind} {statement.made}",
        puts,
        around=tuple(filter(None, (statement.program,))),
        tests=tests,
    )


def sent_by(call: Deed) -> Deed | None:
    """Return what a call has a database do by the statement that it gives it, under the same tests; None when it gives none."""
    sent = _SENT.match(call.args[0]) if call.is_call and call.args else None
    done = next((deed_of(one, call.path) for one in statements_of(sent[1])), None) if sent is not None else None
    puts = tuple(replace(one, span=call.span) for one in done.puts) if done is not None else ()
    return (
        None
        if done is None
        else replace(call, called=done.called, puts=puts, tests=(*done.tests, *call.tests), is_call=False)
    )


def _set(clause: Clause) -> Iterator[Put]:
    for found in _SET.finditer(clause.text):
        yield Put(
            found[1],
            folded(found[2]),
            Span(clause.start + found.start(), clause.start + found.start() + len(found[0].rstrip())),
        )


def _filled(clause: Clause, given: Clause | None) -> Iterator[Put]:
    """The columns of a row, each with its value when there is one for each."""
    found = _LIST.search(clause.text)
    if found is None:
        return
    columns = [
        (name, span)
        for name, span in clause.names()
        if clause.start + found.start() < span.start < clause.start + found.end()
    ]
    row = next(given.brackets(), None) if given is not None else None
    values = [folded(value) for _, value in listed(row[1])] if row is not None else []
    for rank, (name, span) in enumerate(columns):
        yield Put(name, values[rank] if len(values) == len(columns) else "", span)


def _columns(clause: Clause) -> Iterator[Put]:
    for found in _COLUMN.finditer(clause.text):
        if found[1].lower() not in _NOT_COLUMNS:
            yield Put(found[1], folded(found[2]), Span(clause.start + found.start(1), clause.start + found.end()))
