"""Ids of a loop that count with a name which each turn forgets: labels all lead to the first field."""

from __future__ import annotations

import re

from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import forgets_in_loops

_COUNTER = re.compile(r"[^{}]*\{\{-?\s*([A-Za-z_]\w*)\s*-?\}\}[^{}]*")
FIELDS = frozenset({"input", "select", "textarea"})


def counted_in_vain(label: Element, page: Page) -> tuple[Element, str] | None:
    """Return the field of a label whose id counts with a name that is forgotten at each turn (`{% set n = n + 1 %}`), and that id as written."""
    template = label.template
    written = written_value(label, "for")
    counter = _COUNTER.fullmatch(written)
    if counter is None or not forgets_in_loops(template.source.path):
        return None
    name = counter[1]
    again = re.search(rf"{{%-?\s*set\s+{name}\s*=\s*{name}\s*[+-]\s*\d+\s*-?%}}", template.source.text)
    for field in page.find(*FIELDS) if again is not None else ():
        together = again is not None and template.branches.are_repeated_together(again.start(), field.start)
        if field.template is template and together and "id" in field.attrs and written_value(field, "id") == written:
            return field, written
    return None


def written_value(element: Element, attribute: str) -> str:
    """Return the value of an attribute as the template writes it."""
    span = element.value_span(attribute)
    return element.template.source.text[span.start : span.end].strip("\"'")
