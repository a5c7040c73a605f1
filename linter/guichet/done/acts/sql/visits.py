"""Tables of SQL that note what each person reads: who, which page, from which line or device."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.sql.statements import SqlAct
from guichet.done.nouns.act import Kind
from guichet.done.nouns.traits import Purpose
from guichet.done.people.people import is_person
from guichet.done.words import apart, speaks_of
from guichet.reading.sql.statements import Statement, statements_of

_COLUMN = re.compile(r"(?:^|[(,])[ \t]{0,40}[\"`\[]?([^\W\d]\w{0,80})[\"`\]]?[ \t]{1,40}\w", re.M)
_PAGE = re.compile(r"^(?:url|path|page|uri|route|referer|referrer|chemin|provenance|query|recherche|adresse page)\b")
_LINE = re.compile(
    r"^(?:ip|ip address|adresse ip|remote addr|user agent|agent|device|appareil|navigateur|browser|fingerprint|geo)\b"
)


class Noted(SqlAct):
    """A table of what people read."""

    @property
    def notes_reading(self) -> bool:
        """Whether it notes each page with who reads it: always."""
        return True


def acts_in(source: Source) -> Iterator[Noted]:
    """Yield the tables that a file makes for what each person reads."""
    said = place_of_path(source.path)
    if said is not None and not said.is_lived and said is not Place.MIGRATION:
        return
    for statement in statements_of(source.text):
        head = source.text[statement.span.start : statement.clauses[0].start].lower()
        if statement.clauses[0].kind == "create" and "table" in head and _notes(statement):
            yield Noted(
                Kind.KEEP, source.path, statement.span, Place.JOB, source, statement, looked=(), said=statement.made, aim=Purpose.UNKNOWN
            )  # fmt: skip


def _notes(statement: Statement) -> bool:
    text = " ".join(clause.text for clause in statement.clauses)
    if not speaks_of(statement.made, "retention.traces") or speaks_of(statement.made, "retention.files"):
        return False
    columns = [apart(name) for name in _COLUMN.findall(text)]
    return (
        any(is_person(name.replace(" ", "_")) and not _LINE.match(name) for name in columns)
        and any(_PAGE.match(name) for name in columns)
        and any(_LINE.match(name) for name in columns)
    )
