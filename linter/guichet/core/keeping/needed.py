"""The letters without which an expression finds nothing: a text that has none of them is not searched."""

from __future__ import annotations

import marshal
import re
from collections.abc import Iterable, Iterator, Set
from functools import cache
from typing import Any

_LETTERS = 4
"""How many letters of a word tell it from others."""
_LEAST = 3
"""A word of an expression that is shorter tells nothing."""
_WORD = re.compile(r"\w+")
_ODD = frozenset("ſıİΣς")
"""What lower case, or an expression that ignores case, takes for other letters: a text with one is always searched."""
Clause = frozenset[str] | tuple[Any, ...]
"""Letters, or sets of clauses, of which one is enough."""
Needed = tuple[Clause, ...]
"""Clauses that must all hold; with none, nothing is sure."""
_packed: dict[tuple[str, int], bytes] = {}
_NOTHING = marshal.dumps(())


def learn(pattern: str, flags: int, needed: bytes) -> None:
    """Take note of the letters that an expression needs, by its text and flags."""
    _packed[pattern, flags] = needed


@cache
def _known(pattern: str, flags: int) -> Needed:
    """What an expression needs; a run asks it of few, and unpacking all would take longer than the rest of its start."""
    needed: Needed = marshal.loads(_packed.get((pattern, flags), _NOTHING))
    return needed


class Letters:
    """All the letters that follow one another in the words of a text."""

    def __init__(self, text: str) -> None:
        lowered = text.lower()
        self._is_odd = not _ODD.isdisjoint(lowered) or "İ" in text
        words = set(_WORD.findall(lowered))
        self._held = {word[at : at + size] for word in words for at in range(len(word)) for size in (_LEAST, _LETTERS)}

    def may_hold(self, pattern: re.Pattern[str]) -> bool:
        """Whether an expression may find something in the text; it finds nothing otherwise."""
        return self._is_odd or _holds(_known(pattern.pattern, pattern.flags), self._held)


def _holds(needed: Needed, held: Set[str]) -> bool:
    for clause in needed:
        if isinstance(clause, frozenset):
            if clause.isdisjoint(held):
                return False
        elif not any(_holds(way, held) for way in clause):
            return False
    return True


def needed_by(parts: Iterable[tuple[Any, Any]]) -> bytes:
    """Return what all that a parsed expression finds has, packed."""
    return marshal.dumps(_all_of(parts))


def _all_of(parts: Iterable[tuple[Any, Any]]) -> Needed:
    return tuple(dict.fromkeys(_clauses(parts)))


def _clauses(parts: Iterable[tuple[Any, Any]]) -> Iterator[Clause]:
    run = ""
    for operation, about in (*parts, ("", None)):
        name = str(operation)
        if name == "LITERAL":
            run += chr(about)
            continue
        yield from _of_run(run)
        run = ""
        if name == "SUBPATTERN":
            yield from _clauses(about[3])
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and about[0]:
            yield from _clauses(about[2])
        elif name == "ATOMIC_GROUP":
            yield from _clauses(about)
        elif name == "BRANCH":
            ways = [_all_of(way) for way in about[1]]
            if all(len(way) == 1 and isinstance(way[0], frozenset) for way in ways):
                yield frozenset[str]().union(*(way[0] for way in ways))
            elif all(ways):
                yield tuple(ways)


def _of_run(run: str) -> Iterator[Clause]:
    yield from (frozenset({word[:_LETTERS]}) for word in _WORD.findall(run.lower()) if len(word) >= _LEAST)
