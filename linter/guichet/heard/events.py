"""Which events come unasked, and whether code runs so."""

from __future__ import annotations

from typing import Any

from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import FUNCTIONS

UNASKED_EVENTS = frozenset(
    "load pageshow domcontentloaded readystatechange beforeunload unload pagehide focus focusin blur mouseover mouseenter scroll".split()
)
"""Events that come without anyone asking for anything: loading, leaving, passing over, getting focus."""
PASSING_OVER = frozenset({"mouseenter", "mouseover", "pointerenter", "pointerover", "hover"})
"""Events of a mouse that comes over something, by the names of the standard and of jQuery; neither a key nor a finger sends them."""
PASSING_AWAY = frozenset({"mouseleave", "mouseout", "pointerleave", "pointerout"})
"""Those of a mouse that leaves."""
AT_LOADING = frozenset({"", "load", "ready", "DOMContentLoaded", "pageshow", "turbo:load", "readystatechange"})
"""When a script runs as its page comes."""

_WAITS = frozenset(
    {"setTimeout", "setInterval", "window.setTimeout", "window.setInterval", "$", "jQuery", "requestAnimationFrame"}
)
_FUNCTIONS = FUNCTIONS | {"function"}


def runs_unasked(script: Script, node: Any) -> bool:
    """Whether the code around a call runs by itself, function after function up to the top of the script."""
    while (node := node.parent) is not None:
        if node.type not in _FUNCTIONS:
            continue
        around = node.parent
        if around is not None and around.type in {"parenthesized_expression", "arguments"}:
            around = around.parent
        if around is None or around.type not in {"call_expression", "assignment_expression"}:
            return False
        if around.type == "assignment_expression":
            name = script.source_of(around.child_by_field_name("left")).rpartition(".")[2].lower()
            return name.removeprefix("on") in UNASKED_EVENTS
        if not _calls_at_once(script, around):
            return False
    return True


def _calls_at_once(script: Script, call: Any) -> bool:
    """Whether a call runs the function that it is given, or that it is made of, without waiting for anyone."""
    called = script.source_of(call.child_by_field_name("function"))
    if called in _WAITS or called.endswith(".ready") or called.startswith("("):
        return True
    first = next(iter(call.child_by_field_name("arguments").named_children), None)
    if first is None:
        return False
    listens = called.endswith(("addEventListener", ".on")) and first.type == "string"
    return listens and script.source_of(first)[1:-1].lower() in UNASKED_EVENTS
