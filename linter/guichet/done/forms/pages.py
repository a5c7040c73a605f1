"""Forms that a template shows: its controls, in the same shape as those of code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.memo import cached_property, memo
from guichet.core.numbers import whole
from guichet.core.places import Place, place_of_path
from guichet.done.forms.form import Asked, Form, Pattern, Sort, at_least, at_most
from guichet.done.nouns.act import Kind
from guichet.done.people.controls import asked_in, is_required, label_of
from guichet.done.words import apart
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic, visible
from guichet.reading.templates.page import Page

_NEXT = re.compile(r"\s*(?:suivant|étape suivante|continuer|next|continue|save and continue)\s*$", re.I)
_SENDS = re.compile(r"(?:@|v-on:|on:?|\()(?:ng)?submit\b", re.I)
"""The attribute by which a component is told that a form is sent."""
SORTS = {"date": Sort.DATE, "file": Sort.FILE, "password": Sort.PASSWORD, "checkbox": Sort.TICK, "radio": Sort.CHOICE}


@dataclass(eq=False)
class PageForm(Form):
    """A `<form>`, in the page that shows it."""

    element: Element
    page: Page

    @cached_property
    def reaches_people(self) -> bool:
        """Whether someone of the public fills it in and sends it."""
        return (self._is_posted or self._is_handed_over) and not self.page.is_back_office

    @property
    def _is_posted(self) -> bool:
        return (self.element.attr("method") or "").lower() == "post"

    @property
    def _is_handed_over(self) -> bool:
        """Whether a component takes what is written in it, when people send it."""
        said = self.element.attr("method") is None and any(_SENDS.match(name) for name in self.element.attrs)
        return said and not self.is_for("fields.search")

    @property
    def told(self) -> str:
        """The text of the page."""
        return self.page.text

    @property
    def is_step(self) -> bool:
        """Whether its button only goes on."""
        return any(_NEXT.match(visible(one.text)) for one in self.element.inside("button"))


@memo
def forms_of(page: Page) -> tuple[PageForm, ...]:
    """Return the forms written in a page's own file."""
    template = page.template
    shown = (one for one in template.by_name.get("form", ()) if not (template.quoted and template.is_quoted(one.start)))
    return tuple(_form(one, page) for one in shown)


def _form(form: Element, page: Page) -> PageForm:
    text = form.template.source.text[form.start : form.extent.end]
    return PageForm(
        Kind.ASK, page.template.path, form.span, place_of_path(page.path) or Place.PUBLIC, form, page,
        name=form.attr("action") or form.attr("id") or "", fields=tuple(_asked(form, page)), around=apart(text), is_page=True,
        title=" ".join((page.path, *(visible(one.text) for one in page.find("h1", "title")))),
    )  # fmt: skip


def _bound(control: Element) -> str:
    """The name that Thymeleaf gives a control by what it is bound to: `th:field="*{telephone}"`."""
    return (control.attr("th:field") or "").strip("*${} ")


def _asked(form: Element, page: Page) -> Iterator[Asked]:
    groups: dict[str, list[Element]] = {}
    for control in asked_in(form):
        name = control.attr("name") or _bound(control) or control.attr("id") or ""
        groups.setdefault(name or str(control.start), []).append(control)
    for controls in groups.values():
        first = controls[0]
        kind = (first.attr("type") or "text").strip().lower()
        pattern = first.attr("pattern")
        patterns = (
            (Pattern(pattern, form.template.path, first.attribute_span("pattern")),)
            if pattern and not is_dynamic(pattern)
            else ()
        )
        fewest = whole(first.attr("minlength") or "")
        if fewest is not None:
            patterns = (*patterns, at_least(fewest, form.template.path, first.attribute_span("minlength")))
        room = at_most(first.attr("maxlength"), form.template.path, first.attribute_span("maxlength"))
        yield Asked(
            first.attr("name") or _bound(first) or first.attr("id") or "", label_of(first),
            Sort.CHOICE if first.name == "select" else SORTS.get(kind, Sort.TEXT),
            any(is_required(one, page) for one in controls), form.template.path, first.span, _offered(controls, page), patterns, kind=kind, room=room,
        )  # fmt: skip


def _offered(controls: list[Element], page: Page) -> tuple[str, ...] | None:
    first = controls[0]
    if first.name == "select":
        options = [one for one in first.inside("option") if one.attr("value") != ""]
        said = [f"{one.attr('value') or ''} {visible(one.text)}" for one in options]
    elif (first.attr("type") or "").lower() == "radio":
        said = [f"{one.attr('value') or ''} {label_of(one)}" for one in controls]
    else:
        return None
    return None if any(is_dynamic(one) for one in said) else tuple(said)
