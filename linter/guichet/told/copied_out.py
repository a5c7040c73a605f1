"""What asks people to copy out the letters of a picture: a text, a field that a library draws, what a template has it draw."""

from __future__ import annotations

import re

_SIGNS = r"(?:caract[èe]res?|lettres?|chiffres?|mots?|texte|characters?|letters?|digits?|numbers?|words?|text|code)"
_SHOWN = r"(?:image|picture|photo|ci-dessus|ci-dessous|ci-contre|above|below|shown|affich[ée]e?s?|you see|vous voyez)"
COPIED = rf"\b(?:recopie[rz]|retape[rz]|saisi(?:r|ssez|s)|entrez|tapez|inscrivez|reproduisez|type|enter|copy|retype|write)\b.{{0,25}}\b{_SIGNS}\b.{{0,40}}\b{_SHOWN}\b"
_OF_A_PICTURE = re.compile(
    rf"\b{_SIGNS}\b.{{0,40}}\b(?:(?:de|sur|dans) (?:l[’']|cette |la |une )(?:image|photo|vignette)|(?:in|on|from|of) (?:the|this|a) (?:image|picture))\b",
    re.I,
)
_ASKED = re.compile(COPIED, re.I)


def is_copied_out(text: str) -> bool:
    """Return whether a text asks to copy out the signs that a picture shows: those of a letter or a form bear no such words."""
    return any(_OF_A_PICTURE.search(one[0]) is not None for one in _ASKED.finditer(text))


_AGAIN = re.compile(
    r"\b(?:recopie[rz]|retape[rz]|reproduisez|copy(?: out)?|retype)\b.{0,15}\b(?:signes?|symboles?|symbols?|caract[èe]res?|lettres?|characters?|letters?)\b",
    re.I,
)


def is_copied_again(text: str) -> bool:
    """Return whether a text asks to write signs again, where a picture alone stands beside it to show which."""
    return _AGAIN.search(text) is not None


_LETTERS = re.compile(r"(?<![a-z])(?:simple_?|gregwar_?|image_?|securimage_?|multi_?)?captcha", re.I)
_BY_ITSELF = re.compile(r"re_?captcha|hcaptcha|turnstile|altcha|friendly|invisible|honeypot|audio", re.I)
"""What keeps robots away without letters to copy, or is told by other rules."""
_DRAWS = re.compile(
    r"\b(?:captcha_(?:img|src|image_tag)|show_simple_captcha|simple_captcha_tag|rucaptcha_image_tag|svgCaptcha\.create)\b|\{\{-?\s{0,3}captcha\(\s{0,3}\)"
)
"""What libraries call what draws the letters in a template."""


def is_drawn(kind: str) -> bool:
    """Return whether what a field is made with is a library's that draws letters to copy: `CaptchaField`."""
    return _LETTERS.search(kind) is not None and not _BY_ITSELF.search(kind)


def draws(text: str) -> re.Match[str] | None:
    """Return where a text of a template has a library draw letters to copy, if it does."""
    return _DRAWS.search(text)
