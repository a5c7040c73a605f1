"""What stylesheets write before and after an element: browsers take it into its name (accname 1.2, 2F.ii)."""

from __future__ import annotations

import re
import unicodedata

from guichet.core.memo import memo
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.seen.cascade import styles_of
from guichet.seen.found import styled

_STRING = re.compile(r"""\"([^"\\\\]{0,200})\"|'([^'\\\\]{0,200})'|attr\(\s*([\w-]+)""")


def written_around(element: Element, page: Page) -> tuple[str, str]:
    """Return the words that stylesheets write before and after what an element holds; signs and pictograms are none."""
    return _written(page).get(id(element), ("", ""))


@memo
def _written(page: Page) -> dict[int, tuple[str, str]]:
    found: dict[int, tuple[str, str]] = {}
    for one in styles_of(page).sheets:
        for rule in one.sheet.rules:
            content = next((each.value for each in rule.declarations if each.name == "content"), "")
            for selector in rule.selectors if content else ():
                if selector.states or selector.pseudo_element.lstrip(":") not in {"after", "before"}:
                    continue
                for element in styled(selector, page):
                    words = _words(content, element)
                    before, after = found.get(id(element), ("", ""))
                    is_before = selector.pseudo_element.endswith("before")
                    found[id(element)] = (words, after) if is_before else (before, words)
    return found


def _words(content: str, element: Element) -> str:
    """Return the words of a value of `content`: those after a slash are said in place of the others."""
    said = content.rpartition("/")[2] if "/" in content and "url(" not in content.rpartition("/")[2] else content
    pieces = (
        (match[1] or match[2] or (element.attr(match[3]) or "" if match[3] else "")) for match in _STRING.finditer(said)
    )
    text = " ".join(pieces)
    return text if any(unicodedata.category(char)[0] in "LN" for char in text) else ""
