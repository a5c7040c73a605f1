"""How deep the elements of one file stand: hostile depth costs no more than length."""

from __future__ import annotations

DEPTH_LIMIT = 128
"""Elements nested deeper become siblings, as in browsers (which stop at 512)."""
DEEP, DEEP_LIMIT, DEPTH_AFTER = 40, 30_000, 20
"""Levels that no page of people's goes past, how many past them a file may add up to, and the depth that it keeps from there on.

Questions are asked of each element and of what holds it: a file costs its elements times their depth.
"""


class Depth:
    """How deep a file goes, as it is read."""

    def __init__(self) -> None:
        self.over = 0
        """Levels past those of people's pages, over all elements."""
        self.flat_from: int | None = None
        """Where elements begin to be read less deep than they stand."""

    def most(self, levels: int, at: int) -> int:
        """Return how deep an element may be read, that stands under so many others at a place."""
        self.over += max(0, levels - DEEP)
        if self.over <= DEEP_LIMIT:
            return DEPTH_LIMIT
        self.flat_from = at if self.flat_from is None else self.flat_from
        return DEPTH_AFTER
