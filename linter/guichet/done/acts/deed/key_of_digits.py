"""The key of a French social security number, worked out as if the number had no letter: those of people born in Corsica do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of

_KEY = re.compile(r"\b97\s?-\s?\(?(?P<of>[^%;\n]{1,60}?)\s?%\s?97\b")
_LETTERS = re.compile(r"2[AB](?![0-9a-z])|['\"/\[][AB]['\"/\]]|\[AB\]|corse|corsica", re.I)
"""How a program speaks of the letters of such numbers."""


def forgets_letters(whole: Whole) -> Iterator[FromDeed]:
    """Yield the key that a program works out of such a number, when nothing in it knows of letters."""
    if not whole.place.is_public or "97" not in whole.text:
        return
    found = _KEY.search(whole.text)
    if found is None or _LETTERS.search(whole.text) is not None:
        return
    around = apart(f"{whole.path} {found['of']} {' '.join(name for one in whole.deeds for name in one.around)}")
    if speaks_of(around, "fields.social_number"):
        span = Span(whole.start + found.start(), whole.start + found.end())
        yield FromDeed(Kind.REFUSE, whole.path, span, whole.place, what=What.NO_LETTERS, shown=whole.shown(span))
