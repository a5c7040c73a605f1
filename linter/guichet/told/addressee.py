"""Whom a text speaks to: by what it says of itself, then by its route and its folders; a name alone comes last."""

from __future__ import annotations

import re
from enum import StrEnum

from guichet.core.memo import memo
from guichet.core.words import any_of
from guichet.reading.texts import Document, Prose
from guichet.told.evidence import NOTHING, Evidence, said_in, set_for, shown_by_name, shown_by_path


class Addressee(StrEnum):
    """Who reads a text."""

    PERSON = "person"
    """Whoever the service is for."""
    HELPER = "helper"
    """A relative, a social worker, a mediator: they help the person."""
    PROFESSIONAL = "professional"
    """A company, an employer, a partner: it is their trade."""
    AGENT = "agent"
    """Who works for the service."""
    DEVELOPER = "developer"
    """Who builds, installs or calls it."""

    @property
    def is_public(self) -> bool:
        """Whether the service speaks to them from outside its walls."""
        return self in (Addressee.PERSON, Addressee.HELPER, Addressee.PROFESSIONAL)


_ORDER = (Addressee.DEVELOPER, Addressee.AGENT, Addressee.PERSON, Addressee.HELPER, Addressee.PROFESSIONAL)
_OPENING = 400
"""Characters in which a text says what it is."""
_THIRD = re.compile(
    rf"\b(?:le |la |du |au |l'|the )(?:{any_of('people.fr.served', 'people.en.served')}|pétitionnaire|requérante?|customer|client)\b"
)
_SECOND = re.compile(
    r"\b(?:vous|votre|vos|you|your|nous|dear|madame|monsieur)\b|^\W*(?!assez|chez)[^\W\d_]{3,}ez\b", re.M
)
_OFTEN = 3
_KEY = re.compile(
    rf"^(?:{any_of('people.inside')}|admin)(?:[._]|$)",
    re.I,
)


@memo
def addressee_of(document: Document) -> tuple[Addressee, Evidence]:
    """Return whom a document speaks to, and what tells it."""
    configured = set_for("audience", document.path, document.config)
    if configured:
        return Addressee(configured[0]), configured[1]
    own = f"{document.about}\n{opening(document)}"
    told = (
        said_in(own, "addressee", _ORDER)
        or shown_by_path(document.path, "addressee", (one for one in _ORDER if one is not Addressee.PERSON))
        or shown_by_name(document.path, "addressee", (Addressee.DEVELOPER, Addressee.AGENT))
    )
    if told:
        return Addressee(told[0]), told[1]
    if document.is_back_office:
        return Addressee.AGENT, Evidence("its route", "sa route", document.path)
    if third := _spoken_of(document):
        return Addressee.AGENT, Evidence(
            "it speaks of the person and never to them", "il parle de la personne et jamais à elle", third
        )
    return Addressee.PERSON, NOTHING


def _spoken_of(document: Document) -> str:
    """What a text calls the person, when it speaks of them several times and never to them."""
    text = document.lowered
    named = _THIRD.findall(text)
    return named[0] if len(named) >= _OFTEN and not _SECOND.search(text) else ""


def opening(document: Document) -> str:
    """Return the first words of a document, in lower case with straight apostrophes."""
    text = "\n".join(block.text for block in (*document.blocks, *document.unsettled)[:6] if document.is_sequence)
    return text[:_OPENING].replace("’", "'").lower()


def is_spoken_to(prose: Prose) -> bool:
    """Whether a message of a catalogue is kept for the public, by its key; agents have keys of their own."""
    return _KEY.match(prose.key) is None
