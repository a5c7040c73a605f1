"""Accounts that some wrong tries shut, and that nothing written beside opens again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.places import Place
from guichet.done.acts.deed.locked_for_good import is_taken_off
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.lasting import Kept
from guichet.done.grounds.answers import of_value
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Agreement
from guichet.done.words import speaks_of
from guichet.reading.deeds.compared import orders_in
from guichet.reading.deeds.deed import Deed, Put
from guichet.reading.deeds.sql import deed_of
from guichet.reading.scripts.made import by_hand
from guichet.reading.sql.statements import statements_of
from guichet.reading.templates.site import Site

SHUT = re.compile(r"^(?:is|est|account|compte)?_?(?:lock|block|bloqu|verrou|suspend|banned)", re.I)
_OPEN = re.compile(r"^(?:is|est|account|compte)?_?(?:account)?_?non_?(?:locked|bloqu|verrou)", re.I)
"""What is true as long as an account opens: `setAccountNonLocked(false)`."""
_WORD = re.compile(r"[\"'`:]?(?:[A-Za-z]\w{0,60}(?:\.|::))?([A-Za-z]\w{2,40})[\"'`]?$")
"""A state, as it is written: `'locked'`, `Status.LOCKED`, `:locked`."""
_OPENS = re.compile(r"unlock|debloqu|deverrouill|until|jusqu|cool_?off|expire|minutes|seconds|timedelta|delai|duration|duree|\bsetTimeout|lock\w{0,20}at\b|(?:bloqu|verrou|lock|suspen)\w{0,20}_le\b", re.I)  # fmt: skip
HALF_A_DAY = 43_200
"""Seconds from which a lock takes a day from people."""
_NUMBER = re.compile(r"0[1-9](?:[ .]?\d\d){4}")
_ABOUT = re.compile(r"lock|bloqu|verrou|suspend|banned", re.I)


def locked(deed: Deed, whole: Whole) -> Iterator[Kept]:
    """Yield what marks an account as shut once tries have been counted, when no word beside says until when, or who opens it.

    Python has a reader of its own, for all but the queries that it writes.
    """
    if not (whole.place.is_public or (whole.path.endswith(".sql") and whole.is_among_others)):
        return
    for put in _marks(deed, whole):
        is_shut = SHUT.search(put.name) or _is_shut_state(put)
        if not is_shut and not _OPEN.search(put.name):
            continue
        sure = Agreement.GIVEN if is_shut else Agreement.REFUSED
        given = Agreement.GIVEN if _is_shut_state(put) else of_value(put.value, equal=True)
        tests = (*((put.value,) if is_shut else ()), *(deed.tests if given is sure else ()))
        counted = next(
            (one for test in tests for one in orders_in(_AND.sub("and", test)) if speaks_of(one.more, "deeds.tries")),
            None,
        )
        if counted is not None:
            if not (_opens_here(whole) or opens_somewhere(whole.project) or is_taken_off(put.name, whole.project) or (_is_shut_state(put) and _is_opened(whole.project))):  # fmt: skip
                place = Place.PUBLIC if whole.path.endswith(".sql") else whole.place  # a trigger runs for whoever tries
                yield Kept(Kind.LOCK, deed.path, put.span, place, limit=counted.less, shown=put.name)
            return


def _marks(deed: Deed, whole: Whole) -> Iterator[Put]:
    """What a deed writes under names, that of a query that it is given too, with the rows that the query chooses as tests of it."""
    if not whole.path.endswith(".py"):
        yield from deed.written
    for query in deed.args if deed.is_call else ():
        if not _UPDATES.match(query):
            continue
        for one in statements_of(query.strip(_QUOTES)):
            written = deed_of(one, whole.path)
            yield from (replace(put, span=deed.span) for put in (written.puts if written is not None else ()))


_AND = re.compile(r"\bAND\b")
_QUOTES = "\"'`"
_UPDATES = re.compile(r"\s{0,3}[\"'`]{1,3}\s{0,40}update\s", re.I)


def _is_shut_state(put: Put) -> bool:
    """Whether a state is written by which an account is shut: `status = 'locked'`."""
    found = _WORD.match(put.value) if speaks_of(put.name, "decisions.fields") else None
    return found is not None and SHUT.search(found[1]) is not None


@memo
def _opens_here(whole: Whole) -> bool:
    """Whether a number is given, or what is done around a lock says until when, or how it opens."""
    if _NUMBER.search(whole.text):
        return True
    if not whole.bodies:
        return _OPENS.search(whole.text) is not None
    outside = whole.text
    for body in whole.bodies.values():
        start = body.function.span.start
        said = whole.read(Span(start, max(start, *(one.span.end for one in body.deeds))))
        lines = (
            [said] if _ABOUT.search(said) else [line for line in said.splitlines() if speaks_of(line, "deeds.tries")]
        )
        if any(map(_OPENS.search, lines)):
            return True
        outside = outside.replace(said, " ", 1)
    return _OPENS.search(outside) is not None


_CODE = (".ts", ".js", ".php", ".sql", ".py", ".rb", ".java", ".kt", ".go")
_UNLOCKS = re.compile(r"unlock|debloqu|deverrouill|locked_?until|bloque_?jusqu", re.I)


_LIVE = re.compile(r"stat\w{0,10}['\"]?\s{0,3}(?:=|:|=>)\s{0,3}['\":]?(?:\w{0,40}(?:\.|::))?(?:active|actif|open|ouvert|live)\b", re.I)  # fmt: skip


@memo
def _is_opened(project: Site) -> bool:
    """Whether something of the project puts an account back in a state in which it works."""
    return any(path.endswith(_CODE) and project.does(path, _LIVE) for path in by_hand(project))


@memo
def opens_somewhere(project: Site) -> bool:
    """Return whether something of the project opens again what is locked, as far as words tell."""
    return any(path.endswith(_CODE) and project.does(path, _UNLOCKS) for path in by_hand(project))
