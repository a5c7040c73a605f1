"""A template that an editor changes, parsed again where it changed: the rest of its tree is that of the last one.

What was open before a tag and what follows it decide the tree from there on. So it is read again from the end of a start tag
before the change to a start tag after it that finds open what it found open before; what lies between is put in the tree. Where
that cannot be told (something is left open to the end of the file, a quote may close far away, branches are cut in two), the
whole is parsed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from bs4.element import NavigableString, PageElement, Tag
from bs4.exceptions import ParserRejectedMarkup

from guichet.core.edits import changed
from guichet.core.memo import keep_only
from guichet.reading.templates.element import Element
from guichet.reading.templates.html_context import VOID
from guichet.reading.templates.parsing import ELEMENT_LIMIT, Cut, FullError, Soup, cuts_of
from guichet.reading.templates.template import Template

_FEW = 100
"""Elements from which a tree is worth keeping, and those that are worth reading again."""
_TRIED = 4
"""Tags before a change, and after it, between which a stretch is looked for that cuts no branches in two."""
_OPAQUE = frozenset("script style textarea title iframe noembed noframes noscript xmp plaintext".split()) | VOID
"""What holds no elements, or is read otherwise than the rest."""
_PLAIN_TAG = re.compile(
    r"""<[a-zA-Z][^\s/>"'=<]*+(?:\s++[^\s/>"'=<]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+)*+\s*+/?+>"""
)
"""A start tag whose end no text that follows it could move."""
_ADDED = frozenset({"template", "under", "start", "open_end", "end", "is_closed", "is_forked", "names"})
_OF_ELEMENT = vars(Tag(name="a")).keys() | _ADDED
_OF_TEXT = vars(NavigableString("a")).keys() | {"start", "end"}
"""What is known of a node without asking: all else was worked out of a text that is no more."""


class _Stretch(NamedTuple):
    """What is read again: after the start tag of one element, to that of another, None for the end."""

    first: int
    last: int | None
    start: int
    end: int
    cuts: list[Cut]


def take_over(template: Template, last: Template) -> None:
    """Give a template the tree of the last one, which nobody asks any more, for all that has not changed since."""
    soup, last.tree = last.tree, None
    if soup is not None:
        template.tree = _parsed_again(template, soup, cuts_of(template.branches, template.masked.text))


def _parsed_again(template: Template, soup: Soup, cuts: Sequence[Cut]) -> Soup | None:
    """Return the tree of a template, made of that of the last one; None when the whole is to be parsed."""
    if len(soup.all_elements) < _FEW or soup.unread is not None or soup.depth.over:
        return None  # how deep a file goes is added up from its beginning
    before, after = soup.template.masked.text, template.masked.text
    low, high = changed(before, after)
    by = len(after) - len(before)
    ways = ((first, last) for first in _openings(soup, before, low) for last in _closings(soup, first, high))
    stretches = (_stretch(soup, first, last, by, len(before), cuts) for first, last in ways)
    stretch = next((one for one in stretches if one is not None), None)
    if stretch is None:
        return None
    try:
        return _Splice(template, soup, stretch, by, cuts).made()
    except (AssertionError, ParserRejectedMarkup, FullError):
        return None


def _openings(soup: Soup, text: str, low: int) -> list[int]:
    """Return the numbers of the last elements whose start tag lies before a change, and that hold what follows it."""
    elements = soup.all_elements
    at = bisect_right(elements, min(low, soup.settled_to), key=lambda one: one.open_end)
    while soup.plain < at and _is_plain(elements[soup.plain], text):
        soup.plain += 1
    if soup.plain < at:
        return []
    holding = (one for one in range(at - 1, max(-1, at - _FEW), -1) if _holds(elements[one], text))
    return list(islice(holding, _TRIED))


def _is_plain(element: Element, text: str) -> bool:
    return _PLAIN_TAG.fullmatch(text, element.start, element.open_end) is not None


def _holds(element: Element, text: str) -> bool:
    return element.name not in _OPAQUE and not text.endswith("/>", element.start, element.open_end)


def _closings(soup: Soup, first: int, high: int) -> list[int | None]:
    """Return the numbers of some elements after a change that find open what is open around its beginning; None for the end."""
    elements = soup.all_elements
    around = {id(elements[first]), id(soup), *(id(one) for one in elements[first].ancestors)}
    at = bisect_left(elements, high, key=lambda one: one.start)
    last = bisect_right(elements, soup.settled_to, key=lambda one: one.start)
    alike = (number for number in range(max(at, first + 1), last) if id(elements[number].under) in around)
    return [*islice(alike, _TRIED), *([None] if len(elements) - at < _FEW else [])]


def _stretch(soup: Soup, first: int, last: int | None, by: int, size: int, cuts: Sequence[Cut]) -> _Stretch | None:
    """Return a stretch that cuts no block in two, in the last text and in this one; None when it would."""
    start = soup.all_elements[first].open_end
    end = size if last is None else soup.all_elements[last].start
    old, new = _parted(soup.cuts, start, end, 0), _parted(cuts, start, end + by, by)
    if old is None or new is None or old[1] != new[1]:
        return None
    return _Stretch(first, last, start, end, new[0])


