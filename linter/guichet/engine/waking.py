"""The words that wake rules, looked for all at once: each different word of the files is looked into once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from guichet.core.edits import changed

_WORD = re.compile(r"\w+")
_START = 3
"""How many letters lead to what may begin with them, and one less to what has no more."""
_KEPT = 50_000
"""How many words of files are remembered at most."""
_LONG = 10_000
"""Characters from which a text is worth remembering: a key in an editor changes little of it."""


class Vocabulary:
    """Some words to look for, in lower case; they may be parts of words ("consent") or hold more ("messages.error")."""

    def __init__(self, wanted: Iterable[str]) -> None:
        self._by_core: dict[str, list[str]] = defaultdict(list)
        words = set(wanted)
        self._longest = max(map(len, words), default=0)
        for word in words:
            self._by_core[max(_WORD.findall(word), key=len, default="")].append(word)
        self._always = [word for core, words in self._by_core.items() if len(core) < _START - 1 for word in words]
        self._by_start: dict[str, list[str]] = defaultdict(list)
        for core in self._by_core:
            if len(core) >= _START - 1:
                self._by_start[core[:_START]].append(core)
        self._barren: set[str] = set()
        """Words of files that hold none of them: nearly all, and texts say the same words again and again."""
        self._fertile: dict[str, tuple[str, ...]] = {}
        self._last: tuple[str, frozenset[str]] = "", frozenset()
        """The last long text, and what it holds."""

    def held_in(self, lowered: str) -> frozenset[str]:
        """Return which of the words a text in lower case holds. Of the last long one, only what changed is searched again."""
        if len(lowered) < _LONG:
            return self._searched(lowered)
        before, known = self._last
        start, end = changed(before, lowered)
        size = end - start + abs(len(lowered) - len(before))
        if size > _LONG:
            held = self._searched(lowered)
        else:
            low, high = max(start - self._longest, 0), end + self._longest
            was = self._searched(before[low:high])
            now = self._searched(lowered[low : high + len(lowered) - len(before)])
            held = (known - {word for word in was - now if word not in lowered}) | now
        self._last = lowered, held
        return held

    def _searched(self, lowered: str) -> frozenset[str]:
        cores = {core for word in set(_WORD.findall(lowered)) - self._barren for core in self._cores_in(word)}
        likely = (word for core in cores for word in self._by_core[core])
        return frozenset(word for word in (*self._always, *likely) if word in cores or word in lowered)

    def _cores_in(self, word: str) -> tuple[str, ...]:
        """Return the letters to look for that a word of a text holds; kept."""
        if word in self._fertile:
            return self._fertile[word]
        held: set[str] = set()
        for at in range(len(word) - _START + 2):
            for start in {word[at : at + _START - 1], word[at : at + _START]} & self._by_start.keys():
                held.update(core for core in self._by_start[start] if word.startswith(core, at))
        found = tuple(held)
        if len(self._barren) + len(self._fertile) < _KEPT:
            if found:
                self._fertile[word] = found
            else:
                self._barren.add(word)
        return found
