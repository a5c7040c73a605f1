"""Colours of CSS Color 4 in sRGB, laid one over another."""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass
from functools import lru_cache

from guichet.reading.styles.spaces import from_lab, from_lch, from_oklab, from_oklch, mixed, to_oklab

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
    if (schemes := _SCHEMES.fullmatch(text)) is not None:
        return parse_colour(schemes[1].strip())
    if (made := _MADE_OF.fullmatch(text)) is not None:
        return _with_opacity(parse_colour(made[1].strip()), made[2])
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
    elif read.space in _FROM:
        parts = _FROM[read.space](one, two, three)
    else:
        return None
    red, green, blue = (min(1.0, max(0.0, part)) for part in parts)
    return Colour(red, green, blue, min(1.0, max(0.0, float(read.alpha))))


_FROM = {"oklab": from_oklab, "oklch": from_oklch, "lab": from_lab, "lch": from_lch}
_SCHEMES = re.compile(r"light-dark\(((?:[^(),]|\([^()]*\))+),(?:[^(),]|\([^()]*\))+\)")
"""Two colours of which a browser shows the first, unless somebody asks for darkness."""
_MADE_OF = re.compile(r"rgba?\(\s*from\s+([^()\s]+|[a-z-]+\([^()]*\))\s+r\s+g\s+b\s*(?:/\s*([\d.]+%?)\s*)?\)")
"""A colour that keeps all of another but its opacity."""


def _with_opacity(colour: Colour | None, written: str | None) -> Colour | None:
    if colour is None or written is None:
        return colour
    share = float(written.rstrip("%")) / (100 if written.endswith("%") else 1)
    return Colour(colour.red, colour.green, colour.blue, min(1.0, share))


def _mixed(text: str) -> Colour | None:
    """Return the colour that two others make in equal, or given, shares, each weighed by its opacity (CSS Color 5)."""
    parts = mixed(text)
    if parts is None:
        return None
    space, (first, share), (second, rest), whole = parts
    one, other = parse_colour(first), parse_colour(second)
    if one is None or other is None:
        return None
    alpha = one.alpha * share + other.alpha * rest
    if not alpha:
        return Colour(0, 0, 0, 0)
    own, its = ((each.red, each.green, each.blue) for each in (one, other))
    if space == "oklab":
        own, its = to_oklab(*own), to_oklab(*its)
    met = [(a * one.alpha * share + b * other.alpha * rest) / alpha for a, b in zip(own, its, strict=True)]
    red, green, blue = (min(1.0, max(0.0, part)) for part in (from_oklab(*met) if space == "oklab" else met))
    return Colour(red, green, blue, alpha * whole)


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
