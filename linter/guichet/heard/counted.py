"""Ids of a loop that count with a name which each turn forgets: labels all lead to the first field."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.reading.templates.element import Element
from guichet.reading.templates.printed import printed_in, tags_in
from guichet.reading.templates.site import forgets_in_loops
from guichet.reading.templates.template import Template
from guichet.reading.written.calls import assigned

_ADDS = re.compile(r"(\w+)\s*[+-]\s*\d+\s*")
FIELDS = frozenset({"input", "select", "textarea"})


def counted_in_vain(label: Element) -> tuple[Element, str] | None:
    """Return the field of a label whose id counts with a name that is forgotten at each turn (`{% set n = n + 1 %}`), and that id as written."""
    template = label.template
    written, counters = written_value(label, "for"), printed_in(label, "for")
    if len(counters) != 1 or len(tags_in(label, "for")) > 1 or not forgets_in_loops(template.source.path):
        return None
    again = _counted(template).get(counters[0])
    for field in fields_by_id(template).get(written, ()) if again is not None else ():
        if again is not None and template.branches.are_repeated_together(again, field.start):
            return field, written
    return None


@memo
def _counted(template: Template) -> dict[str, int]:
    """The names that a template counts with, and where it first adds to each."""
    found: dict[str, int] = {}
    for token in template.masked.tokens:
        name, value = assigned(token) or ("", "")
        added = _ADDS.fullmatch(value)
        if added is not None and added[1] == name:
            found.setdefault(name, token.start)
    return found


@memo
def fields_by_id(template: Template) -> dict[str, list[Element]]:
    """Return the fields of a template by their id as it is written."""
    found: dict[str, list[Element]] = {}
    for one in template.elements_between(0, len(template.source.text), *sorted(FIELDS)):
        if "id" in one.attrs:
            found.setdefault(written_value(one, "id"), []).append(one)
    return found


def written_value(element: Element, attribute: str) -> str:
    """Return the value of an attribute as the template writes it."""
    span = element.value_span(attribute)
    return element.template.source.text[span.start : span.end].strip("\"'")
