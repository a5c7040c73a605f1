"""Which elements of a page an expression of a script is a handle of: selectors, through names, loops and calls."""

from __future__ import annotations

from typing import Any

from guichet.reading.scripts.binding import Binding, Sort
from guichet.reading.scripts.calls import calls_of, handed_to
from guichet.reading.scripts.controllers import own_elements
from guichet.reading.scripts.definitions import bindings, values
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import (
    NAMES,
    arguments,
    bare,
    field,
    key_of,
    name_of,
    owner_around,
    parameters,
    text,
)
from guichet.reading.scripts.texts import UNKNOWN, text_made

PAGE = ":page"
"""What stands for the whole page: `document`, `window`, `<body>`."""
_WHOLE = frozenset(
    "document window globalThis self document.body document.documentElement document.defaultView".split()
)
_DEPTH = 6
_BY_SELECTOR = frozenset({"querySelector", "querySelectorAll", "closest", "find", "$", "jQuery"})
_OTHERWISE = {
    "getElementById": "#{}",
    "getElementsByClassName": ".{}",
    "getElementsByName": '[name="{}"]',
    "getElementsByTagName": "{}",
}
_EACH = frozenset({"forEach", "each", "map", "filter", "some", "every"})
_SAME = frozenset("from entries values slice filter item at get eq first last concat".split())
"""Calls whose result holds the elements that they were asked of."""


def handles(node: Any, script: Script, depth: int = 0) -> tuple[str, ...]:
    """Return the selectors of the elements that an expression stands for, PAGE for the page; () when it is not written."""
    node = bare(node)
    if node is None or depth > _DEPTH:
        return ()
    if text(node) in _WHOLE:
        return (PAGE,)
    if node.type == "this":
        return _own_element(node, script)
    if node.type in NAMES:
        return _union(_named(one, depth) for one in bindings(node, script))
    if node.type == "call_expression":
        return _called(node, script, depth)
    if node.type == "array":
        return _union(handles(one, script, depth + 1) for one in node.named_children)
    if node.type == "spread_element":
        return handles(node.named_children[0], script, depth + 1)
    if node.type == "subscript_expression":
        return handles(field(node, "object"), script, depth + 1)
    if node.type == "member_expression":
        return _member(node, script, depth)
    return ()


def _own_element(node: Any, script: Script) -> tuple[str, ...]:
    """The element that a class of the script makes work: `customElements.define("x-choice", Choice)`."""
    around = owner_around(node)
    name = name_of(around.parent) if around is not None and around.type == "class_body" else ""
    for call in script.walk("call_expression") if name and "customElements" in script.text else ():
        given = arguments(call)
        if (
            text(field(call, "function")).endswith("customElements.define")
            and len(given) > 1
            and text(given[1]) == name
        ):
            return (text(given[0])[1:-1],)
    return ()


def _union(found: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for each in found for one in each))


def _named(one: Binding, depth: int) -> tuple[str, ...]:
    if one.sort is Sort.PARAMETER:
        return _given(one, depth)
    if one.sort in (Sort.VALUE, Sort.LOOP) and one.value is not None and not one.keys:
        return handles(one.value, one.script, depth + 1)
    return ()


def _given(one: Binding, depth: int) -> tuple[str, ...]:
    """What a parameter is given: each element of `list.forEach(function)`, or what its function is called with."""
    found: list[tuple[str, ...]] = []
    for call, caller in handed_to(one.value, one.script):
        whole = _gone_through(call)
        if whole is not None:
            found.append(handles(whole, caller, depth + 1))
    rank = next((at for at, each in enumerate(parameters(one.value)) if each == one.node), None)
    for call, caller in calls_of(one.value, one.script) if rank is not None else ():
        given = arguments(call)
        if rank is not None and rank < len(given):
            found.append(handles(given[rank], caller, depth + 1))
    return _union(found)


def _gone_through(call: Any) -> Any:
    """Return the list whose parts a call hands on: `list.forEach(f)`, `[].forEach.call(list, f)`, `$.each(list, f)`."""
    callee, given = field(call, "function"), arguments(call)
    if callee is None or callee.type != "member_expression" or not given:
        return None
    method, owner = key_of(field(callee, "property")), field(callee, "object")
    if method == "call" and text(owner).rpartition(".")[2] in _EACH:
        return given[0]
    if method not in _EACH:
        return None
    return given[0] if text(owner) in ("$", "jQuery") else owner


def _called(call: Any, script: Script, depth: int) -> tuple[str, ...]:
    callee, given = field(call, "function"), arguments(call)
    is_method = callee.type == "member_expression"
    last = key_of(field(callee, "property") if is_method else callee)
    if last in _OTHERWISE and given:
        return _inside(callee, _OTHERWISE[last].format(text_made(given[0], script)), script, depth)
    if last in _BY_SELECTOR and given:
        if last in ("$", "jQuery") and given[0].type != "string":
            return handles(given[0], script, depth + 1)
        written = text_made(given[0], script)
        if written == UNKNOWN:
            return ()
        return (written,) if last == "closest" else _inside(callee, written, script, depth)
    if last in _SAME:
        return handles(given[0] if last == "from" and given else field(callee, "object"), script, depth + 1)
    return _union(handles(one.node, one.script, depth + 1) for one in values(call, script) if one.node != call)


def _inside(callee: Any, selector: str, script: Script, depth: int) -> tuple[str, ...]:
    """Return what a selector finds inside what it is asked of: anywhere, when that is the page or is not written."""
    owner = field(callee, "object") if callee.type == "member_expression" else None
    around = [one for one in handles(owner, script, depth + 1) if one != PAGE and "," not in one]
    if not around or "," in selector:
        return (selector,)
    return tuple(f"{one} {selector}" for one in around)


def _member(node: Any, script: Script, depth: int) -> tuple[str, ...]:
    """`form.elements.name`, `document.forms[0]`, and what a member of an object or of `this` was given."""
    name, owner = key_of(field(node, "property")), field(node, "object")
    if owned := own_elements(node, script):
        return tuple(owned)
    if name == "children":
        return tuple(f"{one} > *" for one in handles(owner, script, depth + 1) if one != PAGE)
    if name == "forms" and text(owner) == "document":
        return ("form",)
    if name == "elements" or text(owner).endswith(".elements"):
        return (f'[name="{name}"]',) if name != "elements" else ()
    return _union(handles(one.node, one.script, depth + 1) for one in values(node, script) if one.node != node)
