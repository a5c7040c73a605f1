"""What the names and members of a script stand for, here or in another checked script: one step back, never a guess."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guichet.core.memo import memo
from guichet.core.numbers import count
from guichet.reading.scripts.binding import Binding, Sort
from guichet.reading.scripts.files import fetched, imported
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.scopes import scopes
from guichet.reading.scripts.shared import known_beside
from guichet.reading.scripts.syntax import (
    CLASSES,
    FUNCTIONS,
    NAMES,
    arguments,
    bare,
    field,
    key_of,
    owner_around,
    returned,
    text,
)

_DEPTH = 5
_MEANINGS = 32
"""Names in a row, and meanings of a name or of a member that are asked for at most: past them it may be anything."""
_GLOBALS = frozenset({"window", "globalThis", "self", "top"})
_AS_CALLED = frozenset({"call", "apply"})
_EITHER = frozenset({"||", "&&", "??"})


@dataclass(frozen=True, eq=False)
class Defined:
    """A node, and the script that it is written in."""

    node: Any
    script: Script


def bindings(node: Any, script: Script, depth: int = 0) -> list[Binding]:
    """Return what a name was given, through imports, in the other scripts of the page when this one does not know it."""
    found = scopes(script).lookup(node) or known_beside(text(node), script)
    return [inner for one in found for inner in _through_import(one, depth)] if len(found) <= _MEANINGS else []


def _through_import(one: Binding, depth: int) -> Iterator[Binding]:
    other = imported(text(one.value)[1:-1], one.script) if one.sort is Sort.IMPORT and depth < _DEPTH else None
    if other is None:
        yield one
        return
    exported = scopes(other).exports.get(one.keys[0])
    if exported is not None and exported.type == "type_identifier" and exported.parent.type in CLASSES:
        exported = exported.parent  # as TypeScript names a class
    if exported is None and one.keys == ("*",) and "default" in scopes(other).exports:
        whole = scopes(other).exports["default"]
        exported = (
            whole if whole.type in (*FUNCTIONS, *CLASSES, *NAMES) else None
        )  # the one thing that a file of CommonJS is
    if one.keys[0] in scopes(other).passed_on:
        yield from _through_import(scopes(other).passed_on[one.keys[0]], depth + 1)
    elif exported is None:
        handed_on = (Binding(one.sort, one.node, other, source, one.keys) for source in scopes(other).all_of)
        found = [
            inner for each in handed_on for inner in _through_import(each, depth + 1) if inner.sort is not Sort.IMPORT
        ]
        yield from found or [one]
    elif exported.type in NAMES and (found := bindings(exported, other, depth + 1)):
        yield from found
    else:
        sort = Sort.FUNCTION if exported.type in FUNCTIONS else Sort.CLASS if exported.type in CLASSES else Sort.VALUE
        yield Binding(sort, exported, other, exported)


def values(node: Any, script: Script, depth: int = 0) -> Iterator[Defined]:
    """Yield the literals, functions, classes and calls that an expression may be, each once: names and members followed."""
    node = bare(node)
    if node is None or depth > _DEPTH:
        return iter(())
    known, place = _known_values(script), (node.id, depth)
    if place not in known:
        known[place] = list({one.node.id: one for one in _worked_out(node, script, depth)}.values())
    return iter(known[place])


@memo
def _known_values(_: Script) -> dict[tuple[int, int], list[Defined]]:
    return {}


def _worked_out(node: Any, script: Script, depth: int) -> Iterator[Defined]:
    if node.type in NAMES and text(node) not in _GLOBALS:
        yield from _values_of_name(node, script, depth)
    elif node.type == "ternary_expression" or text(field(node, "operator")) in _EITHER:
        sides = [field(node, side) for side in ("consequence", "alternative", "left", "right")]
        yield from _values_of([Defined(side, script) for side in sides if side is not None], depth)
    elif known := _followed(node, script, depth):
        yield from _values_of(known, depth)
    else:
        yield Defined(node, script)


_ASKS = frozenset({"fetch", "getJSON", "get", "$fetch", "ofetch"})


def _fetched(call: Any, script: Script) -> list[Defined]:
    """What a file of JSON of the project holds that a call asks for: `fetch("/config.json")`, then `.json()` of it."""
    inner: Any = bare(call)
    while inner is not None and inner.type == "call_expression":
        callee = field(inner, "function")
        last = key_of(field(callee, "property") if callee.type == "member_expression" else callee)
        given = arguments(inner)
        if last in _ASKS and given and given[0].type == "string":
            other = fetched(text(given[0])[1:-1], script)
            root = scopes(other).exports.get("default") if other is not None else None
            return [Defined(root, other)] if other is not None and root is not None else []
        inner = bare(field(callee, "object")) if callee.type == "member_expression" else None
    return []


def _values_of(found: list[Defined], depth: int) -> Iterator[Defined]:
    for each in found:
        yield from values(each.node, each.script, depth + 1)


def _values_of_name(node: Any, script: Script, depth: int) -> Iterator[Defined]:
    for one in bindings(node, script):
        if one.sort in (Sort.FUNCTION, Sort.CLASS):
            yield Defined(one.value, one.script)
        elif one.sort is Sort.VALUE and one.value is not None and one.value is not node:
            yield from _taken(one, depth)


def _followed(node: Any, script: Script, depth: int) -> list[Defined]:
    """What a member holds, or what a call gives; nothing when it is not known."""
    if node.type in ("member_expression", "subscript_expression"):
        return list(members(node, script, depth + 1))
    if node.type != "call_expression":
        return []
    callee = field(node, "function")
    if _is_bound(node):
        return [Defined(field(callee, "object"), script)]
    return [
        Defined(value, one.script) for one in functions(callee, script, depth + 1) for value in returned(one.node)
    ] or _fetched(node, script)


def _is_bound(call: Any) -> bool:
    callee = field(call, "function")
    return callee.type == "member_expression" and key_of(field(callee, "property")) == "bind"


def _taken(one: Binding, depth: int) -> Iterator[Defined]:
    """What a name was given; by destructuring, what the keys hold where the whole is written out."""
    held = [Defined(one.value, one.script)]
    for key in one.keys:
        held = [
            inner
            for each in held
            for whole in values(each.node, each.script, depth + 1)
            for inner in held_in(whole, key)
        ]
    for each in held:
        yield from values(each.node, each.script, depth + 1)


def members(node: Any, script: Script, depth: int = 0) -> Iterator[Defined]:
    """Yield what a member, `x.a` or `x["a"]`, was given: in a literal, in a class, or put there later."""
    owner = bare(field(node, "object"))
    is_dotted = node.type == "member_expression"
    key = key_of(field(node, "property") if is_dotted else field(node, "index"))
    if key is None or owner is None:
        return
    if text(owner) in _GLOBALS:
        yield from (Defined(one.value, one.script) for one in scopes(script).named(key) if one.value is not None)
        return
    if owner.type in (*NAMES, "this"):
        known = scopes(script)
        put = known.stores(owner).get(key, ())
        yield from (Defined(value, script) for value in (put if len(put) <= _MEANINGS else ()))
        if owner.type in NAMES:
            for one in known.lookup(owner):
                other = imported(text(one.value)[1:-1], script) if one.sort is Sort.IMPORT else None
                if other is not None and one.keys == ("*",) and key in scopes(other).exports:
                    yield Defined(scopes(other).exports[key], other)
    if owner.type == "this":
        around = owner_around(owner)
        if around is not None:
            yield from held_in(Defined(around, script), key)
            yield from _declared(Defined(around, script), key)
            yield from _injected(around, key, script)
        return
    for whole in values(owner, script, depth + 1):
        yield from held_in(whole, key)


def _declared(owner: Defined, key: str) -> Iterator[Defined]:
    """Yield what a controller of Stimulus declares that a value is by default: `static values`, read as `this.eventsValue`."""
    name = key.removesuffix("Value")
    for declared in held_in(owner, "values") if name != key else ():
        for one in held_in(declared, name):
            yield from held_in(one, "default") if one.node.type == "object" else ()


def _injected(body: Any, key: str, script: Script) -> Iterator[Defined]:
    """Yield the class of what a class is given as it is made, under a name: `constructor(private readonly traces: Traces)`, `traces = inject(Traces)`."""
    for one in body.named_children if body.type == "class_body" else ():
        if one.type == "method_definition" and text(field(one, "name")) == "constructor":
            for given in field(one, "parameters").named_children:
                if given.type == "required_parameter" and text(field(given, "pattern")) == key:
                    yield from _class_named(text(field(given, "type")).lstrip(": ").partition("<")[0], script)
        value = field(one, "value") if one.type.endswith("field_definition") else None
        if value is not None and key_of(field(one, "name") or field(one, "property")) == key and text(field(value, "function")) == "inject":  # fmt: skip
            yield from (each for given in arguments(value)[:1] for each in _class_named(text(given), script))


def _class_named(name: str, script: Script) -> Iterator[Defined]:
    """Yield the class that a name of a script's own level stands for, here or where it is imported."""
    for one in scopes(script).named(name) if name.isidentifier() else ():
        for inner in _through_import(one, 0):
            if inner.value is not None and inner.value.type in CLASSES:
                yield Defined(inner.value, inner.script)


