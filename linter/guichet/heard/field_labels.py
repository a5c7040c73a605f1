"""The labels of form fields, on their page and on those that use its file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from guichet.core.memo import memo
from guichet.reading.templates.controls import UNANSWERED, input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import OUTPUT, is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.templates.rendering import may_name
from guichet.reading.templates.same_id import never_alike, written
from guichet.reading.templates.template import Template
from guichet.seen.tree import tree_of

LABELABLE = frozenset("button input meter output progress select textarea".split())
"""Elements that a `<label>` may name (HTML standard, labelable elements)."""

_HOSTS = 20
"""Pages around a part that are asked at most."""


_TIED = 50
"""Labels that point at one id, beyond which the rest are not read: fields that share it would each have all of them."""


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
        found.extend(one for one in tied[:_TIED] if one is not around)
    if not found and around is None:
        found.extend(islice(_labels_through(field, page), 1))
    return found


def field_meant(label: Element) -> Element | None:
    """Return the field that a label means though its `for` leads nowhere, when what is missing is the field's id."""
    after, target = label.following, label.attr("for")
    if not target or is_dynamic(target):
        return None
    is_named = isinstance(after, Element) and after.name in _FILLED and after.attr("name") == target
    found = after if is_named else next(iter(_alone_with(label, _FILLED)), None)
    if not isinstance(found, Element) or "id" in found.attrs or found.has_unknown_attributes:
        return None
    return found


def field_beside(label: Element, page: Page) -> Element | None:
    """Return the field that a label which points elsewhere stands alone with, or before by its name, and that nothing else names."""
    target = label.attr("for")
    following = _bears_next(label, target) if target else None
    found = following or (next(iter(_alone_with(label, _FILLED)), None) if target else None)
    if found is None or found.has_unknown_attributes or not found.attr("id") or label.inside(*LABELABLE):
        return None
    if "aria-label" in found.attrs or "aria-labelledby" in found.attrs or found.closest("label") is not None:
        return None
    if not never_alike(written(label, "for"), written(found, "id")):
        return None
    if following is None and _prints_between(label, found):
        return None
    return None if any(one is not label for one in labels_of(found, page)) else found


def _bears_next(label: Element, target: str) -> Element | None:
    """Return the field just after a label that has for its name what the label points at: its id alone is another."""
    after = label.following
    if (
        not isinstance(after, Element)
        or after.name not in _FILLED
        or is_dynamic(target)
        or after.attr("name") != target
    ):
        return None
    between = label.template.tokens_between(label.end, max(after.start, label.end))
    return None if any(map(may_name, between)) else after


def untied_label(field: Element) -> str:
    """The words of a label that stands over a field, help between them, and that nothing ties to it: seen with it, not heard."""
    around = next(iter(field.ancestors), None)
    before = _before(field) or (_before(around) if around is not None else None)
    if before is None or before.name != "label" or "for" in before.attrs or before.has_unknown_attributes:
        return ""
    words = before.text.strip()
    return "" if is_dynamic(words) or before.inside(*_FILLED, "button") else words


def _before(element: Element) -> Element | None:
    """Return what stands before an element, the help over it left aside."""
    before = element.preceding
    while isinstance(before, Element) and before.name in _HELP and not before.inside(*LABELABLE, "label"):
        before = before.preceding
    return before if isinstance(before, Element) else None


_HELP = frozenset({"p", "small", "span", "br"})


def _prints_between(label: Element, field: Element) -> bool:
    """Whether something that is not known stands in the box that holds a label and its field."""
    box = next((one for one in label.ancestors if one in (field, *field.ancestors)), None)
    if box is None:
        return True
    held = label.template.tokens_between(box.open_end, max(box.end, box.open_end))
    return any(may_name(one) for one in held)


def is_meant_by_a_label(field: Element, page: Page) -> bool:
    """Whether a label beside a field, or in the same box, means it though its `for` leads nowhere: that flaw is the label's."""
    before = field.preceding
    beside = [before] if isinstance(before, Element) and before.name == "label" else _alone_with(field, ("label",))
    return any(
        (field_meant(one) is field and page.by_id(one.attr("for") or "", one) is None)
        or (is_dynamic(f"{one.attr('for')}{field.attr('id')}") and field_beside(one, page) is field)
        for one in beside
    )


def _alone_with(element: Element, names: tuple[str, ...]) -> list[Element]:
    """Return the one element of these names in the box of an element, or in the box around it, when it is alone there."""
    for box in islice(element.ancestors, _BOXES):
        fields, labels = _held_by(box)
        if fields and labels:
            found = fields if names == _FILLED else list(labels)
            return found if len(fields) == len(labels) == 1 else []
    return []


@memo
def _held_by(box: Element) -> tuple[list[Element], list[Element]]:
    """The fields that are filled in a box, and the labels: asked once for all that it holds."""
    return [one for one in box.inside(*_FILLED) if input_type(one) not in UNANSWERED], box.inside("label")


_FILLED = ("input", "select", "textarea")
_BOXES = 2
"""How far a label and its field stand from the box that holds both: a row, and its cell."""


def _labels_through(field: Element, page: Page) -> Iterator[Element]:
    """Yield the labels that a layout writes around a field, or a page that includes its file."""
    for whole in chain((page,), islice(page.hosts, _HOSTS)):
        if not whole.mentions(("<label",)):
            continue
        outer = next((one for one in tree_of(whole).chain(field) if one.name == "label"), None)
        if outer is None or "for" in outer.attrs:
            continue
        place = next((one for one in whole.placed("label") if one.element is outer), None)
        if place is None:
            continue
        inside = (one for one in whole.composition.elements_in(place) if one.name in LABELABLE)
        if next((one for one in inside if input_type(one) != "hidden"), None) is field:
            yield outer


def _first_field(label: Element, field: Element) -> Element | None:
    """Return the first field of a label in the branches of the template that let `field` appear."""
    return next((one for one in _fields_in(label) if Page.can_coexist(one, field)), None)


@memo
def _fields_in(label: Element) -> list[Element]:
    return [one for one in label.inside(*LABELABLE) if not (one.name == "input" and input_type(one) == "hidden")]


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
