"""One name of a script bound to what it was given, and how."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import bare, field, text


class Sort(Enum):
    """What a name is."""

    VALUE = "value"
    """Given a value; None when nothing was written."""
    FUNCTION = "function"
    CLASS = "class"
    PARAMETER = "parameter"
    IMPORT = "import"
    LOOP = "loop"
    """Takes each part of a value."""


@dataclass(frozen=True, eq=False)
class Binding:
    """One time that a name was given something: `value`, of which `keys` were taken out by destructuring."""

    sort: Sort
    node: Any
    script: Script
    value: Any = None
    keys: tuple[str, ...] = ()

    @property
    def line(self) -> int:
        """The line of the name in its file."""
        return self.script.source.position(self.script.span(self.node)).line


def unbound(node: Any) -> Any:
    """Return what is kept for later: `debounce(save).bind(this)` is what `debounce` makes."""
    node = bare(node)
    callee = field(node, "function")
    is_bound = callee is not None and callee.type == "member_expression" and text(field(callee, "property")) == "bind"
    return bare(field(callee, "object")) if is_bound else node
