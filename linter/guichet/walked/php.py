"""What stands around a place of a file of PHP: the call that it is in, the conditions that it is written under, the marks before a property."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.memo import cached_property

_ASIDE = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|//[^\n]*|#(?!\[)[^\n]*|/\*.*?(?:\*/|\Z)", re.S)
_OPEN, _SHUT = "([{", ")]}"
_IF = re.compile(r"^(?:\}?\s*else\s*)?if\s*\((.*)\)\s*:?$", re.S)
_MAY_RUN = re.compile(r"^(?:for|foreach|while|switch|match|try|catch)\b|\bfunction\s*\(|\bfn\s*\(")
"""What begins a block that runs for some things alone, or when something happens."""


@dataclass(frozen=True)
class Condition:
    """What must hold, or must not, for a line to count; `said` is "" when it cannot be put in words."""

    said: str
    holds: bool = True


class Php:
    """A file of PHP, or a stretch of one, whose texts and comments count for nothing where its structure is read."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def bare(self) -> str:
        """The same text, as long, with neither comments nor what stands between quotes."""
        return _ASIDE.sub(lambda one: " " * len(one[0]), self.text)

    def end_of_call(self, at: int) -> int:
        """Return where the parenthesis, or the bracket, around a place is shut; the end of the text when it is not."""
        depth = 0
        for place in range(at, len(self.bare)):
            depth += (self.bare[place] in _OPEN) - (self.bare[place] in _SHUT)
            if depth < 0:
                return place
        return len(self.bare)

    def before(self, at: int) -> str:
        """Return what stands before a place and belongs to it alone: the marks of a property, of an argument."""
        depth = 0
        for place in range(at - 1, -1, -1):
            sign = self.bare[place]
            if depth == 0 and (sign in ";,{}" or sign in _OPEN):
                return self.text[place + 1 : at]
            depth += (sign in _SHUT) - (sign in _OPEN)
        return self.text[:at]

    @cached_property
    def _blocks(self) -> list[tuple[int, int, Condition | None]]:
        """Where each block begins and ends, and what it stands under; None for one that always counts."""
        found: list[tuple[int, int, Condition | None]] = []
        opened: list[tuple[int, Condition | None]] = []
        last: dict[int, Condition | None] = {}
        for one in re.finditer(r"[{}]", self.bare):
            if one[0] == "{":
                begins = max(self.bare.rfind(sign, 0, one.start()) for sign in ";{}") + 1
                under = self._under(begins, one.start(), last.get(len(opened)))
                opened.append((one.start(), under))
            elif opened:
                start, under = opened.pop()
                last[len(opened)] = under
                found.append((start, one.start(), under))
        return found

    def _under(self, begins: int, ends: int, before: Condition | None) -> Condition | None:
        head = self.bare[begins:ends].strip()
        if condition := _IF.match(head):
            start = begins + self.bare[begins:ends].index("(") + 1
            return Condition(self.text[start : start + len(condition[1])].strip())
        if head == "else":
            return Condition(before.said, not before.holds) if before is not None else Condition("")
        return Condition("") if _MAY_RUN.search(head) else None

    def conditions(self, at: int) -> Iterator[Condition]:
        """Yield what a place is written under, inside the function that it is in."""
        yield from (under for start, end, under in self._blocks if under is not None and start < at < end)
