"""Some code as tree-sitter reads it: its nodes in source order, each with its place in the file that holds it."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from guichet.core.findings import Span
from guichet.core.memo import cached_property
from guichet.core.source import Source

_DEEPEST = 1_000
"""Parts in one another, in the longest chain of calls or of branches that is read."""

_LEAST_STEPS, _BYTES_A_STEP = 2_000, 20
"""Steps that any parse may take, and bytes that allow one more: what people write takes a third of them at most."""


def tree_of(parser: Any, code: bytes) -> Any:
    """Return the root of the syntax tree of some code; None when the parser tries more ways than its length allows.

    Some mistakes have several meanings each, and a parser of tree-sitter follows them all: twelve kilobytes took it twenty seconds.
    """
    return None if _tries_too_much(parser, code) else parser.parse(code).root_node


def _tries_too_much(parser: Any, code: bytes) -> bool:
    """Whether a parser is stopped on its way. It is so only where it is handed pieces, and the texts of such a tree are not safe to ask for."""
    steps = 0

    def is_over(_at: int, _has_error: bool) -> bool:
        nonlocal steps
        steps += 1
        return steps > _LEAST_STEPS + len(code) // _BYTES_A_STEP

    try:
        parser.parse(lambda at, _: code[at:], progress_callback=is_over)
    except ValueError:  # it was stopped
        parser.reset()
        return True
    return False


@dataclass(eq=False)
class Parsed:
    """Some code: `text` starts at `start` in its file."""

    source: Source
    text: str
    start: int

    @property
    def path(self) -> str:
        """The file that holds it."""
        return self.source.path

    def parse(self, code: bytes) -> Any:
        """Return the root of the syntax tree of what it is written with; None where its parser is not installed."""
        raise NotImplementedError

    @cached_property
    def _bytes(self) -> bytes:
        return self.text.encode()

    @cached_property
    def root(self) -> Any:
        """The syntax tree's root node; None where its parser is not installed, or when it is too deep to be climbed."""
        return self._nodes[0] if self._nodes else None

    @property
    def unread(self) -> Span | None:
        """The first place that is not written as its language is; None when all of it is read."""
        if self.root is None:
            return Span(0, 0)
        if not self.root.has_error:
            return None
        return self.span(next((one for one in self.walk() if one.type == "ERROR" or one.is_missing), self.root))

    @cached_property
    def is_too_deep(self) -> bool:
        """Whether it is not read because more is nested in it than a person would write."""
        return not self._nodes and self.parse(b"") is not None

    @cached_property
    def _nodes(self) -> list[Any]:
        """The nodes in source order, none when they are nested too deep: one walk for whoever asks."""
        found = []
        whole = self.parse(self._bytes)
        stack = [(whole, 0)] if whole is not None else []
        while stack:
            node, depth = stack.pop()
            if depth > _DEEPEST:  # to find what is around a node costs what is around it
                return []
            found.append(node)
            stack.extend([(one, depth + 1) for one in reversed(node.children)])
        return found

    @cached_property
    def _ranks(self) -> dict[str, array[int]]:
        """Where the nodes of each type stand among all."""
        found: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for rank, node in enumerate(self._nodes):
            found[node.type].append(rank)
        return dict(found)

    def walk(self, *types: str) -> Iterator[Any]:
        """Yield the nodes of some types, in source order, without recursion."""
        if not types:
            return iter(self._nodes)
        lists = [self._ranks[one] for one in types if one in self._ranks]
        ranks = lists[0] if len(lists) == 1 else sorted(chain.from_iterable(lists))
        return (self._nodes[rank] for rank in ranks)

    def source_of(self, node: Any) -> str:
        """Return the text of a node; template output reads as underscores."""
        return self._bytes[node.start_byte : node.end_byte].decode()

    def span(self, node: Any) -> Span:
        """Return the place of a node in the file."""
        if len(self._bytes) == len(self.text):
            return Span(self.start + node.start_byte, self.start + node.end_byte)
        start, end = (at - bisect_left(self._continued, at) for at in (node.start_byte, node.end_byte))
        return Span(self.start + start, self.start + end)

    @cached_property
    def _continued(self) -> array[int]:
        """Where the bytes are that begin no character."""
        return array("I", (at for at, byte in enumerate(self._bytes) if byte & 0xC0 == 0x80))
