"""What is written out so far, and where each stretch of it comes from."""

from __future__ import annotations

from collections.abc import Mapping

from guichet.core.findings import Span
from guichet.reading.templates.library import Library
from guichet.reading.templates.masking import Token
from guichet.reading.written.lost import Lost, Read, lost_in
from guichet.reading.written.outside import Outside
from guichet.reading.written.place import Place
from guichet.reading.written.values import Value
from guichet.reading.written.written import Piece


class Output:
    """Texts one after the other, each with its place in the files."""

    def __init__(self, library: Library, outside: Outside) -> None:
        self.library = library
        self.outside = outside
        self.texts: list[str] = []
        self.pieces: list[Piece] = []
        self.length = 0
        self.lost: list[Lost] = []
        self.decided = 0
        """How much was known of what was written out."""

    def stretch(self, place: Place, start: int, end: int) -> None:
        """Write a stretch of a template."""
        raise NotImplementedError

    def lose(
        self,
        place: Place,
        token: Token,
        given: Mapping[str, Value],
        read: Read,
        *,
        under: str = "",
        is_sure: bool = True,
    ) -> None:
        """Note the texts that a call gives and that what it calls does not read."""
        for name, text, wanted, where in lost_in(given, read, under=under):
            self.decided += 1
            span = Span(token.start, token.end)
            self.lost.append(Lost(place.template.path, span, name, text, wanted, read.path, where, is_sure))

    def emit(self, text: str, place: Place, source: Span, *, is_exact: bool) -> None:
        """Write a text that stands for a stretch of a file, letter by letter or as a whole."""
        if text:
            self.pieces.append(Piece(self.length, place.template.path, source, is_exact, place.call, place.via))
            self.texts.append(text)
            self.length += len(text)

    def copy(self, place: Place, start: int, end: int) -> None:
        """Write a stretch of a file as it stands."""
        self.emit(place.template.source.text[start:end], place, Span(start, end), is_exact=True)

    def said(self, place: Place, token: Token, text: str, *, is_known: bool = True) -> int:
        """Write what a tag prints; return where to go on."""
        self.decided += is_known
        self.emit(text, place, Span(token.start, token.end), is_exact=False)
        return token.end
