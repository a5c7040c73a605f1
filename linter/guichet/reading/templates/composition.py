"""Pages from templates: `extends`, `block`, `super`, `include`, macros, resolved without running anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from guichet.core.findings import Span
from guichet.core.memo import cached_property
from guichet.reading.templates.branches import LOOPS, Path, paths_can_both_appear, paths_can_coexist
from guichet.reading.templates.element import Element
from guichet.reading.templates.links import Link
from guichet.reading.templates.masking import OUTPUT, Token
from guichet.reading.templates.template import Template


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

    @property
    def elements(self) -> list[Element]:
        """The elements that begin in it."""
        return self.frame.template.elements_between(self.start, self.end)


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
    gaps: list[tuple[Frame, int]] = field(default_factory=list)
    """Where an include or a macro stands that could not be followed."""
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

        "[role]" and "[id]" name the elements with that attribute, as do a few others.
        """
        found = self._placed.get(names)
        if found is None:
            each = sorted({rank for name in names for rank in self._ranks.get(name, ())})
            found = self._placed[names] = [self._all[rank] for rank in each] if names else self._all
        return found

    @cached_property
    def _all(self) -> list[Placed]:
        """The elements where they stand, in document order."""
        return [Placed(one, segment.frame) for segment in self.segments for one in segment.elements]

    @cached_property
    def _ranks(self) -> dict[str, list[int]]:
        """Under each name that an element is found by, how many elements are shown before it."""
        found: dict[str, list[int]] = {}
        for rank, (element, _) in enumerate(self._all):
            for name in element.names:
                found.setdefault(name, []).append(rank)
        return found

    @cached_property
    def _brought(self) -> frozenset[tuple[Frame, int]]:
        """Where what brings a part in stands: an include, a call of a macro."""
        return frozenset((one.frame.parent, one.frame.at) for one in self.segments if one.frame.parent is not None)

    def brings_in(self, frame: Frame, at: int) -> bool:
        """Return whether what stands at a place of a template brings in a part that the page shows."""
        return (frame, at) in self._brought

    @cached_property
    def shown(self) -> list[Element]:
        """The elements in document order, each as often as it is shown."""
        return [one for one, _ in self._all]

    @cached_property
    def elements(self) -> list[Element]:
        """The elements in document order, each once."""
        return list(dict.fromkeys(self.shown))

    def placed_at(self, rank: int) -> Placed:
        """Return an element where it stands, by how many are shown before it. Raises IndexError."""
        return self._all[rank]

    def elements_in(self, placed: Placed) -> list[Element]:
        """Return the elements inside one as this page shows it, in document order."""
        return [
            one
            for frame, start, end in self._segments_in(placed)
            for one in frame.template.elements_between(start, end)
        ]

    def text_of(self, placed: Placed) -> str:
        """Return the text inside an element as this page shows it, white space folded: each block as overridden.

        A placeholder stands for an include or a macro that could not be followed.
        """
        inside = placed.element.inner_span
        pieces = [frame.template.said_between(start, end) for frame, start, end in self._segments_in(placed)]
        if any(_is_called_from(frame, at, placed.frame, inside) for frame, at in self.gaps):
            pieces.append(OUTPUT)
        return " ".join("".join(pieces).split())

    def _segments_in(self, placed: Placed) -> Iterator[Segment]:
        """Yield what lies inside an element as this page shows it."""
        inside = placed.element.inner_span
        for frame, start, end in self.segments:
            if frame is placed.frame:
                yield Segment(frame, max(start, inside.start), min(end, inside.end))
            elif _is_called_from(frame, start, placed.frame, inside):
                yield Segment(frame, start, end)

    @property
    def is_known_but_around(self) -> bool:
        """Whether all was found, or all but the layout of the template in hand: nobody names there what a page holds."""
        around = [self.entry] if self.entry.extends is not None else []
        return not self.unknown or [owner for owner, _ in self.unknown] == around

    def tokens(self) -> Iterator[tuple[Frame, Token]]:
        """Yield the template tags of the page, in document order."""
        for frame, start, end in self.segments:
            for token in frame.template.tokens_between(start, end):
                yield frame, token


def _is_called_from(frame: Frame, offset: int, caller: Frame, stretch: Span) -> bool:
    """Whether a place is seen from a stretch of one use of a template, directly or through what it calls."""
    return any(one is caller and stretch.start <= at < stretch.end for one, at in frame.chain(offset))


def may_both_appear(one: Placed, other: Placed) -> bool:
    """Whether two elements can be in the same output of a page, each in any turn of the loops around them."""
    return _compare(one, other, paths_can_both_appear)


def can_coexist(one: Placed, other: Placed) -> bool:
    """Whether two elements can be in the same output of a page, in one turn of the loops around them."""
    return _compare(one, other, paths_can_coexist)


def apart(one: Placed, other: Placed) -> tuple[Path, Path]:
    """Return the blocks that each of two elements stands in and the other does not; none when both share a loop."""
    left, right = (tuple(step for path in reversed(path_of(each)) for step in path) for each in (one, other))
    depth = 0
    for step, opposite in zip(left, right, strict=False):
        if step.block is not opposite.block:
            break
        if step.block.name in LOOPS:
            return (), ()
        depth += 1
    return left[depth:], right[depth:]


def surely_together(one: Placed, other: Placed) -> bool:
    """Whether one of two elements needs no condition of its own to stand beside the other; in two files, neither does.

    What a layout tests, such as the route, tells some of its pages from others.
    """
    waits = [
        any(step.block.is_conditional and step.block.name != "block" for step in steps) for steps in apart(one, other)
    ]
    return not (all(waits) if one.element.template is other.element.template else any(waits))


def _compare(one: Placed, other: Placed, question: Callable[[Path, Path], bool]) -> bool:
    left = list(one.frame.chain(one.element.start))
    frames = {id(frame): offset for frame, offset in left}
    for frame, offset in other.frame.chain(other.element.start):
        if id(frame) in frames:
            branches = frame.template.branches
            return question(branches.path(frames[id(frame)]), branches.path(offset))
    return True


def path_of(placed: Placed) -> list[Path]:
    """Return the branch paths of an element from the page's root to its own template."""
    return [frame.template.branches.path(offset) for frame, offset in placed.frame.chain(placed.element.start)]
