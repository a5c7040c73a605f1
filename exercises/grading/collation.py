"""Names in the order in which French lists have them."""

from __future__ import annotations

import re
import unicodedata

LIGATURES = str.maketrans(
    {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"}
)
_BETWEEN = re.compile(r"[^\w]+|_")


def unaccented(text: str) -> str:
    """The text without its accents and ligatures."""
    letters = unicodedata.normalize("NFKD", text.translate(LIGATURES))
    return "".join(one for one in letters if not unicodedata.combining(one))


def base(text: str) -> str:
    """The letters and digits of a text without their accents or capitals, words kept apart by one space."""
    return _BETWEEN.sub(" ", unaccented(text).casefold()).strip()


def french_order(text: str) -> tuple[str, list[int], str]:
    """The key of a text: its letters word by word, then its accents from the last one, then its capitals."""
    spread = unicodedata.normalize("NFKD", text.translate(LIGATURES).casefold())
    accents = [ord(one) for one in spread if unicodedata.combining(one) or one.isalnum()]
    # Of « cote, côte, coté, côté », the last accent decides; a letter without one comes first.
    marks = [0 if not unicodedata.combining(chr(one)) else one for one in reversed(accents)]
    return base(text), marks, text.swapcase()
