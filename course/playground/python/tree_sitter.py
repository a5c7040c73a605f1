"""What guichet asks of tree-sitter, answered by the parsers that the worker has beside Python.

Those of PyPI are compiled, and none is for browsers: the worker parses, and gives each tree as one row of numbers.
A grammar that is not there yet is no error: `Missing` passes through guichet, the worker fetches it and asks again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import count
from typing import Any

WIDTH = 5
"""Numbers per node: its type, where it begins and ends, how deep it is, and its field, whether it is named, missing."""
_NAMED, _MISSING, _FIELD = 1, 2, 4
_ERROR = 0xFFFF

_ids = count(1)
_worker: dict[str, Callable[..., Any]] = {}


def connect(parse: Callable[[str, str], Any], tried: Callable[..., Any], words: Callable[[str], Any]) -> None:
    """Ask the worker from now on: rows of numbers for a grammar and some code; whether it comes through some code, its
    steps counted; what the numbers of its types and of its fields stand for. None when it has not got the grammar."""
    _worker.update(parse=parse, tried=tried, words=words)


class Missing(BaseException):
    """A grammar is to be fetched. No failure of a rule, so what contains those lets it pass."""


class Language:
    """A grammar, by its name."""

    def __init__(self, name: str) -> None:
        self.name = name


class Node:
    """A node, whose children are known."""

    __slots__ = (
        "_code", "_fields", "children", "end_byte", "has_error", "id", "is_named", "parent", "place", "start_byte", "type",
    )  # fmt: skip

    def __init__(self, kind: str, start: int, end: int, is_named: bool, parent: Node | None, code: bytes) -> None:
        self.type = kind
        self.start_byte = start
        self.end_byte = end
        self.is_named = is_named
        self.parent = parent
        self.children: list[Node] = []
        self.id = next(_ids)
        self.has_error = False
        self.place = 0
        self._code = code
        self._fields: dict[str, Node] | None = None

    @property
    def text(self) -> bytes:
        """Its code."""
        return self._code[self.start_byte : self.end_byte]

    @property
    def named_children(self) -> list[Node]:
        """Its children that the grammar names."""
        return [one for one in self.children if one.is_named]

    @property
    def next_sibling(self) -> Node | None:
        """The node after it, below the same parent."""
        beside = self.parent.children if self.parent is not None else []
        return beside[self.place + 1] if self.place + 1 < len(beside) else None

    @property
    def prev_named_sibling(self) -> Node | None:
        """The node before it, below the same parent, that the grammar names."""
        before = self.parent.children[: self.place] if self.parent is not None else []
        return next((one for one in reversed(before) if one.is_named), None)

    def child_by_field_name(self, name: str) -> Node | None:
        """Its first child in a field."""
        return self._fields.get(name) if self._fields is not None else None

    def add(self, child: Node, field: str) -> None:
        """Give it one more child."""
        child.place = len(self.children)
        self.children.append(child)
        if field:
            if self._fields is None:
                self._fields = {}
            self._fields.setdefault(field, child)


class Tree:
    """A tree, made when its root is asked for. Raises Missing then."""

    def __init__(self, name: str, code: bytes) -> None:
        self._name = name
        self._code = code

    @property
    def root_node(self) -> Node:
        """Its root."""
        rows = _answer("parse", self._name, self._code).to_py()
        return _tree(self._code, rows, *_words(self._name))


class Parser:
    """A parser of one grammar."""

    def __init__(self, language: Language) -> None:
        self._name = language.name

    def parse(
        self, code: bytes | Callable[[int, None], bytes], progress_callback: Callable[[int, bool], bool] | None = None
    ) -> Tree:
        """Return the tree of some code, of which a reading gives what comes after a place. Raises Missing; ValueError
        when the callback stops it, asked at each step with where it is and whether it has met a mistake."""
        whole = code if isinstance(code, bytes) else code(0, None)
        if progress_callback is not None and not _answer("tried", self._name, whole, progress_callback):
            raise ValueError("Parsing failed")
        return Tree(self._name, whole)

    def reset(self) -> None:
        """Begin anew after a parse that was stopped: the worker has done so."""


def _answer(asked: str, name: str, code: bytes, *more: Any) -> Any:
    answer = _worker[asked](name, code.decode("utf-8", "replace"), *more)
    if answer is None:
        raise Missing(name)
    return answer


@cache
def _words(name: str) -> tuple[list[str], list[str]]:
    types, fields = _worker["words"](name).to_py()
    return types, fields


def _tree(code: bytes, rows: Any, types: list[str], fields: list[str]) -> Node:
    trail: list[Node] = []
    for at in range(0, len(rows), WIDTH):
        kind, start, end, depth, marks = rows[at : at + WIDTH]
        del trail[depth:]
        parent = trail[-1] if trail else None
        word = "ERROR" if kind == _ERROR else types[kind]
        node = Node(word, start, end, bool(marks & _NAMED), parent, code)
        if parent is not None:
            parent.add(node, fields[marks // _FIELD])
        trail.append(node)
        if kind == _ERROR or marks & _MISSING:
            for one in trail:
                one.has_error = True
    return trail[0]
