"""Pictures that nobody sees, asked for under a name of one's own: they tell when a message is opened, and by whom."""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    r"\b(?:width|height)\s*=\s*[\"']?[01](?:px)?[\"'\s/>]|display\s*:\s*none|(?:width|height)\s*:\s*[01](?:px)?\s*[;\"']|opacity\s*:\s*0\b",
    re.I,
)
_SOURCE = re.compile(r"\bsrc\s*=\s*(?:\\?\"([^\"]*)\"|\\?'([^']*)')", re.I)
_OWN = re.compile(r"\{\{?-?\s*[^{}]*?(?:\bid\b|_id\b|\.id\b|pk\b|uuid|token|jeton|key|cle|number|numero|reference|ref\b|email|hash|slug|track|open|pixel)[^{}]*\}?\}", re.I)  # fmt: skip
"""A part of the address that is another one for each person or each message."""


def is_opening_told(tag: str) -> bool:
    """Whether a picture, as it is written in a template or in code, is unseen and asked for under a name of one's own."""
    source = _SOURCE.search(tag)
    address = (source[1] or source[2] or "") if source is not None else ""
    return "<img" in tag and bool(_UNSEEN.search(tag.replace(address, "")) and _OWN.search(address))
