"""Names in the order in which French lists have them."""

from __future__ import annotations

import re
import unicodedata

LIGATURES = str.maketrans(
    {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"}
)
_BETWEEN = re.compile(r"[^\w]+|_")


def base(text: str) -> str:
    """The letters and digits of a text without their accents or capitals, words kept apart by one space."""
    letters = unicodedata.normalize("NFKD", text.translate(LIGATURES)).casefold()
    return _BETWEEN.sub(" ", "".join(one for one in letters if not unicodedata.combining(one))).strip()


def french_order(text: str) -> tuple[str, list[int], str]:
    """The key of a text: its letters word by word, then its accents from the last one, then its capitals."""
    spread = unicodedata.normalize("NFKD", text.translate(LIGATURES).casefold())
    accents = [ord(one) for one in spread if unicodedata.combining(one) or one.isalnum()]
    # Of « cote, côte, coté, côté », the last accent decides; a letter without one comes first.
    marks = [0 if not unicodedata.combining(chr(one)) else one for one in reversed(accents)]
    return base(text), marks, text.swapcase()
