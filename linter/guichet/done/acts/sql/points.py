"""What a list of SQL is sorted by, so that some come last: points taken off people, turns that a table gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guichet.reading.sql.statements import Clause, Statement

_TAKEN = re.compile(r"-\s*+(?:\(\s*+)?(case\b.{0,4000}?\bend\b)", re.I | re.S)

_BELOW = re.compile(r"\bwhen\b((?:(?!\bthen\b|\bwhen\b).){1,2000})\bthen\s+-\s*\d", re.I | re.S)


def points_taken(column: Clause) -> tuple[Clause, ...]:
    """Return the parts of a score that take points off: `- CASE WHEN age >= 55 THEN 40 ELSE 0 END`."""
    return tuple(Clause(column.kind, found[1], column.start + found.start(1)) for found in _TAKEN.finditer(column.text))


def points_below_nothing(column: Clause) -> tuple[Clause, ...]:
    """Return the tests of a score that give less than nothing: `CASE WHEN age >= 65 THEN -15 ELSE 0 END`."""
    return tuple(Clause("when", found[1], column.start + found.start(1)) for found in _BELOW.finditer(column.text))


def comes_last(score: str, statements: Iterable[Statement]) -> bool:
    """Whether a list is sorted by a score from the highest down, in one of some statements."""
    order = re.compile(rf"\b{re.escape(score)}\b[\"`\]]?\s+desc\b", re.I)
    return any(order.search(clause.text) for one in statements for clause in one.clauses if clause.kind == "order by")


_SUMMED = re.compile(r"\b(?:sum|max|min|avg)\s*\(\s*(?:coalesce\s*\(\s*)?(\w+)\.\w+", re.I)
_OFF = re.compile(r"[-*]\s*(?:coalesce\s*\(\s*)?(?:(?:sum|max|min|avg)\s*\(\s*)?(?:coalesce\s*\(\s*)?(\w+)\.\w+", re.I)
_FIRST_KEY = re.compile(r"\s*(?:coalesce\s*\(\s*)?(\w+)\.\w+", re.I)
_JOIN = r"\bjoin\s+\w[\w.]*\s+(?:as\s+)?{alias}\s+on\b(.*?)(?=\b(?:left|inner|right|full|cross|natural|join)\b|\Z)"


def summed_by(column: Clause, statement: Statement) -> Iterator[Clause]:
    """Yield what picks the rows that a score sums, when these are another table's: `JOIN rules r ON r.group = p.birth_country`."""
    came = statement.clause("from")
    for alias in dict.fromkeys(_SUMMED.findall(column.text)) if came is not None else ():
        found = re.search(_JOIN.format(alias=re.escape(alias)), came.text, re.I | re.S) if came is not None else None
        if came is not None and found is not None:
            yield Clause("on", found[1], came.start + found.start(1))


def taken_by(column: Clause, statement: Statement) -> Iterator[Clause]:
    """Yield what picks the row of another table that a score is less by, or is multiplied by: `100 - max(w.weight) … JOIN area_weight w ON c.postcode = w.prefix`."""
    came = statement.clause("from")
    for alias in dict.fromkeys(_OFF.findall(column.text)) if came is not None else ():
        found = re.search(_JOIN.format(alias=re.escape(alias)), came.text, re.I | re.S) if came is not None else None
        if came is not None and found is not None:
            yield Clause("on", found[1], came.start + found.start(1))


_HELD = re.compile(r"\b(\w{1,60})\.\w{1,60}\s+is\s+not\s+null\b", re.I)


def joined_for(taken: Iterable[Clause], statement: Statement) -> Iterator[Clause]:
    """Yield the tables whose rows points are taken off for: `- CASE WHEN a.code IS NOT NULL … LEFT JOIN poor_areas a ON …`."""
    came = statement.clause("from")
    held = dict.fromkeys(alias for one in taken for alias in _HELD.findall(one.text))
    for alias in held if came is not None else ():
        found = (
            re.search(rf"\bjoin\s+(\w[\w.]*)\s+(?:as\s+)?{re.escape(alias)}\b", came.text, re.I)
            if came is not None
            else None
        )
        if came is not None and found is not None:
            yield Clause("join", found[1], came.start + found.start(1))


def ranked_by(order: Clause, statement: Statement) -> Iterator[Clause]:
    """What people are told apart by in a table that gives each its turn: `JOIN ranks r ON r.postcode = … ORDER BY r.rank, date`."""
    first, came = _FIRST_KEY.match(order.text), statement.clause("from")
    if first is not None and came is not None and "," in order.text:
        found = re.search(_JOIN.format(alias=re.escape(first[1])), came.text, re.I | re.S)
        if found is not None:
            yield Clause("on", found[1], came.start + found.start(1))
