"""Addresses that a table keeps for those who have an account: some may be for everyone to read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.asked.said import way_to
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.kind import Kind
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree

_ADDRESS = re.compile(r"[\^\"']{0,2}(/?[\w-]{2,40}(?:/[\w{}:*.-]{0,40}){1,6}|/[\w-]{2,60})\$?")


def read_behind(tree: Tree, place: Place) -> Iterator[FromDeed]:
    """Yield each address of a list whose name says that an account is wanted there: `LOGIN_REQUIRED = ["/opening-hours/"]`."""
    for around, holder in tree.walk() if place.is_lived else ():
        listed = [one for one in holder.leaves if not one.key and _ADDRESS.fullmatch(one.value or "")]
        if listed and len(listed) == len(holder.parts) and speaks_of(way_to(holder, around), "deeds.account wanted"):
            for one in listed:
                yield FromDeed(
                    Kind.REFUSE, one.path, one.span, place, what=What.BEHIND_ACCOUNT, shown=(one.value or "").strip("^$")
                )  # fmt: skip
