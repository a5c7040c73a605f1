"""Numbers of a stylesheet with their units, and what a sign makes of two of them; UNKNOWN where nobody can tell."""

from __future__ import annotations

import re

from guichet.core.numbers import measured
from guichet.reading.templates.masking import OUTPUT

UNKNOWN = OUTPUT
NUMBER = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)"
QUANTITY = re.compile(rf"({NUMBER})([a-z%]*)", re.I)


def operated(one: str, sign: str, other: str) -> str:
    """Return what a sign makes of two quantities."""
    first, second = QUANTITY.fullmatch(one), QUANTITY.fullmatch(other)
    if first is None or second is None:
        return UNKNOWN
    left, right = measured(first[1]), measured(second[1])
    if sign in "*/":
        if sign == "/" and not right:
            return UNKNOWN
        unit = "" if sign == "/" and first[2] == second[2] else first[2] or second[2]
        return _number(left * right if sign == "*" else left / right) + unit
    if first[2] and second[2] and first[2] != second[2]:
        return UNKNOWN
    return _number(left + right if sign == "+" else left - right) + (first[2] or second[2])


def _number(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")
