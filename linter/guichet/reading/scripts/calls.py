"""Who calls a function of a script, and what is given it to run later: in its script, in its page, where it is imported."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guichet.core.memo import memo
from guichet.reading.scripts.binding import Sort, unbound
from guichet.reading.scripts.component_users import in_components
from guichet.reading.scripts.definitions import Defined, bindings, functions, held_in, members, values
from guichet.reading.scripts.files import importers, siblings
from guichet.reading.scripts.javascript import Script, is_test
from guichet.reading.scripts.scopes import scopes
from guichet.reading.scripts.syntax import (
    FUNCTIONS,
    WRAPPERS,
    arguments,
    bare,
    field,
    function_around,
    name_answering,
    name_of,
    rank_of,
    text,
)

_CALLS = 12
"""Calls of a function that are asked for at most."""


def calls_of(function: Any, script: Script) -> list[tuple[Any, Script]]:
    """Return the calls that name a function, in its script, in its page, and in those that import it."""
    known = _calls(script)
    if function.id not in known:
        known[function.id] = []  # two that are made of each other
        known[function.id] = [*_find_calls(function, script), *_calls_of_made(function, script)][:_CALLS]
    return known[function.id]


@memo
def _calls(_: Script) -> dict[int, list[tuple[Any, Script]]]:
    return {}


def _find_calls(function: Any, script: Script) -> list[tuple[Any, Script]]:
    made = function.parent.parent if name_of(function) == "constructor" else None  # `new` calls what its class is
    name = name_of(made) if made is not None else _name_of(function)
    users = (
        (*importers(script, name), *in_components(script, name)) if name else ()
    )  # what a test gives happens to nobody
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
            meant = values(named, other) if made is not None else _meant(named, function, other)
            if any(one.node == (made or function) for one in meant):
                found.append((call, other))
    return found


def _meant(named: Any, function: Any, script: Script) -> list[Defined]:
    """What a name stands for that may be a function, or a call that makes one of another."""
    if named is None or function.type in FUNCTIONS:
        return functions(named, script) if named is not None else []
    given = bindings(named, script) if named.type == "identifier" else ()
    held = members(named, script) if named.type == "member_expression" else ()
    kept = [*(Defined(one.value, one.script) for one in given), *held]
    return [*values(named, script), *(Defined(unbound(one.node), one.script) for one in kept)]


def _calls_of_made(function: Any, script: Script) -> list[tuple[Any, Script]]:
    """The calls of what another function makes of one: `const later = debounce(save, 500)`, then `later(text)`."""
    made = [(call, caller) for call, caller in handed_to(function, script) if call.type == "call_expression"]
    given = [one for call, caller in made for one in given_on(call, caller)]
    return [found for call, caller in (*made, *given) for found in calls_of(call, caller)]


def given_on(call: Any, script: Script) -> list[tuple[Any, Script]]:
    """Return the calls that give what a call makes as it is: `useMemo(() => debounce(save), [])`, that of what returns it."""
    holder = call.parent
    if holder.type != "return_statement" and not (holder.type == "arrow_function" and field(holder, "body") == call):
        return []
    giver = holder if holder.type == "arrow_function" else function_around(holder)
    above = [*handed_to(giver, script), *calls_of(giver, script)] if giver is not None else []
    return [(one, caller) for one, caller in above if one.type == "call_expression"]


def _name_of(function: Any) -> str:
    """The name of a function, or of what a call makes of one."""
    holder = function.parent
    is_bound = function.type == "call_expression" and holder is not None and unbound(holder.parent) == function
    return name_of(holder.parent) if is_bound else name_of(function)


def given_for(name: Any, script: Script) -> Iterator[Defined]:
    """Yield what the calls of a function give for a parameter of its own: the argument, or what the object that is given holds under its key."""
    for one in bindings(name, script):
        if one.sort is not Sort.PARAMETER:
            continue
        rank = rank_of(one.node, one.value)
        for call, caller in calls_of(one.value, one.script):
            given = arguments(call)
            held = [Defined(given[rank], caller)] if rank < len(given) else []
            for key in one.keys:
                held = [
                    part for each in held for whole in values(each.node, each.script) for part in held_in(whole, key)
                ]
            yield from held


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
    name = _name_of(function)
    around = [script, *siblings(script), *(importers(script, name) if name else ())] if name else []
    for other in around:
        for call in scopes(other).passed.get(name, ())[:_CALLS]:
            if any(one.node == function for each in arguments(call) for one in _meant(each, function, other)):
                found.append((call, other))
    return found[:_CALLS]


def answering(function: Any, script: Script) -> list[Any]:
    """Return the attributes of the elements written in a script that are given a function to answer: `onChange={save}`."""
    around = function.parent
    while around is not None and around.type in WRAPPERS:
        around = around.parent
    own = [around.parent] if around is not None and around.type == "jsx_expression" else []
    named = _named_in_elements(script).get(_name_of(function), ())[:_CALLS]
    return [
        *(one for one in own if one.type == "jsx_attribute"),
        *(one for one, given in named if any(each.node == function for each in _meant(given, function, script))),
    ]


@memo
def _named_in_elements(script: Script) -> dict[str, list[tuple[Any, Any]]]:
    """The attributes of the elements written in a script by the name that each is given as it is, with where it stands."""
    found: dict[str, list[tuple[Any, Any]]] = {}
    for node in script.walk("jsx_attribute"):
        if (given := name_answering(node)) is not None:
            found.setdefault(text(given).rpartition(".")[2], []).append((node, given))
    return found
