"""Texts that programs and tables keep: which of them are said to people, added to a document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from guichet.reading.texts.document import Document, Prose
from guichet.reading.texts.pieces import Piece, folded
from guichet.reading.texts.speech import said_among
from guichet.reading.texts.strings import blocks_of


class Kept(NamedTuple):
    """One text: the table that keeps it ("" for none), its name there, whether they announce words, and its pieces."""

    table: str
    key: str
    announced: bool
    pieces: Sequence[Piece]

    @property
    def plain(self) -> str:
        """The text, its format fields and its tags still in it."""
        return "".join(piece.text for piece in self.pieces)


def add_said(kept: Sequence[Kept], document: Document, *, percent: bool = True) -> None:
    """Add to a document the texts that are said to people, each under its name; `percent`: with fields such as `%s`."""
    said = said_among([(one.table, one.plain, one.announced) for one in kept])
    for one, is_said in zip(kept, said, strict=True):
        for block in blocks_of(one.pieces, percent) if is_said else ():
            words = folded(block)
            if any(map(str.isalpha, words)):
                document.add(Prose(words, "message", block, document, key=one.key))
