"""States that an element tells the ear by the very condition that shows the eye the opposite."""

from __future__ import annotations

import re

from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.templates.same_id import written
from guichet.reading.templates.site import is_component

_OUTPUT = re.compile(r"\{\{(.+)\}\}")
_HIDDEN = re.compile(r"\{%\s*if\s([^%]+)%\}\s*(?:hidden|display:\s*none)(?![\w-])")
_NOT = "not "


def tells_the_opposite(element: Element, page: Page) -> str:
    """Return the attribute that says that an element is hidden, or open, just when it is not; "" when none does."""
    if "aria-hidden" in element.attrs:
        hidden, said = _hidden_when(element), _value(element, "aria-hidden")
        if hidden and said == _denied(hidden):
            return "aria-hidden"
    if "aria-expanded" in element.attrs and (target := element.attr("aria-controls")):
        shown = page.by_id(target, element)
        hidden, said = (_hidden_when(shown) if shown is not None else ""), _value(element, "aria-expanded")
        if hidden and said == hidden:
            return "aria-expanded"
    return ""


def never_told(element: Element, page: Page) -> str:
    """Return the value of an `aria-expanded` that a component writes once and for all on what opens and closes by a condition; ""."""
    said, target = written(element, "aria-expanded").strip(), element.attr("aria-controls")
    if said not in ("true", "false") or not target or not is_component(element.template.path):
        return ""
    if element.has_unknown_attributes or page.is_conditional(element, "aria-expanded") or element.name != "button":
        return ""
    shown = page.by_id(target, element)
    if shown is None or shown.template is not element.template or not _hidden_when(shown):
        return ""
    # A button that is there only while all is closed says what is true.
    branches = element.template.branches
    return said if branches.path(element.start) == branches.path(shown.start) else ""


def _hidden_when(element: Element) -> str:
    """The condition under which an element is hidden, as its start tag writes it."""
    match = _HIDDEN.search(element.template.source.text, element.start, element.open_end)
    return _bare(match[1]) if match is not None else ""


def _value(element: Element, name: str) -> str:
    match = _OUTPUT.fullmatch(written(element, name).strip())
    return _bare(match[1]) if match is not None else ""


def _bare(code: str) -> str:
    code, denials = " ".join(code.split()), 0
    while True:
        if code.startswith("(") and code.endswith(")"):
            code = code[1:-1].strip()
        elif code.startswith(_NOT):
            code, denials = code[len(_NOT) :], denials + 1
        else:
            return _NOT * denials + code


def _denied(code: str) -> str:
    return code[len(_NOT) :] if code.startswith(_NOT) else _NOT + code
