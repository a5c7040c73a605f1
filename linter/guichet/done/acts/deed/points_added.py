"""Points that a program adds to a score by which people are suspected or checked, for what they are: a branch, a choice between two numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import Whole
from guichet.done.acts.table.weights import ORIGIN, Weights
from guichet.done.deciding.decisions import speaks_of as judges
from guichet.done.nouns.act import Kind
from guichet.done.people.people import attribute_of
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import CHANGES, RETURN, Deed

_OWN_READER = (".py", ".sql")
_MORE = re.compile(
    r"^\s*(?P<name>[\w$@.>\[\]'-]{1,80}?)\s*(?:\+=|=\s*(?P=name)\s*\+|:=\s*(?P=name)\s*\+)\s*(?P<much>[\w$.>:-]{1,60})"
)
"""What adds to a number: `score += 30`, `score = score + WEIGHT`."""
_EITHER = re.compile(r"(?P<test>[^?{};]{3,120}?)\s\?\s?(?P<yes>-?\d[\d_.]{0,8})\s?:\s?(?P<no>-?\d[\d_.]{0,8})\b")
"""One of two numbers, by a test."""
_NUMBER = re.compile(r"-?\d[\d_.]{0,8}")
_NAMES = re.compile(r"[^\W\d]\w*")
_QUOTED = re.compile(r"['\"]([\w -]{2,40})['\"]")
_TONGUE = re.compile(
    r"(?:get|preferred|spoken|accept|user|interface|browser)?_?(?:lang(?:uages?|ues?)?|locales?)", re.I
)
"""The language that someone speaks, or reads a page in: it tells where they come from."""
_NEAREST = 2
"""Tests around what adds that may be about somebody: those farther away are about something else."""


def points_added(deed: Deed, whole: Whole) -> Iterator[Weights]:
    """Yield what adds to a score against people by a test on what someone is."""
    if whole.path.endswith(_OWN_READER) or not whole.place.is_lived:
        return
    name, tests = _added(deed, whole)
    if not tests:
        return
    around = " ".join((name, *deed.around))
    said = apart(f"{around} {whole.path}")
    scale = judges(said, "score") or speaks_of(said, "decisions.scale")
    hunts = judges(said, "suspicion") or speaks_of(said, "decisions.control")
    checks = speaks_of(said, "decisions.checked")
    if not scale or not (hunts or checks) or judges(said, "helping") or judges(apart(around), "study"):
        return
    for one in _asked(tests, deed, whole):
        attribute = attribute_of(one)
        known = attribute is not None and (
            attribute.certain or attribute.is_place or speaks_of(one, "fields.family_name")
        )
        if (
            known
            and attribute is not None
            and (hunts or attribute.kind == "sensitive" or speaks_of(one, "fields.family_name"))
        ):
            yield Weights(
                Kind.RATE, deed.path, deed.span, whole.place, label=name or deed.around[0], counted=((one, deed.span),)
            )
            return


def _added(deed: Deed, whole: Whole) -> tuple[str, tuple[str, ...]]:
    """The score that a deed adds to, and the tests that decide how much."""
    if deed.called == CHANGES:
        found = _MORE.match(whole.read(deed.span))
        return (found["name"], deed.tests[:_NEAREST]) if found is not None else ("", ())
    for put in deed.puts if deed.called == RETURN or not deed.is_call else ():
        either = _EITHER.search(put.value)
        if either is not None and either["yes"] != either["no"]:
            return put.name, (either["test"],)
        if deed.called == RETURN and _NUMBER.fullmatch(put.value) and deed.within is not None:
            return "", deed.tests[:1]
    return "", ()


def _asked(tests: tuple[str, ...], deed: Deed, whole: Whole) -> Iterator[str]:
    """What some tests ask of someone, by its name or by the word that it must be."""
    for test in tests:
        yield from (one for one in _QUOTED.findall(test) if _is_certain(one))
        names = [name for name in _NAMES.findall(_QUOTED.sub(" ", test)) if len(name) > 2]
        yield from (f"{one}{ORIGIN}" for one in names if _TONGUE.fullmatch(one))
        yield from names
        yield from (one for name in names for one in _NAMES.findall(whole.given_before(name, deed.span.start)))
    if deed.within is not None:
        yield from (
            one for one in apart(deed.within.name).split() if _is_certain(one) or speaks_of(one, "fields.family_name")
        )


def _is_certain(word: str) -> bool:
    attribute = attribute_of(word)
    return attribute is not None and attribute.certain
