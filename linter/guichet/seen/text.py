"""What the text of an element looks like: colours behind and before, size, weight, height of lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guichet.reading.styles.colour import BLACK, BUTTON, LINK, WHITE, Colour, colours_in, parse_colour
from guichet.reading.styles.values import KEYWORD_SIZES, number, pixels
from guichet.reading.templates.element import Element
from guichet.seen.cascade import Styles
from guichet.seen.declared import Declared
from guichet.seen.hints import hinted_colour, hinted_ground
from guichet.seen.overlaid import is_overlaid

_SIZES = {
    "h1": 2.0, "h2": 1.5, "h3": 1.17, "h4": 1.0, "h5": 0.83, "h6": 0.67, "small": 5 / 6, "sub": 5 / 6, "sup": 5 / 6,
    "big": 1.2,
}  # fmt: skip
_BOLD = frozenset("b strong th h1 h2 h3 h4 h5 h6".split())
_CONTROLS = frozenset("button input select textarea".split())
_NONE = frozenset({"none", "initial"})
_UNPAINTED = _NONE | {"inherit", "revert", "unset"}
_CLIPS = ("background-clip", "-webkit-background-clip")
_PLAIN = frozenset({"", "normal", "initial", "unset"})


@dataclass(frozen=True, slots=True)
class Painted:
    """A colour on the page, whether nothing unread can change it, and the declaration it comes from."""

    colour: Colour
    certain: bool
    declared: Declared | None = None


def font_size(element: Element, styles: Styles) -> float | None:
    """Return the size of an element's text in pixels, None when it depends on what was not read."""
    chain = list(styles.chain(element))
    size: float | None = 16.0 if styles.is_complete else None
    root: float | None = 16.0
    for one in reversed(chain):
        size = _own_size(one, styles, size, root)
        if one.name == "html":
            root = size if "font-size" in styles.of(one) else root
    return size


def _own_size(element: Element, styles: Styles, above: float | None, root: float | None) -> float | None:
    declared = styles.of(element).get("font-size")
    if declared is None or declared.value in {"inherit", "unset"}:
        if element.name in _CONTROLS and declared is None:
            return 13.333 if styles.is_complete else None
        factor = _SIZES.get(element.name)
        return above if factor is None else None if above is None else above * factor
    if not declared.is_known:
        return None
    value = declared.value
    if value in KEYWORD_SIZES:
        return KEYWORD_SIZES[value]
    if value in {"smaller", "larger"}:
        return None if above is None else above * (1.2 if value == "larger" else 5 / 6)
    return pixels(value, above, percent_of=above, root=root)


def is_bold(element: Element, styles: Styles) -> bool:
    """Whether the text is written in bold."""
    for one in styles.chain(element):
        declared = styles.of(one).get("font-weight")
        if declared is not None and declared.value not in {"inherit", "unset"}:
            read = number(declared.value)
            return declared.value in {"bold", "bolder"} or (read is not None and read[0] >= 700)
        if one.name in _BOLD:
            return True
        if one.name in _CONTROLS:
            return False
    return False


def foreground(element: Element, styles: Styles) -> Painted | None:
    """Return the colour of an element's own text, opacity apart; None when the source cannot tell."""
    filled = styles.inherited(element, "-webkit-text-fill-color")
    if filled is not None and filled.value not in {"currentcolor", "initial", "revert"}:
        colour = parse_colour(filled.value) if filled.is_known else None
        return Painted(colour, filled.certain, filled) if colour is not None and colour.alpha else None
    for one in styles.chain(element):
        declared = styles.of(one).get("color") or hinted_colour(one, styles)
        if declared is not None and declared.value not in {"inherit", "unset", "currentcolor"}:
            if not declared.is_known:
                return None
            colour = BLACK if declared.value in {"initial", "revert"} else parse_colour(declared.value)
            return None if colour is None else Painted(colour, declared.certain, declared)
        if one.name == "a" and "href" in one.attrs and declared is None:
            return Painted(LINK, styles.is_complete)
        if one.name in _CONTROLS and declared is None:
            return Painted(BLACK, styles.is_complete)
    return Painted(BLACK, styles.is_complete)


