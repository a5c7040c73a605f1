"""Messages kept in a table of CSV, each under the name that its row gives it; a table of data holds none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from guichet.core.message_tables import LARGEST, Cell, columns_of, rows_of
from guichet.core.source import Source
from guichet.reading.language.tags import primary_subtag
from guichet.reading.texts.document import Document, Prose
from guichet.reading.texts.pieces import Piece, folded
from guichet.reading.texts.strings import blocks_of

_NAME = re.compile(r"(?=[\w.:/-]*[^\W\d_])[\w.:/-]{1,120}")
"""A name that somebody gave to a message: letters, and no space. A number counts rows."""


def read_table(source: Source, document: Document) -> None:
    """Add the messages of a table to a document; a table whose rows bear numbers or the names of people is data."""
    document.is_sequence = False
    rows = rows_of(source.text)
    columns = columns_of([cell.written for cell in next(rows, [])])
    found = [row for row in rows if len(row) > 1] if columns is not None and len(source.text) <= LARGEST else []
    if columns is None or not _are_named(found, columns.name):
        return
    for row in found:
        named = row[columns.language].written.strip() if 0 <= columns.language < len(row) else ""
        for at, lang in columns.texts.items():
            for block in blocks_of(_pieces(row[at])) if at < len(row) else ():
                words = folded(block)
                if " " in words and any(map(str.isalpha, words)):
                    document.add(
                        Prose(words, "message", block, document, primary_subtag(named) or lang, key=row[columns.name].written.strip())
                    )  # fmt: skip


def _are_named(rows: Sequence[Sequence[Cell]], at: int) -> bool:
    """Whether most rows bear a name of their own, once for each language."""
    names = [row[at].written.strip() for row in rows if at < len(row)]
    good = Counter(name for name in names if _NAME.fullmatch(name))
    return bool(good) and good.total() * 10 >= len(rows) * 9 and len(good) * 3 >= good.total()


def _pieces(cell: Cell) -> list[Piece]:
    """The pieces of a cell, in which two quotes stand for one."""
    if not cell.is_quoted or '""' not in cell.written:
        return [Piece(cell.written, cell.start, -1, True)] if cell.written else []
    pieces: list[Piece] = []
    at = 0
    while (quote := cell.written.find('""', at)) >= 0:
        pieces += [
            Piece(cell.written[at:quote], cell.start + at, -1, True),
            Piece('"', cell.start + quote, cell.start + quote + 2),
        ]
        at = quote + 2
    return [one for one in (*pieces, Piece(cell.written[at:], cell.start + at, -1, True)) if one.text]
