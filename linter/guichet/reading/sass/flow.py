"""What decides in a stylesheet to be built: branches, turns, and the one way through a function."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace

from guichet.core.findings import Span
from guichet.core.numbers import count
from guichet.reading.sass.nodes import Node
from guichet.reading.sass.quantities import UNKNOWN
from guichet.reading.sass.rules import BuiltRule
from guichet.reading.sass.scopes import Content, Scope
from guichet.reading.sass.values import Values, pairs, parts

STEPS = 40_000
"""Statements that one stylesheet may run."""
_EACH = re.compile(r"^@each\s++(.+?)(?<!\s)\s++in\s++(.+)$", re.S)
_FOR = re.compile(r"^@for\s+\$([\w-]+)\s+from\s+(.+?)\s+(through|to)\s+(.+)$", re.S)
_TEST = re.compile(r"^@(?:else\s+if|elseif|if|else)\b")


@dataclass(frozen=True, slots=True)
class At:
    """Where the builder is: the rule that takes declarations, the place of what called it, whether it is sure."""

    path: str
    selectors: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    rule: BuiltRule | None = None
    place: Span | None = None
    """The `@include` of another file that brings what is read."""
    is_sure: bool = True
    prefix: str = ""
    content: Content | None = None
    depth: int = 0


class Flow(ABC):
    """Reads a stylesheet where it holds: unknown conditions leave what they decide unknown."""

    steps = 0
    """Statements that were run."""

    @abstractmethod
    def _run(self, nodes: Sequence[Node], scope: Scope, at: At) -> None: ...

    @abstractmethod
    def _statement(self, node: Node, scope: Scope, at: At) -> None: ...

    @abstractmethod
    def _values(self, scope: Scope, at: At) -> Values: ...

    def _branch(self, node: Node, scope: Scope, at: At, before: bool | None) -> bool | None:
        """Read a branch where it holds; return whether one of the row has held so far, None when nobody can tell."""
        test = _TEST.sub("", node.head).strip()
        if node.head.startswith("@if"):
            before = False
        if before is True:
            return True
        holds = self._values(scope, at).truth(test) if test else True
        if holds is not False:
            is_sure = at.is_sure and holds is True and before is False
            self._run(node.children or (), Scope(scope), replace(at, is_sure=is_sure))
        return None if None in (before, holds) else holds

    def _each(self, head: str, children: tuple[Node, ...], scope: Scope, at: At) -> None:
        match = _EACH.match(head)
        whole = self._values(scope, at).of(match[2]).strip() if match is not None else UNKNOWN
        if match is None or UNKNOWN in whole:
            self._run(children, Scope(scope), replace(at, is_sure=False))
            return
        names = [one.strip().lstrip("$") for one in match[1].split(",")]
        table = pairs(whole)
        inner = whole[1:-1] if whole.startswith("(") else whole
        turns = table if table is not None else [(one,) for one in parts(inner, "," if "," in inner else " ")]
        for turn in turns:
            held = Scope(scope)
            values = turn if len(turn) == len(names) else tuple(parts(turn[0].strip("()"), ","))
            for name, value in zip(names, values, strict=False):
                held.variables[name.replace("_", "-")] = value
            self._run(children, held, at)

    def _for(self, head: str, children: tuple[Node, ...], scope: Scope, at: At) -> None:
        match = _FOR.match(head)
        ends = [self._values(scope, at).of(match[rank]).strip() for rank in (2, 4)] if match is not None else []
        if match is None or not all(re.fullmatch(r"-?\d{1,3}", one) for one in ends):
            self._run(children, Scope(scope), replace(at, is_sure=False))
            return
        for number in range(count(ends[0]), count(ends[1]) + (match[3] == "through")):
            held = Scope(scope)
            held.variables[match[1].replace("_", "-")] = str(number)
            self._run(children, held, at)

    def _value_of(self, nodes: Sequence[Node], scope: Scope, at: At) -> str | None:
        before: bool | None = True
        for node in nodes:
            self.steps += 1
            if self.steps > STEPS:
                return None
            if node.head.startswith("@return"):
                return self._values(scope, at).of(node.head.removeprefix("@return"))
            if node.head.startswith(("@if", "@else")):
                test = _TEST.sub("", node.head).strip()
                before = False if node.head.startswith("@if") else before
                holds = (self._values(scope, at).truth(test) if test else True) if before is not True else False
                if holds is None:
                    return None
                if holds:
                    before = True
                    value = self._value_of(node.children or (), scope, at)
                    if value is not None:
                        return value
            elif node.children is not None:
                return None
            else:
                self._statement(node, scope, at)
        return None
