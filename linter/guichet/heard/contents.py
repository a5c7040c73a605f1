"""What an element holds once the template is rendered, and what of it is hidden: the ground of names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.reading.templates.branches import CONDITIONS, LOOPS, PLAIN
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.element import Element, TextNode
from guichet.reading.templates.page import Page
from guichet.reading.templates.template import Template
from guichet.seen.visibility import removes_itself, style_of

_SPACED = frozenset(
    "br p div li td th tr h1 h2 h3 h4 h5 h6 dt dd option section article ul ol table img button label svg figure "
    "header footer fieldset legend".split()
)
_CAPTURES = frozenset({"set", "capture", "macro", "call"})
_SHOWN_IN_PLACE = CONDITIONS | LOOPS | PLAIN - _CAPTURES
"""Blocks whose content appears where it is written; others keep it, or put something around it."""


def is_cut(element: Element) -> bool:
    """Whether a captured piece holds the start tag alone (`{% set open %}<a href="/">{% endset %}`)."""
    path = element.template.branches.path(element.start)
    return any(step.block.name not in _SHOWN_IN_PLACE and element.end > step.block.content_end for step in path)


def is_spaced(element: Element) -> bool:
    """Whether white space sets an element apart from the words around it."""
    style = element.attr("style") or ""
    return element.name in _SPACED and ("inline" not in style or "inline-block" in style)


def children_of(element: Element) -> Iterator[Element | TextNode]:
    """Yield the elements and texts directly inside, comments left out."""
    for node in element.children:
        if isinstance(node, Element) or type(node) is TextNode:
            yield node


def is_hidden_itself(element: Element, page: Page) -> bool:
    """Whether this very element is certainly not rendered."""
    return removes_itself(element, page) or style_of(element, page).get("visibility") in {"hidden", "collapse"}


def has_slot(element: Element) -> bool:
    """Whether a block that other templates fill, a component's block tag, or a web component's slot, lies inside."""
    slots = _slots(element.template)
    at = bisect_right(slots, element.start)
    return at < len(slots) and slots[at] < max(element.end, element.open_end)


@memo
def _slots(template: Template) -> list[int]:
    blocks = [
        block.start for block in template.branches.blocks if block.name == "block" or block.name not in _SHOWN_IN_PLACE
    ]
    elements = [one.start for one in template.elements if is_opaque(one)]
    return sorted(blocks + elements)


def is_opaque(element: Element) -> bool:
    """Whether what an element shows is not known: a slot, or one of its own name whose content is not written in it."""
    return element.name == "slot" or ("-" in element.name and element.name not in element.template.hosts)


def is_hidden_apart(label: Element, field: Element, page: Page) -> bool:
    """Whether a label is hidden by something that does not hide its field as well."""
    around = set(field.ancestors)
    return any(one not in around and is_hidden_itself(one, page) for one in (label, *label.ancestors))


def entered(field: Element) -> str:
    """Return what a field inside a label says of itself: the text typed in it, the option chosen."""
    if field.name == "select":
        options = field.inside("option")
        return next((one for one in options if "selected" in one.attrs), options[0]).text if options else ""
    return (field.attr("value") or "") if field.name == "input" and input_type(field) == "text" else ""
