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


def is_for_the_reader_to_choose(text: str, start: int, words: str) -> bool:
    """Whether words say what the reader may not do with a form: « vous | ne pouvez pas sélectionner cette donnée »."""
    is_readers = _NEGATION.match(words) and _YOU.search(text[:start])
    return bool(is_readers and not _DONE_TO.search(words))


def turns_away_a_thing(text: str, start: int, words: str) -> bool:
    """Whether what is not taken is a thing that one shows or hands over: « les passeports | ne sont pas acceptés »."""
    clause = _CLAUSE.search(text[:start])
    before = clause[0].strip() if clause else ""
    return bool(_TAKEN.match(words) and before and not _ASKED.search(before))


_RUNS_OUT = re.compile(
    r"\b(?:prend(?:ra)? fin|prennent fin|expire(?:nt|ra)?|se termine\w*|s['’]achève\w*|touche à sa fin|arrive\w* à (?:échéance|expiration|son terme)|ends?(?: on)?|(?:is|are) ending|comes? to an end|(?:has )?runs? out|expires?)$",
    re.I,
)
_FOR_A_TIME = re.compile(
    r"\b(?:cartes?|permis|titres?|passeports?|abonnements?|autorisations?|licen[cs]es?|attestations?|certificats?|agréments?|visas?|récépissés?|permits?|cards?|pass(?:es)?|badges?|subscriptions?|memberships?|certificates?)\b",
    re.I,
)
"""What is given for a time, as everyone knows."""
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
    return _FOR_A_TIME.search(words) is not None or _can_be_had_again(around)


@lru_cache(maxsize=16)
def _can_be_had_again(around: str) -> bool:
    """Whether a text says how to renew what ends: asked once of it, however many ends it tells."""
    return any(
        not _NOT_AGAIN.search(around, max(0, one.start() - _NEAR), one.start()) for one in _AGAIN.finditer(around)
    )
