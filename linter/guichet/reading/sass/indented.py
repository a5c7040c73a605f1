"""Sass as it is indented: the same nodes, where a line that is further in belongs to the one before."""

from __future__ import annotations

import re
from functools import lru_cache

from guichet.core.uncommented import without_comments
from guichet.reading.sass.nodes import DEPTH_LIMIT, Node, node_of

_LINE = re.compile(r"^([ \t]*)(\S[^\n]*?)[ \t\r]*$", re.M)
_GOES_ON = (",", "(", "+", "-", "*", "/")


@lru_cache(maxsize=64)
def indented(text: str) -> tuple[Node, ...]:
    """Return the nodes of a stylesheet whose blocks are lines that stand further in."""
    clean = without_comments(".sass", text)
    roots: list[Node] = []
    stack: list[tuple[int, int, int, list[Node]]] = []

    def close(width: int) -> None:
        while stack and stack[-1][0] >= width:
            _, begin, end, children = stack.pop()
            around = stack[-1][3] if stack else roots
            around.append(_shorthand(node_of(clean, begin, end, tuple(children) or None)))

    begin = -1
    for line in _LINE.finditer(clean):
        if begin < 0:
            begin, width = line.start(2), len(line[1].expandtabs(4))
        if line[2].endswith(_GOES_ON) and clean.count("(", begin, line.end(2)) >= clean.count(")", begin, line.end(2)):
            continue  # a list of selectors, or of what a call is given, goes on
        close(width)
        if len(stack) < DEPTH_LIMIT:
            stack.append((width, begin, line.end(2), []))
        begin = -1
    close(0)
    return tuple(roots)


def _shorthand(node: Node) -> Node:
    """Return a node with the two signs of the indented syntax written out."""
    word = {"=": "@mixin ", "+": "@include "}.get(node.head[:1]) if re.match(r"[=+][\w-]", node.head) else None
    return node if word is None else Node(word + node.head[1:], node.start, node.end, node.children)
