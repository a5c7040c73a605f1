"""Things that cost money and that a table chooses for people: an extra that is selected, an amount that is given, before anyone asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guichet.core.places import Place
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import is_yes

_MOST = 12
"""Amounts beyond which a list is no choice."""
_COSTS = re.compile(r"\s*[£€$]?\s*(?!0+(?:[.,]0*)?\s*(?:[£€$]|$))\d")

_NUMBER = re.compile(r"\d{1,4}(?:[.,]\d{1,2})?")


def bought_in(row: Tree, around: Sequence[Tree], place: Place) -> Iterator[FromDeed]:
    """Yield the choice of a row that has a price and that nobody asked for."""
    chosen = next((one for one in row.leaves if speaks_of(one.key, "deeds.chosen") and is_yes(one.value)), None)
    if chosen is None or not any(
        speaks_of(one.key, "deeds.priced") and _COSTS.match(one.value or "") for one in row.leaves
    ):
        return
    own = " ".join(one.value or "" for one in row.leaves)
    said = f"{' '.join(one.key for one in around[-2:])} {row.key} {own}"
    if speaks_of(said, "deeds.extras") and not speaks_of(own, "deeds.takes off"):
        shown = f"{chosen.key}: {chosen.value}"
        yield FromDeed(Kind.ANSWER, row.path, chosen.span, place, what=What.ADDED, shown=shown)


def amounts_chosen(row: Tree, place: Place) -> Iterator[FromDeed]:
    """Yield the amount that is given first among those that one may add, nothing being one of them: `{donations: [0, 2, 5], default: 2}`."""
    firsts = [one for one in row.leaves if _is_first(one.key) and _COSTS.match(one.value or "")]
    for amounts in row.parts if firsts else ():
        given = [(one.value or "").strip() for one in amounts.parts]
        if not (2 < len(given) <= _MOST and "0" in given and all(map(_NUMBER.fullmatch, given))):
            continue
        for first in firsts:
            said = f"{row.key} {amounts.key} {first.key}"
            if (first.value or "").strip() in given and speaks_of(said, "deeds.given"):
                shown = f"{first.key}: {first.value}"
                yield FromDeed(Kind.ANSWER, row.path, first.span, place, what=What.ADDED, shown=shown)


def _is_first(key: str) -> bool:
    return speaks_of(key, "consent.first_answers") or speaks_of(key, "deeds.chosen")
