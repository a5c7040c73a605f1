"""The text of a template: what stands together in one block of HTML, and the attributes that people hear or read."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from guichet.reading.language.tags import primary_subtag
from guichet.reading.templates.branches import Block
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import CONTROL, OUTPUT, Token, is_dynamic
from guichet.reading.templates.template import Template
from guichet.reading.templates.translations import literal_of
from guichet.reading.texts.document import Document, Prose
from guichet.reading.texts.pieces import Piece, folded

_KINDS = {
    **dict.fromkeys("h1 h2 h3 h4 h5 h6".split(), "heading"),
    **dict.fromkeys("li dd".split(), "item"),
    **dict.fromkeys("td th dt caption figcaption".split(), "cell"),
    **dict.fromkeys("label legend option".split(), "label"),
    **dict.fromkeys("button summary".split(), "button"),
    "title": "title",
    "mj-title": "title",
    "mj-button": "button",
    **dict.fromkeys("p mj-text".split(), "paragraph"),
}
_BLOCKS = frozenset(
    "address article aside body center details dialog div dl fieldset figure footer form header hgroup html main menu "
    "nav ol search section table tbody tfoot thead tr ul template noscript optgroup select datalist blockquote mj-section mj-column".split()
) | frozenset(_KINDS)
_UNREAD = frozenset(
    "script style svg math canvas iframe object textarea pre blockquote audio video head datalist".split()
)
_FOREIGN = frozenset("code kbd samp var tt q del s cite".split())
_BREAK = re.compile(
    r"<(?:br|hr|input|select|textarea|p|div|[uo]l|li|table|form|fieldset|h[1-6]|section|article|button|label|pre|blockquote)\b",
    re.I,
)
_BLANK = re.compile(rf"[\s{CONTROL}]*")
_SIBLINGS = re.compile(rf"[\s{CONTROL}]*(?:</[a-z0-9]+>[\s{CONTROL}]+)+(?:<[a-z][^<>]*>[\s{CONTROL}]*)+", re.I)
"""Between two inline elements with nothing but space: badges or links side by side, not a sentence."""
_ATTRIBUTES = frozenset(
    {
        "alt",
        "title",
        "aria-label",
        "placeholder",
        "value",
        "aria-description",
        "label",
        "data-confirm",
        "data-turbo-confirm",
    }
)
_TITLES = frozenset({"em", "i", "cite"})
"""With a language of their own, they are titles or words of another language, not the writer's."""
_BUTTONS = frozenset({"submit", "button", "reset"})
_FRONT = re.compile(r"\A---[ \t]*\n(?:.*\n)*?---[ \t]*\n")
"""What a page says of itself to the program that builds it."""
_PLURALS = frozenset({"plural", "pluralize"})
_VERSIONS = 40
"""Ways that a run may go by its branches: past them what is before and what is after are read apart."""
_APART = frozenset("block section slot fill macro set capture held".split())
"""`{% block %}`, `{% slot %}`, `{% set %}`, what ERB prints elsewhere (`content_for … do`)."""


class _Place(NamedTuple):
    """What a run of text belongs to."""

    block: Element | None
    lang: str | None
    mode: str
    """"read", "foreign" (code, a quotation: one placeholder in its sentence), "titled", "defined" or "unread"."""


def _place(element: Element | None) -> _Place:
    mode = "read"
    block: Element | None = None
    lang: str | None = None
    node = element
    while node is not None:
        name = node.name
        if name in _UNREAD and not (name == "head" and block is not None and block.name == "title"):
            return _Place(block, lang, "unread")
        if block is None:
            if name in _FOREIGN or node.attr("translate") == "no":
                mode = "foreign"
            elif name in _TITLES and node.attr("lang") and mode == "read":
                mode = "titled"
            elif (name == "dfn" or (name == "abbr" and "title" in node.attrs)) and mode == "read":
                mode = "defined"
            if name in _BLOCKS or _is_hint(node):
                block = node
        if lang is None:
            value = node.attr("lang")
            if value is not None:
                lang = "?" if is_dynamic(value) else primary_subtag(value)
        node = node.above
    return _Place(block, lang, mode)


def _is_hint(element: Element) -> bool:
    """Whether an element is the hint of a field, on a line of its own under the label that holds it."""
    return element.name in ("span", "small") and "hint" in (element.attr("class") or "")


def parts_apart(template: Template) -> list[Block]:
    """Return the parts of a template that a layout or a component puts where it wants: each is a text of its own."""
    return [block for block in template.branches.blocks if block.name in _APART]


