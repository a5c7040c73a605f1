"""The labels of form fields, on their page and on those that use its file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from guichet.core.memo import memo
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import OUTPUT, is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.templates.template import Template
from guichet.seen.tree import tree_of

LABELABLE = frozenset("button input meter output progress select textarea".split())
"""Elements that a `<label>` may name (HTML standard, labelable elements)."""

_HOSTS = 20
"""Pages around a part that are asked at most."""


def labels_of(field: Element, page: Page) -> list[Element]:
    """Return the `<label>` elements tied to a form field: around it, or by `for`."""
    found = []
    around = field.closest("label")
    if around is not None and (around.attr("for") in (None, field.attr("id"))) and _first_field(around, field) is field:
        found.append(around)
    own = field.attr("id")
    if own and not is_dynamic(own):
        tied = _labels_for(page).get(own, [])
        if not tied and own in page.project.label_targets:
            tied = _labels_of_hosts(page).get(own, [])
        found.extend(one for one in tied if one is not around)
    if not found and around is None:
        found.extend(islice(_labels_through(field, page), 1))
    return found


def field_by_its_name(label: Element) -> Element | None:
    """Return the field after a label that the label means by its name, when what is missing is the field's id."""
    after, target = label.find_next_sibling(), label.attr("for")
    if not isinstance(after, Element) or after.name not in {"input", "select", "textarea"} or not target:
        return None
    is_meant = after.attr("name") == target and not is_dynamic(target)
    return after if is_meant and "id" not in after.attrs and not after.has_unknown_attributes else None


def is_meant_by_its_name(field: Element) -> bool:
    """Whether the label before a field means it by its name: that flaw is the label's."""
    before = field.find_previous_sibling()
    return isinstance(before, Element) and before.name == "label" and field_by_its_name(before) is field


def _labels_through(field: Element, page: Page) -> Iterator[Element]:
    """Yield the labels that a layout writes around a field, or a page that includes its file."""
    for whole in chain((page,), islice(page.hosts, _HOSTS)):
        if not whole.mentions(("<label",)):
            continue
        outer = next((one for one in tree_of(whole).chain(field) if one.name == "label"), None)
        place = next((one for one in whole.placed("label") if one.element is outer), None)
        if outer is None or place is None or "for" in outer.attrs:
            continue
        inside = (one for one in whole.composition.elements_in(place) if one.name in LABELABLE)
        if next((one for one in inside if input_type(one) != "hidden"), None) is field:
            yield outer


def _first_field(label: Element, field: Element) -> Element | None:
    """Return the first field of a label in the branches of the template that let `field` appear."""
    fields = (one for one in label.inside(*LABELABLE) if not (one.name == "input" and input_type(one) == "hidden"))
    return next((one for one in fields if Page.can_coexist(one, field)), None)


@memo
def _labels_for(page: Page) -> dict[str, list[Element]]:
    """Return the labels of a page's file, layouts and includes, by what they point at."""
    return _labels_in(page.composition.templates)


@memo
def _labels_of_hosts(page: Page) -> dict[str, list[Element]]:
    """Return the labels of the pages that use a page's file."""
    templates = {id(one): one for host in page.hosts for one in host.composition.templates}
    return _labels_in(templates.values())


def _labels_in(templates: Iterable[Template]) -> dict[str, list[Element]]:
    found: dict[str, list[Element]] = {}
    for template in templates:
        for label in template.by_name.get("label", ()):
            target = label.attr("for")
            if target:
                found.setdefault(target, []).append(label)
    return found


def may_be_labelled_elsewhere(field: Element, page: Page) -> bool:
    """Whether a label that guichet cannot see may point at a field: dynamic ids, unknown markup around."""
    own = field.attr("id")
    if own is None:
        around = field.closest("label")
        return around is not None and field.has_unknown_attributes
    if is_dynamic(own):
        if not own.strip(OUTPUT) and not page.is_document:
            return True  # whoever gives a part of a page its id may write the label
        return any(is_dynamic(target) for target in (*_labels_for(page), *_labels_of_hosts(page)))
    return not page.lacks_label(own)
