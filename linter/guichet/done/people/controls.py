"""What pages ask of people: the controls of a form, what they are called, and whether they refuse an empty answer."""

from __future__ import annotations

from guichet.core.memo import memo
from guichet.reading.templates.controls import UNANSWERED
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.templates.template import Template

_ASKED = frozenset({"input", "select", "textarea"})


def asked_in(form: Element) -> list[Element]:
    """Return the controls of a form that ask the person something, in order."""
    return [one for one in form.inside(*_ASKED) if asks(one)]


def asks(control: Element) -> bool:
    """Whether somebody answers a control: it is no button, and not hidden."""
    return (control.attr("type") or "text").strip().lower() not in UNANSWERED


def is_required(control: Element, page: Page) -> bool:
    """Whether a control certainly refuses an empty answer."""
    if control.attr("aria-required") == "true":
        return True
    return "required" in control.attrs and not page.is_conditional(control, "required")


@memo
def _labels(template: Template) -> dict[str, Element]:
    """Return the first label of a file for each id."""
    return {one.attr("for") or "": one for one in reversed(template.by_name.get("label", []))}


def label_of(control: Element, page: Page) -> str:
    """Return the text of a control's own label, "" when there is none in the file."""
    around = control.closest("label")
    if around is not None:
        return around.text
    wanted = control.attr("id")
    if wanted and not is_dynamic(wanted):
        label = _labels(control.template).get(wanted)
        if label is not None:
            return label.text
    return control.attr("aria-label") or ""
