"""Pictures that nobody sees, asked for under a name of one's own: they tell when a message is opened, and by whom."""

from __future__ import annotations

import re
from functools import lru_cache

_UNSEEN = re.compile(
    r"\b(?:width|height)\s*=\s*[\"']?[01](?:px)?[\"'\s/>]|display\s*:\s*none|(?:width|height)\s*:\s*[01](?:px)?\s*[;\"']|opacity\s*:\s*0\b",
    re.I,
)
_SOURCE = re.compile(
    r"\bsrc\s*=\s*(?:\\?\"((?:\{\{(?:[^{}]|\{[^{}]{0,80}\}){0,200}\}\}|[^\"{]|\{(?!\{))*)\"|\\?'((?:\{\{(?:[^{}]|\{[^{}]{0,80}\}){0,200}\}\}|[^'{]|\{(?!\{))*)')",
    re.I,
)
_OWN = re.compile(r"(?:\{\{?-?|\{%-?|<%=|<\?=|\$\{)\s*[^{}%]{0,160}?(?:\bid\b|_id\b|\.id\b|pk\b|uuid|token|jeton|key|cle|number|numero|reference|ref\b|email|hash|slug|track|open|pixel)[^{}%]{0,160}(?:\}|%|\?>)", re.I)  # fmt: skip
"""A part of the address that is another one for each person or each message."""


def is_opening_told(tag: str) -> bool:
    """Whether a picture, as it is written in a template or in code, is unseen and asked for under a name of one's own."""
    source = _SOURCE.search(tag)
    address = (source[1] or source[2] or "") if source is not None else ""
    return "<img" in tag and bool(_UNSEEN.search(tag.replace(address, "")) and _OWN.search(address))


_GREETS = re.compile(
    r"^[ \t]{0,40}(?:<[^<>]{0,200}>\s{0,40}){0,12}(?:Bonjour|Madame|Monsieur|Ch[eè]re?s?|Dear|Hello|Hi)\b", re.M
)
_INTERACTIVE = re.compile(r"<(?:form|script|button|nav)\b|\{% ?extends", re.I)


@lru_cache(maxsize=8)
def is_letter(text: str) -> bool:
    """Whether a page, given whole, is a letter by what it says: it greets whoever reads it, and there is nothing to press or to fill."""
    return _GREETS.search(text) is not None and _INTERACTIVE.search(text) is None
