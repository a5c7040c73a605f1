"""What stands in a template and nobody is ever shown: it offers nothing to anyone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from guichet.core.stretches import Stretches
from guichet.reading.templates.element import Element
from guichet.reading.templates.site import is_component

if TYPE_CHECKING:
    from guichet.reading.templates.page import Page
    from guichet.reading.templates.template import Template

_PUT_AWAY = re.compile(r"<template\s*>|\shidden\b|display\s*:\s*none", re.I)
_NO_DISPLAY = re.compile(r"(?:^|;)\s*display\s*:\s*none\b", re.I)


def shown_parts(template: Template, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches of a template, within one, that people may be shown."""
    parts = []
    for first, last in sorted(_unseen(template, start, end)):
        if first > start:
            parts.append((start, min(first, end)))
        start = max(start, last)
    return [*parts, (start, end)] if start < end else parts


def hidden_parts(template: Template, start: int = 0, end: int | None = None) -> Stretches:
    """Return where a template, or a stretch of it, holds what nobody is shown."""
    return Stretches(_unseen(template, start, len(template.source.text) if end is None else end))


def shown_text(page: Page) -> str:
    """Return the text of a page, without what its templates show to nobody."""
    segments = page.composition.segments
    parts = [(one.frame.template, shown_parts(one.frame.template, one.start, one.end)) for one in segments]
    if all(held == [(one.start, one.end)] for one, (_, held) in zip(segments, parts, strict=True)):
        return page.text
    return _said(parts)


def shown_in(block: Element) -> str:
    """Return the text of an element without what nobody is shown."""
    start, end = block.start, block.extent.end
    parts = shown_parts(block.template, start, end)
    return block.text if parts == [(start, end)] else _said([(block.template, parts)])


def _said(parts: Iterable[tuple[Template, list[tuple[int, int]]]]) -> str:
    said = (template.said_between(start, end) for template, held in parts for start, end in held)
    return " ".join(" ".join(said).split())


def _unseen(template: Template, start: int, end: int) -> list[tuple[int, int]]:
    """Where the elements of a stretch stand that are shown to nobody, and bear no name by which a script could show them."""
    if _PUT_AWAY.search(template.source.text, start, end) is None:
        return []
    return [(one.start, one.extent.end) for one in template.elements_between(start, end) if _is_never_shown(one)]


def _is_never_shown(element: Element) -> bool:
    attrs = element.attrs
    if element.name == "template":
        return not attrs and not is_component(element.template.source.path)
    is_put_away = "hidden" in attrs or _NO_DISPLAY.search(element.attr("style") or "") is not None
    return is_put_away and set(attrs) <= {"hidden", "style"} and not element.has_unknown_attributes
