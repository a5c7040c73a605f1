"""The deeds of a script: JavaScript and TypeScript."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.reading.deeds.deed import (
    CHANGES,
    FIRST,
    LEAVES,
    RETURN,
    SPREAD,
    TAKES,
    THROWS,
    Deed,
    Function,
    Put,
    folded,
    test_of,
)
from guichet.reading.deeds.locals import Local, given_at, is_known, through_locals
from guichet.reading.deeds.loops import unrolled
from guichet.reading.deeds.script_loops import loops_of
from guichet.reading.scripts.conditions import Condition, conditions_of
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import CLASSES, FUNCTIONS, arguments, bare, field, key_of, name_of, parameters, text

_DEPTH = 5
_TESTS = 6
_HOLDERS = 40
"""Functions, classes and calls around a deed that are kept: programs made by programs nest hundreds."""
_LEAVING = ("continue_statement", "break_statement")
_TOP = frozenset({"program", "export_statement"})
"""What holds a name that the whole script knows."""
_VERBS = frozenset({"get", "post", "put", "patch", "delete"})
_NAMED = frozenset({"identifier", "member_expression", "call_expression", "this", "subscript_expression"})


@memo
def deeds_of(script: Script) -> tuple[Deed, ...]:
    """Return what a script calls, and what it puts under the names of things, in source order."""
    if script.root is None:
        return ()
    return unrolled(through_locals(_deeds(script), _locals(script)), loops_of(script))


def _locals(script: Script) -> Iterator[Local]:
    """Yield the names that are given once what says more than they do, each within the block that declares it; those that tests give plain values."""
    counted = {text(field(one, "left") or field(one, "argument")) for one in script.walk("augmented_assignment_expression", "update_expression")}  # fmt: skip
    again: dict[str, list[Any]] = {}
    for one in script.walk("assignment_expression"):
        again.setdefault(text(field(one, "left")), []).append(one)
    for node in script.walk("variable_declarator"):
        name, value, block = text(field(node, "name")), bare(field(node, "value")), node.parent.parent
        if name in counted or not name.isidentifier() or block is None:
            continue
        reach = script.span(block) if block.type not in _TOP else None
        if name in again:
            if reach is None:
                continue
            given = [one for one in again[name] if reach.start <= script.span(one).start < reach.end]
            values = [folded(text(field(one, "right"))) for one in given] + (
                [folded(text(value))] if value is not None else []
            )
            if len(given) == len(again[name]) and all(is_known(one, name) for one in values):
                yield from (
                    given_at(_deed(one, name, (), script), said, (), reach)
                    for one, said in zip(given, values, strict=False)
                )
                if value is not None:
                    yield given_at(_deed(node, name, (), script), values[-1], (), reach)
            continue
        if value is None:
            continue
        is_table = value.type in ("object", "array")
        puts = tuple(_held(value, script, 0)) if is_table else ()
        said = "" if is_table else folded(text(value))
        if puts or is_known(said, name):
            yield given_at(_deed(node, name, (), script), said, puts, reach)


_KEEPERS = ("Set", "Object.freeze")
_ITEMS = ("string", "member_expression")


def _deeds(script: Script) -> Iterator[Deed]:
    for node in script.walk(
        "public_field_definition",
        "field_definition",
        "variable_declarator",
        "call_expression",
        "new_expression",
        "assignment_expression",
        "augmented_assignment_expression",
        "return_statement",
        "arrow_function",
        *_LEAVING,
        "unary_expression",
        "throw_statement",
    ):
        plain, what = _plain(node)
        if plain:
            args: tuple[str, ...] = (folded(text(what)),) if what is not None else ()
            yield replace(_deed(node, plain, (), script, is_call=False), args=args)
            continue
        if node.type in ("return_statement", "arrow_function"):
            value = field(node, "body") if node.type == "arrow_function" else next(iter(node.named_children), None)
            if value is not None and value.type != "statement_block":
                put = Put("", folded(text(value)), script.span(value))
                yield _deed(value, RETURN, (put,), script, is_call=False)
            continue
        if node.type.endswith("field_definition"):
            name, value = key_of(field(node, "name") or field(node, "property")), field(node, "value")
            if name and value is not None:
                put = Put(name, folded(text(value)), script.span(node))
                yield _deed(node, FIRST, (put,), script, is_call=False)
            continue
        if node.type == "variable_declarator":
            value = _listed(bare(field(node, "value")))
            if value is not None:
                args = tuple(folded(text(one)) for one in value.named_children if one.type in _ITEMS)
                yield replace(_deed(node, text(field(node, "name")), (), script, is_call=False), args=args)
            continue
        if node.type == "augmented_assignment_expression":
            put = Put(text(field(node, "left")), folded(text(field(node, "right"))), script.span(node))
            yield _deed(node, TAKES, (put,), script, is_call=False)
            continue
        if node.type == "assignment_expression":
            target, value = field(node, "left"), field(node, "right")
            put = Put(key_of(field(target, "property")) or "", folded(text(value)), script.span(node))
            yield _deed(node, text(field(target, "object")), (put,), script, is_call=False)
            continue
        function = field(node, "function") or field(node, "constructor")
        if function is not None and function.type in _NAMED:
            puts = tuple(put for one in arguments(node) for put in _held(one, script, 0))
            args = tuple(folded(text(one)) for one in arguments(node) if one.type != "object")
            yield replace(_deed(node, text(function), puts, script), args=args)


def _listed(value: Any) -> Any:
    """The list that a name is given, plain or kept as a set: `new Set(["closed", State.Refused])`, `Object.freeze([…])`."""
    if value is not None and text(field(value, "constructor") or field(value, "function")) in _KEEPERS:
        value = next(iter(arguments(value)), None)
    return value if value is not None and value.type == "array" else None


def _plain(node: Any) -> tuple[str, Any]:
    """What is done that puts nothing under a name: going away, failing, giving another value to something."""
    operator, left = text(field(node, "operator")), field(node, "left")
    if node.type == "throw_statement":
        return THROWS, next(iter(node.named_children), None)
    if node.type == "unary_expression" and operator == "delete":
        return CHANGES, field(node, "argument")
    if node.type == "assignment_expression" and left.type != "member_expression":
        return CHANGES, left
    if node.type == "augmented_assignment_expression" and operator != "-=":
        return CHANGES, left
    ends = node.type == "break_statement" and node.parent.type == "switch_case"  # which only ends there
    leaves = node.type in _LEAVING or (node.type == "return_statement" and not node.named_children)
    return (LEAVES if leaves and not ends else "", None)


def _route(call: Any, script: Script) -> Function | None:
    """What a call answers, when it gives a function to an address: `app.post('/contact', …)`."""
    called, first = field(call, "function"), next(iter(arguments(call)), None)
    verb = key_of(field(called, "property")) if called is not None and called.type == "member_expression" else None
    if verb not in _VERBS or first is None or not text(first)[1:].startswith("/"):
        return None
    whole = script.span(first)
    return Function(text(first)[1:-1], Span(whole.start + 1, whole.end - 1), verb)


def _cases(case: Any) -> list[Any]:
    """The cases of a `switch` that come to the same: those just before that do nothing of their own."""
    found, before = [case], case.prev_named_sibling
    while before is not None and before.type == "switch_case" and len(before.named_children) == 1:
        found, before = [before, *found], before.prev_named_sibling
    return found


def _tested(one: Condition) -> str:
    if one.holder.type != "switch_case":
        return text(one.test)
    tested = text(bare(one.test))
    return " || ".join(f"{tested} === {text(field(case, 'value'))}" for case in _cases(one.holder))


def _tested_at(one: Condition, script: Script) -> Span:
    if one.holder.type != "switch_case":
        return script.span(one.test)
    return Span(script.span(_cases(one.holder)[0]).start, script.span(field(one.holder, "value")).end)


def _held(node: Any, script: Script, depth: int) -> Iterator[Put]:
    node = bare(node)
    if node is None or depth > _DEPTH:
        return
    for one in node.named_children if node.type in ("object", "array") else ():
        if one.type == "pair":
            name, value = key_of(field(one, "key")), field(one, "value")
            if name and value is not None and value.type != "object":
                yield Put(name, folded(text(value)), script.span(one))
            yield from _held(value, script, depth + 1)
        elif one.type == "shorthand_property_identifier":
            yield Put(text(one), text(one), script.span(one))
        elif one.type == "spread_element" and one.named_children:
            yield Put(SPREAD, folded(text(one.named_children[0])), script.span(one))
        elif one.type == "object":
            yield from _held(one, script, depth + 1)


def _deed(node: Any, called: str, puts: tuple[Put, ...], script: Script, *, is_call: bool = True) -> Deed:
    holders = _holders(node, script)
    given = next((one.given for one in holders if one.given is not None), None)
    found = tuple(islice(conditions_of(node, script), _TESTS))
    tests = tuple(test_of(_tested(one), holds=one.holds) for one in found)
    where = tuple(_tested_at(one, script) for one in found)
    around = tuple(one.name for one in holders if one.name)
    marks = tuple(one.mark for one in holders if one.mark)
    return Deed(script.path, script.span(node), folded(called), puts, around, tests, given or (), marks, is_call, within=_within(holders), tests_at=where)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Holder:
    """A function, a class or a call that deeds stand in."""

    name: str = ""
    mark: str = ""
    given: tuple[str, ...] | None = None
    """What a function is given."""
    own: Function | None = None
    """The function, or what a call answers at an address."""


def _holders(node: Any, script: Script) -> tuple[_Holder, ...]:
    """Return what a node stands in, the nearest first: each node above is read once for all that stand in it."""
    known, path = _known_holders(script), []
    above = node.parent
    while above is not None and above.id not in known:
        path.append(above)
        above = above.parent
    held = known[above.id] if above is not None else ()
    for one in reversed(path):
        holder = _holder(one, script)
        held = known[one.id] = (holder, *held)[:_HOLDERS] if holder is not None else held
    return held


@memo
def _known_holders(_: Script) -> dict[int, tuple[_Holder, ...]]:
    return {}


def _holder(node: Any, script: Script) -> _Holder | None:
    if node.type in FUNCTIONS:
        name = name_of(node)
        own = Function(name, script.span(field(node, "name") or node)) if name else None
        return _Holder(name=name, given=tuple(text(one) for one in parameters(node)), own=own)
    if node.type in CLASSES:
        return _Holder(name=text(field(node, "name")))
    if node.type == "call_expression":
        said = (text(field(node, "function")), *(text(one) for one in arguments(node)[:1]))
        return _Holder(mark=folded(" ".join(said)), own=_route(node, script))
    return None


def _within(holders: Iterable[_Holder]) -> Function | None:
    """Return the nearest function that has a name, or the address at which one without a name answers."""
    inside = False
    for one in holders:
        inside = inside or one.given is not None
        if inside and one.own is not None:
            return one.own
    return None
