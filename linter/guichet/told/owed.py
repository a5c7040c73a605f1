"""What a service owes someone: an answer, a decision, a payment, and when."""

from __future__ import annotations

import re

from guichet.reading.texts.document import Found
from guichet.told.readers import is_for_people

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
        return _SCARCE.search(found.prose.plain) is None
    if _FAILED.search(found.prose.plain):
        return True
    return _AUTOMATIC.search(sentence) is not None and _ANSWER.search(sentence) is None


def owes(found: Found) -> bool:
    """Whether a person waits for what a service promises them in the sentence: not for their own undertaking."""
    if not is_for_people(found.prose.document) or _UNDERTAKEN.search(found.sentence):
        return False
    return _RETRY.search(found.sentence) is not None or _OWED[found.prose.lang].search(found.sentence) is not None


_ANSWER = re.compile(r"\b(?:répon\w+|décision|paiement|virement|versement|aide|answer|reply|decision|payment)\b")


def is_over(found: Found) -> bool:
    """Whether a sentence tells what happened: nobody has a time limit to keep in it."""
    return _OVER.search(found.sentence) is not None or _is_spent(found)


def _is_spent(found: Found) -> bool:
    """Whether the time limit itself has run out, in a sentence that says so and makes no condition of it."""
    spent = _SPENT.search(found.sentence)
    return spent is not None and _ONCE.search(found.sentence[: spent.start()]) is None
