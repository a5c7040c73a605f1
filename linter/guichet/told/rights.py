"""The words that give a reader a right or a way to be heard: to correct, to challenge, to ask someone."""

from __future__ import annotations

import re
from functools import lru_cache

_UNDOES_FR = r"droit à l'erreur|contester|recours|réclamation|médiat(?:eur|rice|ion)|demander un délai|délai supplémentaire|défenseur des droits"
_UNDOES_EN = r"appeal|complain|ombudsman|challenge (?:this|the|our|it)|more time|honest mistake"
"""What undoes a decision, or puts it off."""
_RIGHT_FR = re.compile(
    rf"\b(?:{_UNDOES_FR}|vous (?:avez|aurez) (?:le )?droit|vos droits"
    r"|vous pouvez (?:\w+ )?(?:corriger|rectifier|demander|nous (?:l')?(?:appeler|joindre|écrire|contacter|demander|dire|expliquer|rencontrer|voir|signaler)|compléter|appeler|venir|expliquer|modifier)|nous (?:vous aiderons|corrigerons)|vous (?:écoute|reçoit|entendra|recevra)|appelez-nous|contactez-nous|c'est un oubli|besoin d'aide|difficultés? (?:de|à|pour|financi)|étalement|en plusieurs fois|échéancier|un délai|remise|nous pouvons|appelez|nous appeler|écrivez|expliqu\w+|rien n'est perdu|pas d'accord)\b"
)
_RIGHT_EN = re.compile(
    rf"\b(?:{_UNDOES_EN}|right to|your rights|you can (?:\w+ )?(?:correct|re-?open|open it again|apply again|ask|call|contact|change|tell|challenge|explain)|we (?:will|can) help|(?:will|can) hear (?:you|your)|call us|contact us|get help|spread (?:the|your)|instalments|payment plan|struggling|difficult\w*|money is tight|call (?:us|0|the)|talk to us|phone us|tell us|free advice|if you (?:disagree|think|need|cannot|can't))\b"
)

RIGHTS = {"fr": _RIGHT_FR, "en": _RIGHT_EN}
"""By language; in plain form: lower case, straight apostrophes."""

_WAY_BACK = re.compile(
    rf"\b(?:{_UNDOES_FR}|rien n'est perdu|rattrap\w+|rétabli\w*|réinscri\w*|réactiv\w*|rouvr\w*|rouvert\w*|annuler cette|(?:une )?nouvelle demande|en déposer une nouvelle|vous gardez vos droits|redemander|(?<!tout )refaire|(?<!tout )(?<!devrez )(?<!devez )reprendre|repren\w+|revenir|retrouv\w+|plus tard|à tout moment|quand vous (?:voulez|voudrez)|même après"
    r"|(?:appellerons|rappellerons|téléphonerons|relancerons|contacterons|écrirons) (?:\w+ ){0,4}avant|avant cela,? nous"
    rf"|{_UNDOES_EN}|reinstat\w*|re-?open\w*|open (?:it|them|your \w+|the \w+) again|ask (?:for it )?again|restor\w*|re-?apply|apply again|(?<!to )start again|put (?:you|it|things) back|get it back|come back|any time|later on|before (?:that|then|we do),? we|even after|nothing is lost)\b"
)
"""What undoes a loss, or comes before it: more than a number to ring in time."""


@lru_cache(maxsize=16)
def gives_a_way_back(text: str) -> bool:
    """Whether a text says how what is lost by saying nothing can be had again, or who will try to reach the reader first."""
    said = _GIVEN_AWAY.sub(" ", text.lower().replace("’", "'"))
    return any(not _NOT.search(said, max(0, one.start() - _NEAR), one.start()) for one in _WAY_BACK.finditer(said))


_NOT = re.compile(r"(?:\b(?:ne|not|no|never|cannot|sans|without|aucune?|jamais)\b|n't\b|\bn')[^.;:!?]*$")
_NEAR = 30


_GIVEN_AWAY = re.compile(
    r"\bse réserv\w+ (?:\w+ ){0,2}droit|\bnous réservons (?:\w+ ){0,2}droit|\b(?:renonc\w+|perd\w+)(?: [\w'-]+){0,4}? (?:droits?(?: (?:de |d')\w+)?|recours|contester|réclamation)|\b(?:aucun|sans|tout) (?:recours|droit)\b|\bretir\w+ (?:\w+ )?votre (?:recours|réclamation)\b"
    r"|\breserves? the right to|\b(?:los[et]|lose|forfeit\w*|waiv\w+|no|giv\w+ up|without)(?: [\w'-]+){0,3}? right to (?:appeal|challenge|complain)?|\bwithdr\w+ (?:from )?your (?:appeal|complaint)\b"
    r"|\b(?:votre|leur|le) (?:recours|réclamation) (?:sera|est|tombe|s'éteint)\b|\b(?:your|their|the) (?:appeal|complaint)s? (?:will|shall|is|are|lapses?|falls?|closes?|ends?)\b"
)
"""Rights that are named because somebody loses them, or because the service takes one."""


@lru_cache(maxsize=16)
@lru_cache(maxsize=16)
def tells_a_right(text: str, lang: str) -> bool:
    """Whether a text, as written, gives its reader a right or a way to be heard."""
    return RIGHTS[lang].search(_GIVEN_AWAY.sub(" ", text.lower().replace("’", "'"))) is not None
