"""Signs that are neither seen nor heard in a text: a word that holds one reads as the word does."""

from __future__ import annotations

UNSEEN = frozenset(
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\u3164\ufeff\uffa0"
).union(map(chr, range(0xFE00, 0xFE10)))
"""Soft hyphens, joiners, marks of direction, fillers of Hangul, variations of a sign."""
_GONE = dict.fromkeys(map(ord, UNSEEN))


def without_unseen(text: str) -> str:
    """Return a text without the signs that nobody sees."""
    return text if text.isascii() else text.translate(_GONE)
