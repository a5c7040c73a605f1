"""The words of a block, apart from where they stand: what they alone tell is asked once, though an editor reads them again at each key."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from guichet.core.memo import cached_property
from guichet.reading.language.sentences import sentences


@dataclass(eq=False)
class Words:
    """Some words, and what was worked out of them; `memo` keeps more here."""

    text: str
    plain: str
    """The text in lower case, quotations blanked; same length, same offsets."""

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The (start, end) of each sentence in `text`."""
        return sentences(self.text)

    def holds(self, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern is found anywhere, in plain form."""
        key = (pattern.pattern, pattern.flags)
        held = self._held.get(key)
        if held is None:
            held = self._held[key] = pattern.search(self.plain) is not None
        return held

    @cached_property
    def _held(self) -> dict[tuple[str, int], bool]:
        return {}

    def places(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """Return where a pattern stands, in plain form."""
        key = (pattern.pattern, pattern.flags)
        found = self._places.get(key)
        if found is None:
            found = self._places[key] = list(pattern.finditer(self.plain))
        return found

    @cached_property
    def _places(self) -> dict[tuple[str, int], list[re.Match[str]]]:
        return {}


@lru_cache(maxsize=4096)
def words_of(text: str, plain: str) -> Words:
    """Return some words, with what was asked of them before."""
    return Words(text, plain)
