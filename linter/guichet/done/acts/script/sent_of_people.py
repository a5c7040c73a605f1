"""What a sending tells of people: how much, of whom, and what they agreed to."""

from __future__ import annotations

import re

from guichet.core.words import any_of
from guichet.done.acts.script.act import ScriptAct
from guichet.done.nouns.act import Act
from guichet.done.nouns.datum import Datum, Sort
from guichet.done.parties.clients import calls_phones
from guichet.done.parties.hosts import host_of
from guichet.done.words import apart, speaks_of
from guichet.reading.scripts.controllers import values_given

ABOUT = (Sort.ANSWERS, Sort.IDENTITY, Sort.POSITION, Sort.WORDS)
"""What is of people, and of nothing else."""


def agreed_to_be_counted(act: Act) -> bool:
    """Return whether all that people said yes to is a measure: of visits, of an audience."""
    return act.agreement is not None and speaks_of(act.agreement[1].shown, "watching.counted")


def tells(datum: Datum, mails: bool) -> int:
    """Return how well a datum tells people what is known of them: by who they are first; to a mailing tool, by more than an address."""
    if datum.sort is not Sort.IDENTITY:
        return int(datum.sort in ABOUT)
    return 2 if mails and _is_address(datum) else 3


def is_of_those_inside(act: Act, data: str) -> bool:
    """Return whether markup only gives a controller that data of those who work there: their own, for whoever helps them."""
    if not isinstance(act, ScriptAct):
        return False
    named = {one for one in apart(data).split() if one not in _OF_CODE}
    given = [one.lower() for one in values_given(act.path, act.script.project) if named & set(apart(one).split())]
    return bool(given) and all(_INSIDE.search(one) for one in given)


_OF_CODE = frozenset({"this", "user", "value", "current"})  # what tells nothing of what a name holds
_INSIDE = re.compile(rf"(?:^|[^a-z])(?:{any_of('people.inside')})(?![a-z])")


def is_address_alone(act: Act) -> bool:
    """Return whether all that is known to be told of people is where to write to them."""
    about = [one for one in act.data if one.sort in ABOUT]
    by_phone = calls_phones(host_of(act.to) or act.to)
    return all(_is_address(one) or (by_phone and speaks_of(one.shown, "fields.phone")) for one in about)


def _is_address(datum: Datum) -> bool:
    return datum.sort is Sort.IDENTITY and speaks_of(datum.shown, "fields.email")
