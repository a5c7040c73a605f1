"""Where a text speaks to the person who reads it, so that a word they do not know, or an order to nobody, stops them."""

from __future__ import annotations

import re

from guichet.reading.texts.document import Document, Prose
from guichet.told.addressee import Addressee, addressee_of

_SPEAKS = {
    "fr": re.compile(
        r"\b(?:vous|votre|vos|tu|ton|ta|tes)\b|(?:^|[.!?:;,] )\W{0,3}(?!assez\b|chez\b|nez\b|rez\b)(?:[^\W\d_]{2,}ez|faites|dites|merci de)\b"
    ),
    "en": re.compile(
        r"\b(?:you|your|yours)\b|(?:^|[.!?:;] )\W{0,3}(?:please|send|fill|call|come|bring|pay|sign|write|choose|complete|return|check|give|ask|contact|apply|attach|enclose|upload|print|post|phone|submit|do not|don't)\b"
    ),
}
_INFINITIVE = re.compile(
    r"^\W{0,3}(?:se |vous |ne pas )?(?!(?:premier|dernier|papier|loyer|courrier|hiver|cahier|plaisir|avenir)s?\b)[a-zà-ÿ]{1,20}(?:er|ir|dre|ettre|aître|être) "
)
"""An item of a list that tells what to do: "renvoyer le formulaire"."""
_NAMES = frozenset({"title", "heading", "button", "label", "attribute", "placeholder"})
_LEAST = 5
"""Spaces from which an infinitive opens an order, and no label."""


def is_for_people(document: Document) -> bool:
    """Whether a text is for those whom a service is for, or who help them: none whose trade it is."""
    return addressee_of(document)[0] in (Addressee.PERSON, Addressee.HELPER)


def speaks_to_reader(prose: Prose) -> bool:
    """Whether a block says "you", gives an order, or tells in the infinitive what is to be done."""
    plain = prose.plain
    found = _SPEAKS.get(prose.lang)
    if found is not None and found.search(plain):
        return True
    is_order = prose.lang == "fr" and prose.kind not in _NAMES and plain.count(" ") >= _LEAST
    return is_order and _INFINITIVE.match(plain) is not None


def stops_somebody(prose: Prose) -> bool:
    """Whether what is hard in a block stops a person whom it speaks to."""
    return is_for_people(prose.document) and speaks_to_reader(prose)
