"""Colours of CSS Color 4 in sRGB, laid one over another."""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass
from functools import lru_cache

from guichet.reading.styles.spaces import from_oklab, from_oklch, mixed

_SYSTEM = {
    "canvas": "#fff", "canvastext": "#000", "buttonface": "#efefef", "buttontext": "#000", "linktext": "#0000ee",
    "field": "#fff", "fieldtext": "#000", "window": "#fff", "windowtext": "#000",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Colour:
    """Red, green and blue from 0 to 1, and opacity."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    def over(self, below: Colour) -> Colour:
        """Return what is seen when this colour is laid over an opaque one."""
        rest = 1 - self.alpha
        return Colour(
            self.red * self.alpha + below.red * rest,
            self.green * self.alpha + below.green * rest,
            self.blue * self.alpha + below.blue * rest,
        )

    def laid_over(self, below: Colour) -> Colour:
        """Return what two layers make together, either of which may let what is behind show."""
        alpha = self.alpha + below.alpha * (1 - self.alpha)
        if alpha == 0:
            return below
        own, other = self.alpha / alpha, below.alpha * (1 - self.alpha) / alpha
        return Colour(
            self.red * own + below.red * other,
            self.green * own + below.green * other,
            self.blue * own + below.blue * other,
            alpha,
        )

    def faded(self, opacity: float) -> Colour:
        """Return the colour with its opacity multiplied."""
        return Colour(self.red, self.green, self.blue, self.alpha * opacity)

    def contrast(self, other: Colour) -> float:
        """Return the contrast of two opaque colours, from 1 to 21."""
        light, dark = sorted((self.luminance, other.luminance), reverse=True)
        return (light + 0.05) / (dark + 0.05)

    @property
    def luminance(self) -> float:
        """The relative luminance that WCAG defines."""
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in (self.red, self.green, self.blue)
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    @property
    def hex(self) -> str:
        """The colour as people write it, opacity left out."""
        return "#" + "".join(f"{round(part * 255):02x}" for part in (self.red, self.green, self.blue))


WHITE = Colour(1, 1, 1)
BLACK = Colour(0, 0, 0)
LINK = Colour(0, 0, 238 / 255)
BUTTON = Colour(239 / 255, 239 / 255, 239 / 255)


_LONGEST = 300
"""Letters of a colour that somebody wrote: numbers of thousands of digits cannot be read."""


@lru_cache(maxsize=2048)
def parse_colour(text: str) -> Colour | None:
    """Return a colour, or None for a keyword that depends on its place, a space not handled, or no colour."""
    if len(text) > _LONGEST:
        return None
    text = _SYSTEM.get(text, text)
    if text.startswith("color-mix("):
        return _mixed(text)
    from tinycss2 import color4

    read = color4.parse_color(text)
    if read is None or isinstance(read, str) or any(part is None for part in (*read.coordinates, read.alpha)):
        return None
    one, two, three = read.coordinates
    if read.space == "srgb":
        parts = (one, two, three)
    elif read.space == "hsl":
        parts = colorsys.hls_to_rgb(one / 360 % 1, three / 100, two / 100)
    elif read.space == "hwb":
        parts = _hwb(one, two / 100, three / 100)
    elif read.space in {"oklab", "oklch"}:
        parts = (from_oklab if read.space == "oklab" else from_oklch)(one, two, three)
    else:
        return None
    red, green, blue = (min(1.0, max(0.0, part)) for part in parts)
    return Colour(red, green, blue, min(1.0, max(0.0, float(read.alpha))))


def _mixed(text: str) -> Colour | None:
    """Return the colour that two others make in equal, or given, shares; None where one of them lets light through."""
    parts = mixed(text)
    if parts is None:
        return None
    one, other = (parse_colour(part[0]) for part in parts)
    if one is None or other is None or one.alpha < 1 or other.alpha < 1:
        return None
    share = parts[0][1]
    return Colour(one.red, one.green, one.blue, share).over(other)


def _hwb(hue: float, white: float, black: float) -> tuple[float, float, float]:
    if white + black >= 1:
        grey = white / (white + black)
        return grey, grey, grey
    red, green, blue = colorsys.hls_to_rgb(hue / 360 % 1, 0.5, 1)
    scale = 1 - white - black
    return red * scale + white, green * scale + white, blue * scale + white


_PIECE = re.compile(r"#[0-9a-f]{3,8}\b|(?<![a-z-])[a-z-]+\((?:[^()]|\([^()]*\))*\)|[a-z]+", re.I)


def colours_in(value: str) -> list[Colour]:
    """Return the colours that a value names, in order (a gradient's stops)."""
    found = []
    for piece in _PIECE.findall(value):
        colour = parse_colour(piece)
        if colour is not None:
            found.append(colour)
    return found
