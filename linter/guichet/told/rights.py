"""The words that give a reader a right or a way to be heard: to correct, to challenge, to ask someone."""

from __future__ import annotations

import re
from functools import lru_cache

_RIGHT_FR = re.compile(
    r"\b(?:droit à l'erreur|vous (?:avez|aurez) (?:le )?droit|vos droits|contester|recours|réclamation|médiat(?:eur|rice|ion)|demander un délai|délai supplémentaire|défenseur des droits"
    r"|vous pouvez (?:\w+ )?(?:corriger|rectifier|demander|nous (?:l')?(?:appeler|joindre|écrire|contacter|demander|dire|expliquer|rencontrer|voir|signaler)|compléter|appeler|venir|expliquer|modifier)|nous (?:vous aiderons|corrigerons)|vous (?:écoute|reçoit|entendra|recevra)|appelez-nous|contactez-nous|c'est un oubli|besoin d'aide|difficultés? (?:de|à|pour|financi)|étalement|en plusieurs fois|échéancier|un délai|remise|nous pouvons|appelez|nous appeler|écrivez|expliqu\w+|rien n'est perdu|pas d'accord)\b"
)
_RIGHT_EN = re.compile(
    r"\b(?:right to|your rights|you can (?:\w+ )?(?:appeal|correct|ask|call|contact|change|tell|challenge|explain)|appeal|complain|ombudsman|more time|we (?:will|can) help|(?:will|can) hear (?:you|your)|call us|contact us|get help|honest mistake|spread (?:the|your)|instalments|payment plan|struggling|difficult\w*|money is tight|call (?:us|0|the)|talk to us|phone us|tell us|free advice|if you (?:disagree|think|need|cannot|can't)|challenge (?:this|the|our))\b"
)

RIGHTS = {"fr": _RIGHT_FR, "en": _RIGHT_EN}
"""By language; in plain form: lower case, straight apostrophes."""

_GIVEN_AWAY = re.compile(
    r"\bse réserv\w+ (?:\w+ ){0,2}droit|\bnous réservons (?:\w+ ){0,2}droit|\b(?:renonc\w+|perd\w+)(?: [\w'-]+){0,4}? (?:droits?(?: (?:de |d')\w+)?|recours|contester|réclamation)|\b(?:aucun|sans|tout) (?:recours|droit)\b|\bretir\w+ (?:\w+ )?votre (?:recours|réclamation)\b"
    r"|\breserves? the right to|\b(?:los[et]|lose|forfeit\w*|waiv\w+|no|giv\w+ up|without)(?: [\w'-]+){0,3}? right to (?:appeal|challenge|complain)?|\bwithdr\w+ (?:from )?your (?:appeal|complaint)\b"
)
"""Rights that are named because somebody loses them, or because the service takes one."""


@lru_cache(maxsize=16)
def tells_a_right(text: str, lang: str) -> bool:
    """Whether a text, as written, gives its reader a right or a way to be heard."""
    return RIGHTS[lang].search(_GIVEN_AWAY.sub(" ", text.lower().replace("’", "'"))) is not None
