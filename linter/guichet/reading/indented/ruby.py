"""What HAML and Slim have in common: elements with attributes in Ruby, code between lines, written as ERB."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from guichet.reading.components.out import Out
from guichet.reading.indented.lines import Line, closing, pieces
from guichet.reading.templates.html_context import VOID

_HELD = re.compile(r"#\{")
_CONTINUES = re.compile(r"-\s*(?:else|elsif|when|in|rescue|ensure)\b")
_TEXT = re.compile(r"""(["'])((?:(?!\1)[^\\]|\\.)*)\1$""", re.S)
_PAIR = re.compile(r"""(?:(?P<label>[\w-]+|"[^"]*"|'[^']*'):(?!:)|:?(?P<key>[\w-]+|"[^"]*"|'[^']*')\s*=>)\s*""")
_SYMBOL = re.compile(r":([\w-]+)$")
_NESTED = frozenset({"data", "aria"})
_NOTHING = frozenset({"nil", "false"})


class Given(NamedTuple):
    """One attribute: its name, and its value as Ruby (None when nothing but the name is written), with its place."""

    name: str
    value: str | None
    start: int
    end: int


class RubyWriter(ABC):
    """Writes a template in ERB, line by line."""

    def __init__(self, out: Out) -> None:
        self.out = out
        self.text = out.source.text

    @abstractmethod
    def line(self, line: Line) -> None:
        """Write one line that is no code between lines."""

    def lines(self, lines: Sequence[Line]) -> None:
        """Write lines, and close what their code opens."""
        is_open = False
        for rank, one in enumerate(lines):
            self.out.put("\n" if rank else "", one.start, one.start)
            goes_on = rank + 1 < len(lines) and _CONTINUES.match(lines[rank + 1].text) is not None
            if not one.text.startswith("-") or one.text.startswith("-#"):
                self.line(one)
                if one.children and self.opens(one) and not goes_on:
                    self.end(one)
                continue
            self.out.put(f"<% {_joined(self.code(one.text[1:], one))} %>", one.start, one.end)
            self.lines(one.children)
            if _CONTINUES.match(one.text):
                if is_open and not goes_on:
                    self.end(one)
                    is_open = False
            elif one.children:
                is_open = goes_on
                if not goes_on:
                    self.end(one)

    def code(self, code: str, line: Line) -> str:
        """Return some code as Ruby has it."""
        return code

    def opens(self, line: Line) -> bool:
        """Whether a line that prints something opens a block: `= form_for x do |f|`."""
        return line.text.startswith(("=", "!=", "&=", "~"))

    def end(self, line: Line) -> None:
        """Write the end of what a line opens."""
        self.out.put("<% end %>", line.last, line.last)

    def printed(self, code: str, start: int, end: int) -> None:
        """Write what prints an expression."""
        if code.strip():
            self.out.put(f"<%= {_joined(code)} %>", start, end)

    def said(self, start: int, end: int, *, is_raw: bool = False) -> None:
        """Write a text, and what code puts in it."""
        pos = start
        for found in _HELD.finditer(self.text, start, end):
            close = closing(self.text, found.end() - 1)
            if found.start() < pos or close < 0 or close >= end:
                continue
            (self.out.keep if is_raw else self.out.copy)(pos, found.start())
            self.printed(self.text[found.end() : close], found.start(), close + 1)
            pos = close + 1
        (self.out.keep if is_raw else self.out.copy)(pos, end)

    def raw(self, line: Line, tag: str) -> None:
        """Write the lines inside as the content of an element, or as they stand where it has no name."""
        if not line.children:
            return
        self.out.put(f"<{tag}>" if tag else "", line.start, line.end)
        self.said(line.children[0].start, line.last, is_raw=bool(tag))
        self.out.put(f"</{tag}>" if tag else "\n", line.last, line.last)

    def opened(self, name: str, marks: str, given: Sequence[Given], start: int, end: int) -> None:
        """Write the tag that opens an element: its name, the classes and the id before its attributes, these."""
        classes = re.findall(r"\.([\w-]+(?:[:/][\w-]+)*)", marks)
        own = re.findall(r"#([\w-]+)", marks)
        self.out.put(f"<{name}", start, end)
        bound = [one for one in given if one.name == "class"]
        words = " ".join([*classes, *(self._value(one.value or "") for one in bound)])
        if words.strip():
            first = bound[0] if bound else Given("", "", start, end)
            self.out.put(f' class="{words}"', first.start, first.end)
        if own and not any(one.name == "id" for one in given):
            self.out.put(f' id="{own[-1]}"', start, end)
        for one in given:
            if one.name != "class":
                self._attribute(one)
        self.out.put(">", start, end)

    def closed(self, name: str, line: Line) -> None:
        """Write the tag that closes an element."""
        if name not in VOID:
            self.out.put(f"</{name}>", line.last, line.last)

    def _attribute(self, one: Given) -> None:
        value = (one.value or "").strip()
        if not one.name:
            self.out.put(f" <%= {_joined(value)} %>", one.start, one.end)
        elif one.value is None or value == "true":
            told = '="true"' if one.name.startswith(("aria-", "data-")) and one.value is not None else ""
            self.out.put(f" {one.name}{told}", one.start, one.end)
        elif value == "false" and one.name.startswith("aria-"):
            self.out.put(f' {one.name}="false"', one.start, one.end)
        elif value not in _NOTHING:
            self.out.put(f' {one.name}="{self._value(value)}"', one.start, one.end)

    def _value(self, written: str) -> str:
        """Return what stands between the quotes of an attribute."""
        text, symbol = _TEXT.fullmatch(written), _SYMBOL.fullmatch(written)
        if text is not None:
            return _filled(text[2]) if text[1] == '"' else text[2].replace('"', "&quot;")
        if symbol is not None:
            return symbol[1]
        if re.fullmatch(r"-?[\d.]+", written):
            return written
        if written.startswith("[") and written.endswith("]"):
            held = (written[begin:end] for begin, end in pieces(written, 1, len(written) - 1))
            return " ".join(map(self._value, held))
        return f"<%= {_joined(written)} %>" if written not in _NOTHING and written else ""

    def pairs(self, text: str, start: int, end: int, around: str = "") -> Iterator[Given]:
        """Yield the attributes that a table of Ruby gives, those of `data` and `aria` by their whole names."""
        for begin, stop in pieces(text, start, end):
            found = _PAIR.match(text, begin, stop)
            if found is None:
                yield Given("", text[begin:stop].lstrip("*"), begin, stop)
                continue
            name = (found["label"] or found["key"]).strip("\"'")
            value, at = text[found.end() : stop], begin
            if around:
                name = f"{around}-{name.replace('_', '-')}"
            if value.startswith("{") and (name in _NESTED or around):
                yield from self.pairs(text, found.end() + 1, stop - 1, name)
            elif name in _NESTED:
                yield Given("", value.strip(), at, stop)
            else:
                yield Given(name, value.strip(), at, stop)


def _joined(code: str) -> str:
    return " ".join(code.split()).replace("%>", "% >")


def _filled(text: str) -> str:
    """Return a text of Ruby with what it puts in itself as tags."""
    found, at = [], 0
    for held in _HELD.finditer(text):
        close = closing(text, held.end() - 1)
        if close < 0 or held.start() < at:
            continue
        found += [text[at : held.start()].replace('"', "&quot;"), f"<%= {_joined(text[held.end() : close])} %>"]
        at = close + 1
    return "".join([*found, text[at:].replace('\\"', "&quot;").replace('"', "&quot;")])
