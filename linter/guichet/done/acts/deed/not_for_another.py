"""Requests that nobody may make for someone else: the answer by which one says so leads to a page that turns people away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, RETURN, Deed

_QUOTED = re.compile(r"[\"'`]([^\"'`\n]{2,60})[\"'`]")
_OTHERWISE = re.compile(r"!==?|\bis not\b|<>|^!")
"""What has a test hold for any other answer."""
_GOES = re.compile(r"redirect|navigate|goto|push|replace|render|forward|location", re.I)


def led_out(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what sends away, by a test on their answer, those who say that they ask for someone else."""
    if not whole.place.is_public or not deed.tests or not (deed.is_call or deed.called == RETURN):
        return
    test = deed.tests[0]
    if test.startswith(FAILS) or _OTHERWISE.search(test):
        return
    answer = next((one[0] for one in _QUOTED.finditer(test) if speaks_of(one[1], "identity.someone_else")), None)
    if answer is None or not speaks_of(test.replace(answer, " "), "identity.for_whom"):
        return  # what is a relative, or done by another person, is no answer to "for whom do you ask?"
    said = deed.words.removesuffix(test)
    if _GOES.search(said) and speaks_of(said, "identity.led_out"):
        span = deed.tests_at[0]
        yield FromDeed(Kind.REFUSE, deed.path, span, whole.place, what=What.NOT_FOR_ANOTHER, shown=whole.shown(span))
