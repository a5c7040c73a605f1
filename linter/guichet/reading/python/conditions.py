"""On what the running of a statement depends: the tests around it, before it, and in the marks of its function."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from astroid import nodes

from guichet.core.memo import memo
from guichet.reading.python.module import dotted
from guichet.reading.python.paths import FAR, ends, own_nodes

_LEAVING = 40
"""Branches that left before, nearest first, that may decide."""


@dataclass(frozen=True)
class Condition:
    """A test that decides; `before` when the statement merely follows a branch that left; `holder` is the `if` it is of."""

    test: nodes.NodeNG
    holder: nodes.NodeNG
    before: bool = False


_GATES = frozenset({"user_passes_test", "permission_check", "route_condition", "condition", "requires", "depends"})


def conditions_of(node: nodes.NodeNG) -> Iterator[Condition]:
    """Yield the tests that decide whether a node runs, nearest first, up to its function and the marks of that."""
    child, parent = node, node.parent
    while parent is not None:
        if isinstance(parent, nodes.If | nodes.While | nodes.IfExp) and child is not parent.test:
            yield Condition(parent.test, parent)
        elif isinstance(parent, nodes.MatchCase):
            if parent.guard is not None:
                yield Condition(parent.guard, parent)
            yield from (Condition(one.value, parent) for one in parent.pattern.nodes_of_class(nodes.MatchValue))
            yield Condition(parent.parent.subject, parent.parent)
        elif isinstance(parent, nodes.Comprehension):
            yield from (Condition(test, parent) for test in parent.ifs if test is not child)
        elif isinstance(parent, nodes.BoolOp):
            at = _places(parent).get(id(child), 0)
            yield from (Condition(parent.values[one], parent) for one in range(at - 1, -1, -1))
        yield from _left_before(child, parent)
        if isinstance(parent, nodes.FunctionDef):
            yield from _marks(parent)
            return
        child, parent = parent, parent.parent


@memo
def _places(either: nodes.BoolOp) -> dict[int, int]:
    """Where each part of a test stands in it: each of what they do asks."""
    return {id(value): at for at, value in enumerate(either.values)}


def _left_before(child: nodes.NodeNG, parent: nodes.NodeNG) -> Iterator[Condition]:
    for name in ("body", "orelse", "finalbody"):
        block = getattr(parent, name, None)
        if isinstance(block, list) and child in block:
            at = block.index(child)
            left = (one for earlier in reversed(block[max(0, at - FAR) : at]) for one in _leaving(earlier))
            yield from (Condition(one.test, one, before=True) for one in islice(left, _LEAVING))
            return


@memo
def _leaving(statement: nodes.NodeNG) -> list[nodes.If]:
    """The branches by which a statement may leave the function: itself, or those that a loop or a block holds."""
    if isinstance(statement, nodes.If):
        return [statement] if ends(statement.body) and not statement.orelse else []
    if isinstance(statement, nodes.For | nodes.While | nodes.With | nodes.Try):
        return [one for one in own_nodes(statement, nodes.If) if isinstance(one.body[-1], nodes.Return)]
    return []


def _marks(function: nodes.FunctionDef) -> Iterator[Condition]:
    for mark in function.decorators.nodes if function.decorators else ():
        if isinstance(mark, nodes.Call) and dotted(mark.func).rpartition(".")[2] in _GATES:
            yield from (Condition(given, mark) for given in mark.args)


def holds(condition: Condition, node: nodes.NodeNG) -> bool:
    """Return the answer that a test must give for a node to run: no in the branch of `else`, and after one that left."""
    if condition.before:
        return False
    holder = condition.holder
    if isinstance(holder, nodes.BoolOp):
        return bool(holder.op == "and")
    orelse = getattr(holder, "orelse", None)
    inside = orelse if isinstance(orelse, list) else [orelse] if orelse is not None else []
    return not any(one is node or one.parent_of(node) for one in inside)


def compared_to_none(test: nodes.Compare) -> bool | None:
    """Return whether a test is true of nothing: `x is None` is, `x is not None` is not; None for another comparison."""
    operator, right = test.ops[0]
    if len(test.ops) != 1 or not isinstance(right, nodes.Const) or right.value is not None:
        return None
    return {"is": True, "==": True, "is not": False, "!=": False}.get(operator)
