"""Where a value of a script comes from: followed backwards through names, members, calls and imports, within bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from guichet.core.backwards import Hop, nearest_first
from guichet.core.memo import Trail, memo
from guichet.reading.scripts.binding import Binding, Sort
from guichet.reading.scripts.calls import calls_of, handed_to
from guichet.reading.scripts.conditions import conditions_of
from guichet.reading.scripts.definitions import Defined, bindings, functions, held_in, members, values
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.scopes import scopes
from guichet.reading.scripts.syntax import (
    CLASSES,
    FUNCTIONS,
    NAMES,
    arguments,
    field,
    function_around,
    key_of,
    rank_of,
    returned,
    text,
)
from guichet.reading.scripts.typed import WATCHES

_TIMERS = frozenset({"setTimeout", "setInterval", "window.setTimeout", "window.setInterval"})

_HEARS = re.compile(
    r"""\s*\??\.\s*(?:addEventListener|(?:on|one|bind|delegate)\(\s*["'`](?:key|mouse|pointer|touch|drag|click|dblclick|change|input|submit|focus|blur|scroll|wheel|paste))"""
)
"""What a person does: the event that is handed on then is made of their gesture, not of what listens."""


@dataclass(frozen=True, slots=True)
class Origin:
    """An expression that a value depends on; `hops` is the way to it, `decides` whether it only chooses between values."""

    node: Any
    script: Script
    hops: tuple[Hop, ...] = ()
    decides: bool = False
    calls: tuple[tuple[Any, Any, Script], ...] = ()
    """The calls that were entered to get here: a parameter is what that call gave."""
    counts: bool = False
    """Whether only how much there is of it is known, or whether there is any."""


def origins(node: Any, script: Script) -> Iterator[Origin]:
    """Yield the expressions that a value may depend on, nearest first, itself included, each once.

    Both what it is made of and what decides which value it takes. Bounded as `core.backwards` says; what lies beyond is unknown.
    """
    trails = _trails(script)
    if node.id not in trails:
        trails[node.id] = Trail(origins_from(Origin(node, script)))
    return iter(trails[node.id])


@memo
def _trails(_: Script) -> dict[int, Trail[Origin]]:
    """What each expression depends on, by the id of its node: every sort of reason looks at it."""
    return {}


def origins_from(start: Origin) -> Iterator[Origin]:
    """Yield the same, from an expression already on the way: its parameters are what the calls entered before gave."""
    return nearest_first(start, _key, _before)


def _key(one: Origin) -> tuple[int, int, bool]:
    return one.node.id, one.calls[-1][1].id if one.calls else 0, one.counts


def _before(one: Origin) -> Iterator[Origin]:
    node = one.node
    if (counted := _counted(node)) is not None:
        yield replace(one, node=counted, counts=True)
    elif node.type in NAMES:
        for found in bindings(node, one.script):
            yield from _of_binding(one, found)
        put = ((key, value) for key, held in scopes(one.script).stores(node).items() for value in held)
        for key, value in (*put, *scopes(one.script).added(node)):
            yield replace(one, node=value, hops=(*one.hops, _hop(key or text(node), value, one.script)))
    elif node.type in ("member_expression", "subscript_expression"):
        yield from _of_member(one, node)
    elif node.type in ("call_expression", "new_expression"):
        yield from _of_call(one, node)
    elif node.type == "ternary_expression":
        yield replace(one, node=field(node, "consequence"))
        yield replace(one, node=field(node, "alternative"))
        yield replace(one, node=field(node, "condition"), decides=True)
    elif node.type == "pair":
        yield replace(one, node=field(node, "value"))
    elif node.type in FUNCTIONS:
        if node.parent.type == "array":  # a list of functions stands for what they give
            yield from _of_returns(one, node)
    elif node.type not in CLASSES:
        yield from (replace(one, node=child) for child in node.named_children if child.type != "comment")


_COUNTS = frozenset({"length", "size"})
_ASKS = frozenset({"Boolean", "Object.keys"})


def _counted(node: Any) -> Any:
    """What a value only tells how much there is of, or whether there is any: `story.length`, `!email`, `Object.keys(answers)`."""
    if node.type == "member_expression" and key_of(field(node, "property")) in _COUNTS:
        return field(node, "object")
    if node.type == "unary_expression" and text(field(node, "operator")) == "!":
        return field(node, "argument")
    if node.type == "call_expression" and text(field(node, "function")) in _ASKS:
        return next(iter(arguments(node)), None)
    return None


def _hop(name: str, node: Any, script: Script) -> Hop:
    known, mark = _hops(script), (name, node.id)
    if mark not in known:
        known[mark] = Hop(name, script.path, script.source.position(script.span(node)).line)
    return known[mark]


@memo
def _hops(_: Script) -> dict[tuple[str, int], Hop]:
    """The names gone through in a script: what is put into one thing a hundred times is met from each of its hundred places."""
    return {}


def _of_binding(one: Origin, found: Binding) -> Iterator[Origin]:
    hops = (*one.hops, Hop(text(one.node), found.script.path, found.line))
    if found.sort is Sort.PARAMETER:
        yield from _of_parameter(one, found)
    elif found.sort in (Sort.VALUE, Sort.LOOP) and found.value is not None:
        inner = replace(one, node=found.value, script=found.script, hops=hops)
        yield from _at(inner, found.keys)
        around = function_around(found.value)
        if around is not None and found.node.type == "identifier" and found.node.parent.type != "variable_declarator":
            for test in conditions_of(found.value):
                yield replace(inner, node=test.test, decides=True)


def _at(one: Origin, keys: tuple[str, ...]) -> Iterator[Origin]:
    """What destructuring took out of a value: the part where it is written out, the whole otherwise."""
    held = [Defined(one.node, one.script)]
    for key in keys:
        held = [part for each in held for whole in values(each.node, each.script) for part in held_in(whole, key)]
    yield from (replace(one, node=each.node, script=each.script) for each in held or [Defined(one.node, one.script)])


def _of_parameter(one: Origin, found: Binding) -> Iterator[Origin]:
    function, script = found.value, found.script
    rank = rank_of(found.node, function)
    entered = [step for step in one.calls if step[0] == function]
    if entered:
        _, call, caller = entered[-1]
        given = arguments(call)
        if rank < len(given):
            inner = replace(one, node=given[rank], script=caller, calls=one.calls[: one.calls.index(entered[-1])])
            yield from _at(inner, found.keys)
            return
        yield from _by_default(one, found)
        return
    for call, caller in calls_of(function, script):
        given = arguments(call)
        if rank < len(given):
            hops = (*one.hops, _hop(text(one.node), call, caller))
            yield from _at(Origin(given[rank], caller, hops, one.decides, counts=one.counts), found.keys)
    for call, caller in handed_to(function, script):
        callee = field(call, "function")
        if text(callee) in _TIMERS and rank + 2 < len(given := arguments(call)):  # setTimeout(run, wait, …given)
            hops = (*one.hops, _hop(text(one.node), call, caller))
            yield from _at(Origin(given[rank + 2], caller, hops, one.decides, counts=one.counts), found.keys)
        if text(callee) in WATCHES and rank < 2 and (given := arguments(call)):  # what it is now, what it was
            yield from _at(
                Origin(given[0], caller, (*one.hops, _hop(text(one.node), call, caller)), counts=one.counts), found.keys
            )
        if callee is not None and callee.type == "member_expression":
            answers = [each for each in values(call, caller) if each.node.type == "object"]
            if answers and found.keys:
                for each in answers:
                    yield from _at(Origin(each.node, each.script, one.hops, one.decides, counts=one.counts), found.keys)
            if not _HEARS.match(text(call)[len(text(field(callee, "object"))) :]):
                yield Origin(callee, caller, one.hops, one.decides, counts=one.counts)
    yield from _by_default(one, found)


def _by_default(one: Origin, found: Binding) -> Iterator[Origin]:
    """What a parameter is worth when a call gives nothing."""
    default = _default(found.node)
    if default is not None:
        yield replace(one, node=default, script=found.script)


def _default(name: Any) -> Any:
    holder = name.parent
    if holder is not None and holder.type in ("required_parameter", "optional_parameter"):  # as TypeScript writes them
        return field(holder, "value")
    is_default = holder is not None and holder.type in ("assignment_pattern", "object_assignment_pattern")
    return field(holder, "right") if is_default and field(holder, "left") == name else None


def _of_member(one: Origin, node: Any) -> Iterator[Origin]:
    found = list(members(node, one.script))
    is_dotted = node.type == "member_expression"
    key = key_of(field(node, "property") if is_dotted else field(node, "index"))
    for each in found:
        hops = (*one.hops, _hop(key or "", each.node, each.script))
        if each.node.type == "method_definition" and any(part.type == "get" for part in each.node.children):
            yield from _of_returns(replace(one, script=each.script, hops=hops), each.node)
        else:
            yield replace(one, node=each.node, script=each.script, hops=hops)
    for value in scopes(one.script).added_to_member(node):
        yield replace(one, node=value, hops=(*one.hops, _hop(key or "", value, one.script)))
    if not found:
        yield replace(one, node=field(node, "object"))
        if not is_dotted:
            yield replace(one, node=field(node, "index"), decides=True)


def _of_call(one: Origin, node: Any) -> Iterator[Origin]:
    callee = field(node, "function") or field(node, "constructor")
    found = functions(callee, one.script) if node.type == "call_expression" else []
    for each in found:
        hop = _hop(text(callee)[:60], each.node, each.script)
        entered = (*one.calls, (each.node, node, one.script))
        yield from _of_returns(replace(one, script=each.script, hops=(*one.hops, hop), calls=entered), each.node)
    if found:
        return
    if callee is not None and (
        callee.type in ("member_expression", "call_expression") or _is_handed(callee, one.script)
    ):
        yield replace(one, node=callee)
    if text(callee) in ("Object.values", "Object.entries"):
        yield from _of_held_functions(one, node)
    for given in arguments(node):
        if given.type in FUNCTIONS:
            yield from _of_returns(one, given)
        else:
            yield replace(one, node=given)


def _is_handed(callee: Any, script: Script) -> bool:
    """Whether what is called is a parameter, or one of a list."""
    return callee.type == "identifier" and any(
        found.sort in (Sort.PARAMETER, Sort.LOOP) for found in bindings(callee, script)
    )


def _of_held_functions(one: Origin, node: Any) -> Iterator[Origin]:
    """What the functions of an object give: `Object.values({browser: () => navigator.userAgent})`."""
    for given in arguments(node):
        for whole in values(given, one.script):
            for pair in whole.node.named_children if whole.node.type == "object" else ():
                held = field(pair, "value") if pair.type == "pair" else None
                if held is not None and held.type in FUNCTIONS:
                    yield from _of_returns(replace(one, script=whole.script), held)


def _of_returns(one: Origin, function: Any) -> Iterator[Origin]:
    for value in returned(function):
        yield replace(one, node=value)
        if value.parent is not None and value.parent.type == "return_statement":
            for test in conditions_of(value.parent):
                yield replace(one, node=test.test, decides=True)
