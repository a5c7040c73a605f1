"""What goes with a thing that somebody chose, put in their basket with it: an insurance, a complement, that they did not choose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed

_PART = re.compile(r"\$?\b(?P<owner>[a-z]\w{1,40})(?:\??\.|->)(?:\w{1,40}(?:\??\.|->)){0,2}(?P<part>\w{3,60})\b(?!\()")
"""What hangs from something that a function is given: `product.insurance`."""
_IS_THERE = frozenset(
    "not is none null nil undefined present nonnull blank exists and or id pk created true isset empty".split()
)
"""The words of a test that only asks whether there is something."""
_OF_LISTS = frozenset({"append", "push"})
_WORDS = re.compile(r"[^\W\d]\w*")


def brought_along(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the calls of a basket that add what hangs from the thing chosen, when nothing asks whether people want it too."""
    if not (deed.is_call and whole.place.is_lived and _adds(deed)):
        return
    around = " ".join((whole.path.rpartition("/")[2], *deed.around, deed.called, *(one.name for one in deed.puts)))
    if not speaks_of(around, "deeds.baskets"):
        return
    for given in (*deed.args, *(one.value for one in deed.puts)):
        for found in _PART.finditer(given):
            if found["owner"] in _given(deed) and _is_extra(found["part"]) and _is_unasked(found, deed):
                yield FromDeed(
                    Kind.ANSWER, deed.path, deed.span, whole.place, what=What.ADDED, shown=whole.shown(deed.span)
                )
                return


def _adds(deed: Deed) -> bool:
    """Whether a call puts a line in what a basket holds, or is the basket's own."""
    if speaks_of(deed.last, "deeds.adds") and deed.owner.rstrip(".>-") in ("self", "this", "$this", ""):
        return deed.last not in _OF_LISTS
    into = " ".join((deed.owner, *(one.name for one in deed.puts)))
    adds = speaks_of(deed.last, "deeds.adds") or deed.last.rstrip("!") in ("create", "insert", "build")
    return adds and (speaks_of(into, "deeds.in a basket") or speaks_of(into, "deeds.baskets"))


def _given(deed: Deed) -> set[str]:
    """The names of what the function around is given, their types left out."""
    return {word[0] for one in deed.given if (word := _WORDS.search(one)) is not None}


def _is_extra(part: str) -> bool:
    left_out = ("deeds.takes off", "deeds.comes along", "deeds.wishes", "deeds.priced")
    return speaks_of(part, "deeds.extras") and not any(speaks_of(part, one) for one in left_out)


def _is_unasked(found: re.Match[str], deed: Deed) -> bool:
    """Whether each test on the way only asks whether there is such a thing."""
    own = set(_WORDS.findall(found[0]))
    asked = {word for test in deed.tests for word in _WORDS.findall(test) if not word.startswith(found["part"])}
    return all(word in own or word.lower() in _IS_THERE for word in asked)
