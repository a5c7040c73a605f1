"""Ids that something points at and that nothing can bear: written in full, or completed by a template as others are."""

from __future__ import annotations

from guichet.core.memo import memo
from guichet.reading.scripts.pages import has_unread, scripts_on
from guichet.reading.templates.brought_names import may_print_ids
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import CONTROL, OUTPUT, visible
from guichet.reading.templates.open_ids import HOLE, Ids, ends_of, may_meet
from guichet.reading.templates.page import Page

_LEAST = 3
"""Letters written in full from which an id that a template completes is told from the others."""


def are_lost(ids: list[str], page: Page) -> bool:
    """Whether what is not found in a page is certainly nowhere: neither there, nor in a page that uses the file."""
    return _is_in_a_page(page) and all(_is_lost(one, page) for one in ids)


def completed_and_lost(element: Element, name: str, page: Page) -> str:
    """Return the ids, as the template writes them, that an attribute points at and that nothing makes; "" where one may be made."""
    words = _open(element.attr(name) or "").split()
    if any(step.block.name == "macro" for step in element.template.branches.path(element.start)):
        return ""  # it is seen in each call, with what the call gives
    if CONTROL in (element.attr(name) or "") or not all(len("".join(ends_of(one))) >= _LEAST for one in words):
        return ""
    if not words or has_unread(page) or not are_lost(words, page):
        return ""
    if any(ends_of(one)[0].strip("-_") in each.text for each in scripts_on(page) for one in words):
        return ""
    span = element.value_span(name)
    return element.template.source.text[span.start : span.end].strip()


def _is_in_a_page(page: Page) -> bool:
    """Whether the whole page around is known: a page, or a part that every page that includes it completes."""
    hosts = list(page.hosts) if not page.is_document else []
    return page.is_document or (bool(hosts) and all(host.is_document for host in hosts))


def _is_lost(wanted: str, page: Page) -> bool:
    return all(
        one.is_complete and not may_print_ids(one.composition) and not _made_in(one).may_hold(wanted, may_meet)
        for one in (page, *page.hosts)
    )


@memo
def _made_in(page: Page) -> Ids:
    return Ids(_open(value) for one in page.placed("[id]") if (value := one.element.attr("id")))


def _open(value: str) -> str:
    """An id as it is written, with holes for what the template completes."""
    return visible(value).replace(OUTPUT, HOLE)
