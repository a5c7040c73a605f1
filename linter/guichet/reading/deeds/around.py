"""What stands around a word of a program: asked of the nearest block alone, which knows what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from guichet.core.findings import Span
from guichet.reading.deeds.deed import Function

_TESTS = 6
_DEEPEST = 60
"""Blocks in one another beyond which nobody writes."""
Tested = tuple[str, Span]
"""A test, and where it is written."""


class Around(NamedTuple):
    """What stands around a word, the nearest first; while a block is open, nothing of this changes for what it holds."""

    names: tuple[str, ...] = ()
    tests: tuple[Tested, ...] = ()
    given: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    within: Function | None = None
    """The nearest function."""

    def tested(self, test: Tested, left: Sequence[Tested]) -> Around:
        """Return it with a test, if there is one, and with those that already left what follows."""
        own = (test,) if test[0] else ()
        return self._replace(tests=(*own, *reversed(left[-_TESTS:]), *self.tests)[:_TESTS])

    def named(self, name: str, mark: str = "") -> Around:
        """Return it inside of what has a name, or a mark."""
        return self._replace(
            names=(name, *self.names)[:_DEEPEST] if name else self.names,
            marks=(mark, *self.marks)[:_DEEPEST] if mark else self.marks,
        )


NOTHING = Around()
