"""People whom a program asks again, each time some days went by, as long as they have not said yes: those who said no are among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.memo import memo
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.grounds.answers import of_value
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Agreement
from guichet.done.people.consent import asks_consent, protects
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import Body, Deed
from guichet.reading.schedules.found import schedules_of

_LEAVES_OUT = frozenset({"exclude", "not", "whereNot", "reject"})
_NOT_YES = re.compile(
    r"~Q\((?P<q>\w{2,60})=['\"]?(?P<q_yes>\w{2,12})['\"]?\)"
    r"|(?P<named>\w{2,60})['\"]?\)?(?:, ?['\"]| ?)(?:!==?|<>|\bis not\b)(?:['\"], ?| ?)['\":]?(?P<said>\w{2,12})\b"
    r"|(?P<held>\w{2,60}): ?\{ ?(?:not|\$ne|ne): ?['\"]?(?P<other>\w{2,12})"
    r"|^(?:not \(|!)[\w$.@>?]{0,60}?\b(?P<bare>\w{2,60})\??(?:\(\))?\)?$",
    re.I,
)
"""That people are kept who have not said yes: `~Q(paperless=True)`, `"paperless <> 'yes'"`, `{ paperless: { not: 'yes' } }`."""
_OPERATORS = frozenset({"not", "ne", "$ne", "lt", "lte", "$lt", "$lte", "gt", "gte", "$gt", "$gte"})
"""What a query of scripts compares with, as names of a table."""
_LONGEST = 400
_COMMON = frozenset({"perform", "handle", "call", "run", "main", "execute", "invoke", "send", "invite"})
"""Names of functions that say nothing of which one they are."""
_TRUE = frozenset({"", "true", "t", "1"})
"""What may only say that something was done: no answer to a question that could have been no."""
_WORD = re.compile(r"\w+")
_STEM = 4
_ASKED_ONCE = re.compile(r"\b(?:asked|invited|notified|told|sent|mark|envoye|invite le|relance)\b|\b(?:last|derni\w+) ")
"""That somebody was asked: a date that is written, a mark that is put."""
_NONE_OR_NO = re.compile(r"\[ ?(?:nil|null|None), ?(?:false|False) ?\]|\[ ?(?:false|False), ?(?:nil|null|None) ?\]")
_INVITES = re.compile(r"propos|invit|relan|remind|nudge|ask|sollicit|persuad|convain|reconqu|win|offer", re.I)
_SOME_TIME = re.compile(
    r"\b(?P<when>\w{2,60})(?:__(?:lte?|gte?)\b|['\"]?(?:, ?['\"])? ?(?:<=?|>=?) ?|: ?\{ ?\$?(?:lte?|gte?):| \.\.\.?[\d(A-Za-z])"
)
"""That some time went by since something."""
_NO = re.compile(
    r"\b(?:no|non|nope|never|jamais|stop|count|times|fois|attempts?|max|once)\b|refus|declin|opt ?out|unsubscrib|desinscri|desabonn|dismiss|oppos"
)
"""A refusal, or a number of times, that a program looks at."""


def asked_until_yes(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the query, or the test, by which a function finds whoever has not said yes, when it proposes it to them again and again."""
    if not _may_invite(whole) or not _proposes(body) or _NO.search(apart(body.words)) or not _comes_back(body, whole):
        return
    for deed in body.deeds:
        if any(_is_pushed(name) or _is_proposed(name, value, body) for name, value in _not_agreed(deed, whole)):
            yield FromDeed(Kind.KEEP, deed.path, deed.span, whole.place, what=What.UNTIL_YES, shown=whole.shown(deed.span), certain=False)  # fmt: skip
            return


@memo
def _may_invite(whole: Whole) -> bool:
    """Whether a file holds a word of inviting at all."""
    return _INVITES.search(whole.text) is not None


def _proposes(body: Body) -> bool:
    said = (body.function.name, *(one.called for one in body.deeds if one.is_call), *body.texts)
    return any(speaks_of(one, "answers.inviting") for one in said if len(one) < 120)


