"""Whole numbers as files write them: ASCII digits, of any length."""

from __future__ import annotations

import re

_DIGITS = re.compile(r"[0-9]+")
LARGEST = 10**9
"""No page, schedule or delay means more: a longer number counts as this one."""


def whole(text: str) -> int | None:
    """Return the number that a text writes in ASCII digits, None for anything else ("²" is no digit, "-1" no count)."""
    written = text.strip()
    if not _DIGITS.fullmatch(written):
        return None
    significant = written.lstrip("0")
    return int(significant or "0") if len(significant) < len(str(LARGEST)) else LARGEST
