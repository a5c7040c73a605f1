"""One use of a template while it is written out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from guichet.core.findings import Span
from guichet.reading.templates.masking import Token
from guichet.reading.templates.template import Template
from guichet.reading.written.names import Names
from guichet.reading.written.values import Shown
from guichet.reading.written.written import Call, Via


@dataclass(frozen=True)
class Fill(Shown):
    """What a call puts in a slot: a stretch of the place that calls, and the names that the slot gives it."""

    place: Place
    start: int
    end: int
    given: tuple[str, ...] = ()


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
    fills: Mapping[str, Captured] = field(default_factory=dict)
    """What the caller puts in the place of blocks."""

    slots: Mapping[str, Fill] | None = None
    """What the slots of a component hold; None where nothing calls it."""
    within: frozenset[str] = frozenset()
    """The components that this one stands in, itself included."""

    def turn(self, names: Names) -> Place:
        """Return the same place with other names, as in a loop or a branch."""
        return replace(self, names=names)

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


@dataclass(frozen=True)
class Captured:
    """What a block of a page holds, to be shown by the component that it is given to."""

    place: Place
    start: int
    end: int
    left_out: tuple[tuple[int, int], ...] = ()
    """The stretches of it that fill something else."""
    box: str = ""
    """The element around it, where what is made of it is not known."""
