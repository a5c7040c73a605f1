"""The elements of a page that a selector finds, as a stylesheet or a script writes it."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.reading.scripts.handles import PAGE
from guichet.reading.scripts.texts import UNKNOWN
from guichet.reading.styles.selectors import class_names, matches, parse_selectors
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.seen.tree import tree_of

_OPEN_VALUE = re.compile(rf"""\s*[~|^$*]?=\s*["']?[^"'\]]*{UNKNOWN}[^\]]*""")
"""The value of an attribute that a script computes: the elements that have the attribute are found."""


def found_by(selector: str, page: Page) -> list[Element]:
    """Return the elements of a page that a selector finds, in document order; [] when a part of it is not written."""
    known = _known(page)
    if selector not in known:
        known[selector] = _find(_OPEN_VALUE.sub("", selector), page) if selector != PAGE else []
    return known[selector]


@memo
def _known(_: Page) -> dict[str, list[Element]]:
    return {}


@memo
def _by_key(page: Page) -> dict[str, list[Element]]:
    """The elements by id, class and tag."""
    found: dict[str, list[Element]] = {}
    for one in page.find():
        keys = [one.name, "", *(f".{name}" for name in class_names(one))]
        if own := one.attr("id"):
            keys.append(f"#{own}")
        for key in keys:
            found.setdefault(key, []).append(one)
    return found


def _find(selector: str, page: Page) -> list[Element]:
    if UNKNOWN in selector or not selector.strip():
        return []
    parent = tree_of(page).parent
    found: dict[Element, None] = {}
    for one in parse_selectors(selector):
        if one.is_valid and one.compounds and not one.pseudo_element:
            last = one.compounds[0]
            key = f"#{last.id}" if last.id else f".{last.classes[0]}" if last.classes else last.tag
            found.update(dict.fromkeys(each for each in _by_key(page).get(key, ()) if matches(one, each, parent)))
    return list(found)
