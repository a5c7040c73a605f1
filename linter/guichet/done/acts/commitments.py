"""Draws that are held to what was put up before: one that refuses a list whose digest is another can be checked by anyone."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.done.grounds.chance import is_digest
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.paths import own_nodes

_STEPS = 3


def is_held_to(function: nodes.FunctionDef, module: PythonModule, steps: int = _STEPS) -> bool:
    """Whether a draw, or a function that runs it, stops when the digest of what it draws from is not the one put up."""
    if any(_compares(one.test, module) for one in own_nodes(function, nodes.If) if _stops(one)):
        return True
    return steps > 0 and any(
        isinstance(around := call.frame(), nodes.FunctionDef)
        and around is not function
        and is_held_to(around, caller, steps - 1)
        for call, caller in definitions(module.modules).calls_of(function, module)
    )


def _stops(test: nodes.If) -> bool:
    return any(isinstance(one, nodes.Raise) for one in test.body)


def _compares(test: nodes.NodeNG, module: PythonModule) -> bool:
    return any(
        is_digest(computed, module) and isinstance(told, nodes.Subscript | nodes.Attribute | nodes.Name)
        for one, other in _sides(test)
        for computed, told in ((one, other), (other, one))
    )


def _sides(test: nodes.NodeNG) -> Iterator[tuple[nodes.NodeNG, nodes.NodeNG]]:
    """The two things that a test holds against each other: `a != b`, `not compare_digest(a, b)`."""
    for one in (test, *test.nodes_of_class((nodes.Compare, nodes.Call))):
        if isinstance(one, nodes.Compare) and one.ops[0][0] == "!=":
            yield one.left, one.ops[0][1]
        elif (
            isinstance(one, nodes.Call)
            and dotted(one.func).rpartition(".")[2] == "compare_digest"
            and len(one.args) == 2
        ):
            yield one.args[0], one.args[1]
