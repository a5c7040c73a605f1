"""How long a query of SQL leaves what people began, before it wipes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.numbers import measured
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.validity import Validity
from guichet.done.nouns.act import Kind
from guichet.done.people.given_time import DAY, Thing, thing_of
from guichet.done.words import speaks_of
from guichet.reading.data.durations import UNITS
from guichet.reading.sql.statements import Statement, statements_of

_INTERVAL = re.compile(r"\binterval\s+'?(\d+)\s*+(?:'\s*+)?(\w+)", re.I)
_OTHER = re.compile(r"['\"]-(\d+) (\w+)['\"]")
_DELETED = re.compile(r"\bdelete\s+from\s+\S+", re.I)
"""A table of notices that is emptied warns nobody."""
_TODAY = re.compile(r"date_trunc\s*\(\s*'day'[^)]{0,200}\)|\bcurrent_date\b(?!\s*-)|\bcurdate\s*\(\s*\)(?!\s*-)", re.I)
"""A limit that is this morning: what was begun yesterday is gone."""


def acts_in(source: Source) -> Iterator[Validity]:
    """Yield the deletions of drafts after some time, of which nobody is told in the same file."""
    warned = speaks_of(_DELETED.sub(" ", source.text), "sessions.warned")
    statements = list(statements_of(source.text))
    picks = {
        one.made.lower(): one
        for one in statements
        if one.clauses[0].kind in ("create", "insert into") and one.conditions
    }
    said: set[Statement] = set()
    for one in statements if not warned else ():
        deleted = one.clause("delete from")
        statement = _picking(one, picks)
        picked = f"{deleted.text.split('(')[0]} delete {statement.conditions}" if deleted is not None else ""
        if thing_of(picked) is not Thing.DRAFT or statement in said:
            continue
        said.add(statement)
        text = source.text[statement.span.start : statement.span.end]
        found = _INTERVAL.search(text) or _OTHER.search(text)
        per = UNITS.get(found[2].lower()) if found else None
        today = _TODAY.search(text) if found is None else None
        if (found and per) or today:
            seconds = measured(found[1]) * per if found and per else DAY
            shown = (found or today or [""])[0]
            yield Validity(
                Kind.EXPIRE, source.path, statement.span, place_of_path(source.path) or Place.JOB, thing=Thing.DRAFT,
                seconds=seconds, shown=shown, about=frozenset({"validity"}),
            )  # fmt: skip


def _picking(deletion: Statement, picks: dict[str, Statement]) -> Statement:
    """The statement that says which rows go: the one that made a table of them before, when the deletion reads it."""
    if _INTERVAL.search(deletion.conditions) or _OTHER.search(deletion.conditions):
        return deletion
    read = (name.lower() for clause in deletion.clauses for name, _ in clause.names())
    return next((picks[name] for name in read if name in picks), deletion)
