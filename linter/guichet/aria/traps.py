"""Where scripts move the focus: the inline handlers and listeners that send it elsewhere."""

from __future__ import annotations

import re

from guichet.aria.focus import in_tab_order
from guichet.aria.scripting import inline_scripts
from guichet.aria.visibility import is_hidden
from guichet.element import Element
from guichet.page import Page

_SELF = re.compile(r"\bthis\.focus\(\)|(?:event|e)\.(?:target|currentTarget)\.focus\(\)")
_SIBLING = re.compile(r"\bthis\.(next|previous)ElementSibling\.focus\(\)")
_BY_ID = re.compile(
    r"getElementById\(\s*['\"]([\w-]+)['\"]\s*\)\.focus\(|querySelector\(\s*['\"]#([\w-]+)['\"]\s*\)\.focus\("
)
_CALL = re.compile(r"\b\w*focus\w*\(\s*['\"]#?([\w-]+)['\"]\s*\)", re.I)
_FOCUS_LISTENER = r"['\"]#?{id}['\"]\s*\)\.(?:addEventListener\(\s*['\"]focus['\"]|onfocus\s*=)[^}}]{{0,300}}\.focus\("


def sends_focus_to(element: Element, page: Page) -> Element | None:
    """Return the element that losing focus sends it to: itself, a neighbour, or one named by id; else None."""
    action = element.attr("onblur") or element.attr("onfocusout")
    if not action:
        return None
    if _SELF.search(action):
        return element
    sibling = _SIBLING.search(action)
    if sibling:
        found = element.find_next_sibling() if sibling[1] == "next" else element.find_previous_sibling()
        return found if isinstance(found, Element) else None
    named = _BY_ID.search(action) or _CALL.search(action)
    if named:
        return page.by_id(next(part for part in named.groups() if part), element)
    return None


def moves_focus_away(element: Element, page: Page) -> bool:
    """Whether an element passes the focus on as soon as it gets it (the sentinels of a dialog)."""
    if ".focus(" in (element.attr("onfocus") or ""):
        return True
    own = element.attr("id")
    if not own:
        return False
    return bool(re.search(_FOCUS_LISTENER.format(id=re.escape(own)), inline_scripts(page)))


def cycle_from(element: Element, page: Page) -> list[Element]:
    """Return the elements among which losing focus sends it round for ever, [] when there is a way out."""
    path: list[Element] = []
    at: Element | None = element
    while at is not None and in_tab_order(at) and not is_hidden(at, page):
        if any(one is at for one in path):
            start = next(number for number, one in enumerate(path) if one is at)
            return path[start:]
        path.append(at)
        at = sends_focus_to(at, page)
    return []


def is_between_neighbours(ring: list[Element]) -> bool:
    """Whether a ring is made by elements that name each other only as the next and the one before."""
    return len(ring) > 1 and all(_SIBLING.search(one.attr("onblur") or "") for one in ring)
