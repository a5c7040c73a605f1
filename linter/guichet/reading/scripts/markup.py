"""HTML that a script writes as text: `<li>${name}</li>`, "<b>" + name + "</b>", with the place of each character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guichet.core.findings import Span
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import field, text
from guichet.reading.templates.site import is_component

_MARKUP = re.compile(r"\s*<[a-z][a-z0-9-]*(?:\s[^<]*)?/?>", re.I | re.S)
_BARE = re.compile(r"\s*<[a-z][a-z0-9-]*\s*/?>(?:\s*</[a-z0-9-]+>)?\s*", re.I)
"""A tag alone, `$("<button>", {…})`: what it will be comes after."""
_SLASHED = re.compile(r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|\r?\n|.)", re.S)
_UNKNOWN = "{{ x }}"
_MOST = 60
"""Fragments of one script that are read."""


@dataclass(frozen=True)
class Fragment:
    """Some markup, and where its pieces come from: (start in the markup, place in the file)."""

    markup: str
    pieces: tuple[tuple[int, Span], ...]
    is_exact: bool = True
    """Whether each piece stands in the file letter by letter."""

    def place(self, span: Span) -> Span:
        """Return where a stretch of the markup is written in the file."""
        if not self.is_exact:
            return self.pieces[0][1]
        start, end = self._at(span.start), self._at(max(span.end - 1, span.start)) + 1
        return Span(start, max(start, end))

    def _at(self, offset: int) -> int:
        begin, held = [one for one in self.pieces if one[0] <= offset][-1]
        return min(held.start + offset - begin, held.end)


def fragments(script: Script) -> Iterator[Fragment]:
    """Yield the markup that a script writes: each text that begins with a tag, put together with what it is added to."""
    left = _MOST
    for node in script.walk("string", "template_string", "binary_expression"):
        above = node.parent
        if above.type == "binary_expression" and text(field(above, "operator")) == "+":
            continue
        if is_component(script.path) and _is_decorating(node):  # a template, which is read as one
            continue
        pieces = list(_pieces(node, script))
        markup = "".join(written for written, _ in pieces)
        if left and _MARKUP.match(markup) and not _BARE.fullmatch(markup):
            left -= 1
            yield Fragment(markup, tuple(_placed(pieces)))


def _is_decorating(node: Any) -> bool:
    for _ in range(5):
        if node is None or node.type == "decorator":
            break
        node = node.parent
    return node is not None and node.type == "decorator"


def _placed(pieces: list[tuple[str, Span]]) -> Iterator[tuple[int, Span]]:
    at = 0
    for written, span in pieces:
        yield at, span
        at += len(written)


def _pieces(node: Any, script: Script) -> Iterator[tuple[str, Span]]:
    """Yield the texts that an expression puts together, each with its place; what is computed as an unknown."""
    if node.type == "string":
        whole = script.span(node)
        yield _plain(script.source_of(node)[1:-1]), Span(whole.start + 1, whole.end - 1)
    elif node.type == "template_string":
        whole = script.span(node)
        at = whole.start + 1
        for one in node.named_children:
            if one.type == "template_substitution":
                held = script.span(one)
                yield _plain(script.source.text[at : held.start]), Span(at, held.start)
                yield _UNKNOWN, held
                at = held.end
        yield _plain(script.source.text[at : whole.end - 1]), Span(at, whole.end - 1)
    elif node.type == "binary_expression" and text(field(node, "operator")) == "+":
        yield from _pieces(field(node, "left"), script)
        yield from _pieces(field(node, "right"), script)
    else:
        yield _UNKNOWN, script.span(node)


def _plain(written: str) -> str:
    """Return a text without its backslashes, as long as it is written."""
    return _SLASHED.sub(
        lambda match: match[0][1:].rjust(len(match[0])) if match[0][1:] in "\"'`" else " " * len(match[0]), written
    )
