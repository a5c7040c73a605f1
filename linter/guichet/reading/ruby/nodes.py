"""The nodes of Ruby's trees."""

from __future__ import annotations

from dataclasses import dataclass, field

SYMBOL = ":"
"""The text of a node of kind "text" that is written as a symbol: a name, which nobody reads."""


@dataclass(frozen=True)
class Node:
    """One node: `kind` says what it is, `text` its name or sign, `parts` what it holds."""

    kind: str
    text: str = ""
    parts: tuple[Node, ...] = ()
    named: tuple[tuple[Node, Node], ...] = ()
    """What a call or a table is given by name; a key of kind "all" spreads a whole table."""
    owner: Node | None = None
    block: Block | None = None

    @property
    def chain(self) -> str:
        """The names that lead from one thing to another of its own, where it is no more: `slot.id`; "" otherwise."""
        if self.kind != "call" or self.parts or self.named or self.block is not None or self.owner is None:
            return ""
        above = self.owner.text if self.owner.kind in ("name", "held") else self.owner.chain
        return f"{above}.{self.text}" if above and self.text.isidentifier() else ""


@dataclass(frozen=True)
class Block:
    """What `do |names| … end` holds; `body` is None in a template, where it goes on after the tag."""

    names: tuple[str, ...] = ()
    body: tuple[Node, ...] | None = None
    is_passed: bool = False
    """Whether it is the block that the method itself was given (`&block`)."""


@dataclass(frozen=True)
class Method:
    """A method of a helper or of a component: its parameters, each with its default, and its body."""

    name: str
    places: tuple[tuple[str, Node | None], ...] = ()
    by_name: tuple[tuple[str, Node | None], ...] = ()
    rest: str = ""
    body: tuple[Node, ...] = field(default=())
    path: str = ""
    """The file that defines it, where that is known."""
    start: int = 0
    """Where its definition begins there."""
    end: int = 0
    """Where its body ends."""
