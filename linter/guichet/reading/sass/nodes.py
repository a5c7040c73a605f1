"""A stylesheet to be built, as statements and blocks with their places: SCSS and Less write both between braces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from guichet.core.uncommented import without_comments

_SIGN = re.compile(
    r"""[#@]\{|"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'|url\(\s*[^"')\s$#@][^()]*\)|[{};()]""",
    re.I,
)
DEPTH_LIMIT = 64


@dataclass(frozen=True, slots=True)
class Node:
    """A statement, or a block when it has children: what is written before its sign, and where."""

    head: str
    start: int
    end: int
    children: tuple[Node, ...] | None = None


def node_of(text: str, begin: int, end: int, children: tuple[Node, ...] | None = None) -> Node:
    """Return what is written between two places, white space around it left out."""
    head = text[begin:end]
    start = begin + len(head) - len(head.lstrip())
    return Node(head.strip(), start, start + len(head.strip()), children)


@lru_cache(maxsize=512)
def braced(text: str) -> tuple[Node, ...]:
    """Return the nodes of a stylesheet whose blocks stand between braces; what is nested too deep is left out."""
    clean = without_comments(".scss", text)
    stack: list[tuple[int, int, list[Node]]] = [(0, 0, [])]
    pos = depth = held = 0
    for sign in _SIGN.finditer(clean):
        mark, nodes = sign[0], stack[-1][2]
        if mark in ("#{", "@{"):
            held += 1
        elif mark == "}" and held:
            held -= 1
        elif held:
            continue
        elif mark in "()":
            depth = max(0, depth + (1 if mark == "(" else -1))
        elif mark == ";" and not depth:
            if clean[pos : sign.start()].strip():
                nodes.append(node_of(clean, pos, sign.start()))
            pos = sign.end()
        elif mark == "{":
            stack.append((pos, sign.start(), []))
            pos, depth = sign.end(), 0
        elif mark == "}":
            if clean[pos : sign.start()].strip():
                nodes.append(node_of(clean, pos, sign.start()))
            pos, depth = sign.end(), 0
            if len(stack) > 1:
                begin, end, children = stack.pop()
                if len(stack) <= DEPTH_LIMIT:
                    stack[-1][2].append(node_of(clean, begin, end, tuple(children)))
    if clean[pos:].strip():
        stack[-1][2].append(node_of(clean, pos, len(clean)))
    while len(stack) > 1:  # a block that nothing closes
        begin, end, children = stack.pop()
        stack[-1][2].append(node_of(clean, begin, end, tuple(children)))
    return tuple(stack[0][2])
