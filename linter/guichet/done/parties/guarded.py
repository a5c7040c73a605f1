"""Whether code of a script waits for the person: for their yes, for a click, or for a call that nothing makes."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from guichet.core.memo import memo
from guichet.done.parties.hosts import CONSENT
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.origins import origins
from guichet.reading.scripts.syntax import text as written
from guichet.reading.scripts.ways import BY_ITSELF

_ONCE_LOADED = re.compile(r"addEventListener\(\s*['\"]\w+_(?:loaded|allowed)\b")
"""What Tarteaucitron says of a service once people have agreed to it, and it is there."""
_LOOKED_AT = 30
"""Expressions that what a test reads is looked for in."""


def is_guarded(node: Any, script: Script, depth: int = 3, clicks: bool = False) -> bool | None:
    """Whether code runs only once the person agreed (or clicked): None when its function is not called in the script."""
    at = node
    while at.parent is not None:
        child, at = at, at.parent
        if at.type in ("if_statement", "ternary_expression", "while_statement"):
            condition = at.child_by_field_name("condition")
            if condition is not None and condition.id != child.id and _asks_for_a_yes(condition, script):
                return True
        elif at.type == "binary_expression" and child.start_byte > at.start_byte:
            if CONSENT.search(script.source_of(at.children[0])):
                return True
        elif at.type == "call_expression" and child.type == "arguments":
            words = script.source_of(at)[:160]
            head = script.source_of(at.children[0])[-160:] + words[len(script.source_of(at.children[0])) :][:60]
            if (
                CONSENT.search(head)
                or _ONCE_LOADED.search(head)
                or (clicks and re.search(r"click|submit|toggle|open|show", head))
            ):
                return True
        elif at.type in ("pair", "method_definition"):
            key = at.child_by_field_name("key") or at.child_by_field_name("name")
            if key is not None and CONSENT.search(script.source_of(key)):
                return True
        name = _function_name(at, child, script)
        if name:
            if CONSENT.search(name):
                return True
            return _calls_are_guarded(name, at, script, depth, clicks)
    return False


def _asks_for_a_yes(condition: Any, script: Script) -> bool:
    """Whether a test speaks of consent, or of what was read from where one is kept: `kept = read("cookie_preferences")`."""
    if CONSENT.search(script.source_of(condition)):
        return True
    kept = (one.node for one in islice(origins(condition, script), _LOOKED_AT) if one.node.type == "string")
    return any(CONSENT.search(written(one)) for one in kept)


def _function_name(at: Any, child: Any, script: Script) -> str:
    if at.type in ("function_declaration", "generator_function_declaration") or (
        at.type == "variable_declarator" and child.type in ("arrow_function", "function_expression", "function")
    ):
        name = at.child_by_field_name("name")
    elif at.type == "method_definition" or (at.type == "pair" and _is_method(at, child)):
        name = at.child_by_field_name("name") or at.child_by_field_name("key")
    else:
        return ""
    named = script.source_of(name) if name is not None else ""
    return "" if named in BY_ITSELF else named


def _is_method(pair: Any, value: Any) -> bool:
    """Whether a function is kept under a name of an object that a name holds: something has to call it by both."""
    holder = pair.parent.parent if pair.parent is not None else None
    return (
        value.type in ("arrow_function", "function_expression")
        and holder is not None
        and holder.type == "variable_declarator"
    )


def _calls_are_guarded(name: str, own: Any, script: Script, depth: int, clicks: bool) -> bool | None:
    known, key = _known(script), (name, own.start_byte, depth, clicks)
    if key not in known:
        called = _calls_of_methods(script) if own.type in ("method_definition", "pair") else _uses(script)
        uses = [one for one in called.get(name, ()) if not own.start_byte <= one.start_byte < own.end_byte]
        known[key] = all(depth and is_guarded(one, script, depth - 1, clicks) for one in uses) if uses else None
    return known[key]


@memo
def _known(_: Script) -> dict[tuple[str, int, int, bool], bool | None]:
    """Whether the calls of each function are guarded: functions that call one another are asked about once."""
    return {}


@memo
def _uses(script: Script) -> dict[str, list[Any]]:
    """Where each name is used, but for what a module brings in or hands on."""
    found: dict[str, list[Any]] = {}
    for one in script.walk("identifier"):
        if one.parent is None or one.parent.type not in ("export_specifier", "import_specifier"):
            found.setdefault(script.source_of(one), []).append(one)
    return found


@memo
def _calls_of_methods(script: Script) -> dict[str, list[Any]]:
    """Where something is called by a name of what holds it: `audience.load()`."""
    found: dict[str, list[Any]] = {}
    for one in script.walk("call_expression"):
        called = one.child_by_field_name("function")
        name = called.child_by_field_name("property") if called is not None else None
        if name is not None:
            found.setdefault(script.source_of(name), []).append(one)
    return found
