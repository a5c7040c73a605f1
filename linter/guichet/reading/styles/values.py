"""Lengths and other values in pixels, or None when the source cannot tell."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from guichet.core.numbers import measured
from guichet.reading.sass.values import parts
from guichet.reading.styles.media import DESKTOP, Window

_LENGTH = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([a-z%]*)")
_ABSOLUTE = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 9.6 / 2.54, "q": 2.4 / 2.54}
KEYWORD_SIZES = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0,
    "xxx-large": 48.0,
}  # fmt: skip


def layers(value: str) -> list[list[str]]:
    """Return the words of each layer of a value, a function with what it is given as one: shadows and backgrounds have several."""
    return [parts(one, " ") for one in parts(value)]


@lru_cache(maxsize=4096)
def number(value: str) -> tuple[float, str] | None:
    """Return a number and its unit."""
    match = _LENGTH.fullmatch(value.strip())
    return (measured(match[1]), match[2]) if match else None


def pixels(
    value: str,
    font_size: float | None = None,
    window: Window = DESKTOP,
    percent_of: float | None = None,
    root: float | None = 16.0,
) -> float | None:
    """Return a length in pixels; `em` needs a font size, `rem` that of the page, `%` what it is a share of."""
    made = _FUNCTION.fullmatch(value.strip()) if "(" in value else None
    if made is not None:
        return _computed(made[1], made[2], lambda part: pixels(part, font_size, window, percent_of, root))
    read = number(value)
    if read is None:
        return None
    amount, unit = read
    if unit == "":
        return 0.0 if amount == 0 else None
    if unit in _ABSOLUTE:
        return amount * _ABSOLUTE[unit]
    if unit == "rem":
        return None if root is None else amount * root
    if unit in {"em", "ex", "ch", "lh"}:
        share = 1.0 if unit == "em" else 0.5 if unit in {"ex", "ch"} else 1.2
        return None if font_size is None else amount * share * font_size
    if unit == "%":
        return None if percent_of is None else amount * percent_of / 100
    if unit in {"vw", "dvw", "svw", "lvw"}:
        return amount * window.width / 100
    if unit in {"vh", "dvh", "svh", "lvh"}:
        return amount * window.height / 100
    return None


_FUNCTION = re.compile(r"(calc|min|max|clamp)\(([^()]{1,120})\)")


def _computed(name: str, inside: str, length: Callable[[str], float | None]) -> float | None:
    """Return the length that a function of lengths makes: sums, the least or the most of some; None for another sum."""
    if name == "calc":
        words = inside.split()
        parts = [length(word) for word in words[::2]]
        if not all(sign in {"+", "-"} for sign in words[1::2]) or None in parts:
            return None
        signs = [1, *(1 if sign == "+" else -1 for sign in words[1::2])]
        return sum(sign * (part or 0.0) for sign, part in zip(signs, parts, strict=True))
    lengths = [length(part) for part in inside.split(",")]
    known = [one for one in lengths if one is not None]
    if len(known) < len(lengths) or (name == "clamp" and len(known) != 3):
        return None
    return {"min": min, "max": max}[name](known) if name != "clamp" else max(known[0], min(known[1], known[2]))


_DEGREES = {"deg": 1.0, "grad": 0.9, "rad": 57.29577951308232, "turn": 360.0}


def degrees(value: str) -> float | None:
    """Return an angle in degrees."""
    read = number(value)
    if read is None:
        return None
    amount, unit = read
    if unit in _DEGREES:
        return amount * _DEGREES[unit]
    return 0.0 if amount == 0 else None
