"""The controls of a request that have no name that could be read, by whatever label is written for them."""

from __future__ import annotations

import re
from collections.abc import Collection

from guichet.done.people.controls import asked_in
from guichet.heard.names import accessible_name, is_empty
from guichet.reading.templates.controls import is_disabled
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.walked.requests import as_typed, controls_of, stands_beside


def nameless_in(page: Page) -> Element | None:
    """Return the first control of what is sent that has no name that could be read."""
    typed = as_typed(page)
    shown = typed if typed.find("form") else page
    sent = (
        one
        for one in shown.find("form")
        if (one.attr("method") or "").lower() == "post" and not stands_beside(one, shown)
    )
    controls = dict.fromkeys([*controls_of(shown), *(control for one in sent for control in asked_in(one))])
    labels = {_written(one, "for") for one in shown.find("label") if one.attr("for") is not None}
    nameless = (one for one in controls if is_filled_in(one) and is_empty(accessible_name(one, shown)))
    left = (one for one in nameless if one.attr("id") is None or _written(one, "id") not in labels)
    return next((one for one in left if not _is_labelled_by_name(one, labels)), None)


def _is_labelled_by_name(control: Element, labels: Collection[str]) -> bool:
    """Whether a control whose id a program makes has a label for an id made of its name, as the builders of forms make them."""
    name = control.attr("name") or ""
    if is_dynamic(name) or not name or not is_dynamic(control.attr("id") or ""):
        return False
    last = re.escape(re.split(r"[\[.]", name.rstrip("]"))[-1])
    return any(re.search(rf"(?:^|[\W_]){last}(?:$|[\W_])", one) for one in labels)


def _written(element: Element, attribute: str) -> str:
    """What the file writes for an attribute, its tags with it: a label and a control may bear the same."""
    span = element.value_span(attribute)
    return element.template.source.text[span.start : span.end]


def is_filled_in(control: Element) -> bool:
    """Return whether somebody may have to fill a control in: it is neither disabled nor kept for later."""
    return not is_disabled(control) and control.closest("template") is None
