"""The elements of the pages that an attribute written by a script reaches."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.heard.answers import words_of
from guichet.reading.scripts.handles import PAGE, handles
from guichet.reading.scripts.pages import pages_of
from guichet.reading.scripts.settings import Setting
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.seen.found import found_by


def written_on(setting: Setting) -> Iterator[tuple[Page, list[Element]]]:
    """Yield the pages that a script runs in, each with the elements there that an attribute is written on."""
    selectors = tuple(one for one in handles(setting.target, setting.script) if one != PAGE)
    for page in pages_of(setting.script, words_of(selectors)) if selectors else ():
        found = [each for selector in selectors for each in found_by(selector, page)]
        if found:
            yield page, list(dict.fromkeys(found))