def held_in(whole: Defined, key: str) -> Iterator[Defined]:
    """Yield what a literal, a class or an instance holds under a key."""
    node, script = whole.node, whole.script
    if node.type == "new_expression":
        for one in values(field(node, "constructor"), script, _DEPTH - 1):
            if one.node.type in CLASSES:
                yield from held_in(one, key)
        return
    if node.type == "call_expression":
        yield from _in_store(node, key, script)
        return
    if node.type in CLASSES:
        node = field(node, "body")
    if node.type == "array" and key.isdigit():
        parts = [one for one in node.named_children if one.type != "comment"]
        yield from (Defined(one, script) for one in parts[count(key) : count(key) + 1])
    if node.type not in ("object", "class_body"):
        return
    yield from (Defined(value, script) for value in scopes(script).stores(node).get(key, ()))
    for one in node.named_children:
        if one.type == "pair" and key_of(field(one, "key")) == key:
            yield Defined(field(one, "value"), script)
        elif (one.type == "shorthand_property_identifier" and text(one) == key) or (
            one.type == "method_definition" and key_of(field(one, "name")) == key
        ):
            yield Defined(one, script)
        elif one.type == "field_definition" and key_of(field(one, "property")) == key and field(one, "value"):
            yield Defined(field(one, "value"), script)


