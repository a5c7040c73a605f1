"""Whether a sentence denies a word: by what stands before it, one denial taking back another."""

from __future__ import annotations

import re
from functools import lru_cache

_BREAK = re.compile(r"[.;:!?]|\b(?:mais|but|cependant|toutefois|however)\b")
"""What ends the reach of a negation."""
_VERB_FR = re.compile(
    r"\b(?:ne\b|n'(?!importe\b))\s?(?!(?:vous |nous |se |s'|le |la |les |peu\w* )*\w+ (?:que?\b|qu'))(?:[\w'-]+ ){0,6}$"
)
_ONLY_FR = re.compile(r"\b(?:ne\b|n')\s?(?:[\w'-]+ ){1,5}?(?<!sans )(?<!avant )(?:que\b|qu')[^,;]*$")
_NOUN_FR = re.compile(
    r"(?:\b(?:aucune?s?|sans(?! quoi)|ni|nul(?:le)?s?|jamais|non(?!-| \w+ (?:sont|est|seront|sera|ont|passent)\b))|(?<!ne )\bpas(?!-)(?: d(?:e|u|es)\b| d'|\b)|(?:^|[.,;:!?(] ?)(?:plus|pas) (?:de|d'|du|des|aucun))(?: ?[\w'-]+){0,3}? ?$"
)
_LEXICAL_FR = re.compile(
    r"\b(?:inutile|impossible|interdit\w*|exclu\w*|cess\w+|arrêt\w+|refus\w+|dans l'incapacité|hors de question|prière de ne|pas la peine|merci de ne|(?:s'|vous |d')?abst\w+|évite[rz]?|renonce[rz]? à|gardez-vous|dispens\w+|sans(?! quoi)) (?:de |d'|à |que )?(?:(?!après |avant |depuis |pendant |grâce )[\w'-]+ ){0,4}$"
    r"|\b(?:absence|défaut|faute) (?:de |d')(?:toute |votre |sa |la |l')?$"
)
_VERB_EN = re.compile(
    r"(?:\b(?:not|never|cannot|nor|neither|no longer|nobody|nothing|no ?one|none)\b|n't\b|\b(?:refrain|refrains) from)(?: (?!(?:you|we|they|it) (?:will|could|may|might|must|would|shall|can|are|lose)\b)[\w'-]+){0,6} $|\b(?:not|never|cannot)$|n't $"
)
_NOUN_EN = re.compile(
    r"\b(?:no|without|nor|neither|not (?:a|an|any)|never|non)(?: (?!(?:means?|counts?|and|we|you|your|by|our)\b)[\w'-]+){0,4} $|\bnon-$"
)
_LEXICAL_EN = re.compile(
    r"\b(?:unable|unavailable|impossible|stopped|ceased|refuses?|declines?|pointless|useless|no point|refrain from|avoid|abstain from|asked not to|no use|no need|incapable)(?: [\w'-]+){0,4} $"
)
_POLITE = re.compile(
    r"\b(?:n'hésite\w*|ne manque\w*|n'oublie\w*|ne tarde\w*|sans (?:attendre|tarder|délai|hésiter|engagement)|do not hesitate|don't hesitate|don't forget|do not forget|feel free|not hesitate|pas encore|not yet)\b"
)
"""Denials that invite, or that only wait."""
_AS_SUBJECT = re.compile(
    r"\bne (?:pas|rien|plus|jamais) \w+(?:er|ir|re)\b(?= )|\bnot \w+ing\b(?= )"
    r"|\b(?:qui|dont (?:nous|on|vous)) (?:ne |n')(?:\w+ ){1,3}?(?:pas|plus|rien)\b(?: de \w+)?(?= )|\bwho (?:do|does|did|have|has) not \w+\b(?= )"
    r"|\bn'hésit\w+ (?:pas|plus) (?:à|de)\b|\b(?:not|never) hesitate to\b|\bn't hesitate to\b"
)
"""What is not done, as the subject of what follows ("not answering counts as a yes"), and what denies nothing."""
_NOT_JUST = re.compile(
    r"\b(?:pas|non) (?:que|seulement|uniquement|exclusivement|forcément|obligatoirement)\b|\bnot (?:just|only|necessarily)\b"
)
_CASE_EN = re.compile(r"\b(?:if|when|where|unless)\b[^,]*$")
_NEW_SUBJECT = re.compile(r"(?:we|you|they)\b")
"""What follows from a condition with no comma between: "if you do not object we will take it that you agree"."""


_NO_ANSWER = re.compile(r"\bno (?:reply|response|answer|news)(?: (?:from|within|by)(?: \w+){1,4})? (?:will |shall )?$")
_ENDS = re.compile(r"(?:clos|end|cancel|mean|count|delet|remov|withdr|forfeit|cost)")
"""An answer that does not come, as the subject of what it brings about: "no reply closes your file"."""
_RESTRICTS = re.compile(r" ?(?:qu'|que\b)")
_ONLY_SO = re.compile(r"\b(?:ne|n')\s?(?:(?!(?:pas|plus|jamais|rien|ni|guère)\b)[\w'-]+ ){1,5}$")
"""What is so in one case only, where « que » follows: « elle n'est accordée qu'une fois » grants it."""
_OBJECT_EN = re.compile(
    r" (?:\w+ )?(?:nothing|none of (?:it|this|that|them|these|those|your|the)\b)(?! (?:but|else|except|other|more|less))"
)
"""What is done to nothing: "we share nothing with shops"."""
_REACH = 600
"""Letters before a word among which what denies it is looked for: a hundred words, more than a clause that can be followed."""


def is_denied_in(sentence: str, lang: str, start: int, end: int) -> bool:
    """Whether the words between two offsets of a sentence, in plain form, are denied by it."""
    near = max(0, start - _REACH)
    if lang == "fr" and _RESTRICTS.match(sentence, end) and _ONLY_SO.search(sentence, near, start):
        return False
    if lang == "en" and _OBJECT_EN.match(sentence, end):
        return True
    return _is_denied(sentence[near:end], lang, start - near)


@lru_cache(maxsize=4096)
def _is_denied(near: str, lang: str, start: int) -> bool:
    """Whether the words that end a stretch, from an offset on, are denied there: each saying of an idea asks it of the same words."""
    before = _AS_SUBJECT.sub("", _BREAK.split(near[:start])[-1])
    if _NOT_JUST.search(before) or _POLITE.search(before):
        return False
    if lang == "fr":
        if _ONLY_FR.search(_BREAK.split(near)[-1]):
            return False
        lexical = _LEXICAL_FR.search(before) is not None
        grammatical = _VERB_FR.search(before) is not None or _NOUN_FR.search(before) is not None
        return _once(lexical, grammatical, before, r"\b(?:ne|n')\s?(?:est|sera|serait) pas\b")
    if _NO_ANSWER.search(before) and _ENDS.match(near, start):
        return False
    if _CASE_EN.search(before) and _NEW_SUBJECT.match(near, start):
        return False
    lexical = _LEXICAL_EN.search(before) is not None
    grammatical = _VERB_EN.search(before) is not None or _NOUN_EN.search(before) is not None
    return _once(lexical, grammatical, before, r"\b(?:not|n't|never)\b")


def _once(lexical: bool, grammatical: bool, before: str, undoing: str) -> bool:
    """Whether it is denied once: « il n'est pas inutile d'appeler » denies nothing."""
    if lexical:
        return re.search(undoing, before) is None
    return grammatical
