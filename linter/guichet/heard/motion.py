"""Scripts that react when the device moves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guichet.reading.scripts.javascript import Script

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
