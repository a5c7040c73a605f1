"""How long a query of SQL leaves what people began, before it wipes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.validity import Validity
from guichet.done.nouns.act import Kind
from guichet.done.people.given_time import Thing, thing_of
from guichet.done.words import speaks_of
from guichet.reading.data.durations import UNITS
from guichet.reading.sql.statements import statements_of

_INTERVAL = re.compile(r"\binterval\s+'?(\d+)\s*'?\s*(\w+)", re.I)
_OTHER = re.compile(r"['\"]-(\d+) (\w+)['\"]")


def acts_in(source: Source) -> Iterator[Validity]:
    """Yield the deletions of drafts after some time, of which nobody is told in the same file."""
    for statement in statements_of(source.text):
        made = statement.clauses[0].text.split()[:1] if statement.clauses[0].kind == "delete from" else []
        if not made or thing_of(f"{made[0]} delete") is not Thing.DRAFT or speaks_of(source.text, "sessions.warned"):
            continue
        text = source.text[statement.span.start : statement.span.end]
        found = _INTERVAL.search(text) or _OTHER.search(text)
        per = UNITS.get(found[2].lower()) if found else None
        if found and per:
            yield Validity(
                Kind.EXPIRE, source.path, statement.span, place_of_path(source.path) or Place.JOB, thing=Thing.DRAFT,
                seconds=float(found[1]) * per, shown=found[0], about=frozenset({"validity"}),
            )  # fmt: skip
