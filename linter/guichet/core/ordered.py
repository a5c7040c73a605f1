"""Many texts in order, of which those that begin in a way stand together: found by halves, and not one after the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence


def beginning_with(begun: str, ordered: Sequence[str]) -> Iterator[str]:
    """Yield those of some texts in order that begin with another."""
    for rank in range(bisect_left(ordered, begun), len(ordered)):
        if not ordered[rank].startswith(begun):
            return
        yield ordered[rank]
