"""Sentences by which something falls on their reader with nobody there: a machine decides, a place goes without a word, a robot answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.reading.texts.document import Document, Found
from guichet.told.ideas import names, told
from guichet.told.rights import gives_a_way_back
from guichet.told.saying import once_in_a_block, told_with


def decided_by_machine(document: Document, lang: str) -> Iterator[tuple[Found, bool]]:
    """Yield where a text says that a machine decides of people, and whether it says too that nobody else does."""
    seen: set[int] = set()
    for topic in ("judged_alone", "no_human_hand", "judged_by_machine"):
        for found in _said(document, lang, topic, supposed=topic == "no_human_hand"):
            if id(found.prose) not in seen and not names(_beside(found), lang, "by_people"):
                seen.add(id(found.prose))
                yield found, topic != "judged_by_machine"


def ranked_by_origin(document: Document, lang: str) -> Iterator[Found]:
    """Yield where a text says that where people come from, live, or what they speak decides of their rank."""
    topics = ("ranked_by_origin", "put_after")
    yield from once_in_a_block(one for topic in topics for one in _said(document, lang, topic))


def decided_by_score(document: Document, lang: str) -> Iterator[Found]:
    """Yield where a text says that a score given to somebody takes something from them."""
    topics = ("scored_then", "rated_by_life")
    found = (one for topic in topics for one in _said(document, lang, topic, supposed=True))
    yield from once_in_a_block(one for one in found if not names(_beside(one), lang, "by_people"))


def dropped(document: Document, lang: str) -> Iterator[Found]:
    """Yield where a text says that a place or a file goes without a word, at the first miss or in a few days, and no way back."""
    topics = ("dropped_untold", "dropped_at_once", "dropped_soon", "dropped_quiet", "dropped_for_little")
    found = (one for topic in topics for one in _said(document, lang, topic, supposed=True))
    yield from once_in_a_block(one for one in found if not gives_a_way_back(told_with(one)))


def locked_for_long(document: Document, lang: str) -> Iterator[Found]:
    """Yield where a text says that failed attempts shut people out for days, weeks, or for good."""
    yield from _said(document, lang, "locked_long", supposed=True)


def turn_lost(document: Document, lang: str) -> Iterator[Found]:
    """Yield where a text says that whoever is cut off, or leaves the page, starts the queue again."""
    yield from _said(document, lang, "turn_lost", supposed=True)


def robot_only(document: Document, lang: str) -> Iterator[Found]:
    """Yield where a text says that a robot alone answers people."""
    for found in _said(document, lang, "robot_only"):
        if not names(_beside(found), lang, "person_behind"):
            yield found


def _said(document: Document, lang: str, topic: str, *, supposed: bool = False) -> Iterator[Found]:
    """Yield what a text says of a topic; a question says nothing, though its answer be read with it."""
    if document.is_back_office:
        return
    for found in told(document, lang, topic, supposed=supposed):
        _, end = found.prose.sentence_at(found.start)
        if _ASKED.search(found.prose.plain[:end]) is None:
            yield found


_ASKED = re.compile(r"\? ?$")


def _beside(found: Found) -> str:
    """Return what stands with some words, without them."""
    return told_with(found).replace(found.prose.plain[found.start : found.end], " ")
