"""What a letter asks for in time, when it comes after sentences that say nothing to whoever reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.reading.texts.document import Document, Prose
from guichet.told.actions import Action, actions, asks, orders
from guichet.told.addressee import TO_READER
from guichet.told.letter import is_sent

_LIMIT = re.compile(r"(?:avant|d'ici|jusqu|au plus tard|before|by|until|no later)\b", re.I)
"""A day by which it has to be done; a day on which something happens is no limit."""
FEWEST = 6
"""Sentences after which a reader has stopped reading."""
_WORDS = 4
"""Spaces from which words are a sentence: a name, an address, a greeting are none."""
_SET_APART = ("heading", "title", "button", "attribute", "placeholder", "label")


def told_last(document: Document) -> tuple[Action, int] | None:
    """Return the first thing that a letter asks for by a day, and how many sentences about the service itself stand before it."""
    if not is_sent(document):
        return None
    for lang in ("fr", "en"):
        for action in actions(document, lang):
            if _LIMIT.match(action.when):
                before = _idle_before(document, action)
                return (action, before) if before >= FEWEST else None
    return None


def buried(document: Document) -> Iterator[tuple[Prose, int, int, int]]:
    """Yield what one message of a table asks for after several sentences about the service: its block, its place, how many."""
    if document.is_sequence:
        return
    for prose in document.blocks:
        if prose.kind != "message" or len(prose.sentences) <= _IN_MESSAGE:
            continue
        for number, (start, end) in enumerate(prose.sentences):
            if orders(prose, start, end):
                if number >= _IN_MESSAGE and _BINDS.search(prose.plain, start, end):
                    yield prose, start, end, number
                break
            if TO_READER.search(prose.plain, start, end) or asks(prose, start, end) or _gives(prose, start, end):
                break
            if prose.plain.count(" ", start, end) < _WORDS - 1:
                break


_IN_MESSAGE = 4
"""Sentences of one message after which its reader has stopped reading."""
_BINDS = re.compile(
    r"\b(?:do not|don't|never|must|need to|have to|bring|send|pay|sign|return)\b|\b(?:ne|n')[^.;!?]{0,40}\bpas\b|\b(?:devez|faut|apportez|envoyez|payez|signez|rapportez|renvoyez|munissez)\b"
)
"""What is asked for and may not be left out, unlike an invitation."""


def _idle_before(document: Document, action: Action) -> int:
    """How many sentences stand before it, none if one of them speaks to the reader, asks for something or prints what is theirs."""
    count = 0
    for prose in document.blocks:
        for start, end in prose.sentences:
            if prose is action.prose and start >= action.start:
                return count
            if prose.kind in _SET_APART or prose.plain.count(" ", start, end) < _WORDS:
                continue
            if TO_READER.search(prose.plain, start, end) or asks(prose, start, end) or _gives(prose, start, end):
                return 0
            count += 1
    return 0


_SUM = re.compile(r"\d ?(?:€|euros?)|[£$€] ?\d|\ue000")


def _gives(prose: Prose, start: int, end: int) -> bool:
    """Whether a sentence gives what is the reader's own: a sum, or what the letter prints."""
    return _SUM.search(prose.plain, start, end) is not None
