"""Births that are turned down because no calendar holds them: papers that only bear a year, or that say the 0th of the month 0."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import FAILS, Deed

_JUDGES = frozenset({"isExists", "checkdate", "isValidDate", "valid_date?", "valid_civil?"})
"""What says whether a day, a month and a year make a date."""
_MADE = re.compile(r"(?:DateTime|LocalDate)\.(?:fromObject|of)$|^(?:datetime\.)?date$|^Date\.(?:new|civil)$")
_DAY, _MONTH = re.compile(r"\b(?:jour|day|dd|jj)\b"), re.compile(r"\b(?:mois|month|mm)\b")
_SPARED = re.compile(
    r"partial|partiel|incomplet|approx|only_?year|year_?only|annee_?seule|(?:jour|mois|day|month)s?_?(?:inconnu|unknown)|unknown_?(?:day|month)",
    re.I,
)

_GUARD = re.compile(r"(?:(?P<either>\|\||\bor\b)|(?:&&|\band\b)\s*(?P<not>!|not\b))[\s(]*$", re.I)
"""What lets a date go without the calendar: `$day === '00' || checkdate(…)`, `$day && !checkdate(…)`."""
_FIRST = re.compile(r"(?:\?:|\?\?|\|\||\bor\b)\s*['\"]?0?1\b")
"""The first day or month, for one that is not known."""
_NEAR = 120


def born_on_no_day(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what wants that a day, a month and a year of birth make a date, when nothing lets the day or the month be left out."""
    if not deed.is_call or not whole.place.is_public or not (deed.last in _JUDGES or _MADE.search(deed.called)):
        return
    given = apart(" ".join((*deed.args, *(one.value for one in deed.puts))))
    if not (_DAY.search(given) and _MONTH.search(given)):
        return
    said = " ".join((whole.path, *deed.around, *deed.args))
    if not speaks_of(said, "fields.birth") or is_spared(whole) or _may_be_empty(deed, whole):
        return
    if deed.last in _JUDGES or _fails_by_itself(deed, whole):
        yield FromDeed(Kind.REFUSE, deed.path, deed.span, whole.place, what=What.NO_DAY, shown=whole.shown(deed.span))


@memo
def is_spared(whole: Whole) -> bool:
    """Return whether a file knows of births whose day nobody wrote down."""
    return _SPARED.search(whole.text) is not None


def _may_be_empty(deed: Deed, whole: Whole) -> bool:
    """Whether the day or the month may be left out: by what stands before a call, by what it is given, or in its function."""
    start = deed.span.start - whole.start
    guard = _GUARD.search(whole.text, max(0, start - _NEAR), start)
    before = re.split(r"[;{}]", whole.text[max(0, start - _NEAR) : guard.start()])[-1] if guard is not None else ""
    given = (whole.given.get(name, "") for one in deed.args for name in re.findall(r"\w+", one))
    return _is_of_day(before) or any(_FIRST.search(one) for one in (*deed.args, *given)) or _asks_first(deed, whole)


def _is_of_day(text: str) -> bool:
    words = apart(text)
    return _DAY.search(words) is not None or _MONTH.search(words) is not None


def _asks_first(deed: Deed, whole: Whole) -> bool:
    """Whether a function looks at the day or the month by itself: it may let them be left out."""
    tests = list(filter(_is_of_day, deed.tests))
    body = whole.bodies.get(deed.within) if deed.within is not None else None
    before = [one for one in body.deeds if one.span.start < deed.span.start] if body is not None else []
    tests += [test for one in before for test in one.tests]
    return any(_is_alone(test, deed) for test in tests)


def _is_alone(test: str, deed: Deed) -> bool:
    return deed.last not in test and bool(test.removeprefix(FAILS))


def _fails_by_itself(deed: Deed, whole: Whole) -> bool:
    """Whether a date that cannot be made ends in a refusal, in the function that makes it."""
    body = whole.bodies.get(deed.within) if deed.within is not None else None
    after = [one for one in body.deeds if one.span.start > deed.span.end] if body is not None else []
    return any(re.search(r"\b(?:ValidationError|add_error|add_?errors?|HTTPException)\b", one.words) for one in after)
