"""What asks people to copy out the letters of a picture."""

from __future__ import annotations

import re

_SIGNS = r"(?:caract[èe]res?|lettres?|chiffres?|mots?|texte|characters?|letters?|digits?|numbers?|words?|text|code)"
_SHOWN = r"(?:image|picture|photo|ci-dessus|ci-dessous|ci-contre|above|below|shown|affich[ée]e?s?|you see|vous voyez)"
COPIED = rf"\b(?:recopie[rz]|retape[rz]|saisi(?:r|ssez|s)|entrez|tapez|inscrivez|reproduisez|type|enter|copy|retype|write)\b.{{0,25}}\b{_SIGNS}\b.{{0,40}}\b{_SHOWN}\b"
_OF_A_PICTURE = re.compile(
    rf"\b{_SIGNS}\b.{{0,40}}\b(?:(?:de|sur|dans) (?:l[’']|cette |la |une )(?:image|photo|vignette)|(?:in|on|from) (?:the|this|a) (?:image|picture))\b",
    re.I,
)
_ASKED = re.compile(COPIED, re.I)


def is_copied_out(text: str) -> bool:
    """Return whether a text asks to copy out the signs that a picture shows: those of a letter or a form bear no such words."""
    return any(_OF_A_PICTURE.search(one[0]) is not None for one in _ASKED.finditer(text))
