"""Addresses turned down because a register or a map does not know them: a new street, a hamlet, a camp site, a boat."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed.absent import wants_absent
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, THROWS, Deed

_OF_NOBODY = r"[Aa]dresse? [^.\"']{0,30}(?:n['’]existe pas|introuvable|inconnue|reconnue)|[Aa]dresse introuvable|find (?:this|that|your) address|[Aa]ddress [^.\"']{0,12}(?:not exist|not recogni|not found|unknown)"
_UNKNOWN = re.compile(_OF_NOBODY)
"""That people are told that nobody knows their address."""
_SAYS_WRONG = re.compile(
    r"ValidationError|ValueError|BadRequest|Unprocessable|\badd_?[Ee]rror|addViolation|\berrors?\.add\b|setError|\b4(?:00|22)\b|\bunprocessable|\bbad_request"
    rf"|{_OF_NOBODY}"
)
"""That what somebody wrote is wrong, rather than that nothing was found."""
_NAME = re.compile(r"(?<![.\w>])\$?[a-z_]\w{1,40}")
_UNSURE = re.compile(r"\b(?:score|confidence|confiance)\b[^&|]{0,20}<", re.I)
_WORD = re.compile(r"\w+")
_NAMES = 4
_SENT = re.compile(
    r"\b(?:cleaned_data|validated_data|params|_POST|_GET|POST|GET)\b|\b(?:req|request|requete|ctx|event)\b.{0,20}?(?:\.|->)(?:body|form|json|data|query|input|get|post|validated|string)\b|\b(?:body|form|formulaire|input|payload|dto|donnees|saisie)(?:\.|->|\[|\?\.)"
)
"""Where somebody's own words come from."""
_BY_KEY = re.compile(r"\b(?:id|pk|uuid|slug)\b|[a-z](?:Id|_id|_pk|Uuid)\b")
"""That what is looked up is known by its number in the service's own tables."""
_OWN = re.compile(r"\.objects\b|\bfind_by|\bfindOne|::(?:where|find)|[Rr]epository|\bsession\.(?:query|get)")
"""What looks in the tables of the service itself: they hold what was written there, not the addresses that exist."""
_OTHER_PLACES = ("fields.delivery", "fields.on_a_map")
"""Addresses that are not where somebody lives."""


def unknown_turned_down(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what says that somebody's address is wrong when what looks it up finds nothing."""
    if not whole.place.is_public or not deed.tests or not (deed.is_call or deed.called == THROWS):
        return
    test = deed.tests[0]
    if not (wants_absent(test) or _UNSURE.search(test)) or _SAYS_WRONG.search(deed.words.removesuffix(test)) is None:
        return
    given = _given_to(test.removeprefix(FAILS), deed, whole)
    looked = f"{test} {given}".replace("(", " ")
    around = " ".join((*deed.around, deed.path))
    is_of_elsewhere = any(speaks_of(f"{around} {looked}", idea) for idea in _OTHER_PLACES)
    sent = f"{looked} {_given_to(given, deed, whole)}"
    if is_of_elsewhere or speaks_of(around, "fields.search") or not _looks_up(looked, given, sent, deed.words):
        return
    if _is_sent(sent, deed):
        span = deed.tests_at[0]
        yield FromDeed(Kind.REFUSE, deed.path, span, whole.place, what=What.UNKNOWN_ADDRESS, shown=whole.shown(span))


def _looks_up(looked: str, given: str, sent: str, said: str) -> bool:
    """Whether what is called looks an address up: by its own name, or by what it does with somebody's address, when it is told that nobody knows it."""
    if speaks_of(sent, "fields.other_addresses"):
        return False  # of a machine, of a letter box on a screen
    called, _, handed = given.partition("(")
    verb = not _OWN.search(called) and speaks_of(called, "fields.looks_up") and speaks_of(handed, "fields.address")
    is_told = speaks_of(called, "fields.maps") or _UNKNOWN.search(said) is not None
    return (verb and is_told) or speaks_of(looked, "fields.address_looked_up")


def _given_to(said: str, deed: Deed, whole: Whole) -> str:
    """What the first names of a text were given above a deed."""
    names = dict.fromkeys(one.lstrip("$") for one in _NAME.findall(said))
    return " ".join(whole.given_before(one, deed.span.start) for one in list(names)[:_NAMES])


def _is_sent(looked: str, deed: Deed) -> bool:
    """Whether what is looked up is a text that somebody sent, or that the function was given under the name of an address."""
    if _BY_KEY.search(looked) is not None:
        return False
    words = set(_WORD.findall(looked))
    given = (one for text in deed.given for one in _WORD.findall(text) if one in words)
    return _SENT.search(looked) is not None or any(speaks_of(one, "fields.address") for one in given)
