"""Agreements that go on by themselves when their time is over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed.agreed import is_answered
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.people.consent import agreement_of
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed

_LATER = re.compile(
    r"\+.{0,80}(?:timedelta|relativedelta|days|years|months|\d)|addYears?|addMonths?|modify\(\s?['\"]\+|plus\(|\.(?:from_now|since|next_year)\b",
    re.I,
)


def goes_on(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what puts off the end of an agreement though nobody answered."""
    if not whole.place.is_lived or (deed.is_call and deed.last != "update") or not deed.puts or bool(set(deed.given) & {"request", "form", "answer"}):  # fmt: skip
        return
    put = deed.puts[0]
    called = deed.owner.rstrip(".>-:") if deed.is_call else deed.called
    owner = called.rpartition(".")[2].rpartition("->")[2].lstrip("$@")
    unasked = any(speaks_of(mark, "deeds.by itself") for mark in deed.marks) or speaks_of(
        " ".join(deed.around[:1]), "deeds.renews"
    )
    if (
        agreement_of(owner)
        and speaks_of(put.name, "deeds.ends")
        and not is_answered(deed)
        and _LATER.search(put.value)
        and unasked
    ):
        yield FromDeed(Kind.ANSWER, deed.path, put.span, whole.place, what=What.PRESUMED, asked=owner)
