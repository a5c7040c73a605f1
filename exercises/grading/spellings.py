"""Texts that are not the same, and that careless code takes for the same: an accent less, another apostrophe, wide digits."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from grading.text import Text

WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
LONG = 1000
"""Signs of a text of which a part may be forgotten."""


def respelt(text: str) -> Iterator[tuple[Text, str]]:
    """The text in other spellings, each different from it sign by sign, and what became of it."""
    apart = unicodedata.normalize("NFD", text)
    bare = "".join(one for one in apart if not unicodedata.combining(one))
    turned = str.maketrans({"’": "'", "'": "’"})
    others = str.maketrans("éèêàâîôûùç", "èéëâàïöùûć")
    for what, other in (
        (Text(fr="sans ses accents", en="without its accents"), bare),
        (Text(fr="avec d’autres accents", en="with other accents"), text.translate(others)),
        (Text(fr="les accents à part (NFD)", en="its accents apart (NFD)"), apart),
        (Text(fr="les accents joints (NFC)", en="its accents joined (NFC)"), unicodedata.normalize("NFC", text)),
        (Text(fr="avec un accent de plus", en="with one more accent"), bare.replace("e", "é", 1)),
        (Text(fr="l’autre apostrophe", en="the other apostrophe"), text.translate(turned)),
        (Text(fr="un autre tiret", en="another hyphen"), text.replace("-", "\u2011")),
        (Text(fr="une autre espace", en="another space"), text.replace(" ", "\u00a0")),
        (Text(fr="en signes larges", en="in wide signs"), text.translate(WIDE)),
    ):
        if other != text:
            yield what, other


def long_ones(text: str) -> tuple[str, str]:
    """Two long texts that differ by their last sign alone."""
    long = (text * (LONG // len(text) + 1))[:LONG]
    return f"{long}1", f"{long}2"


def alike(first: str, second: str) -> bool:
    """Whether two codes differ by few characters, as numbers that follow each other do."""
    return len(first) == len(second) and sum(a != b for a, b in zip(first, second, strict=True)) <= 3
