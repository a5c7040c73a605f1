"""The attributes that scripts give to elements of the page, and the values that they may have then."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guichet.reading.scripts.definitions import values
from guichet.reading.scripts.handles import handles
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import is_bundle
from guichet.reading.scripts.syntax import arguments, field, key_of, text

_PROPERTY = re.compile(r"aria([A-Z][a-z]+)+$")


@dataclass(frozen=True, eq=False)
class Given:
    """An attribute that a script writes: on which elements, and each value that is written out."""

    name: str
    values: tuple[str, ...]
    on: tuple[str, ...]
    node: Any


def given_attributes(script: Script) -> Iterator[Given]:
    """Yield the attributes that a script writes: `x.setAttribute("a", v)`, `$(x).attr("a", v)`, `x.ariaExpanded = v`."""
    if is_bundle(script):
        return
    for call in script.walk("call_expression"):
        callee, given = field(call, "function"), arguments(call)
        method = (
            key_of(field(callee, "property")) if callee is not None and callee.type == "member_expression" else None
        )
        if method in ("setAttribute", "attr") and len(given) == 2 and given[0].type == "string":
            on = handles(field(callee, "object"), script)
            yield Given(text(given[0])[1:-1].lower(), tuple(_written(given[1], script)), on, call)
    for node in script.walk("assignment_expression"):
        left = field(node, "left")
        name = key_of(field(left, "property")) if left.type == "member_expression" else None
        if name is not None and _PROPERTY.match(name):
            written = tuple(_written(field(node, "right"), script))
            yield Given(f"aria-{name[4:].lower()}", written, handles(field(left, "object"), script), node)


def _written(value: Any, script: Script) -> Iterator[str]:
    """Yield the texts that a value may be, where they are written: on the spot, or given to its name."""
    for one in values(value, script):
        if one.node.type == "string":
            yield text(one.node)[1:-1]
