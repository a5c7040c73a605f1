"""Sentences that ask people for more than a thing needs: what they believe, what is nobody's business, a paper that tells their life."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.reading.texts.document import Document, Found
from guichet.told.ideas import names, told
from guichet.told.saying import told_with


def beliefs_asked(document: Document, lang: str) -> Iterator[Found]:
    """Yield where people are told to say what they believe, where they come from or whom they love.

    A question may be left aside: it counts when it is put for an everyday thing.
    """
    for found in told(document, lang, "belief_asked", asked=True):
        if not found.sentence.rstrip().endswith("?") or _is_for_little(found, lang):
            yield found


def private_facts_asked(document: Document, lang: str) -> Iterator[Found]:
    """Yield where health, convictions or money are asked for an everyday thing."""
    yield from (one for one in told(document, lang, "private_asked", asked=True) if _is_for_little(one, lang))


def papers_asked(document: Document, lang: str) -> Iterator[Found]:
    """Yield where a paper that tells of somebody's life is asked for an everyday thing."""
    yield from (one for one in told(document, lang, "paper_asked", supposed=True) if _is_for_little(one, lang))


def _is_for_little(found: Found, lang: str) -> bool:
    """Whether what is read with some words is about an everyday thing, and nothing that follows means or opens a right."""
    around = told_with(found).lower().replace("’", "'")
    is_little = names(around, lang, "everyday_thing") or names(around, lang, "for_little")
    return is_little and not names(around, lang, "grave_act")


def years_asked(document: Document, lang: str) -> Iterator[Found]:
    """Yield where years of accounts, a whole medical file or the papers of a relative are asked, whatever for."""
    yield from told(document, lang, "papers_of_years", supposed=True)


def secrets_asked(document: Document, lang: str) -> Iterator[Found]:
    """Yield where people are asked to send what only they should know."""
    yield from told(document, lang, "secret_asked", supposed=True)
