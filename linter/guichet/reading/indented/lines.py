"""The lines of an indented template, each with those that stand further in; a line may go on over several of the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

_LINE = re.compile(r"[^\n]*(?:\n|\Z)")
_TAB = 4
DEPTH_LIMIT = 100
"""How deep lines may stand in one another: those beyond stand beside."""


@dataclass(slots=True)
class Line:
    """One line: where its text begins and ends, and the lines inside."""

    width: int
    text: str
    start: int
    end: int
    children: list[Line] = field(default_factory=list)

    @property
    def last(self) -> int:
        """Where the last line inside ends."""
        return self.children[-1].last if self.children else self.end


def tree(text: str, goes_on: Callable[[str], bool], is_raw: Callable[[str], bool]) -> list[Line]:
    """Return the outermost lines; a line goes on while `goes_on` says so, what a raw one holds is taken as it comes."""
    root = Line(-1, "", 0, 0)
    stack = [root]
    raw: Line | None = None
    for start, end in _stretches(text, goes_on):
        width = len(text[text.rfind("\n", 0, start) + 1 : start].expandtabs(_TAB))
        if raw is not None and width <= raw.width:
            raw = None
        while len(stack) > 1 and (stack[-1].width >= width or len(stack) > DEPTH_LIMIT):
            stack.pop()
        line = Line(width, text[start:end], start, end)
        if raw is not None:
            raw.children.append(line)
            continue
        stack[-1].children.append(line)
        stack.append(line)
        if is_raw(line.text):
            raw = line
    return root.children


def _stretches(text: str, goes_on: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(text):
        end = _LINE.match(text, at).end()  # type: ignore[union-attr]
        written = text[at:end].rstrip()
        start = at + len(text[at:end]) - len(text[at:end].lstrip())
        if not written.strip():
            at = end
            continue
        for _ in range(60):
            if end >= len(text) or not goes_on(text[start:end].rstrip()):
                break
            end = _LINE.match(text, end).end()  # type: ignore[union-attr]
        yield start, start + len(text[start:end].rstrip())
        at = end


@lru_cache(maxsize=16)
def _unclosed(_text: str) -> set[int]:
    """Return the brackets of a text that are known not to close: what opens inside one of them is not looked for again."""
    return set()


def closing(text: str, start: int) -> int:
    """Return where the bracket that opens at a place closes, quotes aside; -1 when it does not."""
    unclosed = _unclosed(text)
    if start in unclosed:
        return -1
    at, quote = start, ""
    opened: list[int] = []
    while at < len(text):
        sign = text[at]
        if sign == "\\":
            at += 1
        elif quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'`":
            quote = sign
        elif sign in "([{":
            opened.append(at)
        elif sign in ")]}" and opened:
            opened.pop()
            if not opened:
                return at
        at += 1
    unclosed.update(opened)
    return -1


def pieces(text: str, start: int, end: int, signs: str = ",") -> Iterator[tuple[int, int]]:
    """Yield the stretches between signs, those within brackets or quotes apart, without the white space around."""
    at, begin, quote, depth = start, start, "", 0
    while at <= end:
        sign = text[at] if at < end else signs[0]
        if quote:
            quote = "" if sign == quote and text[at - 1] != "\\" and at < end else quote
        elif sign in "\"'`" and at < end:
            quote = sign
        elif sign in "([{" and at < end:
            depth += 1
        elif sign in ")]}" and at < end:
            depth -= 1
        if at == end or (sign in signs and not depth and not quote):
            whole = text[begin:at]
            if whole.strip():
                first = begin + len(whole) - len(whole.lstrip())
                yield first, first + len(whole.strip())
            begin = at + 1
        at += 1
