"""What a form that another company holds asks people for: what they came for, their opinion, or something else."""

from __future__ import annotations

from guichet.done.words import speaks_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import visible
from guichet.reading.templates.page import Page

_NEAR = 400
"""Characters of a block up to which it is about the link that it holds."""


def is_request(*said: str) -> bool | None:
    """Whether words, the nearest first, name a request; False for an opinion or an offer; None when they name neither."""
    for one in said:
        if speaks_of(one, "ways.opinions"):
            return False
        if speaks_of(one, "ways.requests"):
            return True
    return None


def asks_request(element: Element, page: Page) -> bool | None:
    """Whether a request is written where a link or a frame leads: by its words, those around it, those of the page.

    A link beside the form of the page itself leads to something else.
    """
    own = f"{visible(element.text)} {element.attr('title') or ''} {element.attr('aria-label') or ''}"
    block = element.closest("p", "li", "div", "section", "td")
    near = visible(block.text) if block is not None and len(block.text) < _NEAR else ""
    subject = " ".join(visible(one.text) for one in page.find("h1", "h2"))
    answer = is_request(own, near)
    if answer is None and element.name == "a" and any(one.inside("input", "textarea", "select") for one in page.find("form", "v-form")):  # fmt: skip
        return False
    return is_request(subject, page.path) if answer is None else answer
