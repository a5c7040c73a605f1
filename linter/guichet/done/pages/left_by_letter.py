"""Pages by which one takes an agreement back, and on which nothing does it: they send people to the post, to the telephone, to the counter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.words import speaks_of
from guichet.reading.texts import Document

_ASKS = re.compile(
    r"\b(?:écrivez|envoyez|adressez|appelez|téléphonez|présentez-vous|venez|remettez|write|send|post|call|ring|come|bring)\b",
    re.I,
)
_DOES = ("form", "button", "input", "select")
_SHOWN = 80


def left_by_letter(document: Document) -> Iterator[tuple[Span, str]]:
    """Yield the sentence by which a page about taking an agreement back asks for paper, a call or a journey, when no button of it does it."""
    if document.page is None or document.is_back_office:
        return
    headings = [one for one in document.blocks if one.kind in ("heading", "title")][:2]
    if not any(speaks_of(one.text, "leaving.taken_back") for one in headings) or _does_it(document):
        return
    for block in document.blocks:
        for start, end in block.sentences if block not in headings else ():
            said = block.text[start:end]
            if _ASKS.search(said) and speaks_of(said, "leaving.hard"):
                yield block.span(start, end), said[:_SHOWN].strip()
                return


def _does_it(document: Document) -> bool:
    """Whether something of the page, or of a part that it shows, can be pressed or filled, or leads to what takes the agreement back."""
    page = document.page
    if page is None or any(True for _ in page.find(*_DOES)) or page.composition.segments[1:]:
        return True
    return any(speaks_of(f"{one.attr('href') or ''} {one.text}", "leaving.taken_back") for one in page.find("a"))
