"""Colours that attributes of HTML's older days give, under every stylesheet (HTML, rendering: presentational hints)."""

from __future__ import annotations

from guichet.reading.styles.colour import parse_colour
from guichet.reading.styles.syntax import Declaration
from guichet.reading.templates.element import Element
from guichet.seen.cascade import Styles
from guichet.seen.declared import Declared

_COLOUR = {"body": "text", "font": "color"}
_GROUNDS = frozenset("body table tbody td tfoot th thead tr".split())


def hinted_colour(element: Element, styles: Styles) -> Declared | None:
    """Return the colour that an attribute gives an element's text, None when none does."""
    return _hint(element, _COLOUR.get(element.name, ""), "color", styles)


def hinted_ground(element: Element, styles: Styles) -> Declared | None:
    """Return the colour that an attribute lays behind an element, None when none does."""
    return _hint(element, "bgcolor" if element.name in _GROUNDS else "", "background-color", styles)


def is_hinted(text: str) -> bool:
    """Whether such an attribute may be written in a file."""
    return "bgcolor=" in text or "<font" in text


def _hint(element: Element, attribute: str, name: str, styles: Styles) -> Declared | None:
    written = (element.attr(attribute) or "").strip().lower() if attribute else ""
    if not written or parse_colour(written) is None:
        return None
    told = Declaration(name, written, important=False, span=element.attribute_span(attribute))
    return Declared(
        written, important=False, inline=False, certain=styles.is_complete, path=element.template.path, declaration=told
    )
