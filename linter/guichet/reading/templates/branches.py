"""Which parts of a template can appear together: conditions, loops and their exclusive branches."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from guichet.core.memo import cached_property
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.templates.silent_tags import ENCLOSING
from guichet.reading.templates.truth import ALWAYS, Expression, can_hold, denied, expression

CONDITIONS = frozenset("if unless ifequal ifnotequal ifchanged case switch".split())
LOOPS = frozenset({"for", "while"})
_SEPARATORS = frozenset("elif elseif elsif else empty when default plural pluralize".split())
PLAIN = ENCLOSING | frozenset("do blocktrans blocktranslate trans translate apply compress sandbox".split())
"""Blocks whose content always appears when the block does."""
_APART = frozenset("block macro call set capture verbatim raw".split())
"""Blocks whose content may appear elsewhere, more than once, or as another engine decides."""


@dataclass(slots=True)
class Block:
    """One block of a template: `starts` holds where each branch begins; conditions are normalised text."""

    name: str
    start: int
    end: int
    parent: Block | None
    starts: list[int] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)
    separators: list[str] = field(default_factory=list)
    content_end: int = 0

    @property
    def is_condition(self) -> bool:
        """Whether at most one of its branches appears."""
        return self.name in CONDITIONS

    @property
    def is_conditional(self) -> bool:
        """Whether its content may be absent."""
        return self.name not in PLAIN


@dataclass(frozen=True, slots=True)
class Step:
    """One level of an offset's place: a block and the number of the branch."""

    block: Block
    branch: int

    @property
    def condition(self) -> str:
        """The condition of this branch as it is written; for the one other branch of a single test, its contrary; or ""."""
        own, first = self.block.conditions[self.branch], self.block.conditions[0]
        return own or (f"not {first}".replace("not not ", "") if self.branch == 1 and first else "")

    @property
    def holds(self) -> Expression:
        """What must be true for this branch to appear, as far as it is written: its own test, and none of those before."""
        if self.block.name not in ("if", "unless"):
            return ALWAYS
        tests = [
            expression(one) if one else ALWAYS
            for one in self.block.conditions[max(0, self.branch - _TESTS) : self.branch + 1]
        ]
        return Expression("and", (tests[-1], *(denied(one) for one in tests[:-1] if one is not ALWAYS)))


_TESTS = 20
"""Tests before one, in the same block, that are taken to have failed."""

Path = tuple[Step, ...]

_SPACE = re.compile(r"\s+")


_WORD = re.compile(r"^(?:if|unless|els?e?if)\b(?=[\s(!])")


def _normal(condition: str) -> str:
    """Return a condition in one line, without the word that asks it, which tags of Ruby hold."""
    return _WORD.sub("", _SPACE.sub(" ", condition).strip(), count=1).strip().rstrip(":").strip()


_DEEPEST = 100
"""Blocks in one another that a place is known by: a path for each place of what is nested without end takes its square."""


