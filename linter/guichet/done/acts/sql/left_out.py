"""Lines of people who wait, as a query of SQL shows them: without those who have not come by for some time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.sql.statements import statements_of

_NOW = r"(?:now\s*\(\s*\)|current_(?:date|timestamp)|localtimestamp|sysdate)"
_SEEN = re.compile(
    rf"(?:(?:\w{{1,40}}\.)?(?P<seen>\w{{3,60}})\s*>=?\s*{_NOW}\s*-|{_NOW}\s*-\s*(?:\w{{1,40}}\.)?(?P<other>\w{{3,60}})\s*<)[^\n;]{{0,60}}",
    re.I,
)
"""That someone was there since some days."""


def left_out(source: Source) -> Iterator[FromDeed]:
    """Yield the tests by which a list of people who wait keeps those alone who came by lately."""
    said = place_of_path(source.path)
    if said is not None and not said.is_lived and said is not Place.MIGRATION:
        return
    for statement in statements_of(source.text):
        if statement.clauses[0].kind != "create" or not speaks_of(apart(statement.made), "deeds.waiting people"):
            continue
        for clause in statement.clauses:
            for found in _SEEN.finditer(clause.text) if clause.kind in ("where", "having") else ():
                if speaks_of(apart(found["seen"] or found["other"]), "places.seen_last"):
                    shown = " ".join(found[0].split())
                    span = Span(clause.start + found.start(), clause.start + found.end())
                    yield FromDeed(Kind.CLOSE, source.path, span, Place.JOB, what=What.CLOSED_BY_CLOCK, shown=shown, other=statement.made, certain=False)  # fmt: skip
