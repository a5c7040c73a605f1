"""Points that a score of SQL takes off people, when those who have most of them are served first: the others come last."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guichet.reading.sql.statements import Clause, Statement

_TAKEN = re.compile(r"-\s*\(?\s*(case\b.*?\bend\b)", re.I | re.S)


def points_taken(column: Clause) -> tuple[Clause, ...]:
    """Return the parts of a score that take points off: `- CASE WHEN age >= 55 THEN 40 ELSE 0 END`."""
    return tuple(Clause(column.kind, found[1], column.start + found.start(1)) for found in _TAKEN.finditer(column.text))


def comes_last(score: str, statements: Iterable[Statement]) -> bool:
    """Whether a list is sorted by a score from the highest down, in one of some statements."""
    order = re.compile(rf"\b{re.escape(score)}\b[\"`\]]?\s+desc\b", re.I)
    return any(order.search(clause.text) for one in statements for clause in one.clauses if clause.kind == "order by")
