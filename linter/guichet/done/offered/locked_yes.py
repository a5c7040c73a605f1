"""Boxes for an agreement that can be ticked, and no longer unticked: what ticks them shuts them."""

from __future__ import annotations

from guichet.done.people.consent import asks_consent
from guichet.done.people.controls import label_of
from guichet.reading.templates.branches import Path
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page


def is_locked_yes(box: Element, page: Page) -> bool:
    """Return whether a box that asks for an agreement is disabled in the very case where it is ticked."""
    if box.attr("type") != "checkbox" or not {"checked", "disabled"} <= box.attrs.keys() or page.is_back_office:
        return False
    if not page.is_conditional(box, "checked") or not page.is_conditional(box, "disabled"):
        return False
    name = box.attr("name") or box.attr("id") or ""
    if not asks_consent("" if is_dynamic(name) else name, label_of(box)):
        return False
    branches = box.template.branches
    ticked, shut = (box.attribute_span(one).start for one in ("checked", "disabled"))
    return branches.go_together(ticked, shut) or _condition(branches.path(ticked)) == _condition(branches.path(shut))


def _condition(path: Path) -> str:
    """The test of the nearest block around a place."""
    return path[-1].condition if path else ""
