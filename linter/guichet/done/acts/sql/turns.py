"""Who comes after the others in SQL: a list sorted by a number that tests give, a lane that a trigger writes under a test."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.numbers import count
from guichet.done.acts.sql.rows import columns_of
from guichet.done.people.people import attribute_of
from guichet.done.words import speaks_of
from guichet.reading.sql.statements import Clause, Statement, blank_of

_TURN = re.compile(r"\bwhen\b((?:(?!\bwhen\b|\bthen\b).)*)\bthen\s+(\d+)", re.I | re.S)
_REST = re.compile(r"\belse\s+(\d+)", re.I)
_FIRST = re.compile(r"\s*(?:\w+\.)?(\w+)\b(?!\s+desc\b)", re.I)
_VALUE = re.compile(r"(?:=|\bin\s*\()\s*'([^']*)'", re.I)
_SET = re.compile(
    r"\b(?:els)?if\b((?:(?!\bif\b|\belsif\b|\bthen\b).)*)\bthen\s+(?:new\.)?(\w+)\s*:?=\s*'([^']*)'", re.I | re.S
)


def sorted_last(statement: Statement) -> Iterator[tuple[Clause, str]]:
    """Yield the tests that give people the highest of the numbers that a list is sorted by, with the name of that number."""
    order = statement.clause("order by")
    first = _FIRST.match(order.text) if order is not None else None
    for column, alias in columns_of(statement) if first is not None else ():
        if first is None or alias.lower() != first[1].lower():
            continue
        turns = [(Clause("when", one[1], column.start + one.start(1)), count(one[2])) for one in _TURN.finditer(column.text)]  # fmt: skip
        rest = _REST.search(column.text)
        worst = max((*(number for _, number in turns), *((count(rest[1]),) if rest else ())), default=0)
        others = [number for _, number in turns] + ([count(rest[1])] if rest else [])
        for test, number in turns if len(set(others)) > 1 else ():
            if number == worst or (rest is not None and count(rest[1]) == worst and _tells_apart(test.text)):
                yield test, alias


def lanes_told(statement: Statement) -> Iterator[tuple[Clause, str]]:
    """Yield the columns that put some behind, and not the others, under the name of a lane or of a check."""
    for column, alias in columns_of(statement):
        if speaks_of(alias, "decisions.lanes") or speaks_of(alias, "decisions.checked"):
            behind = [
                speaks_of(one, "decisions.later") or speaks_of(one, "decisions.aside") for one in column.answers()
            ]
            if True in behind and False in behind:
                yield column, alias


def _tells_apart(test: str) -> bool:
    """Whether a test asks for a code of someone's and no need of theirs: `country = 'GB'`, not `housing = 'homeless'`."""
    value = _VALUE.search(test)
    return value is not None and attribute_of(value[1]) is None


def set_by_tests(text: str) -> Iterator[Statement]:
    """Yield the lanes where a trigger puts some people behind others: `IF … THEN NEW.lane := 'slow'`, each with its test."""
    clear = blank_of(text)
    found = [one for one in _SET.finditer(clear) if speaks_of(one[2], "decisions.lanes")] if ":=" in clear else []
    slow = [one for one in found if speaks_of(one[3], "decisions.later")]
    behind = slow or [one for one in found if speaks_of(one[3], "decisions.aside")]
    for one in behind if len(behind) < len({each[3] for each in found}) else ():
        test = Clause("if", one[1], one.start(1))
        yield Statement(Span(one.start(), one.end()), (Clause("set", one[2], one.start(2)), test), kept=True)


_RANKED = re.compile(r"\border\s+by\s+(?:\w+\.)?(\w+)\s*(?:asc\s*)?\)\s*(?:as\s+)?(\w+)", re.I)


def first_clicked(statement: Statement) -> Iterator[tuple[Span, str]]:
    """Yield the ranks by the instant at which people asked, where those beyond the number of places are turned away."""
    written = " ".join(clause.text for clause in statement.clauses)
    for clause in statement.clauses:
        for found in _RANKED.finditer(f"{clause.kind} {clause.text}"):
            cut = re.search(rf"\b(?:\w+\.)?{re.escape(found[2])}\s*<=?\s*(?:\w+\.)?(\w+)", written, re.I)
            if cut is not None and speaks_of(found[1], "places.instants") and speaks_of(cut[1], "places.capacity"):
                start = clause.start - len(clause.kind) - 1 + found.start(1)
                yield Span(start, start + len(found[1])), found[1]
