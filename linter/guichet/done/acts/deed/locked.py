"""Accounts that some wrong tries shut, and that nothing written beside opens again, or not before a day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.core.numbers import count, reckoned
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.lasting import Kept
from guichet.done.grounds.answers import of_value
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Agreement
from guichet.done.words import speaks_of
from guichet.reading.data.durations import UNITS, seconds_written
from guichet.reading.deeds.compared import orders_in
from guichet.reading.deeds.deed import Deed
from guichet.reading.templates.site import SCRIPT_SUFFIXES, Site

_SHUT = re.compile(r"^(?:is|est|account|compte)?_?(?:lock|block|bloqu|verrou|suspend|banned)", re.I)
_OPEN = re.compile(r"^(?:is|est|account|compte)?_?(?:account)?_?non_?(?:locked|bloqu|verrou)", re.I)
"""What is true as long as an account opens: `setAccountNonLocked(false)`."""
_OPENS = re.compile(r"unlock|debloqu|deverrouill|until|jusqu|cool_?off|expire|minutes|seconds|timedelta|delai|duration|duree|\bsetTimeout|lock\w{0,20}at\b|_le\s?=|0[1-9](?:[ .]?\d\d){4}", re.I)  # fmt: skip


def locked(deed: Deed, whole: Whole) -> Iterator[Kept]:
    """Yield what marks an account as shut once tries have been counted, when no word beside says until when, or who opens it.

    Python has a reader of its own.
    """
    if whole.path.endswith(".py") or not whole.place.is_public:
        return
    for put in deed.written:
        is_shut = _SHUT.search(put.name)
        if not is_shut and not _OPEN.search(put.name):
            continue
        sure = Agreement.GIVEN if is_shut else Agreement.REFUSED
        tests = (*((put.value,) if is_shut else ()), *(deed.tests if of_value(put.value, equal=True) is sure else ()))
        counted = next((one for test in tests for one in orders_in(test) if speaks_of(one.more, "deeds.tries")), None)
        if counted is not None:
            if not _opens_here(whole) and not opens_somewhere(whole.project):
                yield Kept(Kind.LOCK, deed.path, put.span, whole.place, limit=counted.less, shown=put.name)
            return


_AHEAD = re.compile(
    r"(?:\bnow\b\W{0,4}|\btime\(\)\s?)\+\s?(?P<sum>\d[\d_ *]{0,30})\b|(?P<length>\d{1,3}\.(?:hours?|days?|weeks?))\.from_now|->add(?P<unit>Days?|Hours?|Weeks?)\((?P<count>\d{0,3})\)",
    re.I,
)
"""A moment that is some time from now: `Date.now() + 86400000`, `24.hours.from_now`, `now()->addDay()`."""
_MILLISECONDS = 1000
HALF_A_DAY = 43_200
"""Seconds from which a lock takes a day from people."""


def locked_a_day(deed: Deed, whole: Whole) -> Iterator[Kept]:
    """Yield the moment until which an account is shut once tries have been counted, when it is half a day away or more."""
    if (
        whole.path.endswith(".py")
        or not whole.place.is_public
        or not any(speaks_of(one, "deeds.tries") for one in deed.tests)
    ):
        return
    for put in deed.puts:
        found = _AHEAD.search(put.value) if _SHUT.search(put.name) else None
        seconds = _seconds(found, whole) if found is not None else 0
        if seconds >= HALF_A_DAY:
            yield Kept(
                Kind.LOCK, deed.path, put.span, whole.place, seconds=seconds, shown=put.value, about=frozenset({"long"})
            )


def _seconds(found: re.Match[str], whole: Whole) -> float:
    if found["sum"]:
        return (reckoned(found["sum"].replace("_", "")) or 0) / (
            _MILLISECONDS if whole.path.endswith(SCRIPT_SUFFIXES) else 1
        )
    if found["length"]:
        return seconds_written(found["length"]) or 0
    return UNITS[found["unit"].lower()] * count(found["count"] or "1")


@memo
def _opens_here(whole: Whole) -> bool:
    return _OPENS.search(whole.text) is not None


_UNLOCKS = re.compile(r"unlock|debloqu|deverrouill|locked_?until|bloque_?jusqu", re.I)


@memo
def opens_somewhere(project: Site) -> bool:
    """Return whether something of the project opens again what is locked, as far as words tell."""
    return any(
        path.endswith((".ts", ".js", ".php", ".sql", ".py", ".rb")) and project.does(path, _UNLOCKS)
        for path in project.paths
    )
