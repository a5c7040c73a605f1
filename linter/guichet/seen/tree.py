"""The tree of a page: what stands around an element, in its own file or in the layout that holds it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from guichet.core.memo import cached_property, memo
from guichet.reading.templates.composition import Composition, Frame, Segment
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.templates.template import Template


class Tree:
    """The elements of one page as browsers nest them, its templates put together."""

    def __init__(self, composition: Composition) -> None:
        self._composition = composition

    @cached_property
    def _segments(self) -> dict[int, list[Segment]]:
        """The stretches of each template by where they start: each block has a place of its own in the layout."""
        found: dict[int, list[Segment]] = defaultdict(list)
        for segment in self._composition.segments:
            found[id(segment.frame.template)].append(segment)
        for segments in found.values():
            segments.sort(key=_start)
        return found

    def _frame(self, element: Element) -> Frame | None:
        segments = self._segments.get(id(element.template))
        if not segments:
            return None
        at = bisect_right(segments, element.start, key=_start)
        return segments[max(at - 1, 0)].frame

    def parent(self, element: Element) -> Element | None:
        """Return the element around another, in its own file or in the layout that holds it."""
        above = element.parent
        if isinstance(above, Element):
            return above
        frame = self._frame(element)
        while frame is not None and frame.parent is not None:
            around = _enclosing(frame.parent.template, frame.at)
            if around is not None:
                return around
            frame = frame.parent
        return None

    def chain(self, element: Element) -> Iterator[Element]:
        """Yield an element and those around it, through layouts."""
        one: Element | None = element
        crossed = set()
        while one is not None:
            yield one
            if not isinstance(one.parent, Element):
                if id(one) in crossed:
                    return  # a block that is written inside itself
                crossed.add(id(one))
            one = self.parent(one)


def _start(segment: Segment) -> int:
    return segment.start


def _enclosing(template: Template, offset: int) -> Element | None:
    before = template.elements_between(0, offset)
    one = before[-1] if before else None
    while one is not None and max(one.end, one.open_end) <= offset:
        one = one.above
    return one


@memo
def tree_of(page: Page) -> Tree:
    """Return the tree of a page, put together once."""
    return Tree(page.composition)
