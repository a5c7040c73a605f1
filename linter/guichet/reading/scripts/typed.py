"""Names of a script that hold what people type, as markup ties them to fields, in their file or in one that is handed them: `v-model`, `value={…}`, `bind:value`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.memo import memo
from guichet.reading.scripts.binding import Binding, Sort
from guichet.reading.scripts.calls import calls_of, handed_to
from guichet.reading.scripts.definitions import bindings
from guichet.reading.scripts.files import components_importing
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import (
    FUNCTIONS,
    NAMES,
    arguments,
    bare,
    field,
    function_around,
    key_of,
    name_of,
    rank_of,
    returned,
    text,
)
from guichet.reading.templates.site import Site

_FIELD = re.compile(
    r"<(?:textarea|input|(?=[\w-]{0,30}(?:field|input|text-?area|text-?box|champ|saisie))(?![\w-]{0,30}(?:check|radio|select|file|fichier|switch|toggle|search|recherche|slider|colou?r|fieldset))(?:[A-Z]\w{2,40}|[a-z]{1,12}(?:-[a-z]{2,20}){1,3}))(?=[\s/>])[^<>]{0,600}",
    re.I,
)
"""Where one writes: a field of HTML, or a component that is named as one, of a library or of the project's own."""
_TIED = re.compile(
    r"(?:(?:v-model|x-model|ng-model|bind:value|\[\(ngModel\)\])[\w.-]{0,40}=[\"'{]\s?|\bvalue=\{\s?|\{\.\.\.)(?:this\.|\$)?(\w{1,60})(?:\.(\w{1,60}))?"
)
_CHOSEN = re.compile(r"\btype=[\"']?(?:checkbox|radio|hidden|range|color|file)|\breadOnly\b", re.I)
_CALLS = 3
"""Calls in a row by which a name is given to what watches it."""
WATCHES = frozenset({"watch", "watchDebounced", "watchThrottled", "debouncedWatch", "throttledWatch"})
"""What runs a function each time that a value changes (Vue)."""
_EFFECTS = frozenset({"useEffect", "useLayoutEffect", "useDebouncedEffect", "useUpdateEffect", "useDebounce"})
"""The same in React, where the values follow the function."""
_READING = frozenset({"watchEffect", "$effect", "effect"})
"""What runs a function each time that something changes which it reads (Vue, Svelte, Angular)."""
_WORD = re.compile(r"\w{2,60}")
_FLOWS = frozenset({"subscribe", "tap", "switchMap", "mergeMap", "concatMap", "exhaustMap", "$subscribe"})
"""What runs a function for each value of a flow: that of a form (Angular), or of a store."""
_OF_FORMS = re.compile(r"\bvalueChanges\b")


def is_typed(node: Any, script: Script, depth: int = 0) -> bool:
    """Whether an expression is what a field holds while somebody writes in it, here or where a call gives it."""
    node = bare(node)
    while node is not None and node.type == "member_expression":
        node = bare(field(node, "object"))
    if node is None or depth > _CALLS:
        return False
    if node.type in FUNCTIONS:  # `watch(() => form.story, …)`
        return any(is_typed(one, script, depth + 1) for one in returned(node))
    if node.type == "array":
        return any(is_typed(one, script, depth + 1) for one in node.named_children)
    if node.type not in NAMES:
        return False
    if text(node) in _tied(script.path, script.project):
        return True
    return any(_is_bound_to_field(one, text(node), depth) for one in bindings(node, script))


def _is_bound_to_field(one: Binding, name: str, depth: int) -> bool:
    """Whether a name was given what a field holds: by a call, by what watches it, or by what its function hands out."""
    if one.sort is Sort.PARAMETER and not one.keys:
        rank = rank_of(one.node, one.value)
        given = ((arguments(call), caller) for call, caller in calls_of(one.value, one.script))
        return any(rank < len(args) and is_typed(args[rank], caller, depth + 1) for args, caller in given) or (
            rank == 0 and is_run_by_typing(one.value, one.script, depth + 1)
        )
    if one.sort is not Sort.VALUE:
        return False
    maker = function_around(one.node)
    if maker is None:
        return any(name in _tied(path, one.script.project) for path in _users(one.script))
    return any(_is_tied_as(key, maker, one.script, depth) for key in _handed_out(name, maker))


def is_run_by_typing(function: Any, script: Script, depth: int = 0) -> bool:
    """Whether a function is run each time that somebody types: what watches is given it, or it bears the name that is watched."""
    if depth > _CALLS:
        return False
    if any(follows_typing(call, caller, depth) for call, caller in handed_to(function, script)):
        return True
    holder = function.parent.parent if function.parent is not None and function.type == "method_definition" else None
    if holder is None or holder.type != "pair" or key_of(field(holder, "key")) != "watch":
        return False
    name = name_of(function)
    return any(name in _tied(path, script.project) for path in (script.path, *_users(script)))


