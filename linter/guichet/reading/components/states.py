"""What the states of a component hold at first, in its script or in the modules that keep them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from guichet.core.memo import memo
from guichet.reading.components.constants import LITERALS, STATES
from guichet.reading.components.expressions import Expressions, bare, quoted
from guichet.reading.components.imports import file_named, imports_of
from guichet.reading.scripts.javascript import dialect_of, parsed
from guichet.reading.scripts.syntax import FUNCTIONS, arguments, field, key_of, returned, text, walk
from guichet.reading.templates.site import Site

_TABLES = frozenset({"toRefs", "storeToRefs", "reactive", "readonly"})
"""Calls that give the parts of a state."""
_KEPT = frozenset({"defineStore", "createStore", "createSlice"})
States = dict[str, str]


def states_in(nodes: Iterable[Any], expressions: Expressions) -> States:
    """Return what the states that a script declares hold at first, by their names."""
    found: States = {}
    for node in nodes:
        if node.type != "variable_declarator":
            continue
        name, value = field(node, "name"), bare(field(node, "value"))
        if value is None or value.type != "call_expression" or text(field(value, "function")) not in STATES:
            continue
        given = bare(next(iter(arguments(value)), None))
        names = [one for one in (name, *name.named_children) if one.type == "identifier"]
        if given is not None and given.type in LITERALS and names:
            found[text(names[0])] = expressions.of(given)
    return found


def states_taken(nodes: Iterable[Any], held: States, expressions: Expressions, *, plain: bool = False) -> States:
    """Return what the states that a script makes of a constant hold at first: `ref(options.round)`; with `plain`, what no call makes too."""
    known = replace(expressions, renamed={**expressions.renamed, **held})
    found: States = {}
    for node in nodes:
        value = bare(field(node, "value")) if node.type == "variable_declarator" else None
        if value is not None and value.type == "call_expression":
            value = bare(next(iter(arguments(value)), None)) if text(field(value, "function")) in STATES else None
        elif not plain:
            continue
        root = value
        while root is not None and root.type in ("member_expression", "subscript_expression"):
            root = field(root, "object")
        if root is not None and text(root) in held:
            found[text(field(node, "name"))] = known.of(value)
    return found


def states_imported(trees: list[Any], path: str, site: Site, expressions: Expressions) -> States:
    """Return what the states that a script imports hold at first: stores, shared tables, what composes a component."""
    imported: States = {}
    for root in trees:
        for here, there, module in imports_of(root):
            target = file_named(module, path, site)
            if target is not None and target.endswith((".js", ".ts", ".mjs")):
                found = _states_of(target, site, expressions).get(there)
                if found is not None:
                    imported[here] = found
    return imported | dict(_used(trees, imported))


def _used(trees: list[Any], imported: States) -> Iterator[tuple[str, str]]:
    """Yield the names that are given what a function that is imported keeps: `const form = useForm()`, or parts of it."""
    for node in (one for root in trees for one in walk(root)):
        name, value = field(node, "name"), bare(field(node, "value"))
        if node.type != "variable_declarator" or value is None:
            continue
        if value.type == "call_expression" and text(field(value, "function")) in _TABLES:
            value = bare(next(iter(arguments(value)), None))
        called = field(value, "function") if value is not None and value.type == "call_expression" else value
        held = imported.get(text(called))
        if held is None:
            continue
        if name.type == "identifier":
            yield text(name), held
        for one in name.named_children if name.type == "object_pattern" else ():
            if one.type == "shorthand_property_identifier_pattern":
                yield text(one), f'{held}["{text(one)}"]'


@memo
def _known(_: Site) -> dict[str, States]:
    return {}


def _states_of(path: str, site: Site, expressions: Expressions) -> States:
    known = _known(site)
    if path not in known:
        known[path] = {}
        root = parsed(site.text(path).encode(), dialect_of(path))
        known[path] = dict(_read(root, replace(expressions, renamed={}, dialect=dialect_of(path))))
    return known[path]


def _read(root: Any, expressions: Expressions) -> Iterator[tuple[str, str]]:
    """Yield the states that a module keeps, by the names that it exports, its own constants put in."""
    nodes = list(walk(root)) if root is not None else []
    tables: States = {}
    for node in nodes:
        value = bare(field(node, "value")) if node.type == "variable_declarator" else None
        if value is not None and value.type in LITERALS and field(node, "name").type == "identifier":
            tables[text(field(node, "name"))] = expressions.of(value)
    own = replace(expressions, renamed=tables)
    yield from states_in(nodes, own).items()
    for node in nodes:
        value = bare(field(node, "value")) if node.type == "variable_declarator" else node
        name = text(field(node, "name"))
        if value is None or not name:
            continue
        if value.type == "call_expression" and text(field(value, "function")) in _KEPT:
            kept = _kept_by(arguments(value), own)
            if kept:
                yield name, kept
        elif value.type in FUNCTIONS and name.startswith("use"):
            states = states_in(walk(value), own)
            shown = {one: states[one] for one in _given_back(value) if one in states}
            if shown:
                yield name, _table(shown)
            for one in map(bare, returned(value)):
                given = bare(next(iter(arguments(one)), None)) if one.type == "call_expression" else None
                if given is not None and given.type == "object" and text(field(one, "function")) in STATES:
                    yield name, own.of(given)


def _kept_by(given: list[Any], expressions: Expressions) -> str:
    """What a store holds at first: the state that its options or its function say."""
    for one in given:
        options = bare(one)
        for pair in options.named_children if options.type == "object" else ():
            if key_of(field(pair, "key")) in ("state", "initialState"):
                return _state(bare(field(pair, "value")), expressions)
            if pair.type == "method_definition" and text(field(pair, "name")) == "state":
                return _state(pair, expressions)
        if options.type in FUNCTIONS:
            states = states_in(walk(options), expressions)
            return _table(states)
    return ""


def _state(node: Any, expressions: Expressions) -> str:
    if node is not None and node.type in FUNCTIONS:
        body = bare(field(node, "body"))
        table = body if body is not None and body.type == "object" else next(iter(returned(node)), None)
        return expressions.of(table) if table is not None else ""
    return expressions.of(node)


def _given_back(function: Any) -> Iterator[str]:
    for one in returned(function):
        for part in one.named_children if one is not None and one.type == "object" else ():
            if part.type == "shorthand_property_identifier":
                yield text(part)


def _table(states: States) -> str:
    """States as a table that may hold others."""
    return f"{{**unknown, {', '.join(f'{quoted(name)}: {held}' for name, held in states.items())} }}"
