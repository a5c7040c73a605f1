"""A template whose calls are written out, and where each stretch of it comes from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from guichet.core.findings import Span
from guichet.core.memo import cached_property
from guichet.reading.templates.template import Template
from guichet.reading.written.lost import Lost, Unsaid


class Call(NamedTuple):
    """Where something is called from the file in hand, and what is called."""

    span: Span
    called: str


class Via(NamedTuple):
    """A call inside a file that is called itself: where it stands and what it calls."""

    path: str
    span: Span
    called: str


class Piece(NamedTuple):
    """A stretch of what is written out, and the stretch of a file that it stands for, letter by letter or as a whole."""

    start: int
    path: str
    source: Span
    is_exact: bool
    call: Call | None
    via: tuple[Via, ...] = ()
    """The calls between that one and the stretch, outermost first."""


@dataclass
class Pieced(Template):
    """A template whose text is no file's own: each of its stretches stands for one of a file, as `origin` says."""

    pieces: tuple[Piece, ...] = field(default=(), repr=False)
    lost: tuple[Lost, ...] = field(default=(), repr=False)
    """The texts that calls give and that nobody reads."""
    unsaid: tuple[Unsaid, ...] = field(default=(), repr=False)
    """The keys that are shown in the place of words."""

    def origin(self, span: Span) -> tuple[str, Span, Call | None]:
        """Return the file and the place that a stretch comes from, and the call that brought it."""
        at = max(bisect_right(self.pieces, span.start, key=lambda piece: piece.start) - 1, 0)
        piece = self.pieces[at]
        if not piece.is_exact:
            return piece.path, piece.source, piece.call
        start = min(piece.source.start + span.start - piece.start, piece.source.end)
        last = max(bisect_right(self.pieces, max(span.end - 1, span.start), key=lambda one: one.start) - 1, at)
        end = next(
            (self._end_in(one, span.end) for one in reversed(self.pieces[at : last + 1]) if one.path == piece.path),
            start,
        )
        return piece.path, Span(start, max(start, end)), piece.call

    def way_to(self, span: Span) -> tuple[Via, ...]:
        """Return the calls inside called files that bring a stretch, outermost first."""
        at = max(bisect_right(self.pieces, span.start, key=lambda piece: piece.start) - 1, 0)
        return self.pieces[at].via

    def printed_in(self, span: Span) -> Iterator[tuple[str, Span]]:
        """Yield the tags that a stretch was printed by, as places of the files."""
        low = max(bisect_right(self.pieces, span.start, key=lambda piece: piece.start) - 1, 0)
        for piece in self.pieces[low:]:
            if piece.start >= span.end:
                return
            if not piece.is_exact:
                yield piece.path, piece.source

    @staticmethod
    def _end_in(piece: Piece, end: int) -> int:
        exact = piece.source.start + end - piece.start
        return min(exact, piece.source.end) if piece.is_exact else piece.source.end


class Written(Pieced):
    """A template whose calls are written out. Its offsets are its own: `origin` gives those of the templates."""

    def put_in(self, span: Span) -> Iterator[str]:
        """Yield what calls put in a stretch, as it is printed there."""
        for rank, piece in enumerate(self.pieces):
            end = self.pieces[rank + 1].start if rank + 1 < len(self.pieces) else len(self.source.text)
            if not piece.is_exact and span.start <= piece.start and end <= span.end:
                yield self.source.text[piece.start : end]

    def place_of(self, at: int) -> int | None:
        """Return where a character of the file in hand is written out, the first time; None where it is not, letter by letter."""
        for piece in self.pieces:
            own = piece.is_exact and piece.call is None and piece.path == self.path
            if own and piece.source.start <= at < piece.source.end:
                return piece.start + at - piece.source.start
        return None

    def is_altered(self, span: Span) -> bool:
        """Whether a stretch is not as one file writes it: something was put in it, or taken out."""
        first = max(bisect_right(self.pieces, span.start, key=lambda piece: piece.start) - 1, 0)
        last = max(bisect_right(self.pieces, span.end - 1, key=lambda piece: piece.start) - 1, first)
        held = self.pieces[first : last + 1]
        return any(not one.is_exact for one in held) or any(
            one.source.end != other.source.start or one.path != other.path for one, other in pairwise(held)
        )

    def calls_of(self, path: str, span: Span) -> set[Call]:
        """Return the calls that bring a stretch of another file."""
        return {
            one.call
            for one in self._called.get(path, ())
            if one.call is not None and one.source.start <= span.start < max(one.source.end, one.source.start + 1)
        }

    @cached_property
    def _called(self) -> dict[str, list[Piece]]:
        """The stretches that a call brings, by the file that they come from."""
        found: dict[str, list[Piece]] = {}
        for one in self.pieces:
            if one.call is not None:
                found.setdefault(one.path, []).append(one)
        return found
