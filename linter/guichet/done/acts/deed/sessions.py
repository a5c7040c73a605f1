"""People signed out for what they did not do: their line changed, their browser was brought up to date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import FAILS, Deed

_DIFFERS = re.compile(r"!==?|<>|\bnot\b|\bis not\b|\bunless\b|!hash_equals|!\w{0,20}equals", re.I)
_STAYS = re.compile(r"remote_addr|\bip_?address\b|\badresse_?ip\b|(?:\.|\b|_)(?:client|remote)?_?ip\b|user[-_]?agent|forwarded|\bclientip\b", re.I)  # fmt: skip


def thrown_out(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what ends the session of someone whose line or browser is no longer the same."""
    if not (deed.is_call and whole.place.is_public and _ends_session(deed)):
        return
    for test in deed.tests:
        if _differs(test) and _STAYS.search(test) and not speaks_of(test, "deeds.machines"):
            agent = "agent" in test.lower()
            yield FromDeed(
                Kind.EXPIRE, deed.path, deed.span, whole.place, what=What.THROWN_OUT, shown=test, other="browser" if agent else "line"
            )  # fmt: skip
            return


def _differs(test: str) -> bool:
    """Whether a test is true of two things that are not the same."""
    if test.startswith(FAILS):
        return "==" in test.replace("!==", "").replace("!=", "")
    return bool(_DIFFERS.search(test))


def _ends_session(deed: Deed) -> bool:
    return speaks_of(deed.called, "deeds.signs out") or (
        speaks_of(deed.called, "deeds.session") and speaks_of(apart(deed.called).rpartition(" ")[2], "deeds.empties")
    )
