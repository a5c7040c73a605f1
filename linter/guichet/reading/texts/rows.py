"""Words kept in tables of SQL: the texts that rows are filled with, each under its column."""

from __future__ import annotations

from guichet.core.source import Source
from guichet.reading.sql.rows import rows_of
from guichet.reading.texts.document import Document, Prose
from guichet.reading.texts.pieces import Piece, folded
from guichet.reading.texts.speech import is_named_so, is_sentence, said_among, said_at_head
from guichet.reading.texts.strings import blocks_of

_NAMES = ("code", "key", "cle", "clef", "slug", "name", "nom", "id", "event", "evenement")
"""The columns that say what a row is, the likeliest first."""


def read_rows(source: Source, document: Document) -> None:
    """Add the texts of the rows that a file of SQL puts into tables, when they are said to people, to a document."""
    document.is_sequence = False
    document.about = said_at_head(source.text, "--", "/*", "*")
    found: list[tuple[str, str, Piece]] = []
    strings: list[tuple[str, str, bool]] = []
    for table in rows_of(source):
        for row in table.parts:
            known = {one.key.lower(): str(one.value) for one in row.parts if one.value is not None}
            of_row = next((known[name] for name in _NAMES if name in known), "")
            for part in row.parts:
                written = source.text[part.span.start : part.span.end]
                if not written.startswith("'") or " " not in written:
                    continue
                plain = written[1 : written.rindex("'")] if written.count("'") > 1 else written[1:]
                told = is_named_so(part.key) or (is_named_so(table.key) and is_sentence(plain))
                found.append(
                    (f"{of_row}.{part.key}" if of_row else part.key, plain, Piece(plain, part.span.start + 1, -1, True))
                )
                strings.append((table.key, plain, told))
    for (key, plain, piece), is_said in zip(found, said_among(strings), strict=True):
        pieces = _undoubled(piece) if "''" in plain else [piece]
        for block in blocks_of(pieces, percent=False) if is_said else ():
            words = folded(block)
            if " " in words and any(map(str.isalpha, words)):
                document.add(Prose(words, "message", block, document, key=key))


def _undoubled(piece: Piece) -> list[Piece]:
    """The pieces of a text in which two quotes stand for one."""
    pieces, at = [], 0
    while (quote := piece.text.find("''", at)) >= 0:
        pieces += [
            Piece(piece.text[at:quote], piece.start + at, -1, True),
            Piece("'", piece.start + quote, piece.start + quote + 2),
        ]
        at = quote + 2
    return [one for one in (*pieces, Piece(piece.text[at:], piece.start + at, -1, True)) if one.text]