def _parted(cuts: Sequence[Cut], start: int, end: int, by: int) -> tuple[list[Cut], list[tuple[int, str, int]]] | None:
    """Return the cuts of a stretch and the others, as they stood in the last text; None when a block has both."""
    inside: list[Cut] = []
    outside: list[tuple[int, str, int]] = []
    for at, event, block in cuts:
        is_inside = start <= at <= end
        if is_inside != (start <= block.starts[0] <= end):
            return None
        if is_inside:
            inside.append((at, event, block))
        else:
            outside.append(
                (at if at < start else at - by, event, block.starts[0] - (by if block.starts[0] > end else 0))
            )
    return inside, outside


class _Splice:
    """A tree that a stretch is read into again."""

    def __init__(self, template: Template, soup: Soup, stretch: _Stretch, by: int, cuts: Sequence[Cut]) -> None:
        self.template, self.soup, self.stretch, self.by, self.cuts = template, soup, stretch, by, cuts
        self.elements = soup.all_elements
        self.settled_to = soup.settled_to + by
        self.texts_before = [one for one in soup.all_texts if one.start < stretch.start]
        self.texts_after = [one for one in soup.all_texts if one.start >= stretch.end and stretch.last is not None]
        opening = self.elements[stretch.first]
        self.path: list[Tag] = [opening, *opening.ancestors, soup]
        """What is open where the stretch begins, the innermost first."""
        self.next = None if stretch.last is None else self.elements[stretch.last]

    def made(self) -> Soup | None:
        """Return the tree with what the stretch holds now, None when what follows it would not stand where it stood."""
        parent = self._place(self.next.parent if self.next is not None else None)
        under = self._place(self.next.under if self.next is not None else None)
        if parent < under or any(
            sum(one is child for one in above.contents) != 1 for child, above in pairwise(self.path)
        ):
            return None  # a branch has closed or opened it again
        self._move()
        tail = self._cut_off(parent)
        beside = [one.next_sibling for one in self.path]
        kept = [(one, one.end, one.is_closed) for one in self.path[under:] if isinstance(one, Element)]
        for one in self.path:
            one.next_sibling = None
            if isinstance(one, Element):
                one.end, one.is_closed, one.is_forked = -1, False, one.is_forked and one in self.path[under:]
        if not self._read(self.path[under], [one for one, _, _ in kept]):
            return None
        for one, end, is_closed in kept:
            one.end, one.is_closed = end, is_closed
        for one, sibling in list(zip(self.path, beside, strict=True))[parent:]:
            one.next_sibling = sibling
        if self.next is not None:
            self._join(self.path[parent], self.next, tail)
        return self._gathered()

    def _place(self, tag: Tag | None) -> int:
        """Return the place of a tag in the path; the end of the text finds nothing open."""
        return next((at for at, one in enumerate(self.path) if one is tag), len(self.path) - 1)

    def _move(self) -> None:
        """Have what stands around the stretch be of the new text, and know nothing that was worked out of the last one."""
        end, by, last = self.stretch.end, self.by, self.stretch.last
        after = len(self.elements) if last is None else last
        for number, one in enumerate(self.elements):
            keep_only(one, _OF_ELEMENT)
            one.template = self.template
            if one.end >= end:
                one.end += by
            if number >= after:
                one.start += by
                one.open_end += by
        for text in (*self.texts_before, *self.texts_after):
            keep_only(text, _OF_TEXT)
        for text in self.texts_after:
            text.start += by
            text.end += by

    def _cut_off(self, parent: int) -> list[PageElement]:
        """Take out of what is open all that follows the beginning of the stretch. Returns what stands after its end."""
        tail: list[PageElement] = []
        for child, one in zip([None, *self.path], self.path[: parent + 1], strict=False):
            at = 0 if child is None else next(at for at, held in enumerate(one.contents) if held is child) + 1
            tail, one.contents[at:] = one.contents[at:], []
        at = next((at for at, held in enumerate(tail) if held is self.next), len(tail))
        return tail[at:]

    def _read(self, under: Tag, kept: Sequence[Element]) -> bool:
        """Read the stretch. Returns whether what was open when the last one ended is still open, and nothing else is."""
        soup, start, end = self.soup, self.stretch.start, self.stretch.end + self.by
        text = self.template.masked.text
        soup.resume(self.template, self.path)
        soup.feed_from(text[start:end], self.stretch.cuts, start, text[end : end + 1])
        if self.next is None:
            soup.end_all(end)
            return True
        soup.endData()
        return (
            soup.settled_to == end
            and soup.currentTag is under
            and all(one.end < 0 and not one.is_closed for one in kept)
            and all(_is_plain(one, text) for one in soup.all_elements)
        )

    def _join(self, parent: Tag, following: Element, tail: Sequence[PageElement]) -> None:
        """Put after the stretch what stood after the last one."""
        last = self.soup.last_read
        last.next_element, following.previous_element = following, last
        before = parent.contents[-1] if parent.contents else None
        following.previous_sibling = before
        if before is not None:
            before.next_sibling = following
        parent.contents.extend(tail)

    def _gathered(self) -> Soup | None:
        soup, last = self.soup, self.stretch.last
        before = self.elements[: self.stretch.first + 1]
        after = self.elements[last:] if last is not None else []
        soup.cuts = self.cuts
        soup.settled_to = soup.settled_to if last is None else self.settled_to
        soup.plain = len(before) + (len(soup.all_elements) if last is not None else 0)
        soup.all_elements = [*before, *soup.all_elements, *after]
        soup.all_texts = [*self.texts_before, *soup.all_texts, *self.texts_after]
        return soup if len(soup.all_elements) <= ELEMENT_LIMIT and not soup.depth.over else None
