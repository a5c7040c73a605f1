"""Answers by which one asks for someone else, and that a table leads to a page that turns people away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree

_LONGEST = 60
_PAGE = re.compile(r"[\w/.:#-]+")
"""The name or the address of a page: a sentence leads nowhere."""


def answers_led_out(tree: Tree, place: Place) -> Iterator[FromDeed]:
    """Yield the answer of a table that stands for someone else and leads out, where that for oneself goes on: `{self: "/details", other: "/not-eligible"}`."""
    for around, holder in tree.walk() if place.is_public else ():
        leads = {one: one.value for one in holder.leaves if one.key and one.value and _PAGE.fullmatch(one.value)}
        own = [one for one in leads if speaks_of(one.key, "identity.for_oneself")]
        if not own or any(speaks_of(leads[one], "identity.led_out") for one in own):
            continue
        if not any("/" in leads[one] for one in own):
            named = " ".join(one.key for one in (*around, holder))
            if not speaks_of(named, "identity.leads_on"):
                continue  # two names that lead nowhere: kinds of things, what may be shared
        other = next((one for one in leads if one not in own and speaks_of(one.key, "identity.for_another")), None)
        if other is not None and speaks_of(leads[other], "identity.led_out"):
            shown = f"{other.key}: {leads[other]}"[:_LONGEST]
            yield FromDeed(Kind.REFUSE, other.path, other.span, place, what=What.NOT_FOR_ANOTHER, shown=shown)
