"""Days that SQL gives people to answer before it closes what they asked, and months for which it shows no slot to those who missed one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.numbers import measured
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.asked.of_doors import SaidTime
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Act, Kind
from guichet.done.people.given_time import DAY, HOUR, Thing, least_of
from guichet.done.words import speaks_of
from guichet.reading.data.durations import UNITS

_AGO = re.compile(
    r"(?:now\(\)|current_date|current_timestamp|localtimestamp|sysdate|curdate\(\)|getdate\(\))\s*-\s*interval\s*'?(\d{1,5})\s*'?\s*(\w{1,10})'?",
    re.I,
)
_SPOKEN = re.compile(r"--[^\n]*|/\*(?:[^*]|\*(?!/))*\*/")
_ENDS = re.compile(
    r"\bset\s[^;]{0,300}?\b(?:status|statut|etat|state|ends?_on|end_date|fin_le|date_fin|closed|clos|cloture\w*|droit_ouvert|actif|active)\b[^;]{0,40}?=\s*(?:'[^'\n]{0,40}'|current_date|now\(\)|false|\w{1,20})",
    re.I,
)
_ENDED = re.compile(
    r"closed|clos|cloture|radi|reject|rejet|refus|lapse|caduc|ended|withdrawn|sans.suite|annul|cancel|ends?_on|fin_le|date_fin|droit_ouvert|desist",
    re.I,
)
_BEFORE = 500
_MISSED = re.compile(r"not\s+(?:exists\s*\(|in\s*\()\s*select\b(?:[^()]|\([^()]{0,80}\)){0,400}$", re.I)
_BARRED = 14 * DAY


def acts_in(source: Source) -> Iterator[Act]:
    """Yield each time ago that a file of SQL compares with, where it closes or hides because of it."""
    said = place_of_path(source.path) or Place.JOB
    place = Place.JOB if said is Place.MIGRATION else said
    text = _SPOKEN.sub(lambda one: " " * len(one[0]), source.text)
    for found in _AGO.finditer(text):
        seconds = measured(found[1]) * UNITS.get(found[2].lower(), 0)
        before = text[max(0, found.start() - _BEFORE) : found.start()]
        after = text[found.end() : found.end() + 2 * _BEFORE]
        span = Span(*found.span())
        missed = _MISSED.search(before)
        if seconds >= _BARRED and missed is not None:
            if speaks_of(missed[0], "asked.missed") and speaks_of(text, "places.slots"):
                yield FromDeed(Kind.LOCK, source.path, span, place, what=What.BARRED_LONG, shown=found[0])
        elif HOUR <= seconds < least_of(Thing.REPLY) and _awaits_people(before) and _ends(f"{before[-200:]} {after}"):
            yield SaidTime(
                Kind.EXPIRE, source.path, span, place, thing=Thing.REPLY, seconds=seconds, shown=found[0], about=frozenset({"validity"}),
            )  # fmt: skip


def _ends(near: str) -> bool:
    """Whether what is near writes that something is over."""
    return any(_ENDED.search(one[0]) for one in _ENDS.finditer(near))


def _awaits_people(before: str) -> bool:
    """Whether the rows that are picked are those of people who have not answered yet."""
    near = before[-300:]
    return (speaks_of(near, "asked.awaited") or speaks_of(near, "decisions.awaits_person")) and not speaks_of(
        before[-300:], "asked.not_an_answer"
    )