def follows_typing(call: Any, script: Script, depth: int = 0) -> bool:
    """Whether a call runs what it is given each time that somebody types: `watch(story, send)`, `form.valueChanges.subscribe(send)`."""
    callee, given = field(call, "function"), arguments(call)
    last = key_of(field(callee, "property") if callee is not None and callee.type == "member_expression" else callee)
    if last in WATCHES and given:
        return is_typed(given[0], script, depth) if given[0].type not in FUNCTIONS or len(given) > 1 else _is_of_form(callee, script)  # fmt: skip
    if last in _EFFECTS and len(given) > 1:
        return is_typed(given[-1], script, depth)
    if last in _READING and given:
        return given[0].type in FUNCTIONS and _holds_tied(given[0], script)
    if last == "$watch" and len(given) > 1 and given[0].type == "string":
        return text(given[0])[1:-1].partition(".")[0] in _tied(script.path, script.project)
    if last not in _FLOWS or not given:
        return False
    chain = text(callee) if callee.type == "member_expression" else text(_chain_around(call))
    if _OF_FORMS.search(chain):
        return True
    return callee.type == "member_expression" and is_typed(field(callee, "object"), script, depth + 1)


def _holds_tied(node: Any, script: Script) -> bool:
    """Whether a part of a script reads a name that is tied to a field of its file."""
    tied = _tied(script.path, script.project)
    return bool(tied) and not tied.isdisjoint(_WORD.findall(text(node)))


def is_reactive_to_typing(node: Any, script: Script) -> bool:
    """Whether a statement of Svelte is done again each time that what it reads is typed: `$: send(story)`."""
    while node is not None and node.type != "labeled_statement":
        node = node.parent
    return node is not None and text(field(node, "label")) == "$" and _holds_tied(node, script)


def _chain_around(call: Any) -> Any:
    """What a step of a flow is piped from: `form.valueChanges.pipe(switchMap(send))`."""
    holder = call.parent.parent if call.parent is not None else None
    return field(holder, "function") if holder is not None and holder.type == "call_expression" else None


def _is_of_form(callee: Any, script: Script) -> bool:
    """Whether a function watches all that a form of React holds: `const { watch } = useForm()`."""
    return callee.type == "identifier" and any(
        one.value is not None and text(field(bare(one.value), "function")).startswith("useForm")
        for one in bindings(callee, script)
    )


def _handed_out(name: str, maker: Any) -> Iterator[str]:
    """The keys, or the ranks, under which a function hands out one of its names: `return { text }`, `return [text, setText]`."""
    for one in map(bare, returned(maker)):
        while one is not None and one.type in ("as_expression", "satisfies_expression"):
            one = bare(one.named_children[0])
        if one is None:
            continue
        if one.type == "array":
            yield from (str(rank) for rank, part in enumerate(one.named_children) if text(part) == name)
        for part in one.named_children if one.type == "object" else ():
            if part.type == "shorthand_property_identifier" and text(part) == name:
                yield name
            elif part.type == "pair" and text(field(part, "value")) == name:
                yield key_of(field(part, "key")) or ""


def _is_tied_as(key: str, maker: Any, script: Script, depth: int) -> bool:
    """Whether what a function hands out under a key is tied to a field where it is called, under the name that it has there."""
    for call, caller in calls_of(maker, script):
        taken = call.parent
        pattern = field(taken, "name") if taken is not None and taken.type == "variable_declarator" else None
        tied = _tied(caller.path, caller.project) if pattern is not None else frozenset()
        if pattern is None:
            continue
        if pattern.type == "identifier":
            spread = f"...{text(pattern)}" in tied and key == "value"
            if f"{text(pattern)}.{key}" in tied or spread:
                return True
        elif any(text(one) in tied or is_typed(one, caller, depth + 2) for one in _taken(pattern, key)):
            return True
    return False


def _taken(pattern: Any, key: str) -> Iterator[Any]:
    """The names that a pattern gives what is under a key, or at a rank."""
    for rank, part in enumerate(pattern.named_children):
        is_there = pattern.type == "array_pattern" and str(rank) == key
        if is_there or (part.type == "shorthand_property_identifier_pattern" and text(part) == key):
            yield part
        elif part.type == "pair_pattern" and key_of(field(part, "key")) == key:
            yield field(part, "value")


def _users(script: Script) -> list[str]:
    """The components that take what a script hands out; found once for each."""
    known = _known_users(script.project)
    if script.path not in known:
        known[script.path] = components_importing(script.path, script.project) if script.element is None else []
    return known[script.path]


@memo
def _known_users(_: Site) -> dict[str, list[str]]:
    return {}


def _tied(path: str, project: Site) -> frozenset[str]:
    """The names that the markup of a file ties to fields where one writes, and the members and spread tables among them."""
    known = _known(project)
    if path not in known:
        fields = (found[0] for found in _FIELD.finditer(project.text(path)))
        tied = [one for field in fields if not _CHOSEN.search(field) for one in _TIED.finditer(field)]
        known[path] = frozenset(name for one in tied for name in _names(one))
    return known[path]


def _names(tied: re.Match[str]) -> Iterator[str]:
    spread = tied[0].startswith("{...")
    yield f"...{tied[1]}" if spread else tied[1]
    if tied[2]:
        yield f"{tied[1]}.{tied[2]}"


@memo
def _known(_: Site) -> dict[str, frozenset[str]]:
    return {}
