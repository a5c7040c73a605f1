"""Of whom, or of what, a French sentence says no: a request, a right, a person; or a thing that one shows or ticks."""

from __future__ import annotations

import re

from guichet.core.words import any_of

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
