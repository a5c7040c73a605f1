"""Which parts of pages some texts name, whole or by a beginning that code goes on with: each text is read once for all of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Set
from typing import NamedTuple

from guichet.core.many_words import ManyWords

_BEGUN = re.compile(
    r"""(["'`/])([^"'`/.{%#$\n]*+)(?=["'`] ?[~+.]|["'],? ?%|[#$]?\{|%s|%\()""",
)
"""What may be the beginning of a name, which code goes on with."""
_EDGE = re.compile(r"\b")
_SURE = 3
"""Letters from which the beginning of a name is no chance."""


class Part(NamedTuple):
    """A part of a page, by its path, and the names of its folder and its own in lower case."""

    path: str
    folder: str
    name: str

    @property
    def spellings(self) -> Set[str]:
        """How its name may be written: as it is, without its `_` too, or as a class."""
        joined = re.sub(r"[_-]", "", self.name)
        return {self.name, self.name.replace("_", "-"), joined}

    @property
    def beginnings(self) -> list[str]:
        """What its name begins with, from nothing to the whole."""
        return [self.name[:to] for to in range(len(self.name) + 1)]


def named(parts: Collection[Part], texts: Iterable[tuple[str, str]]) -> Set[Part]:
    """Return the parts that a text of another file names, of texts in lower case, each after its path."""
    written = _Written(parts)
    for path, text in texts:
        written.read(path, text)
    return {part for part in parts if written.holds(part)}


class _Written:
    """The names of some parts, and the beginnings of them, that texts hold, each with its file: "" when there are several."""

    def __init__(self, parts: Collection[Part]) -> None:
        self._spellings = ManyWords(one for part in parts for one in part.spellings)
        self._beginnings = {one for part in parts for one in part.beginnings}
        self._folders = {part.folder for part in parts}
        self._lengths = sorted({len(one) for one in self._folders})
        self._whole: dict[str, str] = {}
        self._begun: dict[str, str] = {}

    def read(self, path: str, text: str) -> None:
        """Note what a text holds."""
        for word in {word for word, _ in self._spellings.places(text)}:
            _note(self._whole, word, path)
        for match in _BEGUN.finditer(text):
            for begun in {match[2], match[2].removeprefix("_")} & self._beginnings:
                if len(begun) >= _SURE:
                    _note(self._begun, begun, path)
                for folder in self._before(match.start(), text) if match[1] == "/" else ():
                    _note(self._begun, f"{folder}/{begun}", path)

    def _before(self, end: int, text: str) -> Iterator[str]:
        """The names of folders that stand before a place, from where a word begins or ends."""
        for length in self._lengths:
            if length <= end and text[end - length : end] in self._folders and _EDGE.match(text, end - length):
                yield text[end - length : end]

    def holds(self, part: Part) -> bool:
        """Whether another file than its own names a part."""
        begun = (key for one in part.beginnings for key in (one, f"{part.folder}/{one}"))
        found = (*map(self._whole.get, part.spellings), *map(self._begun.get, begun))
        return "" in part.spellings or any(path not in (None, part.path) for path in found)


def _note(found: dict[str, str], key: str, path: str) -> None:
    found[key] = path if found.get(key, path) == path else ""
