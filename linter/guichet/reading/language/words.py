"""Words for comparison: folded, without accents or punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Return a text in lower case, accents and punctuation taken off, white space folded."""
    return " ".join(words_of(text))


def words_of(text: str) -> list[str]:
    """Return the words of a text or of an address, in lower case, accents taken off."""
    return _WORD.findall(unaccented(text))


def unaccented(text: str) -> str:
    """Return a text in lower case, accents taken off."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in folded if not unicodedata.combining(char))
