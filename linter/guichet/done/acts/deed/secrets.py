"""Passwords that die of age: what compares their date with a time, and says that they must be changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.grounds.moment import says_now
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import RETURN, Deed

_ABOUT = frozenset({"password"})
_COMPARES = re.compile(r"[<>]=?(?!\w+>)|\.(?:lt|gt|isBefore|isAfter|before|after|past)\b|isPast\(|diffInDays")
_CLAUSES = re.compile(r"&&|\|\||\b(?:and|or)\b")
_NAMES = re.compile(r"[^\W\d]\w*")


def aged(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the answer, in a function that says when a password must be changed, that looks at its date alone."""
    if deed.called != RETURN or not whole.place.is_lived:
        return
    value = deed.puts[0].value
    around = " ".join(deed.around)
    if (
        any(_is_of_age(clause, whole) for clause in _CLAUSES.split(value))
        and _must_change(next(iter(deed.around), ""), around)
        and not speaks_of(f"{value} {around}", "deeds.leaks")
        and not speaks_of(f"{around} {whole.path}", "deeds.machines")
    ):
        yield FromDeed(
            Kind.EXPIRE, deed.path, deed.puts[0].span, whole.place, what=What.AGED, shown=value, about=_ABOUT
        )


def _must_change(function: str, around: str) -> bool:
    """Whether a function says that a password must be changed; what expires may be a session or an invitation."""
    if speaks_of(function, "deeds.must change"):
        return True
    of_account = speaks_of(around, "deeds.secrets") or speaks_of(around, "deeds.accounts")
    return of_account and speaks_of(function, "deeds.too old")


def _is_of_age(clause: str, whole: Whole) -> bool:
    """Whether a clause compares the day of a password with now, or with a delay; what was given before it died with it."""
    if not (_COMPARES.search(clause) and speaks_of(clause, "deeds.secrets") and speaks_of(clause, "deeds.since")):
        return False
    said = " ".join((clause, *(whole.given.get(name, "") for name in _NAMES.findall(clause))))
    return says_now(said) or speaks_of(said, "deeds.delays")
