"""Ids that are written with parts which only the running code knows: what one may come to be, and which of many it may be."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from guichet.core.ordered import beginning_with

HOLE = "\0"
"""Stands in an id for what only the running code knows."""
_WORDS = re.compile(r"[^\W\d_]{3,}")
_COMPARED = 100
"""Ids of the same beginning, or of the same end, with which one is compared: past them it may well be one of the others."""


def words_of(written: str) -> list[str]:
    """Return the words of an id, in the order of the alphabet."""
    return sorted(word.lower() for word in _WORDS.findall(written))


def ends_of(written: str) -> tuple[str, str]:
    """Return what an id begins and ends with, as far as it is written."""
    return written.partition(HOLE)[0], written.rpartition(HOLE)[2]


def may_meet(one: str, other: str) -> bool:
    """Whether nothing that two ids begin and end with tells them apart."""
    if HOLE not in one and HOLE not in other:
        return one == other
    (head, tail), (other_head, other_tail) = ends_of(one), ends_of(other)
    return (head.startswith(other_head) or other_head.startswith(head)) and (
        tail.endswith(other_tail) or other_tail.endswith(tail)
    )


def may_be(one: str, other: str) -> bool:
    """Whether two ids may be one, whatever fills their holes; what is nothing but a hole tells nothing."""
    if not may_meet(one, other) or not (one.strip(HOLE) and other.strip(HOLE)):
        return False
    if HOLE in one and HOLE in other:
        (head, tail), (other_head, other_tail) = ends_of(one), ends_of(other)
        # The same words, before the hole and after it: nobody writes a word twice.
        return bool((head and other_head) or (tail and other_tail)) or words_of(one) != words_of(other)
    if HOLE not in one and HOLE not in other:
        return True
    plain, open_ = (one, other) if HOLE not in one else (other, one)
    head, tail = ends_of(open_)
    return len(open_.replace(HOLE, "")) < len(plain) and plain.startswith(head) and plain.endswith(tail)


class Ids:
    """Many ids, asked which of them another may be: by its longer end, and not one after the other."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._all = frozenset(ids)
        self._whole = _Ends(sorted(one for one in self._all if HOLE not in one))
        self._open = _Ends(sorted(one for one in self._all if HOLE in one))

    def may_hold(self, wanted: str, may_be: Callable[[str, str], bool]) -> bool:
        """Whether one of them may be an id, by what is asked of the two."""
        if wanted in self._all:
            return True
        sides = (self._open, self._whole) if HOLE in wanted else (self._open,)
        return any(
            number == _COMPARED or may_be(wanted, one)
            for side in sides
            for number, one in enumerate(islice(side.near(wanted), _COMPARED + 1))
        )


class _Ends:
    """Some ids by what they begin with, and by what they end with."""

    def __init__(self, ids: Sequence[str]) -> None:
        self._heads = _Beginnings((ends_of(one)[0], one) for one in ids)
        self._tails = _Beginnings((ends_of(one)[1][::-1], one) for one in ids)

    def near(self, wanted: str) -> Iterator[str]:
        """Yield those whose beginning goes with that of an id, or whose end with its own: whichever says more."""
        head, tail = ends_of(wanted)
        return self._heads.going_with(head) if len(head) > len(tail) else self._tails.going_with(tail[::-1])


class _Beginnings:
    """Some ids by a text that each is known to begin with."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._ids: dict[str, list[str]] = defaultdict(list)
        for begun, one in pairs:
            self._ids[begun].append(one)
        self._ordered = sorted(self._ids)
        self._lengths = sorted({len(begun) for begun in self._ids})

    def going_with(self, text: str) -> Iterator[str]:
        """Yield those whose beginning begins another text, or begins with it."""
        for length in self._lengths:
            if length < len(text):
                yield from self._ids.get(text[:length], ())
        for begun in beginning_with(text, self._ordered):
            yield from self._ids[begun]
