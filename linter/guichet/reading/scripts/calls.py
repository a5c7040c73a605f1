"""Who calls a function of a script, and what is given it to run later: in its script, in its page, where it is imported."""

from __future__ import annotations

from typing import Any

from guichet.core.memo import memo
from guichet.reading.scripts.definitions import functions, values
from guichet.reading.scripts.files import importers, siblings
from guichet.reading.scripts.javascript import Script, is_test
from guichet.reading.scripts.scopes import scopes
from guichet.reading.scripts.syntax import arguments, bare, field, name_of

_CALLS = 12
"""Calls of a function that are asked for at most."""


def calls_of(function: Any, script: Script) -> list[tuple[Any, Script]]:
    """Return the calls that name a function, in its script, in its page, and in those that import it."""
    known = _calls(script)
    if function.id not in known:
        known[function.id] = _find_calls(function, script)
    return known[function.id]


@memo
def _calls(_: Script) -> dict[int, list[tuple[Any, Script]]]:
    return {}


def _find_calls(function: Any, script: Script) -> list[tuple[Any, Script]]:
    made = function.parent.parent if name_of(function) == "constructor" else None  # `new` calls what its class is
    name = name_of(made) if made is not None else name_of(function)
    users = importers(script, name) if name else ()  # what a test gives happens to nobody
    around = [script, *siblings(script), *(one for one in users if is_test(script.path) or not is_test(one.path))]
    found = []
    callee = function.parent
    while callee is not None and callee.type == "parenthesized_expression":
        callee = callee.parent
    if callee is not None and callee.type == "call_expression" and bare(field(callee, "function")) == function:
        found.append((callee, script))
    for other in around if name else ():
        for call in scopes(other).calls.get(name, ())[: 2 * _CALLS]:
            named = field(call, "constructor" if made is not None else "function")
            meant = values(named, other) if made is not None else functions(named, other) if named is not None else ()
            if any(one.node == (made or function) for one in meant):
                found.append((call, other))
    return found[:_CALLS]


def handed_to(function: Any, script: Script) -> list[tuple[Any, Script]]:
    """Return the calls that are given a function to run later: written there, or by its name."""
    known = _handings(script)
    if function.id not in known:
        known[function.id] = _find_handings(function, script)
    return known[function.id]


@memo
def _handings(_: Script) -> dict[int, list[tuple[Any, Script]]]:
    return {}


def _find_handings(function: Any, script: Script) -> list[tuple[Any, Script]]:
    found = []
    holder = function.parent
    while holder is not None and holder.type == "parenthesized_expression":
        holder = holder.parent
    if holder is not None and holder.type == "arguments" and holder.parent is not None:
        found.append((holder.parent, script))
    name = name_of(function)
    around = [script, *siblings(script), *(importers(script, name) if name else ())] if name else []
    for other in around:
        for call in scopes(other).passed.get(name, ())[:_CALLS]:
            if any(one.node == function for each in arguments(call) for one in functions(each, other)):
                found.append((call, other))
    return found[:_CALLS]
