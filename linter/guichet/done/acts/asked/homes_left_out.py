"""Kinds of homes that a list leaves out: hotels, hostels, registered addresses, under a name that says that they are excluded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guichet.core.places import Place
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, names, speaks_of
from guichet.reading.named.values import Named

_ITEMS = re.compile(r"['\"]([^'\"]{2,60})['\"]")


def homes_left_out(values: Sequence[Named], place: Place) -> Iterator[FromDeed]:
    """Yield the first part of each list of excluded homes that names those of people who have none of their own."""
    for one in values:
        if not speaks_of(one.name, "residence.kinds of homes") or not speaks_of(one.name, "said.turned_down"):
            continue
        listed = _ITEMS.findall(one.value) or [one.value]
        if any(names("fields.homeless").search(apart(each)) or speaks_of(each, "residence.lodged") for each in listed):
            shown = f"{one.name}: {one.value}"[:80]
            yield FromDeed(Kind.HIDE, one.path, one.span, place, what=What.HOMES_LEFT_OUT, shown=shown)
