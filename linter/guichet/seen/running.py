"""Targets that are words alone, with no box of their own: as high as their letters, as wide as they are."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.reading.styles.values import number, pixels
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.seen.cascade import Style, Styles
from guichet.seen.text import font_size
from guichet.seen.texts import own_text

_LETTER, _LINE = 0.95, 1.2
"""How wide the widest letter is, and how high a line that nothing sets, as shares of the size of the letters."""
_BOXED = (
    "height", "width", "min-height", "min-width", "padding", "padding-top", "padding-bottom", "padding-left",
    "padding-right", "float", "position", "transform",
)  # fmt: skip
_CONTROLS = frozenset({"button", "input", "select", "summary", "textarea"})
"""What browsers give a box of their own, which their users may have chosen (WCAG 2.5.8, exception of the user agent)."""
_ROWS = frozenset({"dd", "div", "li", "p"})


def words_alone(target: Element, styles: Styles) -> float | None:
    """Return the size of the letters of a target that only its words make, None when something else gives it a size."""
    style = styles.of(target)
    display = style.get("display")
    if (
        target.name in _CONTROLS
        or target.inside()
        or not target.text
        or is_dynamic(target.text)
        or target.has_unknown_attributes
    ):
        return None
    if (display is not None and display.value != "inline") or any(name in style for name in _BOXED):
        return None
    return font_size(target, styles) if styles.is_complete else None


def letter_width(target: Element, size: float) -> float | None:
    """Return how wide at most a target of one letter is, None for longer words."""
    return size * _LETTER if len(target.text) == 1 else None


def line_apart(target: Element, size: float, styles: Styles) -> float | None:
    """Return how far the line of a target is from that of another that stands alone in the row beside; None when none does."""
    row = target.above
    if row is None or row.name not in _ROWS or not _is_alone(target, row):
        return None
    for other in _beside(row):
        inside = other.inside("a", "button")
        if other.name != row.name or len(inside) != 1 or not _is_alone(inside[0], other):
            continue
        if any(name in styles.of(each) for each in (row, other, row.above) if each is not None for name in _SPREAD):
            return None
        height = styles.inherited(target, "line-height")
        return size * _LINE if height is None or height.value == "normal" else _height(height.value, size)
    return None


_SPREAD = (
    "display", "float", "gap", "height", "line-height", "margin", "margin-top", "margin-bottom", "min-height", "padding",
    "padding-top", "padding-bottom", "position", "border", "border-bottom", "border-top", "row-gap",
)  # fmt: skip


def _height(value: str, size: float) -> float | None:
    read = number(value)
    return read[0] * size if read is not None and not read[1] else pixels(value, size, percent_of=size)


def _is_alone(target: Element, row: Element) -> bool:
    return not own_text(row) and sum(isinstance(one, Element) for one in row.children) == 1 and target.above is row


def _beside(row: Element) -> Iterator[Element]:
    yield from (one for one in (row.find_previous_sibling(), row.find_next_sibling()) if isinstance(one, Element))


def is_in_a_sentence(target: Element) -> bool:
    """Whether words that are no target stand on the line of one (WCAG 2.5.8, exception of the line)."""
    around = target.above
    return around is None or bool(own_text(around))


def has_plain_style(style: Style) -> bool:
    """Whether nothing declared moves what stands beside."""
    return not any(name.startswith("margin") or name in {"position", "float"} for name in style)
