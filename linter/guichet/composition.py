"""Pages from templates: `extends`, `block`, `super`, `include`, macros, resolved without running anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from guichet.branches import Path
from guichet.element import Element
from guichet.findings import Span
from guichet.masking import Token
from guichet.template import Link, Template


@dataclass(frozen=True, eq=False, slots=True)
class Frame:
    """One use of a template in a page: where it was called from."""

    template: Template
    parent: Frame | None = None
    at: int = 0

    def chain(self, offset: int) -> Iterator[tuple[Frame, int]]:
        """Yield this place and the places it is seen from, innermost first."""
        frame: Frame | None = self
        while frame is not None:
            yield frame, offset
            offset, frame = frame.at, frame.parent


class Segment(NamedTuple):
    """A stretch of one template in a page."""

    frame: Frame
    start: int
    end: int


class Placed(NamedTuple):
    """An element where it stands in a page."""

    element: Element
    frame: Frame


@dataclass
class Composition:
    """A page as a sequence of stretches of templates, in document order, and what could not be resolved."""

    entry: Template
    segments: list[Segment] = field(default_factory=list)
    unknown: list[tuple[Template, Span]] = field(default_factory=list)
    missing: list[tuple[Template, Link]] = field(default_factory=list)
    _placed: dict[tuple[str, ...], list[Placed]] = field(default_factory=dict, repr=False)

    @cached_property
    def templates(self) -> list[Template]:
        """The templates that take part, each once, in order of appearance."""
        seen: dict[int, Template] = {id(self.entry): self.entry}
        for segment in self.segments:
            seen.setdefault(id(segment.frame.template), segment.frame.template)
        return list(seen.values())

    def placed(self, *names: str) -> list[Placed]:
        """Return the elements with one of the names (all when none is given), in document order.

        "[role]", "[id]" and "[onclick]" name the elements with that attribute.
        """
        found = self._placed.get(names)
        if found is None:
            holders = {id(one) for one in self.templates if not names or any(name in one.by_name for name in names)}
            found = self._placed[names] = [
                Placed(element, frame)
                for frame, start, end in self.segments
                if id(frame.template) in holders
                for element in _among(frame.template, start, end, names)
            ]
        return found

    def tokens(self) -> Iterator[tuple[Frame, Token]]:
        """Yield the template tags of the page, in document order."""
        for frame, start, end in self.segments:
            for token in frame.template.tokens_between(start, end):
                yield frame, token


def _among(template: Template, start: int, end: int, names: tuple[str, ...]) -> list[Element]:
    if not names:
        return template.elements_between(start, end)
    if len(names) == 1:
        return template.elements_between(start, end, names[0]) if names[0] in template.by_name else []
    found = [one for name in names if name in template.by_name for one in template.elements_between(start, end, name)]
    return sorted(dict.fromkeys(found), key=attrgetter("start"))


def can_coexist(one: Placed, other: Placed) -> bool:
    """Whether two elements can be in the same output of a page."""
    left = list(one.frame.chain(one.element.start))
    frames = {id(frame): offset for frame, offset in left}
    for frame, offset in other.frame.chain(other.element.start):
        if id(frame) in frames:
            return frame.template.branches.can_coexist(frames[id(frame)], offset)
    return True


def path_of(placed: Placed) -> list[Path]:
    """Return the branch paths of an element from the page's root to its own template."""
    return [frame.template.branches.path(offset) for frame, offset in placed.frame.chain(placed.element.start)]
