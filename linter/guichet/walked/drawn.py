"""What of a page is drawn elsewhere than in it: a frame, a canvas, a map, a form in a box that a script opens."""

from __future__ import annotations

import re

from guichet.reading.templates.element import Element

_DRAWN = re.compile(r"(?:^|[\s_-])(?:map|maps|carte|leaflet|mapbox|maplibre|openlayers)(?:$|[\s_-])", re.I)
"""Names of what a script draws a map in."""


_ICON = re.compile(
    r"(?:^|\s)(?:(?:fa|fas|far|fab|ri|bi|mi|icon|icons|glyphicon|material-icons)(?:\s|$|-)|fr-icon-)", re.I
)
"""A letter of a font of icons: one called after a map is a sign."""


_DOCUMENT = re.compile(r"(?:application/pdf|image/|text/|audio/|video/)", re.I)
"""What an element shows that one reads, and in which nobody fills anything in: the copy of a document."""


def draws(element: Element) -> bool:
    """Whether what an element shows is drawn elsewhere than in the page: a frame, a canvas, a map, a form in a box that a script opens."""
    if element.name in ("iframe", "canvas", "object"):
        return element.closest("noscript") is None and not _DOCUMENT.match(element.attr("type") or "")
    if element.name == "dialog":
        return any(True for _ in element.inside("form", "iframe"))
    said = f"{element.attr('id') or ''} {element.attr('class') or ''}"
    return not element.text.strip() and not _ICON.search(said) and bool(_DRAWN.search(said))
