"""Papers turned down by a program that found what is wrong with them, and says nothing of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed.turned_down import says_no
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, Deed

_FOUND = re.compile(
    r"(?:len\(|count\(|bool\(|!\s*empty\()?\s*\$?(?P<name>\w[\w.>-]{2,60}?)\s*\)?(?:\.(?:length|size|count|any\?|present\?))?(?:\s*(?:>|>=|!==?)\s*[01])?"
)
"""A test that only asks whether something is wrong."""
_NEAR = 20
_FAR = 4_000
"""Characters of a function above what it does, where what is wrong may be told."""
_GATHERS = r"(?:\s*:[^=\n]{1,40})?\s*(?:\[\]\s*)?(?:[:+]?=(?!=)|<<|\.(?:append|push|extend|concat|add)\((?!\s*:))[^\n]*"
"""What follows the name of what is wrong where it is gathered; in Ruby, `errors.add(:base, …)` tells it."""
_THROWN = re.compile(r"\b(?:throw|raise)\s+(?:new\s+)?$")
"""What stands before an error that is thrown, which is told as a deed of its own."""
_FILLED_IN = re.compile(r"[{}]|%[sd(]|\+|\bformat\(")
"""What puts something of the case in a text."""


def faults_kept(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what turns a paper down in words that fit any, when a list of what is wrong decides it and is told nowhere."""
    if not whole.place.is_public or not deed.tests or deed.tests[0].startswith(FAILS) or not says_no(deed):
        return
    found = _FOUND.fullmatch(deed.tests[0])
    last = re.split(r"\W", found["name"])[-1] if found is not None else ""
    if not last or not speaks_of(last, "decisions.faults"):
        return
    told = [one for one in whole.by_test.get(deed.tests_at[0], ()) if last in " ".join((*one.args, *(put.value for put in one.puts)))]  # fmt: skip
    said = whole.read(deed.span)
    around = " ".join((*deed.around, *deed.given, deed.path))
    is_thrown = deed.is_call and _THROWN.search(whole.text, max(0, deed.span.start - whole.start - _NEAR), deed.span.start - whole.start) is not None  # fmt: skip
    if (
        not told
        and not is_thrown
        and not _FILLED_IN.search(said)
        and last not in said
        and not _is_used_above(last, deed, whole)
        and speaks_of(around, "identity.papers")
    ):
        yield FromDeed(
            Kind.REFUSE, deed.path, deed.span, whole.place, what=What.FAULTS_KEPT, shown=whole.shown(deed.span)
        )


def _is_used_above(name: str, deed: Deed, whole: Whole) -> bool:
    """Whether a function does something with what is wrong before it turns the paper down, besides gathering it: it may tell it there."""
    end = deed.span.start - whole.start
    begun = deed.within.span.end - whole.start if deed.within is not None else 0
    tests = deed.tests_at[0]
    start = max(begun, end - _FAR, 0)
    cut = min(max(tests.start - whole.start, start), end), min(max(tests.end - whole.start, start), end)
    above = f"{whole.text[start : cut[0]]}\n{whole.text[cut[1] : end]}"
    gathers = re.compile(rf"(?<![\w.>]){re.escape(name)}\b{_GATHERS}")
    return re.search(rf"\b{re.escape(name)}\b", gathers.sub("", above)) is not None
