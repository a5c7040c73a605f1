"""The contrast that WCAG asks of text."""

from __future__ import annotations

from guichet.css.colour import Colour


def ratio(one: Colour, other: Colour) -> float:
    """Return the contrast of two opaque colours, from 1 to 21."""
    light, dark = sorted((one.luminance, other.luminance), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def is_large(size: float, bold: bool) -> bool:
    """Whether text is large for WCAG: 18 points, or 14 points when bold."""
    return size >= 24 - 0.01 or (bold and size >= 18.66 - 0.01)
