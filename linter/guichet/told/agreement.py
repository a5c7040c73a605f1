"""Sentences that take something else for a yes: what one does anyway, silence, a choice made by the service."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.reading.texts.document import Document, Found
from guichet.told.meaning.sentences import said_in, told

_TAKEN = ("agreed_by_use", "joined", "opted_out")


def agreements_taken(document: Document, lang: str) -> Iterator[tuple[Found, bool]]:
    """Yield where a text takes something for a yes, and whether it is a yes to terms alone, which a button may well say."""
    seen: set[int] = set()
    for topic in _TAKEN:
        for found in told(document, lang, topic, supposed=True):
            if id(found.prose) not in seen:
                seen.add(id(found.prose))
                yield found, any(True for _ in said_in(found.prose, lang, "agreed_by_deed", supposed=True))


def terms_imposed(document: Document, lang: str) -> Iterator[Found]:
    """Yield where a text lets the service change what was agreed alone."""
    yield from told(document, lang, "terms_changed", supposed=True)
