"""Sentences by which what people gave is kept for as long as they use a service: what is of whoever leaves without a word stays."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.reading.texts.document import Document, Found
from guichet.told.dates_given import GIVEN
from guichet.told.ideas import told
from guichet.told.saying import told_next


def kept_while_used(document: Document) -> Iterator[Found]:
    """Yield where a text keeps people's data while they use the service, and says no time after, there or in what follows."""
    for lang in ("fr", "en"):
        for found in told(document, lang, "kept_while", supposed=True):
            if GIVEN.search(found.sentence) is None and GIVEN.search(told_next(found).lower()) is None:
                yield found
