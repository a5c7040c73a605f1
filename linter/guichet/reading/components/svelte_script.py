"""What the scripts of a Svelte component say of it: what it takes, and what it always holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from guichet.reading.components.constants import changed_in, constants_in, imported_constants
from guichet.reading.components.expressions import Expressions, bare, name_of, quoted
from guichet.reading.components.makers import makers_in
from guichet.reading.components.states import states_imported, states_in, states_taken
from guichet.reading.scripts.syntax import field as part
from guichet.reading.scripts.syntax import key_of, text, walk
from guichet.reading.templates.site import Site
from guichet.reading.written.translation import Parameter

_RENAMED = {"$$restProps": "attrs", "$$props": "given", "$$slots": "slots", "children": 'slots["default"]'}


@dataclass
class SvelteScript:
    """The scripts of one component."""

    expressions: Expressions
    parameters: dict[str, Parameter] = field(default_factory=dict)
    constants: list[tuple[str, str]] = field(default_factory=list)
    states: dict[str, str] = field(default_factory=dict)
    """What its states hold at first."""
    whole: str = "given"
    """The name of all that it is given."""


def read_scripts(
    trees: list[Any],
    bound: frozenset[str],
    shown: frozenset[str],
    messages: Callable[[str], str | None],
    dialect: str,
    path: str,
    site: Site,
) -> SvelteScript:
    """Return what the scripts of a component say, given the names that its markup binds and those that it renders."""
    nodes = [one for root in trees for one in walk(root)]
    renamed = _RENAMED | {name: f"slots[{quoted(name)}]" for name in shown if name != "children"}
    makers = makers_in(trees, path, site)
    expressions = Expressions(renamed, frozenset(), frozenset(), messages, dialect, makers)
    script = SvelteScript(expressions)
    for prop, name, default in _taken(trees, expressions, script):
        if prop not in shown and prop != "children":
            script.parameters[prop] = Parameter(name_of(name), default)
    changed = {*changed_in(nodes), *bound}
    own = {one.name for one in script.parameters.values()}
    constants = dict(imported_constants(trees, path, site, expressions))
    script.constants = list(constants.items())
    script.constants += [pair for pair in constants_in(nodes, expressions, changed) if pair[0] not in own]
    tops = [one for root in trees for top in root.named_children for one in top.named_children]
    script.states = states_taken(tops, constants, expressions, plain=True)
    script.states |= _first_values(trees, expressions) | states_in(nodes, expressions)
    for name, held in states_imported(trees, path, site, expressions).items():
        script.states |= {name: held, f"${name}": held}
    return script


def _taken(trees: list[Any], expressions: Expressions, script: SvelteScript) -> Iterator[tuple[str, str, str]]:
    """Yield what a component takes: its name there, its name here, what it is worth when it is not given."""
    for node in (one for root in trees for one in root.named_children):
        exported = part(node, "declaration") if node.type == "export_statement" else node
        for one in exported.named_children if exported is not None else ():
            if one.type != "variable_declarator":
                continue
            name, value = part(one, "name"), bare(part(one, "value"))
            if node.type == "export_statement" and text(exported).startswith("let") and name.type == "identifier":
                yield text(name), text(name), expressions.of(value) if value is not None else ""
            elif value is not None and text(part(value, "function")) == "$props":
                yield from _destructured(name, expressions, script)


def _destructured(pattern: Any, expressions: Expressions, script: SvelteScript) -> Iterator[tuple[str, str, str]]:
    """What `let { label = "", class: more, ...rest } = $props()` takes; all of it under one name otherwise."""
    if pattern.type == "identifier":
        script.whole = name_of(text(pattern))
    for one in pattern.named_children if pattern.type == "object_pattern" else ():
        if one.type == "shorthand_property_identifier_pattern":
            yield text(one), text(one), ""
        elif one.type == "object_assignment_pattern":
            yield text(part(one, "left")), text(part(one, "left")), _default(part(one, "right"), expressions)
        elif one.type == "pair_pattern":
            value = part(one, "value")
            is_set = value.type == "assignment_pattern"
            default = _default(part(value, "right"), expressions) if is_set else ""
            yield key_of(part(one, "key")) or "", text(part(value, "left") if is_set else value), default
        elif one.type == "rest_pattern":
            expressions.renamed = {**expressions.renamed, text(one.named_children[0]): "attrs"}


def _default(node: Any, expressions: Expressions) -> str:
    node = bare(node)
    if node is not None and node.type == "call_expression" and text(part(node, "function")) == "$bindable":
        given = part(node, "arguments").named_children
        return expressions.of(given[0]) if given else ""
    return expressions.of(node)


def _first_values(trees: list[Any], expressions: Expressions) -> dict[str, str]:
    """What `let open = true` holds at first."""
    found = {}
    for node in (one for root in trees for one in root.named_children):
        for one in node.named_children if node.type != "export_statement" else ():  # what it exports, it is given
            value = bare(part(one, "value")) if one.type == "variable_declarator" else None
            if value is not None and value.type in ("true", "false", "string", "object", "array", "number"):
                found[text(part(one, "name"))] = expressions.of(value)
    return found
