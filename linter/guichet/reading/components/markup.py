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
_BRACED = re.compile(
    r"""\s*(?P<alone>\{)|\s*([^\s=>/"'{}][^\s=>/{]*|/(?!>))(?:\s*=\s*(?:(?P<braces>\{)|(?P<quote>["'])|([^\s>{]+)))?"""
)
BRACES = "{"
"""The name of what stands between braces in a text."""
DEPTH_LIMIT = 100
"""Elements nested deeper become siblings, so that hostile depth costs no more than length."""
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
    """An element, or a run of text when it has no name, or what stands between braces."""

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


def end_of_braces(text: str, start: int, end: int) -> int:
    """Return where the braces that open at `start` close, strings within left aside; the end when they do not."""
    depth, at, quote = 0, start, ""
    while at < end:
        sign = text[at]
        if sign == "\\" and quote:
            at += 1
        elif quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'`" and (sign == "`" or depth):
            quote = sign
        else:
            depth += (sign == "{") - (sign == "}")
            if not depth:
                return at + 1
        at += 1
    return end


def read(text: str, start: int, end: int, raw: frozenset[str] = _RAW, *, braces: bool = False) -> Markup:
    """Return a stretch of markup as the children of a nameless root; the content of `raw` elements is text.

    With `braces`, what stands between braces is a part of its own, and a value of an attribute.
    """
    root = Markup("", start, start, end, end)
    stack = [root]
    pos = start
    while pos < end:
        at = text.find("<", pos, end)
        at = end if at < 0 else at
        brace = text.find("{", pos, at) if braces else -1
        if brace >= 0:
            _say(stack[-1], pos, brace)
            pos = end_of_braces(text, brace, end)
            stack[-1].children.append(Markup(BRACES, brace, brace, pos, pos))
            continue
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
            pos = _enter(stack, text, opened, end, raw, braces=braces)
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


def _braced(text: str, pos: int, end: int) -> Attribute | None:
    """One attribute whose value may stand between braces, or stand alone between them."""
    found = _BRACED.match(text, pos, end)
    if found is None or found.end() == pos:
        return None
    if found["alone"]:
        close = end_of_braces(text, found.start("alone"), end)
        return Attribute("", found.start("alone"), close, text[found.start("alone") : close], found.start("alone"))
    if found["braces"]:
        close = end_of_braces(text, found.start("braces"), end)
        return Attribute(found[2], found.start(2), close, text[found.start("braces") : close], found.start("braces"))
    if found["quote"]:
        begin = at = found.end()
        while at < end and text[at] != found["quote"]:
            at = end_of_braces(text, at, end) if text[at] == "{" else at + 1
        return Attribute(found[2], found.start(2), min(at + 1, end), text[begin:at], begin)
    return Attribute(found[2], found.start(2), found.end(), found[5], found.start(5))


def _enter(
    stack: list[Markup], text: str, opened: re.Match[str], end: int, raw: frozenset[str], *, braces: bool = False
) -> int:
    element = Markup(opened[1], opened.start())
    stack[-1].children.append(element)
    pos = opened.end()
    while braces and (each := _braced(text, pos, end)) is not None:
        element.attributes.append(each)
        pos = each.end
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
    if not is_alone and len(stack) < DEPTH_LIMIT:
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
