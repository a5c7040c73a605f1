"""Numbers as files write them, of any length: a longer one than anything means counts as the largest that does."""

from __future__ import annotations

import re
from math import prod

_DIGITS = re.compile(r"[0-9]+")
LARGEST = 10**9
"""No page, schedule or delay means more: a longer number counts as this one."""
FURTHEST = 10.0**15
"""No measure means more, in bytes or thousandths of a second; floats still count one by one up to there."""


def whole(text: str) -> int | None:
    """Return the number that a text writes in ASCII digits, None for anything else ("²" is no digit, "-1" no count)."""
    written = text.strip()
    if not _DIGITS.fullmatch(written):
        return None
    significant = written.lstrip("0")
    return int(significant or "0") if len(significant) < len(str(LARGEST)) else LARGEST


def amount(text: str) -> float | None:
    """Return the number that a text writes, with a sign, a point or an exponent; None when it writes none."""
    try:
        value = float(text.replace("_", ""))
    except ValueError:
        return None
    return bounded(value) if value == value else None


_PRODUCT = re.compile(r"[\d_]{1,12}(?:\s*\*\s*[\d_]{1,12}){1,3}")


def reckoned(text: str) -> float | None:
    """Return the number that a text writes, or makes of a few that it multiplies: `60 * 8`; None for anything else."""
    said = text.strip()
    return prod(map(measured, said.split("*"))) if _PRODUCT.fullmatch(said) else amount(said)


def measured(text: str) -> float:
    """Return the number that a text writes, 0 when it writes none."""
    return amount(text) or 0.0


def count(text: str) -> int:
    """Return the whole number that a text writes, with a sign and digits of any script; 0 when it writes none."""
    return int(max(-LARGEST, min(LARGEST, measured(text))))


def bounded(value: float) -> float:
    """Return a number that can be compared, multiplied and rounded: none is beyond what means something, or is no number."""
    return max(-FURTHEST, min(FURTHEST, value)) if value == value else 0.0