def _layer(element: Element, styles: Styles) -> tuple[list[Colour], bool, Declared | None] | None:
    """Return the colours that an element may paint behind its text, None when they are not known."""
    style = styles.of(element)
    image, declared = style.get("background-image"), style.get("background-color") or hinted_ground(element, styles)
    if (image is not None and not image.is_known) or (declared is not None and not declared.is_known):
        return None
    painted: list[Colour] = []
    certain = True
    source = declared
    if declared is not None and declared.value not in _NONE | {"transparent", "inherit", "unset", "revert"}:
        own = foreground(element, styles) if declared.value == "currentcolor" else None
        colour = parse_colour(declared.value) if own is None else own.colour
        if colour is None:
            return None
        painted, certain = [colour], declared.certain and (own is None or own.certain)
    elif element.name == "button" and declared is None:
        painted, certain = [BUTTON], styles.is_complete
    elif element.name in {"input", "select", "textarea"} and declared is None:
        painted, certain = [WHITE], styles.is_complete
    elif element.name == "mark" and declared is None:
        painted, certain = [Colour(1, 1, 0)], styles.is_complete
    if any(name in style and "text" in style[name].value for name in _CLIPS):
        return None
    if image is not None and image.value not in _UNPAINTED:
        source, certain = image, certain and image.certain
        if "url(" in image.value or "image-set(" in image.value:
            return (painted, certain, source) if painted and _is_small_picture(image.value, element, styles) else None
        size = _size_in_part(image.value, element, styles)
        if size is not None:
            return (painted, certain, declared) if painted or _is_thin(size) else None
        stops = colours_in(image.value[image.value.find("(") :])
        if len(stops) < 2:
            return None
        painted = [stop.over(painted[0]) if painted and stop.alpha < 1 else stop for stop in stops]
    return painted, certain, source


def _is_small_picture(value: str, element: Element, styles: Styles) -> bool:
    """Whether a picture is laid once, at its own size: the colour under it is what people see around it."""
    style = styles.of(element)
    size = style.get("background-size")
    repeat = style.get("background-repeat")
    once = "no-repeat" in value or (repeat is not None and repeat.value == "no-repeat")
    return once and size is None and "cover" not in value and "contain" not in value and "gradient(" not in value


def _size_in_part(value: str, element: Element, styles: Styles) -> str | None:
    """Return the size of an image that is laid on a part of an element alone, None when it covers it: a bar, an underline."""
    style = styles.of(element)
    repeat, size = style.get("background-repeat"), style.get("background-size")
    outside = _DRAWN.sub(" ", value)
    laid = f"{outside} {repeat.value if repeat is not None else ''}"
    asked = size.value if size is not None else outside.partition("/")[2]
    words = {word for word in asked.split() if number(word) is not None or word in _COVERS}
    return asked if words and not words <= _COVERS and _ONCE.search(laid) else None


_DRAWN = re.compile(r"(?<![\w-])[\w-]*gradient\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")
_ONCE = re.compile(r"\b(?:no-repeat|repeat-[xy])\b")
_COVERS = frozenset({"100%", "cover", "contain", "auto"})
_THIN = 8.0


def _is_thin(size: str) -> bool:
    """Whether a background is a line, in pixels, that no letter stands on."""
    return any((found := pixels(word, None)) is not None and found <= _THIN for word in size.split())


