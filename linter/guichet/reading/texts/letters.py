"""Plain letters: paragraphs between blank lines, items of lists, headers of a few words; template tags are known."""

from __future__ import annotations

import re

from guichet.core.source import Source
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.templates.template import Template
from guichet.reading.texts.document import Document, Prose
from guichet.reading.texts.pieces import folded
from guichet.reading.texts.templates import parts_apart, pieces_of, ranges_of

_ITEM = re.compile(r"\s*(?:[-–—•*·]|\d{1,2}[.)]|[a-z]\))\s+")
_RULE = re.compile(r"\s*([-=_*~])\1{2,}\s*$")
_SHORT = 50
"""A line under this length was not wrapped: what follows it begins another block."""
_OPEN = re.compile(r"[,;:]\s*$|[^\W\d_]-\s*$")


def read_letter(source: Source, document: Document) -> None:
    """Add the blocks of a letter to a document."""
    read_lines(source, document, 0)


def read_lines(source: Source, document: Document, origin: int) -> None:
    """Add the blocks of what follows a place of a file, read as a letter."""
    template = Template(source)
    text = template.masked.text[origin:]
    start = -1
    kind = "paragraph"
    width = max((len(line) for line in text.split("\n")), default=0)
    at = end = origin
    bounds = {at for part in parts_apart(template) for at in (part.start, part.content_end)}

    def flush() -> None:
        nonlocal start
        if start >= 0:
            for first, last in ranges_of(template, start, end):
                pieces, _ = pieces_of(template, first, last)
                words = folded(pieces)
                if words.strip(OUTPUT + " "):
                    document.add(Prose(words, kind, pieces, document))
        start = -1

    for line in text.split("\n"):
        begin, at = at, at + len(line) + 1
        if not line.strip() or _RULE.match(line):
            flush()
            continue
        if begin + len(line) - len(line.lstrip()) in bounds:
            flush()
        item = _ITEM.match(line)
        if item:
            flush()
            kind = "item"
        if start < 0:
            start = begin + (item.end() if item else len(line) - len(line.lstrip()))
            kind = "item" if item else "paragraph"
        end = begin + len(line.rstrip())
        if len(line) < _SHORT and width > 2 * _SHORT - 30 and not _OPEN.search(line):
            flush()
    flush()
