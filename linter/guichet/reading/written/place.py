"""One use of a template while it is written out."""

from __future__ import annotations

from dataclasses import dataclass

from guichet.reading.templates.template import Template
from guichet.reading.written.names import Names
from guichet.reading.written.written import Call


@dataclass(frozen=True)
class Place:
    """One use of a template while it is written out: what its names are worth, and what called it."""

    template: Template
    names: Names
    call: Call | None = None
    caller: tuple[Place, int, int] | None = None
    depth: int = 0

    def turn(self, names: Names) -> Place:
        """Return the same place with other names, as in a loop or a branch."""
        return Place(self.template, names, self.call, self.caller, self.depth)
