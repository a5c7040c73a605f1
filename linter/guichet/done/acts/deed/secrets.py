"""Passwords that die of age: what compares their date with a time, and says that they must be changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import RETURN, Deed

_ABOUT = frozenset({"password"})
_COMPARES = re.compile(r"[<>]=?(?!\w+>)|\.(?:lt|gt|isBefore|isAfter|before|after|past)\b|isPast\(|diffInDays")


def aged(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the answer, in a function that says when a password must be changed, that looks at its date alone."""
    if deed.called != RETURN or not whole.place.is_lived:
        return
    value = deed.puts[0].value
    function = next(iter(deed.around), "")
    if (
        _COMPARES.search(value)
        and speaks_of(apart(value), "deeds.secrets")
        and speaks_of(apart(value), "deeds.since")
        and speaks_of(function, "deeds.must change")
        and not speaks_of(f"{value} {function}", "deeds.leaks")
        and not speaks_of(f"{' '.join(deed.around)} {whole.path}", "deeds.machines")
    ):
        yield FromDeed(
            Kind.EXPIRE, deed.path, deed.puts[0].span, whole.place, what=What.AGED, shown=value, about=_ABOUT
        )
