"""Places as editors count them: lines from 0, columns in the units that both sides agreed upon."""

from __future__ import annotations

from dataclasses import dataclass

from lsprotocol import types

from guichet.core.findings import Finding, Position, Span
from guichet.core.source import Source

_UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
"""For each way to count columns, the encoding whose units are counted and their size in bytes."""


@dataclass(frozen=True)
class Ruler:
    """Counts as one editor does. A line ends where `Source` says; a column past the end of its line is its end."""

    encoding: str = "utf-16"

    def _position(self, source: Source, line: int, column: int) -> types.Position:
        start = source.line_starts[line - 1]
        name, size = _UNITS[self.encoding]
        before = source.text[start : start + column - 1]
        return types.Position(line - 1, len(before.encode(name, "surrogatepass")) // size)

    def range_of(self, source: Source, at: Position) -> types.Range:
        """Return a place of a report as a range."""
        return types.Range(
            self._position(source, at.line, at.column), self._position(source, at.end_line, at.end_column)
        )

    def range_at(self, source: Source, span: Span) -> types.Range:
        """Return a span as a range."""
        return self.range_of(source, source.position(span))

    def offset(self, source: Source, at: types.Position) -> int:
        """Return the offset of a position, kept inside its line and the text."""
        if at.line >= len(source.line_starts):
            return len(source.text)
        start, line = source.line_starts[max(at.line, 0)], source.line(at.line + 1)
        name, size = _UNITS[self.encoding]
        before = line.encode(name, "surrogatepass")[: max(at.character, 0) * size]
        return start + len(before.decode(name, "ignore"))

    def covers(self, source: Source, finding: Finding, here: types.Range) -> bool:
        """Whether a finding and what is selected have a place in common."""
        start, end = (self.offset(source, one) for one in (here.start, here.end))
        return finding.span.start <= end and start <= finding.span.end
