"""Points of a score of SQL that are given away from where they are summed: in an inner query, a view, a row, a statement of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guichet.core.findings import Span
from guichet.done.acts.sql.rows import columns_of
from guichet.done.deciding.score import is_score_name
from guichet.reading.sql.statements import Clause, Statement, blank_of, program_around

_DEEP = 3
"""Queries that a column is followed through."""
_OWNED = re.compile(r"\b(\w{1,60})\.\w")
_NUMBER = re.compile(
    r"(?:\b(?:select|distinct)\b|,)?\s*[\w.]{1,80}\s*,\s*[+-]?\d+(?:\.\d+)?\s*(?:\bas\s+\w+)?\s*", re.I
)
"""A row of points: whose they are, and how many."""
_MORE = re.compile(
    r"[\"`\[]?(?<![^\W\d])([^\W\d]\w{0,200})[\"`\]]?\s*=\s*(?:coalesce\s*\(\s*)?(?:\w+\.)?[\"`\[]?\1[\"`\]]?\s*(?:,\s*0\s*\)\s*)?[+-]\s*\d",
    re.I,
)
_COUNTED = re.compile(
    r"\b(?:els)?if\b((?:(?!\bif\b|\belsif\b|\bthen\b).){1,2000})\bthen\s+(?:set\s+)?@?(\w{1,80})\s*:?=\s*@?\2\s*[+-]\s*\d",
    re.I | re.S,
)


_ADDED = re.compile(
    r"(?<![\w.])(\w{1,80})\s*:=\s*(?:coalesce\s*\(\s*)?\1\s*(?:,\s*0\s*\)\s*)?[+-]\s*\(?\s*case\s+when\b((?:(?!\bwhen\b|\bthen\b).){1,2000})\bthen\s+-?\d",
    re.I | re.S,
)
"""What a program adds to a number in one go: `v := v + CASE WHEN … THEN 20 ELSE 0 END`."""


def _ends_as(name: str, clear: str) -> str:
    """The name of the score that a number becomes in the end: `NEW.risk := v`, `RETURN v` of a function that is called one."""
    found = re.search(
        rf"(?:\w+\.)?(\w{{2,80}})\s*:?=\s*(?:least\s*\([^;]{{0,40}}|greatest\s*\([^;]{{0,40}})?\b{re.escape(name)}\b\s*[;,)]",
        clear,
        re.I,
    )
    return found[1] if found is not None and found[1].lower() != name.lower() else name


def behind(column: Clause, statement: Statement, beside: Iterable[Statement]) -> tuple[Clause, ...]:
    """Return what works out the names of a column, in the inner queries of its statement and in the views and tables that this one reads."""
    found: dict[int, Clause] = {}
    _follow(column, statement, tuple(beside), found, _DEEP)
    found.pop(column.start, None)
    return tuple(found[start] for start in sorted(found))


def _follow(
    column: Clause, statement: Statement, beside: tuple[Statement, ...], found: dict[int, Clause], deep: int
) -> None:
    names = {name.lower() for name, _ in column.names()}
    for one in _read_by(statement, beside):
        for inner, alias in columns_of(one):
            if alias.lower() in names and inner.start not in found and inner.start != column.start:
                found[inner.start] = inner
                if deep > 1:
                    _follow(inner, one, beside, found, deep - 1)
        for row in (*_listed(column, one), *_picked(one)) if names else ():
            found.setdefault(row.start, row)


def _read_by(statement: Statement, beside: tuple[Statement, ...]) -> Iterator[Statement]:
    """A statement, and those that make what it reads."""
    yield statement
    read = {name.lower() for clause in statement.clauses if clause.kind == "from" for name, _ in clause.names()}
    for one in beside:
        if one is not statement and one.made and one.made.rpartition(".")[2].lower() in read:
            yield one


def _listed(column: Clause, statement: Statement) -> Iterator[Clause]:
    """The rows that a query writes out to sum them: `CROSS JOIN LATERAL (VALUES (CASE …), (CASE …)) v(points)`."""
    if statement.clauses[0].kind == "insert into":
        return
    owners = {found[1].lower() for found in _OWNED.finditer(column.text)}
    for clause in statement.clauses:
        called = re.findall(r"\)\s*(?:as\s+)?(\w{1,60})\s*\(", clause.text, re.I) if clause.kind == "values" else ()
        if any(one.lower() in owners for one in called):
            yield clause


def _picked(statement: Statement) -> Iterator[Clause]:
    """The tests that pick whom a number is given to, where rows of numbers are put together: `SELECT id, 20 … WHERE … UNION ALL …`."""
    if not any("union" in clause.text.lower() for clause in statement.clauses):
        return
    row = False
    for clause in statement.clauses:
        if clause.kind == "select":
            row = _NUMBER.fullmatch(clause.text) is not None
        elif clause.kind == "where" and row:
            yield clause


def given_by_update(statement: Statement) -> Iterator[tuple[Clause, str]]:
    """Yield the tests under which an update adds to a score, or takes from it, with the name of that score."""
    written, where = statement.clause("set"), statement.clause("where")
    for found in _MORE.finditer(written.text) if written is not None and where is not None else ():
        if where is not None and is_score_name(found[1]):
            yield where, found[1]


def given_by_tests(text: str) -> Iterator[Statement]:
    """Yield what a program adds to a score under a test: `IF p.age < 25 THEN risk := risk + 10`."""
    clear = blank_of(text) if "then" in text.lower() else ""
    for found in _COUNTED.finditer(clear):
        if is_score_name(score := _ends_as(found[2], clear)):
            test = Clause("if", found[1], found.start(1))
            done = Clause("set", score, found.start(2)), test
            yield Statement(Span(found.start(), found.end()), done, True, program_around(clear, found.start()))
    for found in _ADDED.finditer(clear):
        program = program_around(clear, found.start())
        if is_score_name(score := _ends_as(found[1], clear)) or is_score_name(program):
            test = Clause("if", found[2], found.start(2))
            done = Clause("set", score, found.start(1)), test
            yield Statement(Span(found.start(), found.end()), done, True, program)
