"""Whether a sentence is an ordinary one: all its words, weighed together, are those of sentences that wrong nobody.

A saying brings a few ideas together, and ordinary prose does so by chance: "the paper was rejected" holds a door and a refusal.
The other words tell: each has a weight, counted on sentences that sayings had brought together (`python -m tests.weighed`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from guichet.core.keeping.tables import table

_WORDS = re.compile(r"[^\W\d_]+|\d+|[!?%$€£{}<>_]")
_STEM = 7
"""Letters of a word that count: what follows is its ending."""


def stems(sentence: str) -> Iterator[str]:
    """Yield the words of a sentence as they are weighed: cut, a number for all numbers, the signs that say something."""
    return ("0" if one[0].isdigit() else one[:_STEM] for one in _WORDS.findall(sentence))


@lru_cache(maxsize=4096)
def is_ordinary(sentence: str) -> bool:
    """Whether the words of a sentence, in plain form, weigh less than nothing in its language: a page may be in another than it says."""
    words = frozenset(stems(sentence))
    weights = _weights(max(("fr", "en"), key=lambda lang: len(words & _common(lang))))
    return sum(weights.get(one, 0) for one in words) < 0


@cache
def _common(lang: str) -> frozenset[str]:
    """Words that nearly any sentence of a language has."""
    return frozenset(table("told/ordinary.toml")["common"][lang].split())


@cache
def _weights(lang: str) -> dict[str, int]:
    return {one: int(weight) for weight, words in table("told/ordinary.toml")[lang].items() for one in words.split()}
