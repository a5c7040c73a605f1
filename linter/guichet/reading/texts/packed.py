"""Words of applications and of services, in the formats that their tools pack them in: ARB of Flutter, strings of Apple, resources of .NET, Fluent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.source import Source
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.texts.catalogues import unescaped
from guichet.reading.texts.document import Document, Prose
from guichet.reading.texts.pieces import Piece, folded
from guichet.reading.texts.strings import blocks_of

PACKED = (".arb", ".strings", ".resx", ".ftl")

_ARB = re.compile(r'"(?P<key>@*[A-Za-z_]\w{0,120})"\s*:\s*"(?P<words>(?:[^"\\\n]|\\.)*)"')
_STRINGS = re.compile(r'"(?P<key>(?:[^"\\\n]|\\.){1,200})"\s*=\s*"(?P<words>(?:[^"\\]|\\.)*)"\s*;|/\*.*?\*/', re.S)
_RESX = re.compile(
    r'<data\b[^<>]{0,200}?\bname="(?P<key>[^"]{1,200})"[^<>]{0,200}>\s*<value>(?P<words>(?:(?!</value>).)*)</value>',
    re.S,
)
_FLUENT = re.compile(
    r"^(?P<key>-?[A-Za-z][\w-]{0,120})[ \t]*=(?P<words>[^\n]*(?:\n[ \t]+(?![.\[*}])[^\n]+)*)|^[ \t]+\.(?P<part>[\w-]{1,60})[ \t]*=(?P<said>[^\n]*)",
    re.M,
)
_GIVEN = re.compile(r"\{\s*[$\w-][^{}\n]{0,120}\}")
"""What stands for a value in a message of Fluent."""


def read_packed(source: Source, document: Document) -> None:
    """Add the messages of a packed file to a document, each under its key."""
    document.is_sequence = False
    for key, pieces in _messages(source):
        for block in blocks_of(pieces, percent=True):
            words = folded(block)
            if " " in words and any(map(str.isalpha, words)):
                document.add(Prose(words, "message", block, document, key=key))


def _messages(source: Source) -> Iterator[tuple[str, list[Piece]]]:
    if source.path.endswith(".arb"):
        for found in _ARB.finditer(source.text):
            if not found["key"].startswith("@") and found["key"] not in _OF_ARB:
                yield found["key"], unescaped(found["words"], found.start("words"))
    elif source.path.endswith(".strings"):
        for found in _STRINGS.finditer(source.text):
            if found["key"]:
                yield found["key"], unescaped(found["words"], found.start("words"))
    elif source.path.endswith(".resx"):
        for found in _RESX.finditer(source.text):
            yield found["key"], [Piece(found["words"], found.start("words"), -1, True)] if found["words"] else []
    else:
        for found in _FLUENT.finditer(source.text):
            group = "words" if found["key"] else "said"
            yield found["key"] or found["part"], list(_between(found[group], found.start(group)))


_OF_ARB = frozenset({"description", "type", "example", "context", "placeholders"})
"""Under which names a file of Flutter says what a message is for, to whoever translates it."""


def _between(words: str, start: int) -> Iterator[Piece]:
    """The pieces of a message of Fluent, the values that are put in it left out."""
    at = 0
    for found in _GIVEN.finditer(words):
        if found.start() > at:
            yield Piece(words[at : found.start()], start + at, -1, True)
        yield Piece(OUTPUT, start + found.start(), start + found.end())
        at = found.end()
    if at < len(words):
        yield Piece(words[at:], start + at, -1, True)
