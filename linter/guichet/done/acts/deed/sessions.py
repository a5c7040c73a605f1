"""People signed out for what they did not do: their line changed, their browser was brought up to date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import FAILS, Deed

_NOT_THE_SAME = re.compile(r"!==?|<>|\bis not\b|!hash_equals|!\w{0,20}equals", re.I)
_DIFFERS = re.compile(r"\bnot\b|\bunless\b", re.I)
_KEPT = re.compile(r"session|\bsame|m[eê]me|identi|match|equal|chang|stored|saved|initial|original|previous", re.I)
"""What the line is held against, when no sign tells: what was kept of it, and no list of those let in."""
_SET = re.compile(r"\bsettings?\b|\bconfig\b|\benviron\b|\benv\b", re.I)
"""A line that the service is told of is not that of the person."""
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
    if _NOT_THE_SAME.search(test):
        return not _SET.search(test)
    return bool(_DIFFERS.search(test) and _KEPT.search(test))


def _ends_session(deed: Deed) -> bool:
    return speaks_of(deed.called, "deeds.signs out") or (
        speaks_of(deed.called, "deeds.session") and speaks_of(apart(deed.called).rpartition(" ")[2], "deeds.empties")
    )
