"""What a word of Ruby or a brace opens: a test, a function, a class, what a call is handed."""

from __future__ import annotations

from dataclasses import dataclass, field

from guichet.core.findings import Span
from guichet.reading.deeds.around import NOTHING, Around, Tested
from guichet.reading.deeds.deed import Function, folded, test_of
from guichet.reading.ruby.statements import Statement

_NOWHERE = Span(0, 0)


@dataclass
class Block:
    """What a word or a brace opened: a test, a function with what it is given, a class, a block of a call."""

    test: str = ""
    """The test as it is written."""
    holds: bool = True
    name: str = ""
    given: tuple[str, ...] = ()
    at: Span = _NOWHERE
    mark: str = ""
    left: list[Tested] = field(default_factory=list)
    is_function: bool = False
    case: str | None = None
    """What a `case` looks at."""
    leaves: bool = False
    is_brace: bool = False
    last: Statement | None = None
    outer: Around = NOTHING
    """What stands around it."""

    @property
    def wanted(self) -> str:
        """The test as a deed keeps it."""
        return test_of(self.test, holds=self.holds) if self.test else ""

    @property
    def around(self) -> Around:
        """What stands around what it holds, itself included."""
        inside = self.outer.named(self.name, folded(self.mark)).tested((self.wanted, self.at), self.left)
        if not self.is_function:
            return inside
        return inside._replace(given=self.given, within=Function(self.name, self.at))


class Blocks(list[Block]):
    """The blocks that are open, the nearest last."""

    def append(self, block: Block) -> None:
        """Open a block in those that are open."""
        block.outer = self[-1].around
        super().append(block)
