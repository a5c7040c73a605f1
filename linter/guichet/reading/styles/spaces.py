"""Colours written in Oklab, or mixed from two others, as sRGB."""

from __future__ import annotations

import re
from math import cos, radians, sin

from guichet.core.numbers import measured

_MIX = re.compile(r"color-mix\(\s*in\s+srgb\s*,\s*(.+)\)$")
_PART = re.compile(r"(?P<before>[\d.]+%\s+)?(?P<colour>[^,()%]+(?:\([^()]*\))?)(?P<after>\s+[\d.]+%)?\s*$")

Triple = tuple[float, float, float]


def from_oklab(lightness: float, a: float, b: float) -> Triple:
    """Return the red, green and blue of a colour of Oklab (Ottosson, 2020), from 0 to 1 and beyond."""
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        _shown(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
        _shown(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
        _shown(-0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short),
    )


def from_oklch(lightness: float, chroma: float, hue: float) -> Triple:
    """Return the red, green and blue of a colour of Oklab given by its hue in degrees."""
    return from_oklab(lightness, chroma * cos(radians(hue)), chroma * sin(radians(hue)))


def _shown(light: float) -> float:
    """Return a share of light as screens encode it."""
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def mixed(written: str) -> tuple[tuple[str, float], tuple[str, float]] | None:
    """Return the two colours of a mix in sRGB with their shares, None for another notation."""
    found = _MIX.match(written)
    parts = re.split(r",(?![^()]*\))", found[1]) if found else []
    read = [_PART.match(part.strip()) for part in parts]
    if len(read) != 2 or read[0] is None or read[1] is None:
        return None
    first, second = (_share(one) for one in (read[0], read[1]))
    if first is None and second is None:
        first = second = 0.5
    first = 1 - (second or 0) if first is None else first
    second = 1 - first if second is None else second
    total = first + second
    if not total:
        return None
    return (read[0]["colour"].strip(), first / total), (read[1]["colour"].strip(), second / total)


def _share(part: re.Match[str]) -> float | None:
    written = part["before"] or part["after"]
    return measured(written.strip().rstrip("%")) / 100 if written else None
