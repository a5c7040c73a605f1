"""Ways to reach someone that a script shows after so many visits or pages alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from guichet.core.places import place_of_path
from guichet.done.words import speaks_of
from guichet.reading.scripts.conditions import conditions_of
from guichet.reading.scripts.javascript import Script, is_test
from guichet.reading.scripts.origins import origins
from guichet.reading.scripts.syntax import arguments, field, key_of, text
from guichet.reading.scripts.texts import number_made

_SHOWS = frozenset({"hidden", "display", "visibility"})
_CALLS = frozenset({"toggle", "remove", "add", "toggleAttribute", "removeAttribute", "show", "hide"})
_ORDER = frozenset({"<", "<=", ">", ">="})
_STEPS = 12
_ONCE = 2
"""From how many visits on, waiting for the number means coming back."""


def contacts_shown_after(script: Script) -> Iterator[Any]:
    """Yield the tests by which a script shows whom to reach to those who came, or read, often enough."""
    if is_test(script.path) or place_of_path(script.path) is not None:
        return
    for node in script.walk("assignment_expression", "call_expression"):
        shown, tests = _showing(node)
        if shown is not None and speaks_of(_said(shown, script), "pressure.reach"):
            around = (one.test for one in conditions_of(node))
            found = next((test for one in (*tests, *around) if (test := _after_visits(one, script)) is not None), None)
            if found is not None:
                yield found


def _said(node: Any, script: Script) -> str:
    """What an expression, and what it comes from, are called, strings among them."""
    return " ".join(text(one.node)[:80] for one in islice(origins(node, script), _STEPS))


def _showing(node: Any) -> tuple[Any, list[Any]]:
    """What a statement shows or hides, as it is called, and what decides which; nothing when it does neither."""
    if node.type == "assignment_expression":
        left = field(node, "left")
        last = key_of(field(left, "property")) if left.type == "member_expression" else ""
        return (field(left, "object"), [field(node, "right")]) if last in _SHOWS else (None, [])
    callee = field(node, "function")
    last = key_of(field(callee, "property")) if callee.type == "member_expression" else ""
    return (field(callee, "object"), arguments(node)[1:]) if last in _CALLS else (None, [])


def _after_visits(test: Any, script: Script) -> Any | None:
    """The part of what decides that asks for a number of visits, seen where the script tests it; None when there is none."""
    for one in origins(test, script):
        if one.node.type == "binary_expression" and text(field(one.node, "operator")) in _ORDER:
            sides = field(one.node, "left"), field(one.node, "right")
            limits = (number_made(side, one.script) for side in sides)
            counted = any(speaks_of(_said(side, one.script), "pressure.visits") for side in sides)
            if counted and any(limit is not None and limit >= _ONCE for limit in limits):
                return test
    return None