def ranges_of(template: Template, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a range cut where the plural form of a translation begins."""
    for token in template.tokens_between(start, end):
        if token.name in _PLURALS:
            yield start, token.start
            start = token.end
    yield start, end


def pieces_of(template: Template, start: int, end: int) -> tuple[list[Piece], bool]:
    """Return the pieces of a range, and whether words of a translation are among them."""
    masked = template.masked.text
    pieces: list[Piece] = []
    translated = False
    at = start
    for token in template.tokens_between(start, end):
        if token.start > at:
            pieces.append(Piece(masked[at : token.start], at, -1, True))
        at = min(token.end, end)
        literal = literal_of(token)
        if literal is not None:
            translated = True
            pieces.append(_literal(template, token, literal))
        elif masked[token.start] != CONTROL:
            pieces.append(Piece(OUTPUT, token.start, token.end))
        elif token.name.startswith(("blocktrans", "trans", "endblocktrans", "endtrans")):
            translated = True
    if end > at:
        pieces.append(Piece(masked[at:end], at, -1, True))
    return pieces, translated


def _literal(template: Template, token: Token, literal: str) -> Piece:
    at = template.source.text.find(literal, token.start, token.end)
    return Piece(literal, at, -1, True) if at >= 0 else Piece(literal, token.start, token.end)


class _Reader:
    """Gathers runs of text into blocks; text of an `else` branch is a block apart, so that no sentence mixes both."""

    def __init__(self, template: Template, document: Document) -> None:
        self.template = template
        self.document = document
        self.places: dict[int, _Place] = {}
        self.groups: dict[object, list[Piece]] = {}
        self.quoted: list[tuple[int, int]] = []
        self.place = _Place(None, None, "read")
        self.translated = False
        self.parts = parts_apart(template)
        self.forks = bool(self.parts) or any(len(block.starts) > 1 for block in template.branches.blocks)
        self.bounds = sorted({at for part in self.parts for at in (part.starts[0], part.content_end)})

    def read(self) -> None:
        masked = self.template.masked.text
        front = _FRONT.match(masked)
        begins = front.end() if front else 0
        last = 0
        for node in self.template.texts:
            parent = node.parent if isinstance(node.parent, Element) else None
            if node.start < 0:
                continue
            if _BLANK.fullmatch(masked, node.start, node.end):
                if self.groups:
                    for pieces in self.groups.values():
                        pieces.append(Piece(" ", node.start))
                continue
            place = self.places.get(id(parent))
            if place is None:
                place = self.places[id(parent)] = _place(parent)
            if place.block is not self.place.block or (
                self.groups
                and node.start > last
                and (_BREAK.search(masked, last, node.start) or _SIBLINGS.fullmatch(masked, last, node.start))
            ):
                self.flush()
            last = node.end
            if place.mode == "unread":
                continue
            self.place = place if place.block is not self.place.block or not self.groups else self.place
            for start, end in self.ranges(node.start, node.end):
                if end > begins:
                    self.add(max(start, begins), end, place.mode)
        self.flush()

    @property
    def is_phrase(self) -> bool:
        """Whether the run stands in an element of one text, where a part that is put in goes on with the sentence."""
        return self.place.block is not None and self.place.block.name in _KINDS

    def ranges(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield a range cut where a plural form begins, and where a part begins or ends that is put elsewhere."""
        inside = self.bounds[bisect_right(self.bounds, start) : bisect_left(self.bounds, end)]
        for first, last in pairwise([start, *(() if self.is_phrase else inside), end]):
            yield from ranges_of(self.template, first, last)

    def add(self, start: int, end: int, mode: str) -> None:
        key: object = ()
        if self.forks:
            apart = frozenset() if self.is_phrase else _APART
            path = self.template.branches.path(start)
            key = tuple((id(step.block), step.branch) for step in path if step.branch or step.block.name in apart)
        masked = self.template.masked.text
        if key not in self.groups and _BLANK.fullmatch(masked, start, end):
            return
        if key not in self.groups and len(self.groups) == _VERSIONS:
            self.flush()
        pieces = self.groups.setdefault(key, [])
        if mode == "foreign":
            pieces.append(Piece(OUTPUT, start, end))
            return
        if mode in ("defined", "titled"):
            self.quoted.append((start, end))
        if mode == "defined":
            self.document.explained.add(" ".join(masked[start:end].split()).lower())
        run = masked[start:end]
        if OUTPUT in run or CONTROL in run:
            if any(token.name == "templatetag" for token in self.template.tokens_between(start, end)):
                pieces.append(Piece(OUTPUT, start, end))
                return
            found, translated = pieces_of(self.template, start, end)
            self.translated = self.translated or translated
            pieces.extend(found)
        else:
            pieces.append(Piece(run, start, -1, True))

    def flush(self) -> None:
        if not self.groups:
            return
        place, quoted = self.place, tuple(self.quoted)
        kind = _KINDS.get(place.block.name, "text") if place.block is not None else "text"
        for pieces in self.groups.values():
            text = folded(pieces)
            if not _LETTER.search(text):
                continue
            if place.block is not None and place.block.name == "dt":
                self.document.explained.add(text.lower())
            block = Prose(text, kind, pieces, self.document, place.lang or "", place.block, self.translated, quoted)
            self.document.add(block)
        self.groups = {}
        self.quoted = []
        self.translated = False

    def attributes(self) -> Iterator[Prose]:
        for element in self.template.elements:
            for name in element.attrs:
                raw = element.attr(name) if name in _ATTRIBUTES else None
                if not raw or not _HAS_LETTER.search(raw) or not _is_read(element, name):
                    continue
                place = _place(element)
                if place.mode == "unread" and element.name not in ("iframe", "object", "textarea", "video", "audio"):
                    continue
                if name == "title" and element.name in ("abbr", "dfn"):
                    self.document.explained.add(raw.lower())
                    continue
                span = element.value_span(name)
                for start, end in ranges_of(self.template, span.start, span.end):
                    one, translated = pieces_of(self.template, start, end)
                    kind = "placeholder" if name == "placeholder" else "attribute"
                    yield Prose(folded(one), kind, one, self.document, place.lang or "", element, translated)


_LETTER = re.compile(r"[^\W\d_]")
_HAS_LETTER = re.compile(rf"[^\W\d_]|{OUTPUT}")


def _is_read(element: Element, name: str) -> bool:
    if name == "value":
        return element.name == "input" and (element.attr("type") or "").lower() in _BUTTONS
    if name == "label":
        return element.name in ("option", "optgroup", "track")
    return not (name == "title" and element.name in ("link", "style"))


def read_elements(template: Template, document: Document) -> None:
    """Add the blocks of a template to a document: texts in source order, then attributes."""
    reader = _Reader(template, document)
    reader.read()
    for prose in list(reader.attributes()):
        document.add(prose)
