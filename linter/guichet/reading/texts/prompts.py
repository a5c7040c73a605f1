"""What a telephone says: prompts kept in a list of texts, and the words of TwiML and VoiceXML."""

from __future__ import annotations

import re

from guichet.core.source import Source
from guichet.reading.language.tags import primary_subtag
from guichet.reading.templates.element import Element
from guichet.reading.templates.template import Template
from guichet.reading.texts.document import Document, Prose
from guichet.reading.texts.pieces import Piece, folded
from guichet.reading.texts.strings import blocks_of
from guichet.reading.texts.templates import pieces_of

_ENTRY = re.compile(
    r"^[ \t]*([\w./-]+(?:\.(?:wav|mp3|gsm|ulaw|sln\d*))?)[ \t]*(?::|=|\||\t|;)[ \t]*(\S[^\n]*?)[ \t]*\r?$", re.M
)
_LINES = re.compile(r"^[ \t]*[^\s#;][^\n]*$", re.M)
_SECTION = re.compile(r"^[ \t]*\[([\w./-]{1,60})\][ \t]*\r?$", re.M)
"""A name alone on its line: what stands under it is one message."""
_REMARK = re.compile(r"^[ \t]*[#;][^\n]*$", re.M)
_SECTIONS = 2
_SPOKEN = frozenset({"say", "prompt", "audio", "speak", "message", "sms"})
_ROOT = re.compile(r"<(?:response|vxml|speak)[\s>]", re.I)


def holds_entries(text: str) -> bool:
    """Whether most lines of a text are a name and what is said under it."""
    lines = len(_LINES.findall(text))
    return lines > 1 and len(_ENTRY.findall(text)) * 4 >= lines * 3


def read_entries(source: Source, document: Document) -> None:
    """Add what is said under each name of a list to a document."""
    document.is_sequence = False
    for entry in _ENTRY.finditer(source.text):
        if " " in entry[2]:
            for block in blocks_of([Piece(entry[2], entry.start(2))]):
                document.add(Prose(folded(block), "voice", block, document, key=entry[1]))


def holds_sections(text: str) -> bool:
    """Whether a text keeps several messages, each under a name in square brackets."""
    return len(_SECTION.findall(text)) >= _SECTIONS


def read_sections(source: Source, document: Document) -> None:
    """Add each message of a text that keeps several to a document, under its name."""
    document.is_sequence = False
    text = _REMARK.sub(lambda one: " " * len(one[0]), source.text)
    names = list(_SECTION.finditer(text))
    ends = [*(one.start() for one in names[1:]), len(text)]
    for name, end in zip(names, ends, strict=True):
        for block in blocks_of([Piece(text[name.end() : end], name.end())]):
            words = folded(block)
            if " " in words:
                document.add(Prose(words, "message", block, document, key=name[1]))


def read_voice(source: Source, document: Document) -> None:
    """Add what a TwiML or VoiceXML file says to a document, each prompt in its language; nothing for other XML."""
    if _ROOT.search(source.text) is None:
        return
    template = Template(source)
    for element in template.elements:
        if element.name in _SPOKEN and not any(one.name in _SPOKEN for one in element.ancestors):
            inner = element.inner_span
            pieces, _ = pieces_of(template, inner.start, inner.end)
            words = folded(pieces)
            if " " in words:
                document.add(Prose(words, "voice", pieces, document, _lang(element), element))


def _lang(element: Element) -> str:
    for one in (element, *element.ancestors):
        value = one.attr("xml:lang") or one.attr("lang") or one.attr("language")
        if value:
            return primary_subtag(value)
    return ""