def backgrounds(element: Element, styles: Styles) -> list[Painted] | None:
    """Return the opaque colours that may lie behind an element's text; None when an image or the unknown does."""
    layers: list[list[Colour]] = []
    certain = True
    source: Declared | None = None
    opaque = False
    for one in styles.chain(element):
        layer = _layer(one, styles)
        if layer is None:
            return None
        colours, sure, declared = layer
        certain = certain and sure and not styles.is_dim(one)
        if colours:
            layers.append(colours)
            source = source or declared
            if all(colour.alpha >= 1 for colour in colours):
                opaque = True
                break
        style = styles.of(one)
        if (mixed := style.get("mix-blend-mode")) is not None and mixed.value not in _PLAIN:
            return None
        if is_overlaid(one, styles):
            certain = False
        position = style.get("position")
        if position is not None and position.value in {"absolute", "fixed", "sticky"} and one is not element:
            certain = False
    if not opaque:
        layers.append([WHITE])
        certain = certain and styles.is_complete
    below = layers[-1]
    for colours in reversed(layers[:-1]):
        below = [colour.over(under) for colour in colours for under in below]
    return [Painted(colour, certain, source) for colour in below[:8]]


def faded(element: Element, styles: Styles) -> tuple[Colour, Colour] | None:
    """Return the colours of a text and of its ground once each group around has faded, None when one is not known.

    An opacity fades an element with its own background: both are laid over what is behind the element.
    """
    front = foreground(element, styles)
    if front is None:
        return None
    text, ground = front.colour, Colour(0, 0, 0, 0)
    for one in styles.chain(element):
        layer = _layer(one, styles)
        share = opacity_of(one, styles)
        if layer is None or len(layer[0]) > 1 or share is None:
            return None
        for colour in layer[0]:
            text, ground = text.laid_over(colour), ground.laid_over(colour)
        text, ground = text.faded(share), ground.faded(share)
    return text.over(WHITE), ground.over(WHITE)


def opacity_of(element: Element, styles: Styles) -> float | None:
    """Return the opacity declared for one element, by `opacity` or a filter; None when it is not known."""
    style = styles.of(element)
    product = 1.0
    declared = style.get("opacity")
    if declared is not None and declared.value not in _RESET:
        share = _share(declared.value) if declared.is_known else None
        if share is None:
            return None
        product = share
    filtered = style.get("filter")
    for name, inside in _FILTER.findall(filtered.value) if filtered is not None else ():
        share = 1.0 if name in _SHAPES_ALONE else _share(inside or "1") if name == "opacity" else None
        if share is None:
            return None
        product *= share
    return product


def _share(value: str) -> float | None:
    read = number(value)
    return None if read is None else max(0.0, min(1.0, read[0] / 100 if read[1] == "%" else read[0]))


_RESET = frozenset({"initial", "unset", "revert"})
_FILTER = re.compile(r"(?<![\w-])([a-z-]{1,20})\(\s*([^()]{0,80})")
_SHAPES_ALONE = frozenset({"blur", "drop-shadow", "url", "rgb", "rgba", "hsl", "var"})
"""Filters, and what they hold, that leave a colour what it is."""


def fading(element: Element, styles: Styles) -> Declared | None:
    """Return the declaration that fades an element's text, the nearest; None when none certainly does."""
    for one in styles.chain(element):
        share = opacity_of(one, styles)
        if share is not None and share < 1:
            style = styles.of(one)
            found = style.get("opacity") or style.get("filter")
            return found if found is not None and found.certain else None
    return None


def is_outlined(element: Element, styles: Styles) -> bool:
    """Whether a stroke draws the letters, thick enough to be what people read."""
    stroke = styles.inherited(element, "-webkit-text-stroke") or styles.inherited(element, "-webkit-text-stroke-width")
    if stroke is None:
        return False
    size = font_size(element, styles) or 16.0
    widths = (pixels(word, size) for word in stroke.value.split())
    return any(width is not None and width >= _OUTLINE * size - 1e-6 for width in widths)


_OUTLINE = 0.03
"""The thickness, as a share of the size of the text, from which a stroke counts as its colour."""


def opacity(element: Element, styles: Styles) -> float | None:
    """Return how opaque an element's group is, None when that is not known."""
    product = 1.0
    for one in styles.chain(element):
        share = opacity_of(one, styles)
        if share is None:
            return None
        product *= share
    return product
