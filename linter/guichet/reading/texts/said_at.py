"""Which words of a text stand at a place of its source."""

from __future__ import annotations

import re

from guichet.core.findings import Span
from guichet.reading.texts.document import Document, Found, Prose

_WHOLE = re.compile(r".+", re.S)


def said_at(document: Document, span: Span) -> Found | None:
    """Return the words of a range of the source, in the block that says them; None when no block does."""
    return next((found for prose in document.said if (found := _within(prose, span)) is not None), None)


def _within(prose: Prose, span: Span) -> Found | None:
    whole = prose.span(0, len(prose.text))
    if not (whole.start <= span.start and span.end <= whole.end):
        return None
    places = [prose.span(at, at + 1) for at in range(len(prose.text))]
    inside = [at for at, place in enumerate(places) if span.start <= place.start and place.end <= span.end]
    match = _WHOLE.match(prose.plain, inside[0], inside[-1] + 1) if inside else None
    return Found(prose, inside[0], inside[-1] + 1, match) if match is not None else None
