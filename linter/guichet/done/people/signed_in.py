"""What a page prints of whoever is signed in: their own data, and nobody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guichet.core.findings import Span
from guichet.core.words import listed
from guichet.reading.templates.template import Template
from guichet.reading.written.written import Written

if TYPE_CHECKING:
    from guichet.reading.templates.page import Page


def is_of_signed_in(template: Template, span: Span, page: Page) -> bool:
    """Whether a stretch of a template prints something of whoever is signed in, in its own tags or in those of a helper."""
    printed = [token.body for token in template.tokens_between(span.start, span.end)]
    if isinstance(template, Written):
        printed += [page.project.text(path)[at.start : at.end] for path, at in template.printed_in(span)]
    return any(f"{name}." in one for one in printed for name in listed("people.signed_in"))
