"""Erasures that people asked for and that are forgotten because they came back once: signing in throws their request away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed

_NOTHING = frozenset({"null", "none", "nil", "undefined", "false"})
_ASKED = re.compile(r"(?:confirm|cancel|keep|annul|garder|conserver|\bparams\b|\bform\b|\bbody\b|\binput\b)", re.I)
"""That people were asked whether they changed their mind."""


def erasure_undone(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what throws away a request to be erased as someone signs in, without a word."""
    if not whole.place.is_lived or not (_throws_away(deed) or _empties(deed)) or any(map(_ASKED.search, deed.tests)):
        return
    around = " ".join((*deed.around, *deed.marks, *((deed.within.name,) if deed.within is not None else ()), whole.path.rpartition("/")[2]))  # fmt: skip
    if speaks_of(around, "deeds.signs in"):
        yield FromDeed(
            Kind.KEEP, deed.path, deed.span, whole.place, what=What.ERASURE_UNDONE, shown=whole.shown(deed.span)
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
    return any(
        speaks_of(one.name, "deeds.erasure request") and one.value.strip("'\"").lower() in _NOTHING
        for one in deed.written
    )
