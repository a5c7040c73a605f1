"""The text that a file of components is translated into, and where each stretch of it stands in the file."""

from __future__ import annotations

import re

from guichet.core.findings import Span
from guichet.core.source import Source
from guichet.reading.written.written import Piece

_TAG = re.compile(r"\{(?=[{%#!$@])|<(?=[%?])|\[(?=\[)|(?<=[$#])\{|@(?=(?:lang|choice|yield)\()")
"""What would open a tag of another language where a component has it as plain text."""


_LONGEST = 300_000
"""Characters beyond which parts are left unknown: those that show parts twice, again and again, double at each step."""
_MOST = 5_000
"""Parts that are shown in one file: some write nothing."""


class Out:
    """Gathers a translation: what is copied from the file, and what is written in place of a stretch of it."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.pieces: list[Piece] = []
        self._texts: list[str] = []
        self.length = 0
        self._shown = 0

    def takes_part(self) -> bool:
        """Count one more part of the file that is shown where it is named; return whether there is room for it."""
        self._shown += 1
        return self._shown <= _MOST and self.length <= _LONGEST

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._texts)

    def copy(self, start: int, end: int) -> None:
        """Copy a stretch of the file, as text and markup alone."""
        for found in _TAG.finditer(self.source.text, start, end):
            self._add(self.source.text[start : found.start()], Span(start, found.start()), is_exact=True)
            start = found.end()
            self._add(f"&#{ord(found[0])};", Span(found.start(), start), is_exact=False)
        self._add(self.source.text[start:end], Span(start, end), is_exact=True)

    def keep(self, start: int, end: int) -> None:
        """Copy a stretch of the file as it stands: code, which nothing else reads."""
        self._add(self.source.text[start:end], Span(start, end), is_exact=True)

    def bring(self, path: str, text: str, source: Span, *, is_exact: bool) -> None:
        """Write a text that stands for a stretch of another file."""
        if text:
            self.pieces.append(Piece(self.length, path, source, is_exact, None))
            self._texts.append(text)
            self.length += len(text)

    def put(self, text: str, start: int, end: int) -> None:
        """Write a text that stands for a stretch of the file."""
        self._add(text, Span(start, end), is_exact=False)

    def _add(self, text: str, span: Span, *, is_exact: bool) -> None:
        if text:
            self.pieces.append(Piece(self.length, self.source.path, span, is_exact, None))
            self._texts.append(text)
            self.length += len(text)

    def add(self, other: Out) -> None:
        """Write what another gathered of the same file."""
        self.pieces += [one._replace(start=one.start + self.length) for one in other.pieces]
        self._texts.append(other.text)
        self.length += other.length
