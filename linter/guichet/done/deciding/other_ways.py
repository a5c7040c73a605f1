"""Words that read like a refusal and are none: an agreement, a condition, one way of asking that is shut, what nobody had a right to."""

from __future__ import annotations

import re

from guichet.told.subjects import is_for_the_reader_to_choose, turns_away_a_thing

_NOT_A_RIGHT = re.compile(
    r"give you (?:\w+ )?(?:notice|warning|information|details|time|an? (?:date|answer|time))", re.I
)
"""What could not be given, and is no right that is refused."""
_OF_A_CONTEST = re.compile(
    r"\b(?:votre|vos|ta|ton|tes|your) (?:photos?|photographies?|dessins?|poèmes?|recettes?|œuvres?|affiches?|films?|textes?|nouvelles?|slogans?|propositions?|interventions?|proposals?|talks?|drawings?|poems?|pictures?|paintings?|recipes?|stor(?:y|ies)|entr(?:y|ies))\b",
    re.I,
)
"""What one sends to a contest: nobody had a right to see it chosen."""
_FINDS = re.compile(
    r"(?:calcul|décid|conclu|constat|établi|determin|decid|found|conclud|assess)\w* (?:que|qu['’]|that) ?$"
    r"|\b(?:nous|je|regret|we|i|sorry)\b[^.!?]{0,40}\b(?:inform(?:er|ons|e)?|annon\w+|(?:connaître|savoir)|indiqu\w+|notifi\w+|tell|inform|advise|let you know)(?: you)? (?:que|qu['’]|that) ?$",
    re.I,
)
"""Words by which a decision is told as what someone, or something, found, or by which a service announces it."""
_OR_ELSE = re.compile(r"\b(?:or(?: else)?|otherwise|ou(?: bien)?|sinon|faute de quoi),? ?$", re.I)
"""Right before words, what makes them what would follow if the reader did not do what comes first: nothing is decided."""
_BY_A_BANK = re.compile(r"\b(?:par|by) (?:votre |la |your |the )?(?:banque|bank|card issuer|émetteur)\b", re.I)
_NEXT = 40  # letters in which it is said who refuses a payment: nobody may be asked to look at it again
_POSITIVE = re.compile(r"(?:est|a été) (?:acceptée?|retenue?)$", re.I)
_NOT_YET = re.compile(
    r"\b(?:not|n['’]t|never)(?: yet)? been (?:refused|rejected|turned|declined|denied|stopped|suspended)"
    r"|\bpas encore\b|\byet\b|\b(?:over the|by) (?:tele)?phone\b|\bby e-?mail\b|\bpar (?:téléphone|courriel)\b",
    re.I,
)
"""What is denied, put off, or refused to one way of asking: the answer may still be yes."""
REACH = 600
"""Letters before a refusal in which the words that turn it into something else are looked for: more than a sentence that can be followed."""


def is_other_way(text: str, start: int, end: int) -> bool:
    """Whether what reads like a refusal, between two offsets, is an agreement, a denial of one, or a condition."""
    words = text[start:end]
    before = text[max(0, start - REACH) : start]
    if is_for_the_reader_to_choose(text, start, words) or turns_away_a_thing(text, start, words):
        return True
    if any(one.search(words) for one in (_NOT_A_RIGHT, _OF_A_CONTEST, _NOT_YET)):
        return True
    if _POSITIVE.search(words) and not re.search(r"n['’](?:a|est) pas", words):
        return True
    if re.search(r"n['’](?:est|a) pas (?:été )?(?:refus|rejet|class|radi)", words, re.I):
        return True
    if _OR_ELSE.search(before) or _BY_A_BANK.search(text[start : end + _NEXT]):
        return True
    if re.search(r"\b(?:que|qu['’]|which|that) ?$", before, re.I):
        return not _FINDS.search(before)
    if re.match(r"[^.!?]{0,3}\b(?:si|lorsqu|quand|dès lors que|if|when|unless)", text[end:], re.I):
        return True  # a rule told to all, as on a page of questions
    return bool(re.search(r"\b(?:si|if|when|lorsque|quand|cas où|sauf)\b[^.!?]{0,300}$", before, re.I))
