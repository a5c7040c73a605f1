"""What a name holds where a deed uses it: what its function gives it above, or what those who call its function give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from guichet.core.memo import keyed_memo
from guichet.done.acts.deed_found import Whole
from guichet.reading.deeds.deed import RETURN, Deed
from guichet.reading.scripts.made import by_hand
from guichet.reading.templates.site import PROGRAMS, Site

_NAME = re.compile(r"\$?[A-Za-z_]\w{0,60}")
_OWNERS = frozenset({"self", "cls"})
"""What a method of Python is given before what it is called with."""
_CALLERS = 6
"""Calls of a function that are looked at: one that is called more often is a tool, and says nothing of one score."""
_SHORTEST = 3
_ABOVE = 1_500
_GIVES = re.compile(r"(?<!\w)(\w{1,60})\s{0,20}:?=(?![=>~])\s{0,20}([^\r\n;]{1,120})")
_OWN_CALL = re.compile(r"(?:await )?(?:(?:self|this|\$this)(?:\.|->))?(\w{1,60})\(")
_PARTS = re.compile(r"[^,()]{0,120}(?:\([^()]{0,120}\)[^,()]{0,120})?(?:,|$)")


def given_there(name: str, deed: Deed, whole: Whole) -> Iterator[str]:
    """Yield what a bare name is given: in the function that uses it, or by those who call that function."""
    if _NAME.fullmatch(name) is None:
        return
    bare = name.lstrip("$")
    above = whole.given_before(bare, deed.span.start)
    if above:
        yield above
        yield from _answered_here(above, whole)
        return
    given = tuple(one.lstrip("$") for one in deed.given if one not in _OWNERS)
    named = deed.within is not None and len(deed.within.name) >= _SHORTEST
    if deed.within is not None and named and bare in given and whole.is_among_others:
        yield from _given_by_callers(deed.within.name, given.index(bare), whole.project)


def _answered_here(given: str, whole: Whole) -> Iterator[str]:
    """What a function of the same file answers, when it is what was called."""
    called = _OWN_CALL.match(given)
    for function, body in whole.bodies.items() if called is not None else ():
        if called is not None and function.name == called[1]:
            yield from (put.value for one in body.deeds if one.called == RETURN for put in one.puts)


@keyed_memo
def _given_by_callers(function: str, index: int, project: Site) -> tuple[str, ...]:
    """What the calls of a function in a project give for one of its parameters, and what that was given just above."""
    called = re.compile(
        rf"(?<!def )(?<!fun )(?<!function )(?<!def self\.)(?<!\w)(?:[.>:]{{1,2}})?{re.escape(function)}\(([^()\n]{{1,120}}(?:\([^()\n]{{0,80}}\)[^()\n]{{0,60}})?)\)"
    )
    held = (one for one in by_hand(project) if one.endswith(PROGRAMS) and project.holds(one, function))
    found = ((project.text(one), call) for one in held for call in called.finditer(project.text(one)))
    calls = list(islice(found, _CALLERS + 1))
    return tuple(_origin(text, call, index) for text, call in calls) if len(calls) <= _CALLERS else ()


def _origin(text: str, call: re.Match[str], index: int) -> str:
    parts = [one.rstrip(",").strip() for one in _PARTS.findall(call[1])]
    given = parts[index] if index < len(parts) else ""
    name = given.lstrip("$")
    if _NAME.fullmatch(given) is None:
        return given
    above = text[max(0, call.start() - _ABOVE) : call.start()]
    return next((one[2] for one in reversed(list(_GIVES.finditer(above))) if one[1] == name), given)
