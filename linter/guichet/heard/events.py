"""What scripts listen to: the event, and the code that answers it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guichet.reading.scripts.javascript import Script, scripts_of
from guichet.reading.scripts.syntax import FUNCTIONS

_CALLED = re.compile(r"^\s*(?:return\s+)?([\w$]+)\s*\([^;]*\)\s*;?\s*$")
UNASKED_EVENTS = frozenset(
    "load pageshow domcontentloaded readystatechange beforeunload unload pagehide focus focusin blur mouseover mouseenter scroll".split()
)
"""Events that come without anyone asking for anything: loading, leaving, passing over, getting focus."""

_WAITS = frozenset(
    {"setTimeout", "setInterval", "window.setTimeout", "window.setInterval", "$", "jQuery", "requestAnimationFrame"}
)
_FUNCTIONS = FUNCTIONS | {"function"}


@dataclass(frozen=True, slots=True)
class Listener:
    """An answer to an event: what it is set on, as written, and the source of its code."""

    event: str
    target: str
    code: str
    node: Any
    """The call or assignment; None for an event attribute."""


def event_of(script: Script) -> str:
    """Return the event whose attribute holds a script ("click" for `onclick`), "" for a file or a `<script>`."""
    element = script.element
    if element is None or element.name == "script":
        return ""
    return next((name[2:] for name in element.attrs if element.value_span(name).start == script.start), "")


def listeners(script: Script) -> Iterator[Listener]:
    """Yield what a script listens to: its attribute, `addEventListener`, `element.onclick = …`, jQuery's `.on()`."""
    event = event_of(script)
    if event:
        yield Listener(event, "", script.text + _called(script), None)
        return
    for node in script.walk("call_expression", "assignment_expression"):
        if node.type == "assignment_expression":
            target, _, name = script.source_of(node.child_by_field_name("left")).rpartition(".")
            if name.startswith("on"):
                yield Listener(name[2:], target, script.body_of(node.child_by_field_name("right")), node)
            continue
        function, arguments = node.child_by_field_name("function"), node.child_by_field_name("arguments")
        if function is None or arguments is None or len(arguments.named_children) < 2:
            continue
        target, _, name = script.source_of(function).rpartition(".")
        first, last = arguments.named_children[0], arguments.named_children[-1]
        handler = arguments.named_children[1] if name == "addEventListener" else last
        if name in {"addEventListener", "on", "one"} and first.type == "string":
            for one in script.source_of(first)[1:-1].split():
                yield Listener(one.partition(".")[0], target, script.body_of(handler), node)


def _called(script: Script) -> str:
    """Return the code of the function that an event attribute calls, when the page's own scripts declare it."""
    call = _CALLED.match(script.text)
    if call is None or script.page is None:
        return ""
    for one in scripts_of(script.page):
        found = one.declared(call[1]) if call[1] in one.text and not event_of(one) else None
        if found is not None:
            return "\n" + one.source_of(found)
    return ""


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
    first = call.child_by_field_name("arguments").named_children[0]
    listens = called.endswith(("addEventListener", ".on")) and first.type == "string"
    return listens and script.source_of(first)[1:-1].lower() in UNASKED_EVENTS
