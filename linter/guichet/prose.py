"""Text that people read, wherever it is written, with the way back to its place in the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guichet.element import Element
from guichet.findings import Span
from guichet.source import Source
from guichet.template import Template

if TYPE_CHECKING:
    from guichet.python_module import PythonModule


@dataclass(frozen=True)
class Prose:
    """One block of text: a paragraph, a heading, a label, a translation.

    `text` is what people read, white space folded, unknown output as one placeholder; `origins` maps it back:
    (offset in `text`, offset in the source) pairs, sorted, each valid until the next.
    """

    path: str
    text: str
    kind: str
    """paragraph, heading, item, label, attribute, message…"""
    lang: str | None = None
    element: Element | None = field(default=None, compare=False)
    origins: Sequence[tuple[int, int]] = ((0, 0),)

    def origin(self, offset: int) -> int:
        """Return the source offset of a character of `text`."""
        at = bisect_right(self.origins, (offset, 1 << 60)) - 1
        begin, start = self.origins[max(at, 0)]
        return start + offset - begin

    def span(self, start: int, end: int) -> Span:
        """Return the source span of `text[start:end]`."""
        first = self.origin(start)
        return Span(first, max(first, self.origin(end - 1) + 1) if end > start else first)


def read_template(template: Template) -> Iterator[Prose]:
    """Yield the blocks of text of a template."""
    return iter(())


def read_file(source: Source) -> Iterator[Prose]:
    """Yield the blocks of text of a gettext catalogue, a page of Markdown or a plain letter."""
    return iter(())


def may_hold_prose(lowered: str) -> bool:
    """Whether a Python file may hold sentences that people read: a cheap test on its lower-case text."""
    return False


def read_python(module: PythonModule) -> Iterator[Prose]:
    """Yield the sentences that a Python module shows: translations, labels, messages, errors."""
    return iter(())
