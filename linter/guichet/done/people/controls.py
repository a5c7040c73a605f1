"""What pages ask of people: the controls of a form, what they are called, and whether they refuse an empty answer."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.done.people.personal_data import is_grave_label, is_personal_name
from guichet.reading.templates.controls import UNANSWERED
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic, visible
from guichet.reading.templates.page import Page
from guichet.reading.templates.same_id import label_by_code
from guichet.reading.templates.template import Template

_ASKED = frozenset({"input", "select", "textarea"})


def asked_in(form: Element) -> list[Element]:
    """Return the controls of a form that ask the person something, in order; those of a form that it holds are that one's."""
    return [one for one in form.inside(*_ASKED, but="form") if asks(one)]


def asks(control: Element) -> bool:
    """Whether somebody answers a control: it is no button, and not hidden."""
    return (control.attr("type") or "text").strip().lower() not in UNANSWERED


def asked_of_person(control: Element) -> str:
    """Return what a control asks of who someone is, by its name or else by its label; "" for nothing personal."""
    name = control.attr("name") or _BOUND.sub("", control.attr("th:field") or "")
    if not name or is_dynamic(name):
        return ""
    if is_personal_name(name):
        return name
    label = label_of(control)
    return label if is_grave_label(label) else ""


_BOUND = re.compile(r"[*$]?\{|\}")
"""What Thymeleaf writes around the name of what a field is bound to."""


def is_required(control: Element, page: Page) -> bool:
    """Whether a control certainly refuses an empty answer."""
    if control.attr("aria-required") == "true":
        return True
    return "required" in control.attrs and not page.is_conditional(control, "required")


@memo
def _labels(template: Template) -> dict[str, Element]:
    """Return the first label of a file for each id."""
    return {one.attr("for") or "": one for one in reversed(template.by_name.get("label", []))}


def label_of(control: Element) -> str:
    """Return the words of a control's label: around it, tied by `for`, or its `aria-label`; "" when there is none in the file."""
    label = control.closest("label")
    wanted = control.attr("id")
    if label is None and wanted:
        label = label_by_code(control) if is_dynamic(wanted) else _labels(control.template).get(wanted)
    return visible(label.text) if label is not None else control.attr("aria-label") or ""
