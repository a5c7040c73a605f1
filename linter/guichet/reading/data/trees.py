"""A table of data as a tree, whatever it is written in: YAML, JSON, TOML or INI here, literals of code elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from guichet.core.findings import Span
from guichet.core.memo import cached_property, memo
from guichet.reading.data.documents import LINES, Document, composed, documents_holding, span_of, variable_of

_MOST = 3_000
"""Parts of a tree that are looked at: beyond, the rest is unknown."""
_TABLE = re.compile(r"^\s*+(?P<list>\[)?\[\s*+(?P<keys>[\w.\-\"'](?:[\w.\-\"' ]*[\w.\-\"'])?)\s*+\]\]?+\s*+(?:#.*)?$")
_PAIR = re.compile(r"^\s*(?P<key>[\w\-\"'.]+)\s*=\s*(?P<value>.+?)\s*$", re.S)
_INLINE = re.compile(r"([{,]\s*[\w\"'-]+)\s*=\s*")


@dataclass(frozen=True, eq=False)
class Tree:
    """One part of a table: the key that holds it ("" for an item of a list), its own value, and what it holds.

    What YAML merges from elsewhere stands among the parts, where it is written.
    """

    key: str
    path: str
    span: Span
    value: str | None = None
    parts: tuple[Tree, ...] = ()
    beside: str = ""
    """What the remark that opens its file, and the one above it, say, where the reader of its language keeps remarks."""

    def walk(self) -> Iterator[tuple[tuple[Tree, ...], Tree]]:
        """Yield every part, itself first, with those around it from the outermost; bounded by _MOST, and walked once."""
        return iter(self._walked)

    @cached_property
    def _walked(self) -> tuple[tuple[tuple[Tree, ...], Tree], ...]:
        found: list[tuple[tuple[Tree, ...], Tree]] = []
        stack: list[tuple[tuple[Tree, ...], Tree]] = [((), self)]
        while stack and len(found) < _MOST:
            around, one = stack.pop()
            found.append((around, one))
            within = (*around, one)
            stack.extend((within, part) for part in reversed(one.parts))
        return tuple(found)

    @cached_property
    def leaves(self) -> tuple[Tree, ...]:
        """What it holds that holds nothing itself, in order."""
        return tuple(one for one in self.parts if not one.parts)

    @cached_property
    def ends(self) -> tuple[Tree, ...]:
        """What holds nothing itself, however deep, itself among them, in order."""
        return tuple(one for _, one in self.walk() if not one.parts)

    @cached_property
    def said(self) -> str:
        """All its words, keys and values."""
        return " ".join(f"{one.key} {one.value or ''}" for _, one in self.walk())


@memo
def tree_of(document: Document) -> Tree | None:
    """Return the tree of a file of data; None when it cannot be read."""
    if document.path.endswith(LINES):
        return _of_toml(document)
    root = document.root
    return None if root is None else _of_yaml(root, "", document.path, {})


def trees_holding(words: Iterable[str], project: Any) -> Iterator[Tree]:
    """Yield the trees of the files of data that a service lives by and that hold one of some words."""
    return (tree for document in documents_holding(words, project) if (tree := tree_of(document)) is not None)


def _of_yaml(node: Node, key: str, path: str, known: dict[tuple[int, str], Tree], at: Span | None = None) -> Tree:
    """A part of YAML or JSON, read once for each key that holds it; `at` is where all of it is said to stand."""
    if (id(node), key) in known:
        return known[id(node), key]
    parts: list[Tree] = []
    if isinstance(node, MappingNode) and (variable := variable_of(node)) is not None:
        return _of_yaml(variable[1], variable[0], path, known, at)
    if isinstance(node, MappingNode):
        for name, value in node.value:
            inner = _of_yaml(value, name.value if isinstance(name, ScalarNode) else "", path, known, at)
            parts.extend(inner.parts if inner.key == "<<" else [inner])
    elif isinstance(node, SequenceNode):
        parts.extend(_of_yaml(value, "", path, known, at) for value in node.value)
    value = str(node.value) if isinstance(node, ScalarNode) else None
    known[id(node), key] = Tree(key, path, at or span_of(node), value, tuple(parts))
    return known[id(node), key]


def _of_toml(document: Document) -> Tree:
    """The tables of TOML, in order; each `[[table]]` is an item of a list, a value over several lines is read whole."""
    whole: list[tuple[tuple[tuple[str, int], ...], Tree]] = []
    count: dict[str, int] = {}
    table: tuple[tuple[str, int], ...] = ()
    for start, line in _logical(document.source.text):
        span = Span(start, start + len(line.rstrip()))
        if (opened := _TABLE.match(line)) is not None:
            names = [one.strip(" \"'") for one in opened["keys"].split(".")]
            if opened["list"]:
                count[".".join(names)] = count.get(".".join(names), 0) + 1
            table = tuple((name, count.get(".".join(names[: at + 1]), 0)) for at, name in enumerate(names))
        elif (pair := _PAIR.match(line)) is not None and not line.lstrip().startswith("#"):
            key = pair["key"].strip("\"'")
            whole.append((table, _value(pair["value"], key, document.path, span)))
    return Tree("", document.path, Span(0, len(document.source.text)), None, tuple(_gathered(whole, document.path)))


def _logical(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text, those of an open bracket joined, each with where it starts."""
    start, held, at = 0, "", 0
    for line in text.splitlines(keepends=True):
        held, start = (held + line, start) if held else (line, at)
        at += len(line)
        if held.count("[") <= held.count("]") or held.lstrip().startswith("#"):
            yield start, held
            held = ""


def _value(text: str, key: str, path: str, span: Span) -> Tree:
    bare = re.sub(r"(?m)(?:^|[ \t])#[^\"'\n]{0,400}$", "", text)
    if bare[:1] in "[{":
        root = next(iter(composed(_INLINE.sub(r"\1: ", bare))), None)
        if root is not None:
            return _of_yaml(root, key, path, {}, span)
    return Tree(key, path, span, bare.strip("\"'"))


def _gathered(pairs: list[tuple[tuple[tuple[str, int], ...], Tree]], path: str) -> Iterator[Tree]:
    """The tree of pairs that each say in which table they stand: numbered tables become items of a list."""
    yield from (one for table, one in pairs if not table)
    names = dict.fromkeys(table[0][0] for table, _ in pairs if table)
    for name in names:
        mine = [(table[0][1], (table[1:], one)) for table, one in pairs if table and table[0][0] == name]
        groups = [
            Tree("" if number else name, path, mine[0][1][1].span, None, tuple(_gathered([pair for at, pair in mine if at == number], path)))
            for number in dict.fromkeys(at for at, _ in mine)
        ]  # fmt: skip
        groups = [replace(one, span=one.parts[0].span) if one.parts else one for one in groups]
        yield groups[0] if groups[0].key else Tree(name, path, groups[0].span, None, tuple(groups))
