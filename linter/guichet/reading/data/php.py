"""The tables that PHP writes out: its constants, what a file of settings returns, what a property begins with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.source import Source
from guichet.reading.data.trees import Tree

_WORD = re.compile(
    r"(?P<space>[ \t\r\n]+|//[^\n]*|\#(?!\[)[^\n]*|/\*(?:[^*]|\*(?!/))*\*/)|(?P<text>'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")|(?P<arrow>=>)|(?P<open>\barray[ \t]*\(|\[|\()"
    r"|(?P<shut>[\])])|(?P<comma>,)|(?P<end>;)|(?P<number>-?\d[\d_]*(?:\.\d+)?)|(?P<name>\$?[\w\\]+)|(?P<sign>.)",
    re.S,
)
_NAMED = re.compile(
    r"(?:\bconst[ \t]+(?:[\w?\\]{1,80}[ \t]+)?(?P<constant>[A-Z_]\w{0,80})|\$(?P<variable>\w{1,80})|\b(?P<given>return))[ \t\r\n]*(?(given)|=)[ \t\r\n]*(?=\[|array[ \t]*\()"
)
_CODE = re.compile(r"<\?(?:php\b|=)")
_DEEPEST = 12
_LONGEST = 80


class _Word(NamedTuple):
    kind: str
    text: str
    start: int
    end: int


@memo
def trees_of(source: Source) -> tuple[Tree, ...]:
    """Return the tables of a file of PHP, outermost first, each under the name that it was given; what is not an array is none."""
    if _CODE.search(source.text) is None:
        return ()
    found, read_to = [], 0
    for named in _NAMED.finditer(source.text):
        if named.end() < read_to:
            continue
        name = named["constant"] or named["variable"] or source.path.rpartition("/")[2].removesuffix(".php")
        reader = _Reader(source, named.end())
        tree = reader.value(name, 0)
        read_to = reader.at
        if tree is not None and tree.parts:
            found.append(tree)
    return tuple(found)


class _Reader:
    """Reads one value from a place on; what it cannot read is a text of its own."""

    def __init__(self, source: Source, at: int) -> None:
        self._source = source
        self.at = at

    def value(self, key: str, depth: int) -> Tree | None:
        """The value that stands here, up to the comma or the bracket that ends it."""
        first = self._peek()
        if first is None or first.kind in ("shut", "comma", "end"):
            return None
        self.at = first.end
        if first.text == "new" and (made := self._next()) is not None:
            first = made
        if first.kind == "open" and first.text != "(" and depth < _DEEPEST:
            parts = tuple(self._items(depth))
            return self._rest(Tree(key, self._source.path, Span(first.start, self.at), None, parts))
        said = first.text[1:-1] if first.kind == "text" else first.text
        if first.kind == "open":
            self._skip()
        return self._rest(Tree(key, self._source.path, Span(first.start, first.end), said[:_LONGEST]))

    def _items(self, depth: int) -> Iterator[Tree]:
        while (first := self._peek()) is not None and first.kind != "end":
            if first.kind in ("shut", "comma"):
                self.at = first.end
                if first.kind == "shut":
                    return
                continue
            one = self.value("", depth + 1)
            word = self._peek()
            if word is not None and word.kind == "arrow" and one is not None:
                self.at = word.end
                one = self.value((one.value or "").rpartition("::")[2], depth + 1)
            if one is not None:
                yield one
            if self.at <= first.start:
                return

    def _rest(self, tree: Tree) -> Tree:
        """The value, once what stands after it and belongs to it is passed: `['a'] + self::MORE`, `30 * DAY`."""
        said = tree.value
        while (word := self._peek()) is not None and word.kind not in ("comma", "shut", "arrow", "end"):
            self.at = word.end
            if word.kind == "open":
                self._skip()
            elif said is not None and len(said) < _LONGEST and tree.value is not None:
                said += word.text
        end = tree.span.end if said == tree.value else self.at
        return tree if said == tree.value else Tree(tree.key, tree.path, Span(tree.span.start, end), said, tree.parts)

    def _skip(self) -> None:
        depth = 1
        while depth and (word := self._next()) is not None:
            depth += (word.kind == "open") - (word.kind == "shut")

    def _peek(self) -> _Word | None:
        at = self.at
        word = self._next()
        self.at = at if word is None else word.start
        return word

    def _next(self) -> _Word | None:
        text = self._source.text
        while (found := _WORD.match(text, self.at)) is not None:
            self.at = found.end()
            if found.lastgroup != "space":
                return _Word(str(found.lastgroup), found[0], found.start(), found.end())
        return None
