"""Doors by which people would close their account or stop what they joined, and that say no to everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.core.words import listed
from guichet.done.acts.deed.doors_shut import ways_out_named
from guichet.done.acts.deed.hollow import only_answers
from guichet.done.acts.deed.turned_down import turns_down
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.acts.way_names import is_join, is_leave
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import Body, Deed

_NO = re.compile(r"\b40[0359]\b|\b50[13]\b|not_?allowed|not_?implemented|forbidden|conflict", re.I)
_BEFORE = ("Depends", "Security")
"""What runs before a function, to say who asks."""
_COUNTED = re.compile(
    r"\bcan_?(?:close|delete|leave)|peut_?(?:fermer|supprimer)|in_?use\b|>\s*0\b|!==?\s*0\b|>=\s*1\b", re.I
)
_CANNOT = re.compile(r"\b(?:cannot|can.?t be|may not|ne peu(?:t|vent) (?:pas|plus)|impossible)\b", re.I)
_WHO = re.compile(r"\b(?:user|usager|current_)|[a-z]User", re.A)
"""Whoever is signed in, in any framework."""
_QUESTIONS = frozenset({"has", "have", "had", "is", "are", "was", "were", "est", "sont", "a", "avait"})
_CHARACTERS = 200
_OWN = re.compile(rf"(?:{'|'.join(map(re.escape, listed('people.signed_in')))})\.(\w{{2,40}})")
"""What whoever is signed in has."""


def never_out(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the refusal that is all that a door out of one's own account does, in a file and a project that have no other."""
    if not (whole.place.is_public and _closes(body, whole)) or any(
        one is not body and _closes(one, whole) for one in whole.bodies.values()
    ):
        return
    own = [one for one in body.deeds if one.span.start > body.function.span.end and one.called not in _BEFORE]
    refusals = [one for one in own if _refuses(one)]
    if not all(only_answers(one) or one in refusals for one in own) or ways_out_named(whole.project):
        return
    no = next((one for one in refusals if not one.tests), None)
    if no is not None:
        yield FromDeed(Kind.REFUSE, no.path, no.span, whole.place, what=What.NEVER_OUT, shown=body.function.name)


def barred_out(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the refusal to close an account because something was once done with it: a count of what it holds, and no reason that ends."""
    if not whole.place.is_lived or not _ends_account(body):
        return
    if _only_asks(body) or _is_of_those_inside(body) or _is_of_a_part(body):
        return
    around = " ".join((body.function.name, *(word for one in body.deeds for word in (one.words, *one.tests))))
    if not (speaks_of(around, "decisions.people") or _WHO.search(around)):
        return  # an account of a bank, a kind of account: nobody's own
    for one in body.deeds:
        tests = " ".join(one.tests)
        counted = speaks_of(tests, "asked.ever_used") or _COUNTED.search(tests) is not None
        if (_refuses(one) or _CANNOT.search(one.words)) and counted and not speaks_of(tests, "asked.for_a_while"):
            yield FromDeed(
                Kind.REFUSE,
                one.path,
                one.span,
                whole.place,
                what=What.NEVER_OUT,
                shown=body.function.name,
                certain=False,
            )
            return


def _only_asks(body: Body) -> bool:
    """Whether the name of a function is a question, whose answer shuts no door by itself: `hasClosed`, `is_deleted?`."""
    return apart(body.function.name).partition(" ")[0] in _QUESTIONS


def _is_of_those_inside(body: Body) -> bool:
    """Whether the class around is that of the accounts of those who work there: no right of the public is in question."""
    classes = body.deeds[0].around if body.deeds else ()
    return any(speaks_of(one, "decisions.inside") for one in classes if one != body.function.name)


def _is_of_a_part(body: Body) -> bool:
    """Whether a function is named as what takes one address or number away from an account, which stays."""
    name = body.function.name
    part = any(speaks_of(name, one) for one in ("fields.email", "fields.phone", "fields.address"))
    return part and not (speaks_of(name, "leaving.own_account") or speaks_of(name, "deeds.accounts"))


def _ends_account(body: Body) -> bool:
    """Whether a function is named as what ends an account, by its name, its class, or whom it erases."""
    name = body.function.name
    erased = (one.words for one in body.deeds if one.is_call and speaks_of(one.last, "deeds.erasing"))
    around = " ".join((name, *(body.deeds[0].around if body.deeds else ()), *erased))
    ends = body.function.verb == "delete" or is_leave(name) or speaks_of(name, "deeds.leaves")
    return ends and (speaks_of(around, "leaving.own_account") or speaks_of(around, "deeds.accounts"))


def _closes(body: Body, whole: Whole) -> bool:
    """Whether a function is named as what ends an account, or what its people joined; the file says so beside it."""
    name = body.function.name
    ends = body.function.verb == "delete" or is_leave(name) or speaks_of(name, "deeds.leaves")
    around = " ".join((name, whole.path, *(body.deeds[0].around if body.deeds else ())))[:_CHARACTERS]
    if not ends or speaks_of(around, "leaving.own_account") or speaks_of(around, "leaving.joining"):
        return ends
    return speaks_of(around, "leaving.stayed_in") and (_is_sent_elsewhere(body) or _is_entered(whole))


def _is_sent_elsewhere(body: Body) -> bool:
    """Whether whoever asks is told by which other door one ends it: a plan may be that of a town, which nobody has joined."""
    return any(speaks_of(one, "leaving.ends") and speaks_of(one, "ways.offline") for one in body.texts)


@memo
def _is_entered(whole: Whole) -> bool:
    """Whether people come in where they would go out: a way in of the same file, an account that it opens, or what whoever is signed in has."""
    ways_in = any(speaks_of(one.name, "leaving.joining") for one in whole.bodies)
    opened = (one.called for one in whole.deeds if one.is_call and speaks_of(one.called, "leaving.own_account"))
    return ways_in or any(map(is_join, opened)) or any(speaks_of(one, "leaving.stayed_in") for one in _OWN.findall(whole.text))  # fmt: skip


def _refuses(deed: Deed) -> bool:
    return turns_down(deed) or _NO.search(deed.words) is not None
