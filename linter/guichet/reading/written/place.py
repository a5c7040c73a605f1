"""One use of a template while it is written out."""

from __future__ import annotations

from dataclasses import dataclass

from guichet.core.findings import Span
from guichet.reading.templates.masking import Token
from guichet.reading.templates.template import Template
from guichet.reading.written.names import Names
from guichet.reading.written.written import Call, Via


@dataclass(frozen=True)
class Place:
    """One use of a template while it is written out: what its names are worth, and what called it."""

    template: Template
    names: Names
    call: Call | None = None
    caller: tuple[Place, int, int] | None = None
    depth: int = 0
    via: tuple[Via, ...] = ()
    """The calls between the one of the page and this use."""

    def turn(self, names: Names) -> Place:
        """Return the same place with other names, as in a loop or a branch."""
        return Place(self.template, names, self.call, self.caller, self.depth, self.via)

    def inside(
        self,
        template: Template,
        names: Names,
        token: Token,
        called: str,
        caller: tuple[Place, int, int] | None = None,
    ) -> Place:
        """Return the use of another template that a tag of this one calls."""
        span = Span(token.start, token.end)
        if self.call is None:
            return Place(template, names, Call(span, f"{template.path}#{called}"), caller, self.depth + 1)
        way = (*self.via, Via(self.template.path, span, called))
        return Place(template, names, self.call, caller, self.depth + 1, way)
