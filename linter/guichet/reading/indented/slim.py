"""Slim, written as ERB."""

from __future__ import annotations

import re

from guichet.reading.indented.haml import replace_place
from guichet.reading.indented.lines import Line, closing, tree
from guichet.reading.indented.ruby import Given, RubyWriter
from guichet.reading.templates.html_context import VOID

_HEAD = re.compile(
    r"(?P<name>[A-Za-z][\w-]*(?::(?=[\w-]+[\s.#(\[{])[\w-]+)?)?(?P<marks>(?:[.#][\w-]+)*)(?P<space>[<>]*)"
)
_CODE = re.compile(r"={1,2}[<>']*(?=\s|\S)")
_NAME = re.compile(r"\s*(?:\*(?P<all>)|(?P<name>[\w:@.-]+)\s*(?P<sign>={1,2}))")
_ALONE = re.compile(r"\s+(?P<name>[\w:@.-]+)(?=\s|$)|\s*(?P<first>[\w:@.-]+)(?=\s|$)")
_ENGINE = re.compile(r"(javascript|css|scss|sass|ruby|markdown|coffee|erb):\s*$")
_ENGINES = {"javascript": "script", "css": "style", "scss": "style", "sass": "style"}
_OPENS = "([{"


def _goes_on(text: str) -> bool:
    if text.startswith(("-", "=")):
        return text.endswith((",", "\\", "("))
    if text.startswith(("|", "'", "/", "<", "doctype")) or _ENGINE.match(text):
        return False
    head = _HEAD.match(text)
    at = head.end() if head is not None and head[0] else -1
    if at < 0:
        return False
    if at < len(text) and text[at] in _OPENS and closing(text, at) < 0:
        return True
    return re.search(r"=[^\"'\n]{0,300}[,\\]$", text) is not None


def _is_raw(text: str) -> bool:
    return text.startswith(("|", "'", "/")) or _ENGINE.match(text) is not None


_ERB = re.compile(r"\n[ \t]*<%")
_BLOCK = re.compile(r"\bdo\b(?:\s*\|[^|]*\|)?\s*$")
_PLAIN = re.compile(r"\s*(?:if|unless|elsif|else|case|when|in|while|until|for|begin|rescue|ensure)\b")


def outline(text: str) -> list[Line]:
    """Return the outermost lines of a template of Slim."""
    return tree(text, _goes_on, _is_raw)


class SlimWriter(RubyWriter):
    """Writes a template of Slim."""

    def code(self, code: str, line: Line) -> str:
        """Return some code, which opens a block whenever a line holds others."""
        return f"{code} do" if line.children and not _BLOCK.search(code) and not _PLAIN.match(code) else code

    def write(self) -> None:
        """Write the whole file."""
        self.lines(outline(self.text))

    def opens(self, line: Line) -> bool:
        return line.text.startswith("=")

    def line(self, line: Line) -> None:
        text = line.text
        engine = _ENGINE.match(text)
        if text.startswith("doctype"):
            self.out.put("<!DOCTYPE html>", line.start, line.end)
        elif text.startswith(("|", "'")):
            self.said(line.start + 1, line.last)
            self.out.put("\n", line.last, line.last)
        elif text.startswith("/"):
            return
        elif engine is not None:
            if engine[1] == "ruby":
                self.out.put("<% unread %>", line.start, line.end)
            elif engine[1] != "coffee" and not self._is_broken(engine[1], line):
                self.raw(line, _ENGINES.get(engine[1], ""))
        elif text.startswith("="):
            code = _CODE.match(text)
            self.printed(self.code(text[code.end() :] if code is not None else "", line), line.start, line.end)
            self.lines(line.children)
        elif text.startswith("<"):
            self.said(line.start, line.end)
            self.lines(line.children)
        else:
            self._element(line, 0)

    def _is_broken(self, engine: str, line: Line) -> bool:
        """Whether tags of ERB stand alone in a script: Slim leaves them there, and browsers run none of it."""
        return engine == "javascript" and _ERB.search(self.text, line.end, line.last) is not None

    def _element(self, line: Line, begin: int) -> None:
        """Write an element that begins in a line, with those that follow it there: `li: a href="/" text`."""
        text = line.text
        head = _HEAD.match(text, begin)
        if head is None or not head[0]:
            self.said(line.start + begin, line.end)
            self.lines(line.children)
            return
        name, at = head["name"] or "div", head.end()
        given: list[Given] = []
        if at < len(text) and text[at] in _OPENS and (close := closing(text, at)) > 0:
            given, at = _wrapped(text, at + 1, close), close + 1
        else:
            at = self._unwrapped(text, at, given)
        placed = [replace_place(one, line.start) for one in given]
        self.opened(name, head["marks"], placed, line.start + begin, line.start + at)
        rest = text[at:]
        tail = at + len(rest) - len(rest.lstrip())
        if name in VOID or rest.strip() == "/":
            return
        code = _CODE.match(text, tail)
        if text.startswith(":", at) and text[at + 1 : at + 2].isspace():
            inner = at + 1 + len(text[at + 1 :]) - len(text[at + 1 :].lstrip())
            self._element(line, inner)
        elif code is not None:
            self.printed(self.code(text[code.end() :], line), line.start + tail, line.end)
            self.lines(line.children)
            if line.children:
                self.end(line)
        else:
            self.said(line.start + tail, line.end)
            self.lines(line.children)
        self.closed(name, line)

    def _unwrapped(self, text: str, at: int, given: list[Given]) -> int:
        """Read attributes that stand after the name without brackets; return where they end."""
        while at < len(text) and text[at].isspace():
            found = _NAME.match(text, at)
            if found is None or (found["all"] is None and text.startswith("=", found.end())):
                break
            stop = _end_of_value(text, found.end())
            if stop == found.end():
                break
            given.append(Given(found["name"] or "", text[found.end() : stop], found.start(), stop))
            at = stop
        return at


def _end_of_value(text: str, at: int) -> int:
    """Return where a value ends: at its closing quote, or at the first white space outside brackets."""
    if text[at : at + 1] in ('"', "'"):
        end = at + 1
        while end < len(text) and text[end] != text[at]:
            if text.startswith("#{", end):
                end = max(closing(text, end + 1), end)
            end += 1
        return min(end + 1, len(text))
    while at < len(text) and not text[at].isspace():
        if text[at] in _OPENS:
            close = closing(text, at)
            at = close if close > 0 else len(text) - 1
        elif text[at] in "\"'":
            at = _end_of_value(text, at) - 1
        at += 1
    return at


def _wrapped(text: str, start: int, end: int) -> list[Given]:
    """Read the attributes between brackets, where one may be nothing but a name."""
    found: list[Given] = []
    at = start
    while at < end:
        valued = _NAME.match(text, at, end)
        alone = _ALONE.match(text, at, end) if valued is None else None
        if valued is not None:
            stop = min(_end_of_value(text, valued.end()), end)
            found.append(Given(valued["name"] or "", text[valued.end() : stop], valued.start(), stop))
            at = max(stop, valued.end())
        elif alone is not None:
            name = alone["name"] or alone["first"]
            found.append(Given(name, None, alone.start(), alone.end()))
            at = alone.end()
        else:
            at += 1
    return found
