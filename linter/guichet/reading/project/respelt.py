"""Ids that are made of the same pieces, in another order or joined otherwise; and how often files write their words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from guichet.core.findings import Span
from guichet.core.many_words import ManyWords
from guichet.reading.templates.open_ids import HOLE, words_of
from guichet.reading.templates.site import Site

_AFTER_A_HOLE, _AFTER_NO_WORD = re.compile(r"(?<=[\"'`}>)])"), re.compile(r"(?<![\w-])")
_BEFORE_NO_WORD = re.compile(r"(?![\w-])")


class Made(NamedTuple):
    """An id as a file writes it, its unknown parts as holes, and where."""

    path: str
    span: Span
    name: str
    id: str

    @property
    def words(self) -> list[str]:
        """Its words, in the order of the alphabet."""
        return words_of(self.id)


class Pieces:
    """The ids that a project makes, whole and with holes, by the pieces of each."""

    def __init__(self, whole: Mapping[str, Made], open_: Mapping[str, Made]) -> None:
        self._named = whole
        self._open: dict[tuple[str, ...], list[Made]] = defaultdict(list)
        self._whole: dict[tuple[str, ...], Made] = {}
        for one in open_.values():
            if one.id.count(HOLE) == 1:
                self._open[tuple(one.words)].append(one)
        for one in whole.values():
            for left in self._but_a_field(one):
                self._whole.setdefault(left, one)

    def twin(self, wanted: Made) -> Made | None:
        """Return the one id that has the pieces of another; one may know what the other leaves open."""
        holes, words = wanted.id.count(HOLE), tuple(wanted.words)
        if holes == 1:
            found = self._open.get(words, [])
            if not found:
                return self._whole.get(words)
        else:
            parts = () if holes else self._but_a_field(wanted)
            found = [one for left in parts for one in self._open.get(left, ())]
        return found[0] if len(found) == 1 else None

    def _but_a_field(self, one: Made) -> Iterator[tuple[str, ...]]:
        """The words of an id but one, for each that is by itself the id of something of the same file."""
        words = one.words
        for word in dict.fromkeys(words):
            field = self._named.get(word)
            left = list(words)
            left.remove(word)
            if left and field is not None and field.path == one.path:
                yield tuple(left)


def times_written(ids: Collection[str], project: Site) -> Mapping[str, int]:
    """Return how often the files of a project write the longest piece of each of some ids, where an id may begin."""
    longest = {one: max(one.split(HOLE), key=len) for one in ids}
    wanted = ManyWords(longest.values())
    found: Counter[tuple[str, bool]] = Counter()
    for path in project.paths:
        text = project.text(path)
        for word, at in wanted.places(text):
            if not word[-1].isalnum() or _BEFORE_NO_WORD.match(text, at + len(word)):
                found[word, True] += _AFTER_A_HOLE.match(text, at) is not None
                found[word, False] += _AFTER_NO_WORD.match(text, at) is not None
    return {one: found[word, one.startswith(HOLE)] for one, word in longest.items()}
