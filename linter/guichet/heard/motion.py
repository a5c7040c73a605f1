"""Scripts that react when the device moves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guichet.heard.answers import reached
from guichet.heard.effects import leaves
from guichet.reading.scripts.definitions import functions
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import pages_of
from guichet.reading.scripts.syntax import arguments, field
from guichet.reading.templates.controls import input_type

_EVENTS = ("deviceorientation", "devicemotion", "deviceorientationabsolute")


def motion_listeners(script: Script) -> Iterator[Any]:
    """Yield the calls and assignments that listen to the device's motion."""
    for node in script.walk("call_expression", "assignment_expression"):
        text = script.source_of(node)
        if node.type == "call_expression":
            function = node.child_by_field_name("function")
            name = script.source_of(function) if function is not None else ""
            if name.endswith("addEventListener") and any(
                f"({quote}{event}{quote}" in text for event in _EVENTS for quote in "'\""
            ):
                yield node
        elif any(f"on{event}" in text.split("=")[0] for event in _EVENTS):
            yield node


def is_done_by_a_button(listener: Any, script: Script) -> bool:
    """Whether a move of the device only sends a form, which a button of its page sends as well."""
    given = arguments(listener)[1:2] if listener.type == "call_expression" else [field(listener, "right")]
    handler = next(iter(given), None)
    if handler is None or not any(leaves(reached(functions(handler, script)))):
        return False
    forms = (form for page in pages_of(script, ("<form",)) for form in page.find("form"))
    return any(
        input_type(one) == "submit" or (one.name == "button" and (one.attr("type") or "submit") == "submit")
        for form in forms
        for one in form.inside("button", "input")
    )
