"""Colours written in Oklab or CIE Lab, or mixed from two others, as sRGB."""

from __future__ import annotations

import re
from math import cos, radians, sin

from guichet.core.numbers import measured

_MIX = re.compile(r"color-mix\(\s*in\s+(srgb|oklab)\s*,\s*(.+)\)$")
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


def to_oklab(red: float, green: float, blue: float) -> Triple:
    """Return the lightness and the two axes in Oklab of a colour of sRGB, each part from 0 to 1."""
    r, g, b = (_light(part) for part in (red, green, blue))
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    medium = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def from_lab(lightness: float, a: float, b: float) -> Triple:
    """Return the red, green and blue of a colour of CIE Lab (white of D50), from 0 to 1 and beyond."""
    middle = (lightness + 16) / 116
    x, y, z = (
        white * (part**3 if part > 6 / 29 else (116 * part - 16) * 27 / 24389)
        for white, part in ((0.96422, middle + a / 500), (1.0, middle), (0.82521, middle - b / 200))
    )
    return (
        _shown(3.1341359 * x - 1.6173864 * y - 0.4906619 * z),
        _shown(-0.9787955 * x + 1.9162544 * y + 0.0334427 * z),
        _shown(0.0719554 * x - 0.2289769 * y + 1.4053860 * z),
    )


def from_lch(lightness: float, chroma: float, hue: float) -> Triple:
    """Return the red, green and blue of a colour of CIE Lab given by its hue in degrees."""
    return from_lab(lightness, chroma * cos(radians(hue)), chroma * sin(radians(hue)))


def _light(shown: float) -> float:
    """Return the share of light of what screens encode."""
    return shown / 12.92 if shown <= 0.04045 else ((shown + 0.055) / 1.055) ** 2.4


def mixed(written: str) -> tuple[str, tuple[str, float], tuple[str, float], float] | None:
    """Return the space of a mix, its two colours with their shares, and how opaque it is; None for another notation."""
    found = _MIX.match(written)
    parts = re.split(r",(?![^()]{0,400}\))", found[2]) if found else []
    read = [_PART.match(part.strip()) for part in parts]
    if found is None or len(read) != 2 or read[0] is None or read[1] is None:
        return None
    first, second = (_share(one) for one in (read[0], read[1]))
    if first is None and second is None:
        first = second = 0.5
    first = 1 - (second or 0) if first is None else first
    second = 1 - first if second is None else second
    total = first + second
    if not total:
        return None
    one, other = (read[0]["colour"].strip(), first / total), (read[1]["colour"].strip(), second / total)
    return found[1], one, other, min(1.0, total)


def _share(part: re.Match[str]) -> float | None:
    written = part["before"] or part["after"]
    return measured(written.strip().rstrip("%")) / 100 if written else None
