"""What an edit changed in a text: one stretch, found without reading the rest letter by letter."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable


def changed(before: str, after: str) -> tuple[int, int]:
    """Return the stretch of a text that another one does not have."""
    shorter = min(len(before), len(after))
    start = _longest(shorter, lambda size: before[:size] == after[:size])
    same = _longest(shorter - start, lambda size: before[len(before) - size :] == after[len(after) - size :])
    return start, len(before) - same


def _longest(limit: int, holds: Callable[[int], bool]) -> int:
    """Return the greatest size for which something holds that holds for all that are smaller."""
    return bisect_left(range(limit), True, key=lambda size: not holds(size + 1))
