"""Markup of components as a tree, names as written, every part with its place: Vue, Svelte and Angular write alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from guichet.reading.templates.html_context import VOID

_OPEN = re.compile(r"<([A-Za-z][^\s/>]*)")
_CLOSE = re.compile(r"</([A-Za-z][^\s/>]*)\s*>|</>")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|<![^>]*>|<\?[^>]*>", re.S)
_ATTRIBUTE = re.compile(r"""\s*([^\s=>/"'][^\s=>/]*|/(?!>))(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]+))?""")
_RAW = frozenset({"script", "style", "textarea", "title"})


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute; `value` lies at `value_start`, None when nothing but the name is written."""

    name: str
    start: int
    end: int
    value: str | None
    value_start: int


@dataclass(slots=True)
class Markup:
    """An element, or a run of text when it has no name."""

    name: str
    start: int
    open_end: int = 0
    content_end: int = 0
    end: int = 0
    attributes: list[Attribute] = field(default_factory=list)
    children: list[Markup] = field(default_factory=list)

    def attribute(self, *names: str) -> Attribute | None:
        """Return the first attribute of some names."""
        return next((one for one in self.attributes if one.name in names), None)

    def elements(self) -> Iterator[Markup]:
        """Yield the elements directly inside."""
        return (one for one in self.children if one.name)


def read(text: str, start: int, end: int, raw: frozenset[str] = _RAW) -> Markup:
    """Return a stretch of markup as the children of a nameless root; the content of `raw` elements is text."""
    root = Markup("", start, start, end, end)
    stack = [root]
    pos = start
    while pos < end:
        at = text.find("<", pos, end)
        at = end if at < 0 else at
        comment = _COMMENT.match(text, at, end)
        close = _CLOSE.match(text, at, end) if comment is None else None
        opened = _OPEN.match(text, at, end) if close is None and comment is None else None
        if at < end and comment is close is opened is None:  # a lone "<" is text
            at = text.find("<", at + 1, end)
            at = end if at < 0 else at
            _say(stack[-1], pos, at)
            pos = at
            continue
        _say(stack[-1], pos, at)
        if opened is not None:
            pos = _enter(stack, text, opened, end, raw)
        elif close is not None:
            pos = _leave(stack, close)
        else:
            pos = comment.end() if comment is not None else end
    for one in stack[1:]:
        one.content_end = one.end = end
    return root


def _say(around: Markup, start: int, end: int) -> None:
    if end > start:
        around.children.append(Markup("", start, start, end, end))


def _enter(stack: list[Markup], text: str, opened: re.Match[str], end: int, raw: frozenset[str]) -> int:
    element = Markup(opened[1], opened.start())
    stack[-1].children.append(element)
    pos = opened.end()
    while (one := _ATTRIBUTE.match(text, pos, end)) is not None and one.end() > pos:
        value = one[2]
        is_quoted = value is not None and value[:1] in "\"'"
        element.attributes.append(
            Attribute(
                one[1], one.start(1), one.end(), value[1:-1] if value and is_quoted else value, one.start(2) + is_quoted
            )
        )
        pos = one.end()
    close = text.find(">", pos, end)
    pos = close + 1 if close >= 0 else end
    element.open_end = element.content_end = element.end = pos
    is_alone = element.name in VOID or text[pos - 2 : pos] == "/>"
    if element.name in raw and not is_alone:
        found = re.compile(rf"</{re.escape(element.name)}\s*>", re.I).search(text, pos, end)
        _say(element, pos, found.start() if found else end)
        element.content_end = found.start() if found else end
        element.end = found.end() if found else end
        return element.end
    if not is_alone:
        stack.append(element)
    return pos


def _leave(stack: list[Markup], close: re.Match[str]) -> int:
    depth = next((at for at in range(len(stack) - 1, 0, -1) if stack[at].name == close[1]), 0)
    if depth:
        for one in stack[depth:]:
            one.content_end = one.end = close.start()
        stack[depth].end = close.end()
        del stack[depth:]
    return close.end()
