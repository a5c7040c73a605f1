"""Numbers of Python that cannot be written out in tens: whoever prints what holds one would fail."""

from __future__ import annotations

import re

_BEYOND = re.compile(r"\b0(?:[xX][\da-fA-F_]{3000,}|[oO][0-7_]{4000,}|[bB][01_]{12000,})")
_LEAST = 3000


def within_numbers(text: str) -> str:
    """Return a text whose numbers can all be written out: those that cannot are read as zero, and keep their room."""
    return _BEYOND.sub(lambda one: "0".ljust(len(one[0])), text) if len(text) > _LEAST else text
