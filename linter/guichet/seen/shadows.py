"""What a shadow does to text: it parts the letters from what is behind, or spreads their own colour there."""

from __future__ import annotations

from guichet.reading.styles.colour import Colour, colours_in, parse_colour
from guichet.reading.styles.values import layers, pixels
from guichet.reading.templates.element import Element
from guichet.seen import text
from guichet.seen.cascade import Styles

_LEAST = 3.0
"""The ratio from which a shadow may part letters from what is behind, as it does for the largest."""
_DENSITY, _SPREAD = 0.185, 0.4
"""How dense a blurred shadow is beside the letters, by its blur in sizes of the text, as browsers draw it: measured."""


def is_set_off(element: Element, colour: Colour, styles: Styles) -> bool:
    """Whether a shadow may part the letters from what is behind: its colour is far from theirs, or not known."""
    shadow = styles.inherited(element, "text-shadow")
    if shadow is None or shadow.value == "none":
        return False
    cast = colours_in(shadow.value) if shadow.is_known else []
    return not cast or any(one.over(colour).contrast(colour) >= _LEAST for one in cast)


def shaded(
    measured: list[tuple[float, Colour]], colour: Colour, element: Element, styles: Styles, least: float
) -> list[tuple[float, Colour]]:
    """Return the contrasts, and what is behind, with the shade of a shadow laid there, where they are then far from enough."""
    shades = _shade_of(element, styles)
    behind = [one for _, one in measured]
    for shade in shades:
        behind = [shade.over(one) for one in behind]
    found = [(colour.over(one).contrast(one), one) for one in behind]
    return found if shades and max(contrast for contrast, _ in found) < _FAR * least else measured


_FAR = 0.8
"""What a shadow spreads is known to within a fifth: a contrast is only lost to it when it misses the least by as much."""


def _shade_of(element: Element, styles: Styles) -> list[Colour]:
    """Return what blurred shadows lay just around the letters, the farthest first; [] when nothing certain does."""
    shadow = styles.inherited(element, "text-shadow")
    size = text.font_size(element, styles)
    if shadow is None or not shadow.is_known or not shadow.certain or not size:
        return []
    return [one for layer in reversed(layers(shadow.value)) if (one := _layer(layer, size)) is not None]


def _layer(parts: list[str], size: float) -> Colour | None:
    colour = next((one for part in parts if (one := parse_colour(part)) is not None), None)
    lengths = [length for part in parts if (length := pixels(part, size)) is not None]
    if colour is None or len(lengths) < _BLURRED or lengths[2] <= 0 or max(map(abs, lengths[:2])) > lengths[2]:
        return None  # sharp, or cast away from the letters
    return colour.faded(_DENSITY / (lengths[2] / size + _SPREAD))


_BLURRED = 3
"""The lengths of a shadow that is blurred: across, down, and how far it spreads."""
