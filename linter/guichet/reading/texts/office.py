"""Letters as a word processor keeps them in one file of XML (flat OpenDocument): paragraphs, headings, items of lists."""

from __future__ import annotations

import re

from guichet.core.source import Source
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.texts.document import Document, Prose
from guichet.reading.texts.pieces import Piece, folded

OFFICE = (".fodt",)

_UNREAD = frozenset(
    {
        "office:annotation",
        "text:note",
        "text:tracked-changes",
        "draw:object",
        "office:binary-data",
        "svg:desc",
        "svg:title",
    }
)
"""What is beside the words: remarks between those who write, notes at the foot, what was struck out, pictures."""
_GIVEN = re.compile(
    r"text:(?:(?:user-field|variable|database)-[\w-]+|placeholder|expression|conditional-text|text-input|date|time|page-[\w-]+|sender-[\w-]+|author-[\w-]+)"
)
"""The tags around what the program puts in its letter, whose example is nobody's."""
_KINDS = {"text:p": "paragraph", "text:h": "heading"}
_PART = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<closing>/?)(?P<name>[A-Za-z][\w:.-]{0,80})(?P<marks>(?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+)>|<\?[^>]*+>|(?P<words>[^<]++)|<",
    re.S,
)
_BODY = "office:body"


def read_office(source: Source, document: Document) -> None:
    """Add the paragraphs of a letter to a document, what is given to each person out of the way."""
    begins = source.text.find(f"<{_BODY}")
    if begins < 0:
        return
    kind, items = "", 0
    unread: list[str] = []
    given = ""
    pieces: list[Piece] = []

    def flush() -> None:
        words = folded(pieces)
        if words.strip(OUTPUT + " "):
            document.add(Prose(words, "item" if items and kind == "paragraph" else kind, list(pieces), document))
        pieces.clear()

    for found in _PART.finditer(source.text, begins):
        name = found["name"]
        if found["words"] is not None:
            if kind and not unread and not given:
                pieces.append(Piece(found[0], found.start(), -1, True))
            continue
        if name is None:
            continue
        empty, closing = found["marks"].endswith("/"), bool(found["closing"])
        if name in _UNREAD and not empty:
            if not closing:
                unread.append(name)
            elif unread:
                unread.pop()
        elif unread:
            continue
        elif _GIVEN.fullmatch(name):
            if kind and not closing:
                pieces.append(Piece(OUTPUT, found.start(), found.end()))
            given = name if not closing and not empty else "" if name == given else given
        elif name in _KINDS:
            flush()
            kind = "" if closing or empty else _KINDS[name]
            given = ""
        elif name == "text:line-break" and kind:
            flush()
        elif name in ("text:s", "text:tab") and kind:
            pieces.append(Piece(" ", found.start(), found.end()))
        elif name == "text:list-item" and not empty:
            items += -1 if closing else 1
