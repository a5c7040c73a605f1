"""Pages that send people away when they do nothing: a refresh that leads out, a request that a library makes by itself."""

from __future__ import annotations

import re

from guichet.core.numbers import measured, whole
from guichet.heard.refresh import LOGOUT
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page

_REFRESH = re.compile(r"\s*([0-9]+)\s*[;,]\s*(?:url\s*=)?\s*(.*)", re.I)
_WAITS = re.compile(r"\b(?:delay:|every )(\d+)(ms|s|m)\b")
_SCALE = {"ms": 0.001, "s": 1, "m": 60}
_TYPED = frozenset({"text", "email", "tel", "date", "number", "file"})


def seconds_before_leaving(element: Element, page: Page) -> float | None:
    """Return the seconds after which an element sends people out of the page, or of what they write; None when it does not."""
    if element.name == "meta":
        found = _REFRESH.match(element.attr("content") or "")
        refreshes = found is not None and (element.attr("http-equiv") or "").lower() == "refresh"
        if (
            found is None
            or not refreshes
            or not (LOGOUT.search(found[2]) or (found[2].strip() and _is_written_in(page)))
        ):
            return None
        return whole(found[1])
    trigger = element.attr("hx-trigger") or ""
    found = _WAITS.search(trigger)
    address = f"{element.attr('hx-get') or ''} {element.attr('hx-post') or ''}"
    if found is None or "click" in trigger or not LOGOUT.search(address):
        return None
    return measured(found[1]) * _SCALE[found[2]]


def _is_written_in(page: Page) -> bool:
    """Whether people write in a page."""
    typed = ((one.attr("type") or "text").lower() in _TYPED for one in page.find("input"))
    return next(iter(page.find("textarea")), None) is not None or any(typed)
