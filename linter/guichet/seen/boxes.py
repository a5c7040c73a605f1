"""Boxes of a fixed size and the text they hold, in a zoomed window: does it still fit?"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.numbers import measured
from guichet.reading.styles.media import DESKTOP, ZOOMED, Window
from guichet.reading.styles.values import number, pixels
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import CONTROL, OUTPUT
from guichet.reading.templates.page import Page
from guichet.seen.cascade import Styles, styles_of
from guichet.seen.declared import Declared, Style
from guichet.seen.text import font_size
from guichet.seen.texts import has_styles, is_unseen, shown_texts

_GLYPH = 0.48
"""The width of an average letter, as a share of the size of the text."""


@dataclass(frozen=True, slots=True)
class Box:
    """An element whose content may overflow, and the declarations that say so."""

    element: Element
    overflow: Declared
    size: Declared


def boxes(page: Page, values: frozenset[str], window: Window) -> Iterator[Box]:
    """Yield the elements around shown texts whose overflow has one of the values and whose size is declared."""
    if not has_styles(page):
        return
    styles = styles_of(page)
    seen: set[int] = set()
    for text in (*shown_texts(page), *(one for name in _OPAQUE for one in page.template.by_name.get(name, ()))):
        for one in styles.chain(text):
            if id(one) in seen:
                break
            seen.add(id(one))
            style = styles.of(one, window)
            overflow = style.get("overflow-y") or style.get("overflow-x")
            if overflow is None or overflow.value == "visible":
                continue
            size = next((style[name] for name in ("height", "max-height", "width", "max-width") if name in style), None)
            across = style.get("overflow-x") or overflow
            wanted = overflow if overflow.value in values else across
            if wanted.value not in values or size is None or not size.is_known or one.template is not page.template:
                break
            if _holds(wanted, size) and not is_unseen(one, styles, window):
                yield Box(one, wanted, size)
            break


_OPAQUE = ("canvas", "iframe", "img", "input", "select", "textarea", "video")
"""What has a size without holding a text."""
_LEAST_FIELD = 16.0
"""The least height of a field in pixels: a line of its text."""


def holds_larger(box: Element, styles: Styles, window: Window) -> bool:
    """Whether something whose size is written is larger than a box, on a side where it is written too."""
    style = styles.of(box, window)
    room = {name: _first(style, (name, f"max-{name}"), 16.0, window) for name in ("width", "height")}
    for one in box.inside():
        own = styles.of(one, window)
        placed = own.get("position")
        if (placed is not None and placed.value in {"absolute", "fixed"}) or is_unseen(one, styles, window):
            continue
        for name, least in room.items():
            size = _written_size(one, own, name, window)
            if least is not None and size is not None and size > least + 1:
                return True
    return False


def _written_size(element: Element, style: Style, name: str, window: Window) -> float | None:
    if name in style or f"min-{name}" in style:
        return _first(style, (name, f"min-{name}"), 16.0, window)
    written = (element.attr(name) or "").strip()
    if element.name in _OPAQUE and written.isdigit():
        return measured(written)
    is_field = element.name in {"select", "textarea"} or (element.name == "input" and element.attr("type") != "hidden")
    return _LEAST_FIELD if name == "height" and is_field else None


def _holds(one: Declared, other: Declared) -> bool:
    return (one.certain and other.certain) or (one.rule is not None and one.rule is other.rule)


def static_length(element: Element) -> int:
    """Return how many characters an element certainly shows."""
    return len(element.text.replace(OUTPUT, "").replace(CONTROL, ""))


def overflows(box: Element, styles: Styles, window: Window, text_zoom: float = 1.0, margin: float = 1.1) -> str:
    """Return "height" or "width" when the text of a box is certainly larger than the box, else ""."""
    style = styles.of(box, window)
    font = (font_size(box, styles) or 16.0) * text_zoom
    length = static_length(box)
    width = _width(box, styles, window, font)
    nowrap = _value(styles, box, "white-space", window) in {"nowrap", "pre"}
    per_line = max(4.0, width / (font * _GLYPH))
    breaks = len(box.inside("br", "p", "li", "h1", "h2", "h3", "tr"))
    lines = max(breaks + 1, 1 if nowrap else math.ceil(length / per_line))
    height = _first(style, ("height", "max-height"), font, window)
    if height is not None and height > 1 and length >= 2 and lines * _line(styles, box, font, window) > height * margin:
        return "height"
    across = _first(style, ("width", "max-width"), font, window)
    longest = length * font * _GLYPH
    if nowrap and across is not None and across > 1 and longest > across * 1.4 and "text-overflow" in style:
        return "width" if style["text-overflow"].value == "clip" else ""
    return "width" if nowrap and across is not None and across > 1 and longest > across * 1.4 else ""


def is_pictogram(box: Element, styles: Styles) -> bool:
    """Whether a box is of the size of an icon, too narrow for its words before any zoom: a picture stands for them."""
    style = styles.of(box, DESKTOP)
    font = font_size(box, styles) or 16.0
    across = _first(style, ("width", "max-width"), font, DESKTOP)
    longest = max(map(len, box.text.split()), default=0)
    return across is not None and across <= 2 * font and longest * font * _GLYPH > across


def _width(box: Element, styles: Styles, window: Window, font: float) -> float:
    """Return the widest that a box can be: its own width, and what those around it leave."""
    room = window.width - 32.0
    for one in reversed(list(styles.chain(box))):
        declared = _first(styles.of(one, window), ("width", "max-width"), font, window, room)
        if declared is not None and 0 < declared < room:
            room = declared
    return room


def _first(
    style: Style, names: tuple[str, ...], font: float, window: Window, percent: float | None = None
) -> float | None:
    for name in names:
        declared = style.get(name)
        if declared is not None and declared.is_known:
            size = pixels(declared.value, font, window, percent)
            if size is not None:
                return size
    return None


def _value(styles: Styles, element: Element, name: str, window: Window) -> str:
    for one in styles.chain(element):
        declared = styles.of(one, window).get(name)
        if declared is not None:
            return declared.value
    return ""


def _line(styles: Styles, box: Element, font: float, window: Window) -> float:
    value = _value(styles, box, "line-height", window)
    read = number(value)
    if read is None:
        return font * 1.15
    return read[0] * font if read[1] == "" else (pixels(value, font, window, font) or font * 1.15)


def is_clipped(box: Element, styles: Styles) -> str:
    """Return along which side text is cut when people double its size, in a zoomed window or by text alone."""
    return overflows(box, styles, ZOOMED) or overflows(box, styles, DESKTOP, 2.0, 1.3)
