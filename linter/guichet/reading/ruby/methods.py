"""The methods and the declarations of a file of Ruby, found by their indentation, as its style has it everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_DEF = re.compile(
    r"^([ \t]*)def (?:self\.)?([a-z_]\w*[?!=]?)[ \t]*(?:\(((?:[^()]|\([^()]*\))*)\)|([^\n(=#;]*))[ \t]*(?:#[^\n]*)?$",
    re.M,
)
_SHORT = re.compile(r"^[ \t]*def ([a-z_]\w*[?!]?)(?:\(([^()]*)\))?(?: = (.+)|[ \t]*;(.*)\bend[ \t]*)$", re.M)
_DECLARED = re.compile(
    r"^[ \t]*(renders_one|renders_many|attr_reader|attr_accessor)[ \t(]+:(\w+)((?:,[ \t]*:\w+)*)(,)?", re.M
)

MADE = " made"
"""Ends the kind of a slot that something of its own makes, out of what fills it: another component, a function."""


class Piece(NamedTuple):
    """The text of a method, and the stretch of the file that defines it."""

    name: str
    signature: str
    body: str
    start: int
    end: int


def pieces(code: str) -> Iterator[Piece]:
    """Yield the name, the parameters and the body of each method."""
    for match in _DEF.finditer(code):
        end = re.compile(rf"^{match[1]}end\b", re.M).search(code, match.end())
        if end is not None:
            start = match.end(1)
            yield Piece(match[2], match[3] or match[4] or "", code[match.end() : end.start()], start, end.start())
    for match in _SHORT.finditer(code):
        yield Piece(match[1], match[2] or "", match[3] or match[4] or "", match.start(), match.end())


def declared(code: str) -> Iterator[tuple[str, str]]:
    """Yield what a component declares: `renders_one :legend` → ("renders_one", "legend"), `renders_many :rows, Row` → ("renders_many made", "rows")."""
    for match in _DECLARED.finditer(code):
        yield match[1] + (MADE if match[4] and match[1].startswith("renders") else ""), match[2]
        if match[1].startswith("attr"):
            yield from ((match[1], name) for name in re.findall(r":(\w+)", match[3]))
