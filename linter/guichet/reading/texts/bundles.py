"""Bundles of Java: the messages of a `.properties` file, each under its key, with what they are written with out of the way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.bundle_names import is_bundle
from guichet.core.escapes import letter
from guichet.core.source import Source
from guichet.reading.texts.document import Document, Prose
from guichet.reading.texts.kept import Kept, add_said
from guichet.reading.texts.pieces import Piece, folded
from guichet.reading.texts.speech import said_at_head
from guichet.reading.texts.strings import blocks_of

_LINE = re.compile(r"^[ \t]*(?![#!])(?P<key>(?:[^\s=:\\]|\\.)+)[ \t]*[=: \t][ \t]*(?P<value>(?:[^\\\n]|\\(?:\r?\n|.))*)", re.M)  # fmt: skip
_ESCAPE = re.compile(r"\\u(?P<code>[0-9a-fA-F]{4})|\\\r?\n[ \t]*|\\(?P<sign>.)|''")
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "f": " "}


def read_bundle(source: Source, document: Document) -> None:
    """Add the messages of a bundle to a document: those of several words.

    Under a name that any settings may have, only what is said to people is a message.
    """
    document.is_sequence = False
    document.about = said_at_head(source.text, "#", "!")
    if not is_bundle(source.path):
        add_said([_kept(found) for found in _LINE.finditer(source.text)], document, percent=False)
        return
    for found in _LINE.finditer(source.text):
        for block in blocks_of(list(_pieces(found["value"].rstrip(), found.start("value"))), percent=False):
            words = folded(block)
            if " " in words and any(char.isalpha() for char in words):
                document.add(Prose(words, "message", block, document, key=found["key"]))


def _kept(found: re.Match[str]) -> Kept:
    return Kept("all", found["key"], False, list(_pieces(found["value"].rstrip(), found.start("value"))))


def _pieces(value: str, start: int) -> Iterator[Piece]:
    """The pieces of a message: letters as written, and those that stand for others."""
    at = 0
    for found in _ESCAPE.finditer(value):
        if found.start() > at:
            yield Piece(value[at : found.start()], start + at, -1, True)
        plain = _said(found)
        if plain:
            yield Piece(plain, start + found.start(), start + found.end())
        at = found.end()
    if at < len(value):
        yield Piece(value[at:], start + at, -1, True)


def _said(found: re.Match[str]) -> str:
    """What an escape stands for; the end of a line that goes on stands for nothing."""
    if found["code"]:
        return letter(int(found["code"], 16))
    if found["sign"]:
        return _SIGNS.get(found["sign"], found["sign"])
    return "'" if found[0] == "''" else ""
