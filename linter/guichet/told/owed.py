"""What a service owes someone: an answer, a decision, a payment, and when."""

from __future__ import annotations

import re
from enum import StrEnum

from guichet.reading.texts.document import Found
from guichet.told.actions import orders
from guichet.told.addressee import addressee_of


class Keeper(StrEnum):
    """Who has to keep a time that is told."""

    READER = "reader"
    EITHER = "either"
    SERVICE = "service"
    """Or a thing, that is ready by then: nobody loses a right over it."""


_ANSWERS = r"(?:statu|décid|prononc|répond|examin|étudi|rappell|contact|trait|instrui|rend|enver|écri|vers|pai|notifi|inform|réun)"
"""What those who decide do about a request."""
_OWED = {
    "fr": re.compile(
        rf"\bnous (?:vous |y |le |la |les |lui )?(?!nous\b)(?:\w+ )?\w+(?:rons|erons)\b|\b(?:on|(?:un|une|notre|votre|le|la|l') ?(?:agent|agente|conseill\w+|équipe|service|gestionnaire|mairie|collaborat\w+|commission|comité|jury|direction|caisse|préfecture|tribunal|médecin)) (?:vous \w+(?:ra|a)\b|(?:y |se |s')?{_ANSWERS}\w*ra\b|\w+ra\b[^.!?;]{{0,40}}\b(?:votre|vos|vous)\b)"
        r"|\bvous (?:\w+ment )?(?:recevrez|aurez|obtiendrez|serez|saurez)\b|\bvous (?:sera|seront|parviendra|parviendront)\b"
        r"|\b(?:votre|vos|cette|ta) (?!site|plateforme|fonctionnalité|page)\w+ [^.!?;]{0,60}?\b(?:sera|seront|va|vont|arrivera|parviendra|est|sont)\b"
        r"|\b(?:apporter|donner|adresser|envoyer|faire parvenir) (?:une |la |votre )?réponse\b"
    ),
    "en": re.compile(
        r"\bwe (?:will|shall|'ll|aim to|hope to) |\bwe'll\b|\bsomeone will\b|\b(?:an?|our|the) (?:officer|adviser|advisor|team|caseworker|agent|panel|board|committee|council|court|member of (?:staff|our team)) will\b"
        r"|\byou (?:will|shall|'ll) (?:\w+ )?(?:receive|get|hear|be|have)\b|\byou'll\b|\byour [^.!?;]{1,60}?\b(?:will|is|are)\b|\b(?:it|they) will (?:\w+ )?be\b"
    ),
}
"""What a service says that it will do for the reader, or that they will receive."""
_RETRY = re.compile(r"\b(?:r?éessay|recommenc|reconnect|reven|essay)\w*|\btry again\b|\b(?:call|come) back\b")
_SCARCE = re.compile(r"\b(?:créneaux?|rendez-vous|places?|plages?|disponibilités?|slots?|appointments?)\b")
"""What one comes back for: nobody knows when a failure will be over."""
_UNDERTAKEN = re.compile(r"\b(?:vous vous engagez|s'engage(?:nt)?|engagement|you (?:undertake|agree|commit))\b")
_AUTOMATIC = re.compile(
    r"\b(?:mot de passe|lien (?:de|pour)|code (?:de|à)|e-?mail|courriel de|confirmation|inscri\w+|password|(?:sign[- ]?in|confirmation|magic) link|verification|e-?mail)\b"
)
"""What a machine sends at once."""
_FAILED = re.compile(
    r"\b(?:erreurs?|problèmes? techniques?|incidents?|pannes?|indisponibles?|technique|errors?|technical|unavailable|went wrong)\b"
)
_OVER = re.compile(
    r"\b(?:a|ont|avait|avez|n'a|n'ont) (?:pas |été |bien )*(?:fait|été|eu|pu|reçu|traité|accepté|refusé|transmis|rendu)\b|\b(?:was|were|has been|have been|had)\b"
)

_SPENT = re.compile(
    r"\b(?:a|ont|est|sont|avait|était|n'a|n'est) (?:\w+ )?(?:expirée?s?|échue?s?|dépassée?s?|écoulée?s?|pris fin)\b|\b(?:has|have|had) (?:\w+ )?(?:expired|passed|ended|run out|elapsed)\b"
)
_ONCE = re.compile(
    r"\b(?:once|when|if|after|unless|until|si|s'|quand|lorsqu\w*|une fois|dès|après|tant|jusqu\w*)\b[^.,;]{0,80}$"
)


