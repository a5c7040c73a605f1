"""Numbers that SQL works out or writes on people: columns under a name, a turn set by tests, weights kept as the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.numbers import measured
from guichet.done.people.people import attribute_of, is_person
from guichet.done.words import speaks_of
from guichet.reading.sql.statements import Clause, Statement, statements_of

_CASE = re.compile(r"[\"`\[]?(?<![^\W\d])([^\W\d]\w{0,200})[\"`\]]?\s*=\s*(case\b.{0,4000}?\bend\b)", re.I | re.S)
_FILLED = re.compile(r"(?<![^\W\d])([^\W\d]\w{0,200})\s*=\s*((?:[^(),]|\([^()]*\))+)")
_ROW = re.compile(r"\(\s*'([^']{1,60})'\s*,\s*(?:(?:'[^']{0,60}'|null)\s*,\s*){0,2}(-?\d+(?:\.\d+)?)\s*\)", re.I)
_OF_WHOM = re.compile(r"(?:_id|_uuid|_ref)$|^id_", re.I)
_ALIAS = re.compile(r"\bas\s+[\"`]?([^\W\d]\w*)", re.I)
_WEIGHTS = re.compile(r"coef|poids|weight|points?\b|bareme|ponder|priorit|malus|bonus|score", re.I)


def turns_set(written: Clause) -> Iterator[tuple[Clause, str, bool]]:
    """Yield the columns that an update fills by tests under the name of a lane or a turn, and whether one answer says that some come later."""
    for found in _CASE.finditer(written.text):
        if speaks_of(found[1], "decisions.lanes"):
            case = Clause("set", found[2], written.start + found.start(2))
            behind = [speaks_of(one, "decisions.later") or speaks_of(one, "decisions.aside") for one in case.answers()]
            yield case, found[1], True in behind and False in behind


def kept_back(written: Clause, made: str) -> str:
    """Return the first column by which an update takes something out of what people are paid: `deduction = least(overpaid, amount)`, `amount = amount - due`."""
    for found in _FILLED.finditer(written.text):
        if speaks_of(found[1], "decisions.kept_back") and speaks_of(found[2], "decisions.paid_too_much"):
            return " ".join(found[0].split())[:80]
        if (
            speaks_of(made, "decisions.running")
            and speaks_of(found[1], "decisions.sums")
            and _is_less(found[1], found[2])
        ):
            return " ".join(found[0].split())[:80]
    return ""


def _is_less(column: str, value: str) -> bool:
    """Whether a column is given less than it held."""
    held, minus, _ = value.replace(" ", "").lower().partition("-")
    return bool(minus) and re.split(r"[^\w]", held)[-1] == column.lower()


def weights_kept(statement: Statement) -> Iterator[Clause]:
    """Yield the rows of a table of weights that name people by what they are, when they do not all weigh the same."""
    values = statement.clause("values")
    if values is None or not _WEIGHTS.search(statement.made):
        return
    rows = list(_ROW.finditer(values.text))
    if len({measured(row[2]) for row in rows}) > 1:
        for row in rows:
            if attribute_of(row[1]) is not None:  # a clause of its own, so that the name stands outside quotes
                yield Clause("row", row[1], values.start + row.start(1))


def is_kept_of_someone(table: str, text: str) -> bool:
    """Return whether a text of SQL says of a table that each row is somebody's: it names the person by a column, beside the table."""
    if speaks_of(table, "decisions.things") or speaks_of(table, "deeds.machine work"):
        return False
    for statement in statements_of(text):
        names = [name for clause in statement.clauses for name, _ in clause.names()]
        if table in names and any(_OF_WHOM.search(one) and is_person(one) for one in names):
            return True
    return False


def columns_of(statement: Statement) -> Iterator[tuple[Clause, str]]:
    """Yield the columns of a query that bear a name, each with what works it out."""
    for clause in statement.clauses:
        if clause.kind == "select":
            start = 0
            for found in _ALIAS.finditer(clause.text):
                expression = clause.text[start : found.start()]
                cut = _top_comma(expression)
                yield Clause("select", expression[cut:], clause.start + start + cut), found[1]
                start = found.end()


def _top_comma(expression: str) -> int:
    """Where the last column of a list begins: after the last comma that no bracket holds."""
    depth, cut = 0, 0
    for at, sign in enumerate(expression):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth <= 0:
            cut = at + 1
    return cut


_ASKED = re.compile(r"(?:=|\bin\s*\()\s*'([^'\n]{2,60})'", re.I)


def values_asked(clause: Clause) -> Iterator[tuple[str, Span]]:
    """Yield the words that a test asks for, when one of them says alone what somebody is: `situation = 'parent_isole'`."""
    for found in _ASKED.finditer(clause.text) if clause.kind in ("if", "when") else ():
        said = attribute_of(found[1])
        if said is not None and said.certain:
            yield found[1], Span(clause.start + found.start(1), clause.start + found.end(1))


def named_together(clause: Clause) -> Iterator[tuple[str, Span]]:
    """Yield what the columns that one test holds say together: `isole AND enfants > 0` is a parent alone."""
    for test in clause.cases():
        named = [(name, span) for name, span in test.names() if name.upper() not in ("AND", "OR", "NOT")]
        if len(named) > 1 and not any(attribute_of(name) for name, _ in named):
            yield " ".join(name for name, _ in named), Span(named[0][1].start, named[-1][1].end)
