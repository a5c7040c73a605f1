"""What is open around a word of a file of PHP."""

from __future__ import annotations

from dataclasses import dataclass, field

from guichet.core.findings import Span
from guichet.reading.deeds.around import NOTHING, Around, Tested
from guichet.reading.deeds.deed import Function, test_of

_NOWHERE = Span(0, 0)


@dataclass
class Block:
    """What a brace opened, a colon, or a test with neither: a test, a function with what it is given, or a class."""

    test: str = ""
    name: str = ""
    given: tuple[str, ...] = ()
    at: Span = _NOWHERE
    """Where the test, or the name of the function, is written."""
    left: list[Tested] = field(default_factory=list)
    is_function: bool = False
    switch: str = ""
    """What a switch looks at."""
    leaves: bool = False
    until: str = "}"
    """What closes it: a brace, the word that ends what a colon opened, the end of a statement."""
    depth: int = 0
    """Brackets that were open before it."""
    outer: Around = NOTHING
    """What stands around it: nothing there changes while it is open."""

    @property
    def around(self) -> Around:
        """What stands around what it holds, itself included."""
        inside = self.outer.named(self.name).tested((self.test, self.at), self.left)
        within = Function(self.name, self.at) if self.is_function else inside.within
        return inside._replace(given=self.given or inside.given, within=within)


class Blocks(list[Block]):
    """The blocks that are open, the nearest last."""

    depth = 0
    """Brackets that are open."""

    @property
    def around(self) -> Around:
        """What stands around the word that is read."""
        return self[-1].around if self else NOTHING

    def append(self, block: Block) -> None:
        """Open a block in those that are open."""
        block.outer = self.around
        super().append(block)

    def close(self, sign: str) -> None:
        """Close the nearest block that a sign closes, and those left open in it; a brace alone closes what a brace opened."""
        for at in range(len(self) - 1, -1, -1):
            until = self[at].until
            if until == sign:
                del self[at + 1 :]
                self._leave()
                if sign == "}":
                    self.end_statement()
                return
            if until == "}":
                del self[at + 1 :]
                return
        self.clear()

    def end_statement(self) -> None:
        """Close the tests that decide one statement, once it has ended."""
        while self and self[-1].until == ";" and self[-1].depth == self.depth:
            self._leave()

    def only_ends_case(self, word: str) -> bool:
        """Return whether a word ends a case of a switch, and nothing else."""
        return word == "break" and bool(self) and bool(self[-1].switch)

    def _leave(self) -> None:
        """A test that closed a block which left decides what follows it, too."""
        block = self.pop()
        if block.test and block.leaves and self:
            self[-1].left.append((test_of(block.test, holds=False), block.at))
