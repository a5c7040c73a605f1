"""Where scripts put the focus, and where it cannot go: an element that takes none ignores it, and nothing is announced."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guichet.heard.answers import words_of
from guichet.heard.focus import is_focusable
from guichet.reading.scripts.handles import PAGE, handles
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import pages_of, scripts_on
from guichet.reading.scripts.syntax import field, key_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.seen.found import found_by

_NATIVE = frozenset("a button input select textarea summary iframe area audio video embed object".split())


def focus_calls(script: Script) -> Iterator[tuple[Any, Any]]:
    """Yield each call that puts the focus somewhere, with what it is put on."""
    for call in script.walk("call_expression") if ".focus(" in script.text else ():
        callee = field(call, "function")
        if callee is not None and callee.type == "member_expression" and key_of(field(callee, "property")) == "focus":
            yield call, field(callee, "object")


def ignored_by(owner: Any, script: Script) -> tuple[str, str]:
    """Return the element of a page that a script looks for, and that page, when none that it finds takes the focus; empty when one may."""
    selectors = tuple(one for one in handles(owner, script) if one != PAGE)
    for page in pages_of(script, words_of(selectors)) if selectors else ():
        found = [each for selector in selectors for each in found_by(selector, page)]
        if found:
            is_lost = all(_ignores(each, page) for each in found)
            return (found[0].name, page.path) if is_lost else ("", "")
    return "", ""


def _ignores(element: Element, page: Page) -> bool:
    """Whether an element certainly takes no focus, nor is given the means by a script."""
    if is_focusable(element) or element.has_unknown_attributes or "-" in element.name or element.name in _NATIVE:
        return False
    return "contenteditable" not in element.attrs and not any(
        "tabindex" in one.text.lower() for one in scripts_on(page)
    )
