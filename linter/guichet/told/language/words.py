"""The word lists that rules keep beside them, each entry folded for comparison."""

from __future__ import annotations

from functools import cache

from guichet.core.keeping.tables import table
from guichet.reading.language.words import plain


@cache
def word_list(file: str, key: str) -> frozenset[str]:
    """Return a list of a TOML data file of the rules, each entry as `plain` gives it. Raises KeyError."""
    data = table(f"rules/{file}")
    return frozenset(plain(entry) for entry in data[key])
