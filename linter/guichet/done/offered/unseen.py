"""What stands in a template and nobody is ever shown: it offers nothing to anyone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guichet.core.stretches import Stretches
from guichet.reading.templates.element import Element
from guichet.reading.templates.site import is_component

if TYPE_CHECKING:
    from guichet.reading.templates.page import Page
    from guichet.reading.templates.template import Template

_PUT_AWAY = re.compile(r"<template\s*>|\shidden\b|display\s*:\s*none", re.I)
_NO_DISPLAY = re.compile(r"(?:^|;)\s*display\s*:\s*none\b", re.I)


def never_shown(template: Template, start: int, end: int) -> list[Element]:
    """Return the elements of a stretch that are shown to nobody, and bear no name by which a script could show them."""
    if _PUT_AWAY.search(template.source.text, start, end) is None:
        return []
    return [one for one in template.elements_between(start, end) if _is_never_shown(one)]


def shown_text(page: Page) -> str:
    """Return the text of a page, without what its own template shows to nobody."""
    return _without(never_shown(page.template, 0, len(page.template.source.text)), page.text)


def hidden_parts(template: Template) -> Stretches:
    """Return where a template holds what nobody is shown."""
    whole = never_shown(template, 0, len(template.source.text))
    return Stretches([(one.start, one.extent.end) for one in whole])


def shown_in(block: Element) -> tuple[str, Stretches]:
    """Return the text of an element without what nobody is shown, and where that stands."""
    unseen = never_shown(block.template, block.start, block.extent.end)
    return _without(unseen, block.text), Stretches([(one.start, one.extent.end) for one in unseen])


def _without(unseen: list[Element], text: str) -> str:
    for said in {one.text for one in unseen} - {""}:
        text = text.replace(said, " ")
    return text


def _is_never_shown(element: Element) -> bool:
    attrs = element.attrs
    if element.name == "template":
        return not attrs and not is_component(element.template.source.path)
    is_put_away = "hidden" in attrs or _NO_DISPLAY.search(element.attr("style") or "") is not None
    return is_put_away and set(attrs) <= {"hidden", "style"} and not element.has_unknown_attributes
