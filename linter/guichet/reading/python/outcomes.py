"""The values that an expression may take, one by one, each with the tests that choose it: branches, functions, tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from guichet.reading.python.conditions import Condition, conditions_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule
from guichet.reading.python.parts import assigned, returned

_DEPTH = 3


@dataclass(frozen=True)
class Outcome:
    """One value: where it is written, and the tests on the way to it, nearest first."""

    node: nodes.NodeNG
    module: PythonModule
    tests: tuple[Condition, ...] = ()


def outcomes(node: nodes.NodeNG, module: PythonModule, depth: int = 0) -> Iterator[Outcome]:
    """Yield what an expression may be worth, followed through names and functions that are written out; itself when it cannot be."""
    if depth > _DEPTH:
        return
    if isinstance(node, nodes.IfExp):
        for side in (node.body, node.orelse):
            for one in outcomes(side, module, depth + 1):
                yield Outcome(one.node, one.module, (*one.tests, Condition(node.test, node)))
    elif isinstance(node, nodes.Call) and (functions := definitions(module.modules).functions(node.func, module)):
        for function in functions:
            for value in returned(function.node):
                tests = tuple(conditions_of(value.parent)) if isinstance(value.parent, nodes.Return) else ()
                for one in outcomes(value, function.module, depth + 1):
                    yield Outcome(one.node, one.module, (*one.tests, *tests))
    elif isinstance(node, nodes.Name) and (given := list(_given(node, module))):
        for one, tests in given:
            for found in outcomes(one, module, depth + 1):
                yield Outcome(found.node, found.module, (*found.tests, *tests))
    else:
        yield Outcome(node, module)


def _given(node: nodes.Name, module: PythonModule) -> Iterator[tuple[nodes.NodeNG, tuple[Condition, ...]]]:
    """What the function around gave a name, each time with the tests around that."""
    for one in definitions(module.modules).of(node, module):
        value = assigned(one.node) if one.module is module else None
        is_given = isinstance(one.node.parent, nodes.Assign | nodes.AnnAssign)
        if value is not None and is_given and isinstance(one.node.scope(), nodes.FunctionDef):
            yield value, tuple(conditions_of(one.node.statement()))
