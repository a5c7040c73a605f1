"""Words that a script writes in an element that stays hidden: nobody reads them, and nobody hears them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guichet.core.memo import memo
from guichet.heard.announced import said
from guichet.heard.answers import words_of
from guichet.heard.effects import writes
from guichet.reading.scripts.definitions import Defined
from guichet.reading.scripts.handles import PAGE, handles
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import has_unread, is_bundle, pages_of, scripts_on
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.seen.found import found_by

_SHOWS = re.compile(
    r"hidden|display|classList|className|showModal|popover|removeAttr|\.show\(|fadeIn|slideDown|toggle", re.I
)
"""What shows that a script may make something visible."""


class Unshown(NamedTuple):
    """An element that stays hidden, on its page, and the words that are written there."""

    element: Element
    page: Page
    words: str


def written_unshown(script: Script) -> Iterator[Unshown]:
    """Yield the hidden elements in which a script writes words, when no script of their page shows anything."""
    if is_bundle(script) or _SHOWS.search(script.text):
        return
    told: set[Element] = set()
    for effect in writes([Defined(script.root, script)]):
        on, words = tuple(one for one in handles(effect.target, script) if one != PAGE), said(effect)
        for page in pages_of(script, words_of(on)) if on and words else ():
            found = [each for selector in on for each in found_by(selector, page)]
            for element in found:
                if element not in told and _stays_hidden(element, page):
                    told.add(element)
                    yield Unshown(element, page, words)


def _stays_hidden(element: Element, page: Page) -> bool:
    if element.attr("hidden") not in ("", "hidden") or element.has_unknown_attributes:
        return False
    return not (page.is_conditional(element, "hidden") or _may_show(page))


@memo
def _may_show(page: Page) -> bool:
    """Whether a script of a page may make something visible, or cannot be read."""
    return has_unread(page) or any(_SHOWS.search(one.text) for one in scripts_on(page))
