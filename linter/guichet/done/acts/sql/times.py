"""How long a query of SQL leaves what people began, before it wipes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from guichet.core.findings import Span
from guichet.core.numbers import measured
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.sql.doors import queries_in
from guichet.done.acts.validity import Validity
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.people.given_time import DAY, Thing, thing_of
from guichet.done.words import speaks_of
from guichet.reading.data.durations import UNITS
from guichet.reading.python.module import PythonModule
from guichet.reading.sql.statements import Statement, statements_of

_INTERVAL = re.compile(r"\binterval\s+'?(\d+)\s*+(?:'\s*+)?(\w+)", re.I)
_OTHER = re.compile(r"['\"]-(\d+) (\w+)['\"]")
_DELETED = re.compile(r"\bdelete\s+from\s+\S+", re.I)
"""A table of notices that is emptied warns nobody."""
_TODAY = re.compile(r"date_trunc\s*\(\s*'day'[^)]{0,200}\)|\bcurrent_date\b(?!\s*-)|\bcurdate\s*\(\s*\)(?!\s*-)", re.I)
"""A limit that is this morning: what was begun yesterday is gone."""
_NAMED = re.compile(
    r"(?<![\w.])([a-z_]\w{1,60})\s+(?:constant\s+)?(?:[a-z]\w{1,30}\s+)?(?::=|=|default\b)\s*([^;\n]{0,120})", re.I
)
"""A moment that a program names, then compares with."""
_STATE = re.compile(r"=\s*'[^'\n]{2,40}'")
_QUERY = re.compile(r"\s*(?:delete\s+from|with)\s", re.I)


@dataclass(frozen=True)
class _Wiped:
    """Drafts that a statement does away with: where, after how long, as that is written."""

    statement: Statement
    seconds: float
    shown: str

    def validity(self, path: str, place: Place) -> Validity:
        """Return what people are given by it, in a file and at a place."""
        span = self.statement.span
        return Validity(
            Kind.EXPIRE, path, span, place, thing=Thing.DRAFT, seconds=self.seconds, shown=self.shown, about=frozenset({"validity"})
        )  # fmt: skip


def acts_in(source: Source) -> Iterator[Validity]:
    """Yield the deletions of drafts after some time, of which nobody is told in the same file."""
    said = place_of_path(source.path) or Place.JOB
    for one in _wiped(source.text):
        yield one.validity(source.path, Place.JOB if said is Place.MIGRATION and one.statement.kept else said)


def acts_in_python(module: PythonModule) -> Iterator[Validity]:
    """Yield the same of the queries that a module runs."""
    for node, start in queries_in(module, _QUERY):
        for one in _wiped(node.value, start) if not speaks_of(module.source.text, "sessions.warned") else ():
            yield one.validity(module.path, place_of(node, module))


def _wiped(written: str, offset: int = 0) -> Iterator[_Wiped]:
    statements = list(statements_of(written))
    if _warns(written, statements):
        return
    picks = {
        one.made.lower(): one
        for one in statements
        if one.clauses[0].kind in ("create", "insert into") and one.conditions
    }
    limits = {found[1].lower(): found[2] for found in _NAMED.finditer(written)}
    said: set[Statement] = set()
    for one in statements:
        deleted = one.clause("delete from")
        statement = _picking(one, picks)
        picked = f"{deleted.text.split('(')[0]} delete {statement.conditions}" if deleted is not None else ""
        if thing_of(picked) is not Thing.DRAFT or statement in said:
            continue
        said.add(statement)
        text = written[statement.span.start : statement.span.end]
        found = _INTERVAL.search(text) or _OTHER.search(text) or _INTERVAL.search(_named(statement, limits))
        per = UNITS.get(found[2].lower()) if found else None
        today = _TODAY.search(text) if found is None else None
        if (found and per) or today:
            seconds = measured(found[1]) * per if found and per else DAY
            span = Span(statement.span.start + offset, statement.span.end + offset)
            yield _Wiped(replace(statement, span=span), seconds, (found or today or [""])[0])


def _warns(written: str, statements: list[Statement]) -> bool:
    """Whether a text tells people before it wipes: what it does to the rows of another state tells nobody of their draft."""
    rest, pos = [], 0
    for one in statements:
        if one.clauses[0].kind == "update" and _STATE.search(one.conditions) and not _is_of_drafts(one.conditions):
            rest.append(written[pos : one.span.start])
            pos = max(pos, one.span.end)
    return speaks_of(_DELETED.sub(" ", " ".join((*rest, written[pos:]))), "sessions.warned")


def _is_of_drafts(said: str) -> bool:
    return speaks_of(said, "sessions.drafts")


def _named(statement: Statement, limits: dict[str, str]) -> str:
    """What the moments say that the tests of a statement name."""
    tests = (one for one in statement.clauses if one.kind in ("where", "having"))
    return " ".join(limits.get(name.lower(), "") for one in tests for name, _ in one.names())


def _picking(deletion: Statement, picks: dict[str, Statement]) -> Statement:
    """The statement that says which rows go: the one that made a table of them before, when the deletion reads it."""
    if _INTERVAL.search(deletion.conditions) or _OTHER.search(deletion.conditions):
        return deletion
    read = (name.lower() for clause in deletion.clauses for name, _ in clause.names())
    return next((picks[name] for name in read if name in picks), deletion)
