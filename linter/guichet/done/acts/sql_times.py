"""How long a query of SQL leaves what people began, before it wipes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.validity import Validity
from guichet.done.nouns.act import Kind
from guichet.done.people.given_time import DAY, Thing, thing_of
from guichet.done.words import speaks_of
from guichet.reading.data.durations import UNITS
from guichet.reading.sql.statements import statements_of

_INTERVAL = re.compile(r"\binterval\s+'?(\d+)\s*'?\s*(\w+)", re.I)
_OTHER = re.compile(r"['\"]-(\d+) (\w+)['\"]")
_DELETED = re.compile(r"\bdelete\s+from\s+\S+", re.I)
"""A table of notices that is emptied warns nobody."""
_TODAY = re.compile(r"date_trunc\s*\(\s*'day'[^)]*\)|\bcurrent_date\b(?!\s*-)|\bcurdate\s*\(\s*\)(?!\s*-)", re.I)
"""A limit that is this morning: what was begun yesterday is gone."""


def acts_in(source: Source) -> Iterator[Validity]:
    """Yield the deletions of drafts after some time, of which nobody is told in the same file."""
    warned = speaks_of(_DELETED.sub(" ", source.text), "sessions.warned")
    for statement in statements_of(source.text):
        made = statement.clauses[0].text.split()[:1] if statement.clauses[0].kind == "delete from" else []
        where = statement.clause("where")
        picked = f"{made[0]} delete {where.text if where else ''}" if made else ""
        if thing_of(picked) is not Thing.DRAFT or warned:
            continue
        text = source.text[statement.span.start : statement.span.end]
        found = _INTERVAL.search(text) or _OTHER.search(text)
        per = UNITS.get(found[2].lower()) if found else None
        today = _TODAY.search(text) if found is None else None
        if (found and per) or today:
            seconds = float(found[1]) * per if found and per else DAY
            shown = (found or today or [""])[0]
            yield Validity(
                Kind.EXPIRE, source.path, statement.span, place_of_path(source.path) or Place.JOB, thing=Thing.DRAFT,
                seconds=seconds, shown=shown, about=frozenset({"validity"}),
            )  # fmt: skip
