"""Many words looked for in a text at once: what it costs is the size of the text, however many they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Set
from itertools import takewhile

_NESTED = 30
"""Letters of a word that the expression follows one in another; those after them are compared."""


class ManyWords:
    """Words, and the places of a text that each of them stands at, in whatever it stands and over whatever other."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words) - {""}
        self._lengths = sorted({len(one) for one in self._words})
        first = _by_first({one[:_NESTED] for one in self._words})
        self._begun = re.compile("|".join(f"{re.escape(one)}(?=({_longest(others)}))" for one, others in first))

    def places(self, text: str) -> Iterator[tuple[str, int]]:
        """Yield each word that a text holds, and where: once for each place."""
        for match in self._begun.finditer(text) if self._words else ():
            at, begun = match.start(), len(match[0]) + len(match[match.lastindex or 0])
            most = len(text) - at if begun == _NESTED else begun
            for length in takewhile(most.__ge__, self._lengths):
                if (word := text[at : at + length]) in self._words:
                    yield word, at


def _longest(words: Collection[str]) -> str:
    """An expression for the longest of some words, letter by letter."""
    ways = [re.escape(first) + _longest(others) for first, others in _by_first(words)]
    if len(ways) == 1 and "" not in words:
        return ways[0]
    return f"(?:{'|'.join(ways)}){'?' if '' in words else ''}" if ways else ""


def _by_first(words: Iterable[str]) -> Iterable[tuple[str, Set[str]]]:
    """The letters that some words begin with, each with what comes after it."""
    found: dict[str, set[str]] = defaultdict(set)
    for word in words:
        if word:
            found[word[0]].add(word[1:])
    return sorted(found.items())
