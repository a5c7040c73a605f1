"""Of whom, or of what, a sentence says no: a request, a right, a person; or a thing that one shows or ticks, or that runs out."""

from __future__ import annotations

import re
from functools import lru_cache

from guichet.core.words import any_of
from guichet.reading.texts.document import Prose

_CLAUSE = re.compile(r"(?<![^.!?;:,\n])[^.!?;:,\n]*$")
"""What stands before a verb in its clause."""
_YOU = re.compile(r"\b(?:vous|tu) $", re.I)
_NEGATION = re.compile(r"n(?:e |['’])", re.I)
_DONE_TO = re.compile(r"\b(?:être|êtes|été)\b", re.I)
_TAKEN = re.compile(
    r"n(?:e |['’])(?:est|sont|sera|seront) (?:pas|plus) (?:\w+ )?(?:accept|admis|utilis|support|recevable|pris\w* en charge)",
    re.I,
)
_ASKED = re.compile(
    rf"\b(?:{any_of('people.fr.served')}|demandes?|dossiers?|candidatures?|inscriptions?|requêtes?|recours|réclamations?|aides?|droits?|allocations?|prestations?|bourses?|places?|logements?|subventions?|projets?|enfants?"
    r"|démarches?|déclarations?|formulaires?|courriers?|lettres?|appels?|envois?|dépôts?|visites?|visiteurs?|paiements?|règlements?|rendez-vous|papiers?|bulletins?|documents?|pièces|publics?|personnes?|familles?|rien|aucune?|tout|ils?|elles?|on|nous|cela|ça|je|qui|y)\b",
    re.I,
)
"""What one asks for and comes with, and those who ask."""


_CANNOT = re.compile(
    r"\byou (?:can ?not|can['’]t|could not|may not|are unable to) (?!be\b)(?:\w+ly )?(?:accept|approve|choose|decline|grant|offer|select)\b",
    re.I,
)


def is_for_the_reader_to_choose(text: str, start: int, words: str) -> bool:
    """Whether words say what the reader may not do with a form: « vous | ne pouvez pas sélectionner cette donnée »."""
    is_readers = _NEGATION.match(words) and _YOU.search(text[:start])
    return (
        bool(is_readers and not _DONE_TO.search(words)) or _CANNOT.search(text, start, start + len(words)) is not None
    )


def turns_away_a_thing(text: str, start: int, words: str) -> bool:
    """Whether what is not taken is a thing that one shows or hands over: « les passeports | ne sont pas acceptés »."""
    clause = _CLAUSE.search(text[:start])
    before = clause[0].strip() if clause else ""
    if _OF_WARES.search(f"{before} {words}"):
        return True
    return bool(_TAKEN.match(words) and before and not _ASKED.search(before))


_OF_WARES = re.compile(
    r"\b(?:votre|vos|cet|cette|ces|ce|le|la|les|un|une|your|this|these|the|an?) ?(?:\w+ )?(?:paniers?|articles?|commandes?|produits?|navigateurs?|appareils?|téléphones?|basket|cart|orders?|items?|products?|browsers?|devices?|phone) (?:\w+ ){0,2}?(?:(?:do(?:es)?|is|are|was)(?: not|n['’]t)|cannot|(?:ne |n['’]))",
    re.I,
)
"""What is bought, and what one reads a page with: it has no right, and asked for nothing."""


_TAKEN_OFF = re.compile(
    r"(?:l[ea]s?|l['’]|the|une?|des|an?) ?(?:[\w'’-]+ ){1,4}(?:a été|ont été|est|has been|have been|was|were) (?:\w+ )?(?:supprimée?s?|retirée?s?|deleted|removed)[.!]?",
    re.I,
)
"""That a thing, which is nobody's in particular, is no longer on a list: what whoever took it off is told."""


def was_taken_off(text: str) -> bool:
    """Whether a whole text says that a thing was taken off a list: "The discount has been deleted."."""
    return _TAKEN_OFF.fullmatch(text.strip()) is not None


