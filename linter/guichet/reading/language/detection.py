"""Which language a text is in, by its little words. Silent unless the answer is clear."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from guichet.core.keeping.tables import table

_WORD = re.compile(r"[^\W\d_]+(?:\([^\W\d_]{1,4}\)[^\W\d_]*|·[^\W\d_]{1,5})*(?:['’][^\W\d_]+)?")
"""A word with the endings that it may take: "né(e)" is one, and no word of Italian."""


@cache
def _stop_words() -> dict[str, frozenset[str]]:
    data = table("reading/language/stop_words.toml")
    return {lang: frozenset(words.split()) for lang, words in data.items()}


def _pieces(text: str) -> list[str]:
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    return [part for word in words for part in ([word] if "'" not in word else [word, *word.split("'")])]


def detect(text: str, least: int = 3) -> tuple[str, int, int]:
    """Return (language, its little words found, the runner-up's) of a text; ("", 0, 0) when under `least`."""
    lang, best, next_best = _scored(text)
    return (lang, best, next_best) if best >= least else ("", 0, 0)


@lru_cache(maxsize=8192)
def _scored(text: str) -> tuple[str, int, int]:
    """Return the likeliest language of a text; several rules ask of the same one, and an editor at each key."""
    counts = Counter(_pieces(text))
    scores = sorted(
        ((sum(counts[word] for word in counts.keys() & stop), lang) for lang, stop in _stop_words().items()),
        reverse=True,
    )
    best, lang = scores[0]
    return lang, best, scores[1][0]


def has_list(lang: str) -> bool:
    """Whether the little words of a language are known."""
    return lang in _stop_words()


def share_of(text: str, lang: str) -> int:
    """Return how many little words of one language a text holds; 0 for a language without a list."""
    stop = _stop_words().get(lang, frozenset())
    return sum(piece in stop for piece in _pieces(text))


def own_share(text: str, lang: str, but: str) -> int:
    """Return how many little words of one language, that are none of another's, a text holds."""
    own = _stop_words().get(lang, frozenset()) - _stop_words().get(but, frozenset())
    return sum(piece in own for piece in _pieces(text))