_STORES = frozenset({"defineStore", "createStore", "create"})
"""What makes a store that components share: what it is given says what they may ask of it (Pinia, Zustand)."""


def _in_store(call: Any, key: str, script: Script) -> Iterator[Defined]:
    """Yield what a store holds under a key: `const claim = useClaim()`, where `useClaim` is `defineStore("claim", { actions: … })`."""
    for made in values(field(call, "function"), script, _DEPTH - 2):
        if made.node.type == "call_expression" and text(field(made.node, "function")) in _STORES:
            for one in arguments(made.node):
                wholes = [
                    Defined(each, made.script) for each in map(bare, returned(one) if one.type in FUNCTIONS else ())
                ]
                if one.type == "object":
                    wholes = [
                        inner for part in ("actions", "getters") for inner in held_in(Defined(one, made.script), part)
                    ]
                yield from (inner for whole in wholes if whole.node is not None and whole.node.type == "object" for inner in held_in(whole, key))  # fmt: skip


def functions(node: Any, script: Script, depth: int = 0) -> list[Defined]:
    """Return the functions that an expression names: declared, kept in a name or an object, of a class, imported."""
    node = bare(node)
    if node is None or depth > _DEPTH:
        return []
    if node.type == "member_expression" and key_of(field(node, "property")) in _AS_CALLED:
        found = functions(field(node, "object"), script, depth + 1)
        if found:
            return found
    if node.type == "call_expression":
        if _is_bound(node):
            return functions(field(field(node, "function"), "object"), script, depth + 1)
        wrapped = [one for one in arguments(node)[:1] if one.type in FUNCTIONS]  # `debounce(() => …)`
        own = functions(field(node, "function"), script, depth + 1) if wrapped else []
        if wrapped and not own:
            return [Defined(wrapped[0], script)]
    return [one for one in values(node, script, depth) if one.node.type in FUNCTIONS]
