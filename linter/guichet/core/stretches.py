"""Stretches of a text, and whether a place lies in one of them: asked of thousands of places, of thousands of stretches."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable


class Stretches:
    """Stretches of one text, which may lie in one another or over one another."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(stretches):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def hold(self, place: int) -> bool:
        """Whether a place lies in one of them, its end left out."""
        rank = bisect_right(self._starts, place)
        return rank > 0 and place < self._ends[rank - 1]
