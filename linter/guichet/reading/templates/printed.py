"""What a template prints in an attribute, and where it says a state: as its tags tell it, whatever the engine."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.templates.template import Template

_STATE = re.compile(r"statu[st]|state|[ée]tat|display|label|libell[ée]|word|mot|text|titre|title", re.I)
"""What a template calls the words that say a state."""


def tags_in(element: Element, attribute: str) -> tuple[Token, ...]:
    """Return the tags that stand in the value of an attribute."""
    span = element.value_span(attribute)
    return element.template.tokens_between(span.start, span.end)


def printed_in(element: Element, attribute: str) -> list[str]:
    """Return the expressions that an attribute prints."""
    return [one.body for one in tags_in(element, attribute) if one.kind is Kind.OUTPUT]


@memo
def states_printed(template: Template) -> list[int]:
    """Return where a template prints something that may be called a state, in source order."""
    return [one.start for one in template.masked.tokens if one.kind is Kind.OUTPUT and _STATE.search(one.body)]
