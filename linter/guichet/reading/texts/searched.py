"""Where expressions stand in blocks put end to end: of a text that an editor changes, only what changed is searched again."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from guichet.core.memo import cached_property

_MANY = 50
"""Blocks from which a text is worth remembering."""
_AROUND = 3
"""Blocks before and after a change that are searched again: words look at what stands beside them."""
_TEXTS = 8
"""Texts that are remembered: those that are open, each in its languages."""


class Place(NamedTuple):
    """A match: in which block it begins and ends, and where the first one begins in what was searched."""

    first: int
    last: int
    base: int
    match: re.Match[str]


class Searched:
    """Some blocks, an expression of which must not match a newline: one that goes from block to block is no place."""

    def __init__(self, blocks: Sequence[str], before: Searched | None = None) -> None:
        self.blocks = blocks
        self._before = before
        self._known: dict[tuple[str, int], list[Place]] = {}
        """By the text and flags of an expression: to compare two that are compiled is to read their whole code."""
        if before is not None:
            before._before = None

    @cached_property
    def text(self) -> str:
        """The blocks, joined by newlines."""
        return "\n".join(self.blocks)

    def places(self, pattern: re.Pattern[str]) -> Iterator[Place]:
        """Yield where a pattern stands, each place in one block."""
        key = (pattern.pattern, pattern.flags)
        found = self._known.get(key)
        if found is None:
            found = self._near_changes(pattern, key)
            if found is None:
                is_there = pattern.search(self.text) is not None
                found = list(self._between(pattern, 0, len(self.blocks))) if is_there else []
            self._known[key] = found
        return (one for one in found if one.first == one.last) if found else iter(())

    def _between(self, pattern: re.Pattern[str], low: int, high: int) -> Iterator[Place]:
        """What begins in some blocks, which are searched with their neighbours: words look at what is around them."""
        start = max(low - 1, 0)
        blocks = self.blocks[start : high + 1]
        starts = [0, *accumulate(len(one) + 1 for one in blocks[:-1])]
        text = self.text if len(blocks) == len(self.blocks) else "\n".join(blocks)
        for match in pattern.finditer(text, starts[low - start] if low < len(self.blocks) else len(text)):
            first = bisect_right(starts, match.start()) - 1
            if start + first >= high:
                return
            last = bisect_right(starts, match.end()) - 1
            yield Place(start + first, start + last, starts[first], match)

    def _near_changes(self, pattern: re.Pattern[str], key: tuple[str, int]) -> list[Place] | None:
        """What stands in the text, by what stood in the last one; None when that does not tell."""
        known = self._before._known.get(key) if self._before is not None else None
        if known is None:
            return None
        low, old, new = self._changed
        fresh = list(self._between(pattern, low, new))
        if any(one.first < low <= one.last or one.first < old <= one.last for one in known):
            return None
        if any(one.last >= new for one in fresh):
            return None
        kept = [one for one in known if one.first < low]
        moved = [
            one._replace(first=one.first - old + new, last=one.last - old + new) for one in known if one.first >= old
        ]
        return [*kept, *fresh, *moved]

    @cached_property
    def _changed(self) -> tuple[int, int, int]:
        """From which block the text is not the last one, to which block of that one, to which of its own, their neighbours with them."""
        assert self._before is not None
        old, new = self._before.blocks, self.blocks
        most = min(len(old), len(new))
        head = next((at for at in range(most) if old[at] != new[at]), most)
        tail = next((at for at in range(most - head) if old[-1 - at] != new[-1 - at]), most - head)
        low, kept = max(head - _AROUND, 0), max(tail - _AROUND, 0)
        return low, len(old) - kept, len(new) - kept


_last: dict[tuple[str, str], Searched] = {}


def searched(path: str, which: str, blocks: Sequence[str]) -> Searched:
    """Return some blocks of a file, to search: a long text is searched as the last one of that name was."""
    if len(blocks) < _MANY:
        return Searched(blocks)
    before = _last.pop((path, which), None)
    found = _last[path, which] = before if before is not None and before.blocks == blocks else Searched(blocks, before)
    if len(_last) > _TEXTS:
        del _last[next(iter(_last))]
    return found
