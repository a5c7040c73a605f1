"""What a sentence weighs: all its words together, from those of sentences that wrong nobody to those of sentences that do.

A saying brings a few ideas together, and ordinary prose does so by chance: "the paper was rejected" holds a door and a refusal.
The other words tell: each has a weight, counted on sentences that sayings had brought together (`python -m tests.weighed`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from guichet.core.keeping.tables import table
from guichet.reading.texts.document import Prose

_WORDS = re.compile(r"[^\W\d_]+|\d+|[!?%$€£{}<>_]")
_STEM = 7
"""Letters of a word that count: what follows is its ending."""
_ORDINARY, _ORDINARY_ALONE = 0, 2
"""What a sentence weighs at least, in tenths, to wrong somebody: in a page or a letter, and where nobody sees what stands around it."""
_PLAIN = 15
"""What it weighs when its words leave no doubt, though nobody sees what stands around it."""


def stems(sentence: str) -> Iterator[str]:
    """Yield the words of a sentence as they are weighed: cut, a number for all numbers, the signs that say something."""
    return ("0" if one[0].isdigit() else one[:_STEM] for one in _WORDS.findall(sentence))


def stands_alone(prose: Prose) -> bool:
    """Whether a text is kept apart from what is shown around it: an entry of a catalogue, a string of a program. A voice says all there is."""
    return not prose.document.is_sequence and prose.kind != "voice"


@lru_cache(maxsize=4096)
def weight(sentence: str) -> int:
    """Return what the words of a sentence, in plain form, weigh in its own language: a page may be in another than it says."""
    words = frozenset(stems(sentence))
    weights = _weights(max(("fr", "en"), key=lambda lang: len(words & _common(lang))))
    return sum(weights.get(one, 0) for one in words)


def is_ordinary(sentence: str, *, is_alone: bool) -> bool:
    """Whether the words of a sentence, in plain form, are those of sentences that wrong nobody; `is_alone` where nothing is seen around it."""
    return weight(sentence) < (_ORDINARY_ALONE if is_alone else _ORDINARY)


def leaves_no_doubt(sentence: str) -> bool:
    """Whether the words of a sentence, in plain form, leave no doubt, whatever stands around it."""
    return weight(sentence) >= _PLAIN


@cache
def _common(lang: str) -> frozenset[str]:
    """Words that nearly any sentence of a language has."""
    return frozenset(table("told/ordinary.toml")["common"][lang].split())


@cache
def _weights(lang: str) -> dict[str, int]:
    return {one: int(weight) for weight, words in table("told/ordinary.toml")[lang].items() for one in words.split()}
