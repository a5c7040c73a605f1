"""What erases for good what was kept of people, in any language, as far as words tell."""

from __future__ import annotations

import re

FOR_GOOD = r"purge|anonymi[sz]|hard_?delete|delete_?many|delete from|force_?delete|prunable"
_FOR_GOOD = re.compile(FOR_GOOD, re.I)
ERASES = re.compile(rf"{FOR_GOOD}|\berase|effacer|destroy_?all|truncate ", re.I)
"""What erases, or may."""


def erases_for_good(text: str) -> bool:
    """Return whether a text names what erases, and does nothing else: no button of a page is called so."""
    return _FOR_GOOD.search(text) is not None


def erases(text: str) -> bool:
    """Return whether a text names what erases, or may."""
    return ERASES.search(text) is not None
