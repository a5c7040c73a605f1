"""The loops of a file of Ruby over tables that are written out."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.source import Source
from guichet.reading.data.trees import Tree
from guichet.reading.deeds.loops import Loop, loop_over, table_named
from guichet.reading.deeds.ruby_calls import Said
from guichet.reading.deeds.ruby_tables import tree_at, trees_of

_GOES_THROUGH = frozenset({"each", "each_pair", "map", "flat_map", "each_entry"})


def loops_of(source: Source) -> Iterator[Loop]:
    """Yield the loops over a table whose rows are known, outermost first."""
    return _Reader(source).loops()


class _Reader(Said):
    """Reads the blocks that are handed to what goes through a table."""

    def loops(self) -> Iterator[Loop]:
        for at in range(2, len(self.words) - 3):
            if self.words[at].text in _GOES_THROUGH and self.program.is_owned(at) and self.program.is_at(at + 2, "|"):
                names = self._names(at + 3)
                table = self._table(at - 2)
                by_key = table is not None and all(one.key for one in table.parts)
                yield from loop_over(self._body(at), names, table, by_key=by_key)

    def _names(self, at: int) -> tuple[str, ...]:
        found = []
        while at < len(self.words) and not self.program.is_at(at, "|"):
            found += [self.words[at].text] if self.words[at].kind == "name" else []
            at += 1
        return tuple(found)

    def _table(self, last: int) -> Tree | None:
        opened = self.program.opening.get(last)
        if opened is not None:
            return tree_at(self.source, opened, last + 1)
        return table_named(self.words[last].text, trees_of(self.source))

    def _body(self, at: int) -> Span:
        """What a block holds: up to its brace, or to the word that ends it, which stands under the beginning of its line."""
        start = self.words[at + 1].at
        if self.program.is_at(at + 1, "{"):
            return Span(start, self.words[self.program.closing.get(at + 1, at + 1)].end)
        text = self.source.text
        line = text.rfind("\n", 0, start) + 1
        indent = text[line : line + len(text[line:start]) - len(text[line:start].lstrip())]
        end = text.find(f"\n{indent}end", start)
        return Span(start, end if end > 0 else start)