def is_a_machines(found: Found) -> bool:
    """Whether a sentence speaks of a failure or of what a machine sends at once: no person is waited for."""
    sentence = found.sentence
    if _RETRY.search(sentence):
        return not found.prose.holds(_SCARCE)
    if found.prose.holds(_FAILED):
        return True
    return _AUTOMATIC.search(sentence) is not None and _ANSWER.search(sentence) is None


def owes(found: Found) -> bool:
    """Whether somebody waits for what a service promises them in the sentence, for their trade too: not for their own undertaking."""
    if not addressee_of(found.prose.document)[0].is_public or _UNDERTAKEN.search(found.sentence):
        return False
    return _RETRY.search(found.sentence) is not None or _OWED[found.prose.lang].search(found.sentence) is not None


_ANSWER = re.compile(r"\b(?:répon\w+|décision|paiement|virement|versement|aide|answer|reply|decision|payment)\b")


_PROMISED = re.compile(
    r"\b(?:nous (?:(?:vous|en|y|le|la|les|lui|leur) )*(?!demand|pri|invit|laiss|donnons|accord)\w+ons|on (?:(?:vous|en|le|la|les) )+\w+|vous (?:recev|ser|aur|obtiendr|saur)(?:ez|rez)|(?:(?:est|sont|sera|seront) (?:\w+ment )?)?(?:prêt|rappel|contact|envoy|effac|rembours|vers|expédi|livr)\w*|répondons"
    r"|we(?:'ll| will| shall| aim to| hope to)? (?!ask|need|want|must|allow|give|do|don|hear|get|receive|have|had|are)\w+|you(?:'ll| will| should) (?:receive|get|hear|be|have)|(?:will|is|are) (?:be )?(?:ready|sent|paid|refunded|deleted|erased|delivered|posted)|arrives?)\b"
)
"""What a service says that it does, and in how long."""
_OWN_TIME = {
    "fr": re.compile(
        r"\bvous (?:avez|aurez|disposez|disposerez|pouvez|pourrez|devez|devrez)\b|\btu (?:as|peux|dois)\b|\b(?:sans|à défaut|faute|en l'absence) d|\bsans (?:réponse|retour|nouvelles)\b|\bsi vous\b|\bdoi(?:t|vent)\b|\bvous (?:demand|pri|invit|laiss|accord)ons\b|\b(?:attendue?s?|exigée?s?|requise?s?|payables?)\b|\bvotre (?:réponse|règlement|paiement)\b"
    ),
    "en": re.compile(
        r"\byou (?:have|can|may|must|need|should)\b|\bif (?:you|we (?:hear|do))\b|\b(?:must|shall)\b|\bfailing\b|\bno (?:reply|answer|response)\b|\b(?:ask|give|allow) you\b|\b(?:due|payable|required|expected)\b"
    ),
}
_FEW = 3


def who_keeps(found: Found) -> Keeper:
    """Return whether the time told in words is one that the reader has to keep, may have to, or one that others give themselves."""
    prose = found.prose
    start, end = _clause(found)
    clause = prose.plain[start:end]
    promised = _PROMISED.search(prose.plain, start, end)
    if promised is not None and promised.start() < found.start:
        return Keeper.SERVICE
    if orders(prose, start, end):
        return Keeper.READER if promised is None else Keeper.EITHER
    own = _OWN_TIME.get(prose.lang)
    return Keeper.EITHER if own is not None and own.search(clause) else Keeper.SERVICE


def _clause(found: Found) -> tuple[int, int]:
    """The part of a sentence that a colon or a semicolon sets apart; the whole sentence around a few words."""
    plain = found.prose.plain
    start, end = found.prose.sentence_at(found.start)
    first = max(start, *(plain.rfind(one, start, found.start) + 1 for one in ":;"))
    last = min((at for one in ":;" if (at := plain.find(one, found.end, end)) >= 0), default=end)
    while first < found.start and plain[first] == " ":
        first += 1
    beside = plain.count(" ", first, found.start) + plain.count(" ", found.end, last)
    return (first, last) if beside >= _FEW else (start, end)


def is_over(found: Found) -> bool:
    """Whether a sentence tells what happened: nobody has a time limit to keep in it."""
    return _OVER.search(found.sentence) is not None or _is_spent(found)


def _is_spent(found: Found) -> bool:
    """Whether the time limit itself has run out, in a sentence that says so and makes no condition of it."""
    spent = _SPENT.search(found.sentence)
    return spent is not None and _ONCE.search(found.sentence[: spent.start()]) is None