class Branches:
    """The block structure of one template. Building it never fails: an unmatched tag is left out."""

    def __init__(self, tokens: Sequence[Token], length: int) -> None:
        self.blocks: list[Block] = []
        self._bounds: list[int] = [0]
        self._paths: list[Path] = [()]
        self._build(tokens, length)
        self._index()

    def _build(self, tokens: Sequence[Token], length: int) -> None:
        ends = {token.name for token in tokens if token.name.startswith("end")}
        stack: list[Block] = []
        for token in tokens:
            name = token.name
            if token.kind is not Kind.TAG and (name != "do" or token.kind is Kind.COMMENT):
                continue
            if name.startswith("end"):
                self._close(stack, name[3:], token)
            elif name in _SEPARATORS:
                self._separate(stack, token)
            elif self._opens(token, ends):
                block = Block(name, token.start, length, stack[-1] if stack else None, content_end=length)
                block.starts.append(token.end)
                condition = (
                    _normal(token.body) if name == "if" else f"not ({_normal(token.body)})" if name == "unless" else ""
                )
                block.conditions.append(condition)
                stack.append(block)
                self.blocks.append(block)
        if stack:
            around: dict[int, Block | None] = {}
            for block in stack:  # outermost first: what is around one that is left open is known before it
                above = block.parent
                around[id(block)] = around.get(id(above), above)
            self.blocks = [block for block in self.blocks if id(block) not in around]
            for block in self.blocks:
                block.parent = around.get(id(block.parent), block.parent)

    @staticmethod
    def _opens(token: Token, ends: set[str]) -> bool:
        name = token.name
        if name == "set":
            return "endset" in ends and "=" not in token.body
        if name == "block" and token.body.count(" ") and "endblock" not in ends:
            return False
        if name in CONDITIONS or name in LOOPS or name in ("do", "held"):
            return f"end{name}" in ends or "end" in ends
        return f"end{name}" in ends

    @staticmethod
    def _close(stack: list[Block], name: str, token: Token) -> None:
        if not name:
            if stack:
                block = stack.pop()
                block.content_end, block.end = token.start, token.end
            return
        for depth in range(len(stack) - 1, -1, -1):
            if stack[depth].name == name:
                block = stack[depth]
                block.content_end, block.end = token.start, token.end
                for lost in stack[depth + 1 :]:
                    lost.end = lost.content_end = token.start
                del stack[depth:]
                return

    @staticmethod
    def _separate(stack: list[Block], token: Token) -> None:
        if token.name in {"plural", "pluralize"} and stack and "trans" in stack[-1].name:
            stack[-1].separators.append(token.name)
            stack[-1].starts.append(token.end)
            stack[-1].conditions.append("")
            return
        for block in reversed(stack):
            if block.name in CONDITIONS or block.name in LOOPS or block.name not in PLAIN:
                block.separators.append(token.name)
                block.starts.append(token.end)
                elif_condition = token.name in {"elif", "elseif", "elsif"}
                if elif_condition:
                    block.conditions.append(_normal(token.body))
                else:
                    block.conditions.append("")
                return

    def _index(self) -> None:
        marks: list[tuple[int, int, Path]] = []
        paths: dict[int, Path] = {}
        for block in self.blocks:
            above: Path = ()
            if block.parent is not None:
                branch = bisect_right(block.parent.starts, block.start) - 1
                above = (*paths[id(block.parent)], Step(block.parent, max(branch, 0)))[:_DEEPEST]
            paths[id(block)] = above
            for number, start in enumerate(block.starts):
                marks.append((start, len(above) + 1, (*above, Step(block, number))[:_DEEPEST]))
            marks.append((block.content_end, -len(above), above))
        marks.sort(key=lambda mark: (mark[0], 0 if mark[1] <= 0 else 1, mark[1]))
        for at, _, path in marks:
            if self._bounds[-1] == at:
                self._paths[-1] = path
            else:
                self._bounds.append(at)
                self._paths.append(path)

    @cached_property
    def by_start(self) -> dict[int, Block]:
        """The blocks by where their tag begins."""
        return {block.start: block for block in self.blocks}

    def path(self, offset: int) -> Path:
        """Return the blocks around an offset, outermost first."""
        return self._paths[bisect_right(self._bounds, offset) - 1]

    def can_coexist(self, one: int, other: int) -> bool:
        """Whether the characters at two offsets can appear in the same output."""
        return paths_can_coexist(self.path(one), self.path(other))

    def is_conditional(self, offset: int, within: int = -1) -> bool:
        """Whether what stands at `offset` may be absent, given that what stands at `within` is there."""
        known = set(map(id, (step.block for step in self.path(within)))) if within >= 0 else set()
        return any(step.block.is_conditional and id(step.block) not in known for step in self.path(offset))

    def go_together(self, one: int, other: int) -> bool:
        """Whether what stands at one of two offsets is certainly there when the other is."""
        left, right = self.path(one), self.path(other)
        depth = 0
        for step, opposite in zip(left, right, strict=False):
            if step.block is not opposite.block:
                break
            if step.branch != opposite.branch:
                return False
            depth += 1
        alone = left[depth:], right[depth:]
        if any(step.block.name in _APART for steps in alone for step in steps):
            return False
        return not all(any(step.block.is_conditional for step in steps) for steps in alone)

    def is_written_in(self, offset: int, around: int) -> bool:
        """Whether nothing but conditions and loops stands between two places: a call may wrap what it is given."""
        outer, inner = self.path(around), self.path(offset)
        return inner[: len(outer)] == outer and all(
            step.block.name in CONDITIONS or step.block.name in LOOPS for step in inner[len(outer) :]
        )

    def are_repeated_together(self, one: int, other: int) -> bool:
        """Whether two places are in one loop, and in each of its turns: no test stands between them and it."""
        left, right = self.path(one), self.path(other)
        loops = [n for n, step in enumerate(left) if step.block.name in LOOPS and step.branch == 0 and step in right]
        if not loops:
            return False
        inside = (*left[loops[-1] + 1 :], *right[loops[-1] + 1 :])
        return not any(step.block.is_conditional for step in inside)

    def is_in_each_turn(self, offset: int) -> bool:
        """Whether what stands at `offset` is in every turn of a loop: no test stands between them."""
        steps = self.path(offset)
        loops = [n for n, step in enumerate(steps) if step.block.name in LOOPS and step.branch == 0]
        return bool(loops) and not any(step.block.is_conditional for step in steps[loops[-1] + 1 :])

    def is_repeated(self, offset: int) -> bool:
        """Whether what stands at `offset` is in a loop."""
        return any(step.block.name in LOOPS and step.branch == 0 for step in self.path(offset))


def paths_can_coexist(left: Path, right: Path) -> bool:
    """Whether two places of one template can appear together."""
    for one, other in zip(left, right, strict=False):
        if one.block is not other.block:
            break
        if one.branch != other.branch:
            return one.block.name not in CONDITIONS and one.block.name not in LOOPS
    return can_hold(tuple(step.holds for step in (*left, *right) if step.block.is_condition))


def paths_can_both_appear(left: Path, right: Path) -> bool:
    """Whether two places of one template can be in the same output, each in any turn of the loops around them.

    What differs from one turn to the next excludes nothing: the tests inside a loop that both share are left out.
    """
    shared = [
        number
        for number, (one, other) in enumerate(zip(left, right, strict=False))
        if one == other and one.block.name in LOOPS
    ]
    depth = shared[0] + 1 if shared else None
    return paths_can_coexist(left[:depth], right[:depth])
