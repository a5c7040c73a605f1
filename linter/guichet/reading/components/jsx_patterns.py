"""Parameters and what is taken apart, in JavaScript and TypeScript: `{ a, b: c = 1, ...rest }`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guichet.reading.scripts.syntax import field, text


def pattern_of(parameter: Any) -> Any:
    """Return a parameter without its type and its default."""
    parameter = field(parameter, "pattern") or parameter
    return field(parameter, "left") if parameter.type == "assignment_pattern" else parameter


def _taken(one: Any) -> tuple[str, Any, Any]:
    """What one part of a pattern takes: the key, the name that it gets here, its default."""
    if one.type == "shorthand_property_identifier_pattern":
        return text(one), one, None
    if one.type == "object_assignment_pattern":
        return text(field(one, "left")), field(one, "left"), field(one, "right")
    if one.type == "pair_pattern":
        key, value = text(field(one, "key")).strip("\"'"), field(one, "value")
        if value.type == "assignment_pattern":
            return key, field(value, "left"), field(value, "right")
        return key, value, None
    return ("", one.named_children[0], None) if one.type == "rest_pattern" and one.named_children else ("", None, None)


def taken_from(pattern: Any) -> Iterator[tuple[str, Any, Any]]:
    """Yield what the parts of a pattern take: the key, the name that it gets here, its default."""
    for one in pattern.named_children:
        key, local, default = _taken(one)
        if local is not None:
            yield ("..." if one.type == "rest_pattern" else key), local, default
