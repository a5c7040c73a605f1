"""Words for comparison: folded, without accents or punctuation; and the word lists that rules keep beside them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from guichet.core.keeping.tables import table

_WORD = re.compile(r"[^\W_]+")


def plain(text: str) -> str:
    """Return a text in lower case, accents and punctuation taken off, white space folded."""
    folded = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    kept = "".join(char for char in folded if not unicodedata.combining(char))
    return " ".join(_WORD.findall(kept))


def words_of(text: str) -> list[str]:
    """Return the words of a text, in lower case, accents taken off."""
    return plain(text).split()


@cache
def word_list(file: str, key: str) -> frozenset[str]:
    """Return a list of a TOML data file of the rules, each entry as `plain` gives it. Raises KeyError."""
    data = table(f"rules/{file}")
    return frozenset(plain(entry) for entry in data[key])
