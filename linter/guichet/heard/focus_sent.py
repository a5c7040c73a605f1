"""Where scripts put the focus, and where it cannot go: an element that takes none ignores it, and nothing is announced."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guichet.heard.answers import words_of
from guichet.heard.focus import is_focusable
from guichet.heard.keyboard import is_order_written
from guichet.reading.scripts.binding import Sort
from guichet.reading.scripts.definitions import bindings
from guichet.reading.scripts.handles import PAGE, handles
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import pages_of
from guichet.reading.scripts.syntax import arguments, bare, field, key_of, text
from guichet.reading.templates.controls import MAY_TAKE
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.seen.found import found_by

_LOOKS = frozenset({"getElementById", "querySelector"})


def focus_calls(script: Script) -> Iterator[tuple[Any, Any]]:
    """Yield each call that puts the focus somewhere, with what it is put on."""
    for call in script.walk("call_expression") if ".focus(" in script.text else ():
        callee = field(call, "function")
        if callee is not None and callee.type == "member_expression" and key_of(field(callee, "property")) == "focus":
            yield call, field(callee, "object")


def ignored_by(owner: Any, script: Script) -> tuple[str, str]:
    """Return the element of a page that a script looks for, and that page, when none that it finds takes the focus; empty when one may."""
    selectors = tuple(one for one in handles(owner, script) if one != PAGE) if _is_looked_for(owner, script) else ()
    for page in pages_of(script, words_of(selectors)) if selectors else ():
        found = [each for selector in selectors for each in found_by(selector, page)]
        if found:
            is_lost = all(_ignores(each, page) for each in found)
            return (found[0].name, page.path) if is_lost else ("", "")
    return "", ""


def _ignores(element: Element, page: Page) -> bool:
    """Whether an element certainly takes no focus, nor is given the means by a script."""
    if is_focusable(element) or element.has_unknown_attributes or "-" in element.name or element.name in MAY_TAKE:
        return False
    return "contenteditable" not in element.attrs and not is_order_written(page)


def _is_looked_for(owner: Any, script: Script) -> bool:
    """Whether an element is looked for by a name that is written, there or where its own name is given once; or by a target."""
    owner = bare(owner)
    if owner.type == "identifier":
        found = bindings(owner, script)
        value = bare(found[0].value) if len(found) == 1 and found[0].sort is Sort.VALUE else None
        return value is not None and value.type == "call_expression" and _is_looked_for(value, script)
    if owner.type == "member_expression":
        return text(field(owner, "object")) == "this" and text(field(owner, "property")).endswith("Target")
    given = arguments(owner) if owner.type == "call_expression" else []
    name = key_of(field(field(owner, "function"), "property")) if given else None
    return name in _LOOKS and len(given) == 1 and given[0].type == "string"
