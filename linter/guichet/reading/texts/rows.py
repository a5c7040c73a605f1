"""Words kept in tables of SQL: the texts that rows are filled with, each under its column."""

from __future__ import annotations

from guichet.core.source import Source
from guichet.reading.sql.rows import rows_of
from guichet.reading.texts.document import Document
from guichet.reading.texts.kept import Kept, add_said
from guichet.reading.texts.pieces import Piece
from guichet.reading.texts.speech import is_named_so, is_sentence, said_at_head

_NAMES = ("code", "key", "cle", "clef", "slug", "name", "nom", "id", "event", "evenement")
"""The columns that say what a row is, the likeliest first."""


def read_rows(source: Source, document: Document) -> None:
    """Add the texts of the rows that a file of SQL puts into tables, when they are said to people, to a document."""
    document.is_sequence = False
    document.about = said_at_head(source.text, "--", "/*", "*")
    found: list[Kept] = []
    for table in rows_of(source):
        for row in table.parts:
            known = {one.key.lower(): str(one.value) for one in row.parts if one.value is not None}
            of_row = next((known[name] for name in _NAMES if name in known), "")
            for part in row.parts:
                written = source.text[part.span.start : part.span.end]
                if written.startswith("'") and " " in written:
                    plain = written[1 : written.rindex("'")] if written.count("'") > 1 else written[1:]
                    told = is_named_so(part.key) or (is_named_so(table.key) and is_sentence(plain))
                    key = f"{of_row}.{part.key}" if of_row else part.key
                    found.append(Kept(table.key, key, told, _undoubled(plain, part.span.start + 1)))
    add_said(found, document, percent=False)


def _undoubled(plain: str, start: int) -> list[Piece]:
    """The pieces of a text in which two quotes stand for one."""
    pieces: list[Piece] = []
    at = 0
    while (quote := plain.find("''", at)) >= 0:
        pieces += [Piece(plain[at:quote], start + at, -1, True), Piece("'", start + quote, start + quote + 2)]
        at = quote + 2
    return [one for one in (*pieces, Piece(plain[at:], start + at, -1, True)) if one.text]
