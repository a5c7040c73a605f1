"""Turns that begin again for whoever missed a date: the day by which a line is in order is written anew, as if they had just come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import lasting_keyed_memo
from guichet.core.source import Source
from guichet.done.acts.deed.closed_by_clock import is_timed
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.grounds.moment import says_now
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Body, Deed, Put
from guichet.reading.deeds.sql import sent_by
from guichet.reading.scripts.made import by_hand
from guichet.reading.templates.site import Site

_LATER = re.compile(r"\s[-+]\s|\.(?:add|plus|since|from_now)")
_PRESENT = r"(?:now\(|today\(|local(?:date|time)\(|current_?(?:date|timestamp)|Date\.current|Time\.(?:zone\.)?(?:now|current)|LocalDate\w{0,4}\.now|new Date|Carbon)"
_MISSED = re.compile(
    rf"\b(?:\w{{1,20}}\.)?\w{{3,60}}\s?<=?\s?(?:\w{{1,20}}\.)?{_PRESENT}|__lte?['\"]?\s?=?\s?(?:\w{{1,20}}\.)?{_PRESENT}"
    rf"|<=? \?['\"],? ?(?:\w{{1,20}}\.)?{_PRESENT}|['\"]<=?['\"],? ?(?:\w{{1,20}}\.)?{_PRESENT}|Before\(\s?{_PRESENT}|\b(?:LessThan|lte?)\w{{0,7}}['\"]?\s?[(:]\s?{_PRESENT}",
    re.I,
)
"""A date that is past: `confirm_by < current_date`, `confirm_by__lt=today()`, `where('confirm_by', '<', now())`."""
_TRIGGERED = re.compile(
    r"\bNEW\.(?P<field>\w{3,60})\s*:?=\s*(?:now\s*\(|current_(?:date|timestamp)|clock_timestamp)[^;\n]{0,20}", re.I
)
_OF_CHANGES = re.compile(r"\b(?:before|after)\s+(?:insert\s+or\s+)?update\b", re.I)
_CHANGED = re.compile(r"\bif\b[^;]{0,200}\bOLD\.\w", re.I)
_ABOVE = 400
_NAME = re.compile(r"\$?[A-Za-z_]\w{1,40}")
_RANKS = r"(?:order\s?_?by|ORDER\s+BY|ordering|\border|orderBy|sort_by)\b[^;\n]{{0,80}}\b{name}\b"


def begun_again(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the day of a turn that a function writes anew for whoever missed a date."""
    for deed in body.deeds if whole.is_among_others and whole.place.is_lived else ():
        done = sent_by(deed) or deed
        if (put := _day_of_a_turn(done, whole)) is not None:
            said = " ".join((done.words, *(f"{one.called} {' '.join(one.args)} {' '.join(f'{put.name}={put.value}' for put in one.puts)}" for one in body.deeds if one.span.start <= deed.span.end)))  # fmt: skip
            is_alone = whole.place.is_unattended or is_timed(body, whole)
            yield from _restarted(
                put, said, whole, is_alone=is_alone or speaks_of(" ".join(deed.tests), "places.seen_last")
            )


def begun_again_in_query(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what a statement of SQL does so."""
    if deed.called.startswith("update ") and (put := _day_of_a_turn(deed, whole)) is not None:
        yield from _restarted(put, " ".join(deed.tests), whole)


def begun_again_by_trigger(source: Source, whole: Whole) -> Iterator[FromDeed]:
    """Yield the day of a turn that a trigger of SQL writes anew when something else of someone's file changes."""
    for one in _TRIGGERED.finditer(source.text) if _OF_CHANGES.search(source.text) is not None else ():
        before = source.text[max(0, one.start() - _ABOVE) : one.start()]
        is_changed = _CHANGED.search(before.rpartition("END IF")[2]) is not None
        if is_changed and speaks_of(one["field"], "deeds.rank days") and _ranks(one["field"], whole.project):
            span = Span(*one.span())
            yield FromDeed(Kind.EXPIRE, source.path, span, whole.place, what=What.SENT_TO_END, shown=whole.shown(span))


def _day_of_a_turn(deed: Deed, whole: Whole) -> Put | None:
    """The day by which people may be put in order that a deed writes anew."""
    ranking = (put for put in deed.written if speaks_of(put.name, "deeds.rank days"))
    return next((put for put in ranking if _is_present(put.value, deed, whole)), None)


def _is_present(value: str, deed: Deed, whole: Whole) -> bool:
    """Whether a value is the moment at which it is written, there or where its name was given it above."""
    held = whole.given_before(value.strip(), deed.span.start) if _NAME.fullmatch(value.strip()) else ""
    return any(says_now(one) and not _LATER.search(one) for one in (value, held))


def _restarted(put: Put, said: str, whole: Whole, *, is_alone: bool = False) -> Iterator[FromDeed]:
    if not (is_alone or _MISSED.search(said.replace(put.name, " "))) or not _ranks(put.name, whole.project):
        return
    yield FromDeed(Kind.EXPIRE, whole.path, put.span, whole.place, what=What.SENT_TO_END, shown=whole.shown(put.span))


@lasting_keyed_memo
def _ranks(name: str, project: Site) -> bool:
    """Whether people are put in order somewhere by what a name holds."""
    ranks = re.compile(_RANKS.format(name=re.escape(name)))
    return any(ranks.search(project.text(path)) is not None for path in by_hand(project) if project.holds(path, name))


def days_ranking(path: str, project: Site) -> list[str]:
    """Return the days of a file by which people are put in order somewhere."""
    words = dict.fromkeys(re.findall(r"\b[a-z]\w{4,40}\b", project.text(path)))
    return [one for one in words if speaks_of(one, "deeds.rank days") and _ranks(one, project)]