_RUNS_OUT = re.compile(
    r"\b(?:prend(?:ra)? fin|prennent fin|s['’]arrête\w*|expire(?:nt|ra)?|se termine\w*|s['’]achève\w*|touche à sa fin|arrive\w* à (?:échéance|expiration|son terme)|ends?(?: on)?|stops?(?: on)?|(?:is|are) ending|comes? to an end|(?:has )?runs? out|expires?)(?: from| next| this| today| to)?$",
    re.I,
)
_FOR_A_TIME = re.compile(
    r"\b(?:cartes?|permis|titres?|passeports?|abonnements?|autorisations?|licen[cs]es?|attestations?|certificats?|agréments?|visas?|récépissés?|permits?|cards?|pass(?:es)?|badges?|subscriptions?|memberships?|certificates?)\b",
    re.I,
)
"""What is given for a time, as everyone knows."""
_AT_AN_AGE = re.compile(
    r"\b(?:(?:jour|mois|date) de vos \w+ ans|vous (?:aurez|avez|fêtez|atteignez) (?:vos )?\w+ ans|when you (?:turn|reach|are) \d+|your \d+(?:st|nd|rd|th) birthday)\b"
)
"""That it ends with the age for which it was given."""
_AGAIN = re.compile(
    r"\b(?:renouvel\w+|prolong\w+|reconduc\w+|redemand\w+|pour l[ea] garder|nouvelle demande|renew\w*|extend\w*|re-?apply|apply again|keep it)\b",
    re.I,
)
_NOT_AGAIN = re.compile(r"\b(?:pas|plus|not|cannot|never|sans|no)\b[^.;:!?]{0,25}$|n['’]t\b[^.;:!?]{0,25}$", re.I)
_NEAR = 40
"""Letters in which such a word and what follows it hold."""
_BY_FAULT = re.compile(
    r"\b(?:si (?:vous|tu|nous)|sauf si|faute d|à défaut|sans (?:réponse|retour|paiement)|en raison|suite à|if (?:you|we)|unless|failing|because)\b",
    re.I,
)


def runs_out(prose: Prose, start: int, end: int, around: str) -> bool:
    """Whether what ends, between two offsets, was given for a time: a card, or a right that the text around says how to have again."""
    words = prose.text[start:end].strip()
    low, high = prose.sentence_at(start)
    if not _RUNS_OUT.search(words) or _BY_FAULT.search(prose.plain, low, high):
        return False
    return (
        _FOR_A_TIME.search(words) is not None or _AT_AN_AGE.search(prose.plain) is not None or _can_be_had_again(around)
    )


@lru_cache(maxsize=16)
def _can_be_had_again(around: str) -> bool:
    """Whether a text says how to renew what ends: asked once of it, however many ends it tells."""
    return any(
        not _NOT_AGAIN.search(around, max(0, one.start() - _NEAR), one.start()) for one in _AGAIN.finditer(around)
    )


_WISHED = re.compile(
    r"\b(?:comme vous (?:l['’]|nous l['’])?(?:avez|aviez) (?:demandé|souhaité|voulu)|(?:à|selon|conformément à|suite à) votre demande d(?:e (?:résili|clôtur|départ|désinscri|désabonn|ferm|fin)|['’](?:arrêt|annul))\w*|(?:vous|que vous) (?:nous )?quitt(?:ez|iez|er)\b|votre (?:départ|résiliation|désinscription|désabonnement) (?:est|a bien)"
    r"|(?:you are|you['’]re) leaving|as you (?:have )?(?:asked|wished|requested|wanted)|at your (?:own )?request|you(?: have)? (?:asked|told|rang|wrote to|e-?mailed)(?: us)? to (?:stop|end|cancel|leave|close|give))\b",
    re.I,
)


@lru_cache(maxsize=16)
def is_wished(around: str) -> bool:
    """Whether a text says that what ends in it ends because its reader wants to leave: nobody is told no."""
    return _WISHED.search(around) is not None
