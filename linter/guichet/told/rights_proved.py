"""Sentences that make everybody prove who they are, or recall the hour of their visit, before a right over their own data is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.reading.texts import Document
from guichet.reading.texts.document import Found, Prose
from guichet.told.saying import is_others

_PAPER = r"(?:pièces?|titres?|cartes?|justificatifs?|documents?) (?:officiels? |nationale |en cours de validité )?d'identité|passeports?|(?:identity|id) (?:cards?|documents?|papers?)|passports?|photo id|driving licen[cs]es?"
_PROOF = re.compile(
    rf"\b(?:{_PAPER}|(?:preuves?|justificatifs?) de (?:votre |leur |son |l')?identité|justifi\w+ (?:de )?(?:votre|leur|son) identité|proof of (?:your |their )?(?:identity|id)\b)"
)
_ASKED = re.compile(r"\b(?:demandes?|droits?|requests?|rights?|exerc\w+|écri\w+|adress\w+)\b")
_WAITS = re.compile(
    r"\bque si\b|\b(?:doi(?:t|vent)|devra|devront|devez|devrez|est|sont|sera|seront)\b(?: \w+){0,2} (?:être )?(?:accompagnée?s?|comporter|contenir|inclure|joindre|assorties?|fournir|produire|présenter)\b|\b(?:en joignant|joignez|accompagnée?s? d|munie?s? d|assortie?s? d)"
    r"|\bmust (?:include|contain|enclose|attach|send|provide|be (?:accompanied|sent|made) (?:by|with))|\b(?:only|not|cannot|won't|can't)\b[^.;!?]{0,80}\b(?:if|unless|until|once) you\b|\b(?:enclosing|attaching|accompanied by)\b"
)
"""What has a request wait for a proof, whoever sends it."""
_DOUBT = re.compile(
    r"\b(?:doutes?|au cas où|le cas échéant|éventuel\w*|dans le cas où|si nous ne (?:parvenons|pouvons)|pouvons être amenés|pourr\w+ (?:vous )?(?:être )?(?:demand|exig|réclam)\w+|peut (?:vous )?(?:être )?(?:demand|exig)\w+|si nécessaire|si besoin|par tout moyen|doubts?|may (?:ask|need|request|be asked|require)|if (?:we|needed|necessary)|where (?:needed|necessary)|in some cases|by any means)\b"
)
"""What asks it of those alone whom nobody could know otherwise."""
_RIGHTS = re.compile(
    r"\bdroits? (?:d'(?:accès|opposition|effacement)|de (?:rectification|suppression|limitation|retrait)|à (?:l'effacement|la (?:portabilité|limitation|rectification)))|\brectification\b|\bdonnées (?:à caractère )?personnel|\brgpd\b|\bgdpr\b|\bright (?:of|to) (?:access|erasure|rectification|object)|\bpersonal data\b|\bsubject access\b|\byour data\b"
)
_ABOVE = 6
"""Blocks above within which a page says of which rights it speaks."""
_PLAIN_PAPER = re.compile(_PAPER)


def rights_proved(document: Document) -> Iterator[tuple[Found, bool]]:
    """Yield where a text makes a right over one's own data wait for a proof of identity, and whether that is a paper."""
    found_in = list(document.first_in_each(_PROOF))
    places = {id(one): place for place, one in enumerate(document.said)} if found_in else {}
    for found in found_in:
        before = found.sentence.partition(found.match[0])[0]
        waits = _ASKED.search(before) and _WAITS.search(before) and not _DOUBT.search(found.sentence)
        if waits and not is_others(found) and _speaks_of_rights(document.said, places[id(found.prose)]):
            yield found, _PLAIN_PAPER.search(found.match[0]) is not None


_HOUR = re.compile(
    r"\b(?:précis|indiqu|mentionn|communiqu|rappel|fourni|donn)\w+[^.;!?]{0,40} (?:date|jour) et (?:de )?l'heure\b(?: (?:précise|exacte))?|\b(?:date|jour) et (?:de )?l'heure (?:précise|exacte)\b"
    r"|\b(?:stating|giving|specify\w*|indicat\w+|provid\w+|includ\w+|mention\w*) [^.;!?]{0,40}\b(?:exact )?(?:date and time|day and hour|time and date)\b|\bexact (?:date and time|day and hour|time)\b"
)
"""The hour of what one did there, which is asked to find it again."""
_OF_A_VISIT = re.compile(
    r"\b(?:requête|recherche|simulation|visite|connexion|consultation|passage|navigation|retrouver|search|visit|session|simulation|find (?:it|your|them))\b"
)


def rights_recalled(document: Document) -> Iterator[Found]:
    """Yield where a text has whoever asks for their own data recall the hour at which they gave it."""
    found_in = list(document.first_in_each(_HOUR))
    places = {id(one): place for place, one in enumerate(document.said)} if found_in else {}
    for found in found_in:
        said = found.sentence
        asked = _OF_A_VISIT.search(said) and _ASKED.search(said) and not _DOUBT.search(said)
        if asked and not is_others(found) and _speaks_of_rights(document.said, places[id(found.prose)]):
            yield found


def _speaks_of_rights(said: list[Prose], place: int) -> bool:
    """Whether a block, or one just above it, speaks of what people may ask about their own data."""
    return any(_RIGHTS.search(one.plain) for one in said[max(0, place - _ABOVE) : place + 1])
