"""The tables that Ruby writes out, under a constant or another name, as the trees that files of data are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.source import Source
from guichet.reading.data.trees import Tree
from guichet.reading.deeds.ruby_calls import Said
from guichet.reading.ruby.words import Word

_DEPTH = 8
_LONGEST = 80


@memo
def trees_of(source: Source) -> tuple[Tree, ...]:
    """Return the tables that a file gives a name to, in order, and the texts and numbers of its constants."""
    return tuple(_Reader(source).named())


@memo
def settings_of(source: Source) -> tuple[Tree, ...]:
    """Return the tables that a file which defines no method gives to the settings of others: `config.x.till.ways = %i[card]`; each under what holds it."""
    reader = _Reader(source)
    return tuple(reader.settings()) if not any(map(_defines, reader.words)) else ()


def tree_at(source: Source, start: int, stop: int) -> Tree | None:
    """Return the value that some words of a file are, as a table or as the plain value that it is."""
    return _Reader(source).value(start, stop, "", 0)


def _defines(word: Word) -> bool:
    return word.kind == "name" and word.text == "def"


class _Reader(Said):
    """Reads the values that names are given."""

    def named(self) -> Iterator[Tree]:
        """Yield what each name is given, where that is a table, or a plain value for good."""
        for one in self.program.statements:
            word = self.words[one.start]
            if word.kind not in ("constant", "name", "held") or not self.program.is_at(one.start + 1, "="):
                continue
            tree = self.value(one.start + 2, one.after, word.text.lstrip("@"), 0)
            if tree is not None and (tree.parts or (word.kind == "constant" and tree.value)):
                yield tree

    def settings(self) -> Iterator[Tree]:
        """Yield what is given to settings, those of one holder together."""
        held: dict[str, list[Tree]] = {}
        for one in self.program.statements:
            names, at = [], one.start
            while at < one.after and self.words[at].kind in ("constant", "name") and self.program.is_at(at + 1, "."):
                names.append(self.words[at].text)
                at += 2
            if names and at < one.after and self.words[at].kind == "name" and self.program.is_at(at + 1, "="):
                tree = self.value(at + 2, one.after, self.words[at].text, 0)
                if tree is not None and tree.parts:
                    held.setdefault(" ".join(names), []).append(tree)
        for holder, trees in held.items():
            span = Span(trees[0].span.start, trees[-1].span.end)
            yield Tree(holder, self.source.path, span, None, tuple(trees))

    def value(self, start: int, stop: int, key: str, depth: int) -> Tree | None:
        """Return the value that some words are."""
        if start >= stop or depth > _DEPTH:
            return None
        first, path, span = self.words[start], self.source.path, self.span(start, stop)
        end = self.program.closing.get(start)
        if first.kind == "list":
            at = self.source.text.find(first.text, first.at)
            found = re.finditer(r"\S+", first.text)
            items = tuple(Tree("", path, Span(at + one.start(), at + one.end()), one[0]) for one in found)
            return Tree(key, path, Span(first.at, first.end), None, items)
        if end is not None and end < stop and first.text in ("[", "{") and self._is_whole(end, stop):
            return Tree(key, path, self.span(start, end + 1), None, tuple(self._items(start + 1, end, depth)))
        last = self.words[stop - 1]
        opened = self.program.opening.get(stop - 1) if last.text == ")" else None
        if opened is not None and start < opened and self.words[opened - 1].kind in ("name", "constant"):
            made = opened - 3 if self.words[opened - 1].text == "new" and self.program.is_owned(opened - 1) else opened - 1  # fmt: skip
            name = self.words[max(start, made)].text
            return Tree(key, path, span, name, tuple(self._items(opened + 1, stop - 1, depth)))
        alone = stop == start + 1 or (first.kind in ("text", "symbol") and self._is_whole(start, stop))
        if alone and first.kind in ("text", "symbol"):
            return Tree(key, path, Span(first.at, first.end), first.text)
        return Tree(key, path, span, self.source.text[span.start : span.end][:_LONGEST])

    def _is_whole(self, last: int, stop: int) -> bool:
        """Whether nothing follows a value but that it is kept as it is."""
        return last + 1 == stop or (last + 3 == stop and self.words[stop - 1].text in ("freeze", "to_set", "deep_freeze"))  # fmt: skip

    def _items(self, start: int, stop: int, depth: int) -> Iterator[Tree]:
        for first, last in self.parts(start, stop):
            while first < last and self.words[first].kind == "line":
                first += 1
            while last > first and self.words[last - 1].kind == "line":
                last -= 1
            word = self.words[min(first, len(self.words) - 1)]
            if word.kind == "label" and first < last:
                tree = self.value(first + 1, last, word.text.strip("\"'"), depth + 1)
            elif self.program.is_at(first + 1, "=>"):
                tree = self.value(first + 2, last, word.text, depth + 1)
            elif word.text == "(" and self.program.is_at(end := self.program.closing.get(first, first) + 1, "=>"):
                named = self.span(first, end)  # a range: `(18..34) => 20`
                tree = self.value(end + 1, last, self.source.text[named.start : named.end].strip("()"), depth + 1)
            else:
                tree = self.value(first, last, "", depth + 1)
            if tree is not None:
                yield replace(tree, span=self.span(first, last)) if tree.key else tree
