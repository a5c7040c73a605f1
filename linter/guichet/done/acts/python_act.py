"""An act of Python, and what decides it, followed backwards through names, calls and modules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from astroid import nodes

from guichet.done.act import Act, Ground, Reason
from guichet.done.acts.closed import PHONE
from guichet.done.grounds.chance import chance_in
from guichet.done.grounds.hour import hour_in
from guichet.done.grounds.person import people_in
from guichet.done.grounds.rush import rush_in
from guichet.done.grounds.score import score_in
from guichet.reading.python.conditions import Condition, conditions_of
from guichet.reading.python.literals import words_of
from guichet.reading.python.module import PythonModule

DETECTORS: Mapping[Reason, Callable[[nodes.NodeNG, PythonModule], Ground | tuple[Ground, ...] | None]] = {
    Reason.HOUR: hour_in,
    Reason.CHANCE: chance_in,
    Reason.RUSH: rush_in,
    Reason.PERSON: people_in,
    Reason.SCORE: score_in,
}
"""For each sort of reason, what tells it in a value: one module of `done/grounds` each."""


@dataclass(eq=False)
class PythonAct(Act):
    """An act of a module: the node that does it, the values that decide it, and whether it says no only by turning away."""

    node: nodes.NodeNG
    module: PythonModule
    values: tuple[nodes.NodeNG, ...] = field(default=(), kw_only=True)
    weak: bool = field(default=False, kw_only=True)

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """The tests that decide whether it is done, nearest first; what merely precedes a weak act does not count."""
        found = conditions_of(self.node)
        return tuple(one for one in found if not (self.weak and one.before) or _lets_through(one.holder))

    def grounds(self, reason: Reason) -> Iterator[Ground]:
        """Yield what decides the act, of one sort, each once: by the tests around it, then by the values it takes."""
        detect = DETECTORS[reason]
        seen = set()
        for node in (*(one.test for one in self.conditions), *self.values):
            told = detect(node, self.module)
            for ground in told if isinstance(told, tuple) else (told,):
                if ground is not None and (ground.path, ground.span) not in seen:
                    seen.add((ground.path, ground.span))
                    yield ground

    def option(self, rule: str, name: str) -> Any:
        """Return an option of a rule, as the project sets it."""
        return self.module.project.config.option(rule, name)

    @cached_property
    def is_staffed(self) -> bool:
        """Whether the names around it are of a channel held by people."""
        return any(PHONE.search(name) for name in names_around(self.node))


_THROUGH = re.compile(
    r"super\(|get_response|call_next|\b(?:view|view_func|viewfunc|func|fn|f|wrapped|handler|function)\("
)
_NAMED_OPEN = re.compile(r"ouvert|\bopen|_open|horaire|hours|accessible", re.I)


def _lets_through(holder: nodes.NodeNG) -> bool:
    """Whether the branch that left hands the person on to the page, so that what follows is the closed door."""
    return isinstance(holder, nodes.If) and bool(
        _THROUGH.search(holder.body[-1].as_string()) or _NAMED_OPEN.search(holder.test.as_string())
    )


def names_around(node: nodes.NodeNG) -> Iterator[str]:
    """Yield the names of the functions and classes around a node, nearest first."""
    while node is not None:
        if isinstance(node, nodes.FunctionDef | nodes.ClassDef):
            yield node.name
        node = node.parent


def about(node: nodes.NodeNG) -> frozenset[str]:
    """Return the words of the names of the functions and classes around a node."""
    return frozenset(word for name in names_around(node) for word in words_of(name))
