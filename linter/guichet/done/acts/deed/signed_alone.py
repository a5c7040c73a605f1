"""Requests that nobody may sign, or be paid, for someone else: what refuses when a name is not that of the very person concerned."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.done.acts.deed.turned_down import turns_down
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, RETURN, Deed

_UNLIKE = re.compile(r"!==?|\bnot\s?\([^()]{0,120}==|\bisNot\b|\bne\b")
_KEYS = re.compile(r"(?<![A-Za-z])[iI][dD]s?\b|Ids?\b|uuid|token|hash|hmac|digest|\bkey\b", re.I)
"""Keys and proofs of machines, which tell whose a file is and not who may act."""
_OF = re.compile(r"\b(?P<whose>\w{2,40})(?:\.|\??->|\?\.|&\.)(?P<what>\w{3,40})")
_NAME = re.compile(r"(?<![.\w>])\$?([a-z_]\w{2,40})(?![\w(.\[])")
_LIKE = re.compile(r"={2,3}|\bequals\b|\bstrcasecmp\b")
_CALLED = frozenset({"include", "eql", "casecmp", "start_with", "end_with", "equal"})
_WITHIN = re.compile(r"={2,3}|\.include\?\(|\.includes\(|\.contains\(|\.equals(?:IgnoreCase)?\(|\.casecmp\?\(|\bin\b")
_SAME = re.compile(
    r"(?:!\s?|\bnot\s(?:await\s)?)[\w$.>()-]{0,60}(?:same|m[eê]me|match|matches|identi|correspond|equal)\w*\??\s?\(.{1,150},.{1,150}\)",
    re.I,
)
"""A call that compares two names, and must say that they are one."""


def paid_alone(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what turns down an account for not being in the name of whoever asks, in a file that knows of no one who acts for another."""
    answered = _answered(deed, whole)
    named = " ".join((whole.path, answered, *deed.around, deed.within.name if deed.within is not None else ""))
    of_money = speaks_of(named, "said.accounts") and not speaks_of(named, "said.looked_for")
    if of_money and _compares_holder(answered) and not _knows_proxies(whole):
        yield FromDeed(
            Kind.REFUSE, deed.path, deed.span, whole.place, what=What.ONLY_ONESELF, shown=whole.shown(deed.span), other="account", certain=False
        )  # fmt: skip
    first = next(iter(deed.tests), "")
    said = speaks_of(first, "fields.account_holder") or _names_own(first)
    test = _read(first, deed, whole) if whole.place.is_lived and said else ""
    if not test or _KEYS.search(test) or not turns_down(deed):
        return
    fails = test.startswith(FAILS)
    compared = _SAME.search(f"not {test.removeprefix(FAILS)}" if fails else test) or _is_unlike(test)
    if (
        compared
        and speaks_of(test, "fields.account_holder")
        and _names_own(test)
        and not speaks_of(whole.text, "identity.acts_for")
    ):
        span = deed.tests_at[0] if deed.tests_at else deed.span
        shown = whole.shown(span)
        yield FromDeed(Kind.REFUSE, deed.path, span, whole.place, what=What.ONLY_ONESELF, shown=shown, other="account")


@memo
def _knows_proxies(whole: Whole) -> bool:
    """Whether a file knows of those who act for another."""
    return speaks_of(whole.text, "identity.acts_for")


def _answered(deed: Deed, whole: Whole) -> str:
    """What a function answers, in Ruby by the call that it ends with; empty for any other deed."""
    if deed.called == RETURN:
        return deed.puts[0].value
    is_asked = deed.is_call and deed.within is not None and deed.within.name.endswith("?") and not deed.tests
    return whole.read(deed.span) if is_asked and deed.last in _CALLED else ""


def _compares_holder(value: str) -> bool:
    """Whether a function answers whether an account is in the name of whoever asks: who turns them down for it is not known."""
    return _WITHIN.search(value) is not None and speaks_of(value, "fields.account_holder") and _names_own(value)


def signed_alone(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what turns down a signature for not bearing the name of the person concerned, in a file that knows of no one who acts for another."""
    test = next(iter(deed.tests), "")
    if not whole.place.is_lived or not test or _KEYS.search(test) or not _is_unlike(test) or not turns_down(deed):
        return
    around = " ".join((test, *deed.around[:2], *deed.args))
    if (
        speaks_of(test, "identity.concerned")
        and speaks_of(around, "identity.signs")
        and not speaks_of(whole.text, "identity.acts_for")
    ):
        span = deed.tests_at[0] if deed.tests_at else deed.span
        shown = whole.shown(span)
        yield FromDeed(Kind.REFUSE, deed.path, span, whole.place, what=What.ONLY_ONESELF, shown=shown)


def _names_own(test: str) -> bool:
    """Whether a test speaks of the name of whoever asks: `demande.nom`, `nom_complet`."""
    asked = any(
        speaks_of(one["whose"], "fields.holder")
        and speaks_of(one["what"], "fields.name")
        and not speaks_of(one[0], "fields.account_holder")
        for one in _OF.finditer(test)
    )
    return asked or speaks_of(test, "fields.own_name")


def _read(test: str, deed: Deed, whole: Whole) -> str:
    """The test that decides a deed, with what the names that it compares were given."""
    given = (
        (whole.given_before(one, deed.span.start) for one in dict.fromkeys(_NAME.findall(test))) if "=" in test else ()
    )
    return " ".join((test, *(one for one in given if one)))


def _is_unlike(test: str) -> bool:
    fails = test.startswith(FAILS)
    return bool((_LIKE if fails else _UNLIKE).search(test.removeprefix(FAILS)))