def _comes_back(body: Body, whole: Whole) -> bool:
    """Whether a function asks again: it looks at how long ago it asked, or a timetable runs it and it notes nothing."""
    if whole.is_among_others and not _notes(body) and _is_planned(body, whole):
        return True
    return any(
        speaks_of(found["when"], "answers.asked")
        for one in body.deeds
        for said in _said(one, whole)
        for found in _SOME_TIME.finditer(said)
    )


def _is_planned(body: Body, whole: Whole) -> bool:
    """Whether a timetable of the project names a function, or what holds it."""
    names = {body.function.name, *(name for one in body.deeds[:1] for name in one.around)} - _COMMON
    return any(set(_WORD.findall(plan)) & names for plan in plans_inviting(whole.path, whole.project))


def plans_inviting(path: str, project: Any) -> list[str]:
    """Return what the timetables of a project say of the jobs that bear a name of inviting which a file holds too."""
    text = project.text(path)
    return [says for says, named in _inviting(project) if any(one in text for one in named)]


@memo
def _inviting(project: Any) -> list[tuple[str, list[str]]]:
    """What the timetables of a project say of the jobs that bear a name of inviting, and those names."""
    said = ((one.says, [word for word in _WORD.findall(one.says) if speaks_of(word, "answers.inviting")]) for one in schedules_of(project))  # fmt: skip
    return [(says, named) for says, named in said if named]


def _notes(body: Body) -> bool:
    """Whether a function keeps that it asked, or takes one of those whom it has not asked: nobody is asked twice."""
    said = (name for one in body.deeds for name in (one.last if one.is_call else "", *(put.name for put in one.puts)))
    return any(_ASKED_ONCE.search(apart(one)) for one in said)


def _is_proposed(name: str, value: str, body: Body) -> bool:
    """Whether a query leaves out those who answered yes to what a function then proposes by the same name: `sharing="yes"`, `share_invitation`."""
    if value.lower() in _TRUE or protects(name):
        return False
    words = {word[:_STEM] for word in apart(name).split() if len(word) >= _STEM}
    said = (body.function.name, *(one.called for one in body.deeds if one.is_call), *body.texts)
    told = (one for one in said if len(one) < _LONGEST and speaks_of(one, "answers.inviting"))
    return any(word[:_STEM] in words and not speaks_of(word, "answers.inviting") for one in told for word in apart(one).split())  # fmt: skip


def _said(deed: Deed, whole: Whole) -> Iterator[str]:
    """What a query or a test is written with; as a whole where it holds tables within tables: `{ askedAt: { lt: since } }`."""
    yield from (", ".join(deed.args) if deed.is_call else "", *deed.tests)
    yield from (f"{put.name} {put.value}" for put in deed.puts)
    if deed.is_call and any(put.name in _OPERATORS for put in deed.puts):
        yield whole.read(deed.span)[:_LONGEST]


def _not_agreed(deed: Deed, whole: Whole) -> Iterator[tuple[str, str]]:
    """The names of what those whom a query or a test keeps have not agreed to, and the yes that they have not said, where it is written."""
    if deed.is_call and deed.last in _LEAVES_OUT:
        out = ((put.name, put.value.strip("'\":").rpartition(".")[2]) for put in deed.puts)
        yield from ((name, value) for name, value in out if _agrees(value))
    if deed.is_call:
        yield from ((put.name, "") for put in deed.puts if _NONE_OR_NO.search(put.value))
    for said in _said(deed, whole):
        for found in _NOT_YES.finditer(said):
            value = found["q_yes"] or found["said"] or found["other"]
            if value is None or _agrees(value):
                yield found["q"] or found["named"] or found["held"] or found["bare"], value or ""


def _agrees(value: str) -> bool:
    return of_value(value.strip("'\":"), equal=True) is Agreement.GIVEN


def _is_pushed(name: str) -> bool:
    """Whether something is what a service would like people to take up, by its name."""
    return not protects(name) and (asks_consent(name) or speaks_of(name, "answers.pushed"))
