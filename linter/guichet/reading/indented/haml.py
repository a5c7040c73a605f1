"""HAML, written as ERB."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.reading.indented.lines import Line, closing, tree
from guichet.reading.indented.ruby import Given, RubyWriter
from guichet.reading.templates.html_context import VOID

_HEAD = re.compile(r"(?:%(?P<name>[\w:-]+))?(?P<marks>(?:[.#][\w-]+(?:[:/][\w-]+)*)*)")
_CODE = re.compile(r"(?:[!&]?=|~)(?!=)|-(?!#)")
_HTML = re.compile(r"""\s*([\w:@-]+)\s*(?:=\s*("[^"]*"|'[^']*'|[^\s)]+))?""")
_FILTERS = {"javascript": "script", "css": "style", "scss": "style", "sass": "style"}


def _is_element(text: str) -> bool:
    return re.match(r"%[\w:-]|[.#][\w-]", text) is not None


def _after_attributes(text: str) -> int:
    """Return where the attributes of an element end; -1 when one of its brackets does not close."""
    at = _HEAD.match(text).end()  # type: ignore[union-attr]
    while at < len(text) and text[at] in "{([":
        at = closing(text, at) + 1
        if not at:
            return -1
    return at


def _goes_on(text: str) -> bool:
    if _is_element(text):
        at = _after_attributes(text)
        return at < 0 or (_CODE.match(text[at:].lstrip("<>/")) is not None and text.endswith(","))
    return (_CODE.match(text) is not None and text.endswith((",", "("))) or text.endswith(" |")


def _is_raw(text: str) -> bool:
    return text.startswith((":", "-#"))


def outline(text: str) -> list[Line]:
    """Return the outermost lines of a template of HAML."""
    return tree(text, _goes_on, _is_raw)


class HamlWriter(RubyWriter):
    """Writes a template of HAML."""

    def write(self) -> None:
        """Write the whole file."""
        self.lines(outline(self.text))

    def line(self, line: Line) -> None:
        text = line.text
        if text.startswith("!!!"):
            self.out.put("<!DOCTYPE html>", line.start, line.end)
        elif text.startswith("-#"):
            return
        elif text.startswith("/"):
            self.out.put("<!--", line.start, line.start + 1)
            self.out.copy(line.start + 1, line.end)
            self.out.put("-->", line.end, line.end)
        elif text.startswith(":"):
            self._filter(line)
        elif _is_element(text):
            self._element(line)
        elif _CODE.match(text):
            self.printed(text[_CODE.match(text).end() :], line.start, line.end)  # type: ignore[union-attr]
            self.lines(line.children)
        else:
            self.said(line.start + text.startswith("\\"), line.end)
            self.out.put("\n", line.end, line.end)
            self.lines(line.children)

    def _filter(self, line: Line) -> None:
        name = line.text[1:].strip()
        if name == "ruby":
            self.out.put("<% unread %>", line.start, line.end)
        else:
            self.raw(line, _FILTERS.get(name, ""))

    def _element(self, line: Line) -> None:
        head = _HEAD.match(line.text)
        assert head is not None
        name, at = head["name"] or "div", head.end()
        given: list[Given] = []
        while at < len(line.text) and line.text[at] in "{([":
            close = closing(line.text, at)
            if close < 0:
                break
            if line.text[at] == "{":
                given += self.pairs(line.text, at + 1, close)
            elif line.text[at] == "(":
                given += _as_html(line.text, at + 1, close)
            at = close + 1
        rest = line.text[at:]
        tail = at + len(rest) - len(rest.lstrip("<>/"))
        placed = [replace_place(one, line.start) for one in given]
        self.opened(name, head["marks"], placed, line.start, line.start + at)
        if name in VOID or "/" in line.text[at:tail]:
            return
        code = _CODE.match(line.text, tail)
        if code is not None:
            self.printed(line.text[code.end() :], line.start + tail, line.end)
        else:
            begin = tail + len(line.text[tail:]) - len(line.text[tail:].lstrip())
            self.said(line.start + begin, line.end)
        self.lines(line.children)
        if code is not None and line.children:
            self.end(line)
        self.closed(name, line)


def replace_place(one: Given, shift: int) -> Given:
    """Return an attribute with its place in the file rather than in its line."""
    return one._replace(start=one.start + shift, end=one.end + shift)


def _as_html(text: str, start: int, end: int) -> Iterator[Given]:
    at = start
    while at < end and (found := _HTML.match(text, at, end)) is not None and found.end() > at:
        yield Given(found[1], found[2], found.start(1), found.end())
        at = found.end()
