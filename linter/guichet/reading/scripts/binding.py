"""One name of a script bound to what it was given, and how."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from guichet.reading.scripts.javascript import Script


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
