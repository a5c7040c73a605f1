"""Whether a text tells people that what a service keeps of them is gone: their account, their data; surely only when that is what is erased."""

from __future__ import annotations

import re

from guichet.core.findings import Certainty
from guichet.done.words import apart, entries, names, speaks_of

_NAMED = re.compile("|".join(entries("deeds.told erased")).replace("e", "[eé]"), re.I)
_CLAUSE = re.compile(r"[.,!?;:()]")
_YOURS = re.compile(r"\b(?:votre|vos|your)\b")
_DONE = re.compile(r"\b(?:a ete|ont ete|est|sont|has been|have been|is now|are now|were|was)\b")
_OWN, _ERASED = names("deeds.own").pattern, names("deeds.told erased").pattern
_ADVERBS = r"(?:(?:\w+ment|\w+ly|bien|now|being|desormais|deja|all|both|tous|toutes) ){0,2}"
_GONE = rf"{_ERASED}\w*(?! (?:from|de|du|des|d)\b(?! (?:our|nos|notre)\b))"
"""Erased, and not only taken out of something that stays."""
_WHOSE = rf"(?:(?:votre|vos|your) (?:\w+ )?{_OWN}\w*|{_OWN}\w* (?:\w+ )?(?:de|of|from|in) (?:votre|your) {_OWN}\w*)"
_ARE = r"(?:a|ont|est|sont|is|are|has|have|was|were) (?:bien )?(?:ete |been )?"
_OTHERWISE = r"(?:que?|qui|dont|ou|that|which|who|where|whose|est|sont|is|are)"
"""What begins another clause, whose subject is not the same."""
_PASSIVE = re.compile(rf"(?P<subject>{_WHOSE}) (?:(?!{_OTHERWISE}\b)\w+ ){{0,4}}?{_ARE}{_ADVERBS}{_GONE}")
_ACTIVE = re.compile(rf"\b(?:avons|we|we have) {_ADVERBS}{_GONE} {_WHOSE}")
_PLACE = re.compile(r"\b(?:de|d|du|des|dans|sur|a|pour|avec|of|from|in|on|to|for|with|by)$")
"""What stands before the account when it is where something is, or whose it is, and not what is erased."""


def told_gone(text: str) -> Certainty | None:
    """Return how surely a text tells its readers that their account or their data are gone, None when it speaks of no such thing."""
    if _NAMED.search(text) is None:
        return None
    clauses = [apart(one) for one in _CLAUSE.split(text)]
    if any(map(_is_said, clauses)):
        return Certainty.VIOLATION
    return Certainty.REVIEW if any(map(_may_be_said, clauses)) else None


def _is_said(clause: str) -> bool:
    found = _PASSIVE.search(clause)
    is_subject = found is not None and _PLACE.search(clause[: found.start()].rstrip()) is None
    return is_subject or _ACTIVE.search(clause) is not None


def _may_be_said(clause: str) -> bool:
    said = _YOURS.search(clause) and _DONE.search(clause)
    return bool(said) and speaks_of(clause, "deeds.told erased") and speaks_of(clause, "deeds.own")
