"""Sentences that demand a thing that not everybody has: an e-mail address, a mobile, a strong identity, a file of one sort."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from guichet.core.keeping.expressions import lasting
from guichet.core.keeping.tables import table
from guichet.reading.texts import Document
from guichet.reading.texts.document import Found
from guichet.told.readers import speaks_of_served
from guichet.told.saying import is_denied, is_others, is_the_condition

_NEEDED = r"(?:obligatoires?|indispensables?|nécessaires?|requise?s?|exigée?s?|impérati\w+|required|mandatory|compulsory|needed|essential)"
_NEAR = r"[^.!?;:\n]{0,40}?"
_SHAPES = (
    rf"\bTHING\b(?: ?[»\"”])? (?:[\w']+ ){{0,5}}?(?:est|sont|sera|devient|is|are) (?:\w+ ){{0,2}}?{_NEEDED}",
    rf"\b(?:vous (?:devez|devrez) (?:\w+ )?(?:avoir|disposer d|posséder|fournir|donner|indiquer|être munie?s? d|utiliser|vous (?:identifier|connecter) (?:avec|par|via))|vous (?:avez|aurez) besoin d|il (?:vous )?faut|munissez-vous d)[e'u]*\b{_NEAR}\bTHING\b",
    r"\b(?:you (?:will |'ll |also )?need(?: to (?:have|give|provide|enter))?|you (?:must|have to|should) (?:have|give|provide|enter)|requires?)(?: (?:an?|your|both|valid|own|working|personal)){0,3} (?:\w+ (?:address )?and (?:an? |your )?)?THING\b",
    r"\byou (?:must|have to|need to) (?:\w+ ){1,4}?(?:with|by|through) (?:an? |your )?THING\b",
    r"\b(?:seule?s? (?:les |des |une? )?|only (?:a |an )?)THING\b[^.!?;:\n]{0,30}\b(?:sont|est|seront|sera|peuvent|peut|are|is|can|will)\b",
    rf"\bTHING ?:? ?{_NEEDED}(?= ?(?:[.!;)]|$))",
    r"\b(?:cré(?:ez|er)|ouvr(?:ez|ir)|create|set up|open)(?: (?:une?|an?|your|votre|own)){0,2} ?THING\b (?:avant|before|pour commencer|d'abord|first)",
    r"\b(?:(?:si|quand) vous n'avez pas|if you (?:have no|do not have|don't have|lack))(?: d'| de| une?| an?| any)? ?THING\b,? (?:\w+ ){0,2}?(?:(?:utilisez|demandez|empruntez|donnez) cell?e|créez-en|ask (?:an?|your|someone)|use (?:an?|someone|that|your)|borrow|create one|set one up)",
    rf"\b(?:sans|without|faute d[e']|à défaut d[e']) ?(?:an? |d'|une? |votre |your )?THING\b,? {_NEAR}\b(?:ne|n'|cannot|can't|not|won't|refus\w+|rejet\w+|impossible)\b",
    rf"\b(?:dépourvue?s? d[e']|qui n'ont (?:pas|aucune?) ?(?:d[e'])?|n'est (?:pas |plus )?équipée? d[e']|n'(?:avez|a) (?:pas|aucune?) ?(?:d[e'])?|(?:who |that )?(?:have|has) no|lacking) ?(?:une? |an? )?THING\b,? {_NEAR}\b(?:ne (?:peu|pouv|pourr)\w+|cannot|can't|(?:is|are|will) not)\b",
    r"\b(?:cannot|can't|can not|not be able to) (?:\w+ ){1,5}?without (?:an? |your |giving (?:us )?an? )?THING\b",
    rf"\b(?:if you leave|si vous laissez|laisser) (?:the |this |la |le |l')?(?:case |champ |zone )?(?:\w+ ){{0,2}}?THING\b(?: (?:box|field))? (?:blank|empty|vide)\b{_NEAR}\b(?:ne|n'|cannot|can't|not|won't|bloqu\w+|refus\w+)\b",
    r"\b(?:only|seulement|uniquement) (?:\w+ ){0,2}?(?:to|aux?) (?:\w+ ){1,3}?(?:from|with|who have|depuis|ayant|qui ont) (?:une? |an? )?THING\b",
    r"\b(?:qu(?:e |'))(?:sur |vers |par )?(?:un |des |les |une )?THING\b",
)
_OTHERWISE = re.compile(
    r"\b(?:sinon|si vous n'(?:en )?avez pas|ou (?:bien |à défaut |au |par |un |une |votre )|facultati\w+|optional|otherwise|if you (?:don't|do not) have|or (?:by|call|a |an |your )|par courrier|by post|au guichet|in person|appelez|call us)\b"
)
"""What lets people off, in the same sentence."""
_NOT_ASKED = re.compile(
    r"\b(?:connecter avec l'adresse|(?:pour|à|de|la) (?:vous )?cré(?:er|ation) (?:\w+ ){0,2}comptes?|to (?:create|open|set up|sign in to) (?:an?|your) (?:\w+ )?account|newsletter|infolettre|notifications?|alertes?|alerts?|rappel par|facture|invoice|mot de passe oublié|forgotten password|support|assistance technique)\b"
)
_BARE = re.compile(r"^\W*(?:l'|le |la |les |une? |votre |vos |the |an? |your )?[^\W\d_][^,;:]{0,60}$")
"""A sentence that says nothing but that a field is wanted."""


def is_of_a_field(found: Found) -> bool:
    """Whether words are what one field says when it is left empty: the form around it is asked, and not each of its messages."""
    prose = found.prose
    is_kept_apart = not prose.document.is_sequence or (prose.element is not None and prose.element.closest("form"))
    return bool(is_kept_apart) and len(prose.sentences) == 1 and _BARE.match(prose.plain.rstrip(" .!")) is not None


def demanded(document: Document, thing: str) -> Iterator[Found]:
    """Yield where a text demands a thing of `demands.toml` ("email"), and lets nobody off in the same sentence."""
    for found in document.first_in_each(_pattern(thing)):
        if (
            speaks_of_served(found.prose)  # whoever reads it serves them
            or _OTHERWISE.search(found.sentence.replace(found.text.lower(), ""))
            or _NOT_ASKED.search(found.sentence)
        ):
            continue
        if not (is_others(found) or is_denied(found) or is_the_condition(found)):
            yield found


def formats_told(document: Document) -> Iterator[Found]:
    """Yield where a text takes one sort of file alone, or turns photographs away."""
    for found in document.first_in_each(_formats()):
        if not (is_others(found) or is_denied(found) or _OF_SOMEBODY.search(found.sentence)):
            yield found


_OF_SOMEBODY = re.compile(r"\b(?:votre|ta|your) (?:photo|photographie|photograph|picture|portrait)\b")
"""One photograph that was looked at: of a face, most often; its format is not what is turned away."""
_FOREIGN = re.compile(
    r"\b(?:documents?|pièces?|actes?|diplômes?|permis|passeports?|justificatifs?|certificats?|papers?|licen[cs]es?|certificates?|passports?)(?: \w+){0,3}? (?:étrang\w+|en langue étrangère|d'un autre pays|d'autres pays|délivrée?s? à l'étranger|from (?:abroad|another country|other countries))"
    r"[^.!?;:\n]{0,40}\b(?:ne (?:sont|seront|est|sera) (?:pas|plus)|refus\w+|rejet\w+|(?:are|is|will be) (?:not|rejected|refused)|cannot be|can't be)"
    r"|\bforeign (?:documents?|papers?|passports?|licen[cs]es?|certificates?)\b[^.!?;:\n]{0,40}\b(?:not|rejected|refused)\b",
    re.I,
)


def foreign_refused(document: Document) -> Iterator[Found]:
    """Yield where a text turns away the papers of other countries."""
    for found in document.first_in_each(_FOREIGN):
        if not (is_others(found) or re.search(r"\b(?:traduct\w+|traduits?|translat\w+|sauf|except|unless)\b", found.sentence)):  # fmt: skip
            yield found


@cache
def _pattern(thing: str) -> re.Pattern[str]:
    data = table("told/demands.toml")
    return lasting("|".join(one.replace("THING", f"(?:{'|'.join(data[thing])})") for one in _SHAPES), re.I)


@cache
def _formats() -> re.Pattern[str]:
    data = table("told/demands.toml")
    document, photo = ("|".join(data[one]) for one in ("document", "photo"))
    refused = r"(?:refusée?s?|rejetée?s?|pas (?:acceptée?s?|admis\w*|prises? en compte)|rejected|refused|not (?:be )?accepted|ignored)"
    return lasting(
        rf"\b(?:{photo})\b[^.!?;:\n]{{0,40}}?\b(?:sont|seront|est|sera|are|is|will be|ne (?:sont|seront)) {refused}"
        rf"|\b(?:uniquement|seulement|exclusivement|only) (?:au format |en |a |as )?(?:{document})\b|\b(?:{document}) (?:uniquement|seulement|exclusivement|only)\b",
        re.I,
    )
