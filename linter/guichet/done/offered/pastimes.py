"""Whether one signs up for something to enjoy, which is nobody's right."""

from __future__ import annotations

import re

from guichet.done.words import speaks_of

_SIGNS_UP = re.compile(
    r"\b(?:s[’']inscrire|inscri(?:ption|re|vez)|sign(?:ing)? up|register|registration|join|book)\b", re.I
)


def is_pastime(subject: str) -> bool:
    """Return whether the titles of a page are about signing up for something that decides of nothing in anyone's life."""
    if not _SIGNS_UP.search(subject):
        return False
    return speaks_of(subject, "identity.pastimes") and not speaks_of(subject, "identity.grave")
