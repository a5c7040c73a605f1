"""Doors that Go shuts by the clock: an answer that says no, an error, another page, in a branch that reads the hour or the day of now."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.closed import PHONE, says_closed
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.server.doors import ProxyAct
from guichet.done.nouns.act import Ground, Kind, Reason
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import THROWS, Deed

_CLOCK = re.compile(r"(?P<owner>\w[\w.()]{0,60}?)\.(?:Hour|Weekday)\(\)")
_NOW = re.compile(r"\b(?:time|clock|horloge)\.Now\(\)|(?:^|\.)(?:now|maintenant)(?:\(\))?$")
_NAME = re.compile(r"[A-Za-z_]\w{0,60}")
_HOPS = 3
_NO = re.compile(r"\b(?:40[134]|410|423|503)\b")


def acts_in(whole: Whole) -> Iterator[ProxyAct]:
    """Yield the branches of a file that turn people away at some hours; a line that people answer may have its own."""
    if not whole.place.is_public or (".Hour()" not in whole.text and ".Weekday()" not in whole.text):
        return
    for span, deeds in whole.by_test.items():
        shut = [one for one in deeds if one.tests_at[:1] == (span,) and _shuts(one)]
        if not shut or any(PHONE.search(one.words) for one in shut):
            continue
        if _reads_now(whole.read(span), span.start, whole):
            ground = Ground(Reason.HOUR, whole.path, span, " ".join(whole.read(span).split()), (), True)
            yield ProxyAct(Kind.REFUSE, whole.path, span, whole.place, ground)


def _reads_now(test: str, at: int, whole: Whole) -> bool:
    """Whether a test looks at the hour or the day of now, itself or through the names that it was given."""
    if speaks_of(test, "places.slots"):
        return False
    said = test
    for _ in range(_HOPS):
        found = _CLOCK.search(said)
        if found is not None and (_NOW.search(found["owner"]) or _NOW.search(whole.given_before(found["owner"], at))):
            return True
        said = " ".join(whole.given_before(one, at) for one in dict.fromkeys(_NAME.findall(said)))
    return False


def _shuts(deed: Deed) -> bool:
    """Whether a deed turns away whoever comes."""
    said = deed.words
    if deed.called == THROWS:
        return says_closed(said)
    if not deed.is_call:
        return False
    return deed.called == "res.redirect" or (deed.called.startswith("res.status") and _NO.search(said) is not None) or (deed.last == "render" and says_closed(said))  # fmt: skip
