"""Erasures that people asked for and that are forgotten because they came back once: signing in throws their request away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Body, Deed

_NOTHING = frozenset({"null", "none", "nil", "undefined", "false"})
_ASKED = re.compile(r"(?:confirm|cancel|keep|annul|garder|conserver|\bparams\b|\bform\b|\bbody\b|\binput\b)", re.I)
"""That people were asked whether they changed their mind."""


_MAKES = re.compile(
    r"^(?:create|insert|build|new|make|find|first|get|select|where|query|exists|count|filter)(?![a-z])", re.I
)
"""What makes a record, or looks for one: nothing that it holds was asked before."""


def erasure_undone(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what throws away a request to be erased as someone signs in, without a word."""
    if not whole.place.is_lived or not (_throws_away(deed) or _empties(deed)) or any(map(_ASKED.search, deed.tests)):
        return
    answers = deed.within.name if deed.within is not None else ""
    named = " ".join((*deed.around[:1], answers))
    held = " ".join((*deed.around[1:], *(() if answers.startswith("/") else deed.marks)))
    if _ASKED.search(named) or (deed.within is not None and _erases_all(whole.bodies[deed.within], deed)):
        return
    if speaks_of(named, "deeds.signs in here") or speaks_of(held, "deeds.signs in"):
        yield FromDeed(
            Kind.KEEP, deed.path, deed.span, whole.place, what=What.ERASURE_UNDONE, shown=whole.shown(deed.span)
        )


def _erases_all(body: Body, done: Deed) -> bool:
    """Whether what was asked is done there: what is thrown away with it is a request that was answered."""
    ours = (one for one in body.deeds if one.is_call and one is not done)
    return any(
        not speaks_of(one.called, "deeds.erasure request")
        and (speaks_of(one.last, "deeds.leaves") or speaks_of(one.last, "deeds.no more"))
        for one in ours
    )


def _throws_away(deed: Deed) -> bool:
    return (
        deed.is_call
        and speaks_of(deed.called, "deeds.erasure request")
        and (
            speaks_of(deed.last, "deeds.erases")
            or speaks_of(deed.last, "deeds.takes all out")
            or "cancel" in deed.last.lower()
        )
    )


def _empties(deed: Deed) -> bool:
    """Whether it writes that nothing was asked: `deletion_requested_at: null`."""
    if deed.is_call and _MAKES.search(deed.last):
        return False
    return any(
        speaks_of(one.name, "deeds.erasure request") and one.value.strip("'\"").lower() in _NOTHING
        for one in deed.written
    )
