"""What a test comes down to: the plain tests each of which gives it its answer alone, through `not`, `or`, names and functions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from astroid import nodes

from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule
from guichet.reading.python.parts import assigned
from guichet.reading.python.paths import own_nodes

_DEPTH = 4
_UNLIKE = {"in": "not in", "not in": "in", "==": "!=", "!=": "==", ">": "<=", "<=": ">", "<": ">=", ">=": "<"}


class Plain(NamedTuple):
    """A test without parts, the answer that decides, and the module that it is written in."""

    test: nodes.NodeNG
    truth: bool
    module: PythonModule

    @property
    def operator(self) -> str:
        """How the two sides of a comparison stand when it decides: `in` that must fail is `not in`; "" for another test."""
        if not isinstance(self.test, nodes.Compare) or len(self.test.ops) != 1:
            return ""
        written = str(self.test.ops[0][0])
        return written if self.truth else _UNLIKE.get(written, "")


def plain_tests(test: nodes.NodeNG, truth: bool, module: PythonModule, depth: int = 0) -> Iterator[Plain]:
    """Yield the plain tests each of which is enough for a test to give an answer; where several are needed, none."""
    if depth > _DEPTH:
        return
    if isinstance(test, nodes.UnaryOp) and test.op == "not":
        yield from plain_tests(test.operand, not truth, module, depth + 1)
    elif isinstance(test, nodes.BoolOp):
        for value in test.values if (test.op == "or") is truth else _but_given(test):
            yield from plain_tests(value, truth, module, depth + 1)
    else:
        inside = list(_behind(test, truth, module, depth))
        yield from inside or (Plain(test, truth, module),)


def _but_given(test: nodes.BoolOp) -> list[nodes.NodeNG]:
    """The part of `way and way not in WAYS` that judges: the others only ask whether anything was given."""
    judging = [one for one in test.values if isinstance(one, nodes.Compare)]
    looked = judging[0].left.as_string() if len(judging) == 1 and test.op == "and" else None
    return judging if all(one in judging or one.as_string() == looked for one in test.values) else []


def _behind(test: nodes.NodeNG, truth: bool, module: PythonModule, depth: int) -> Iterator[Plain]:
    """What a name holds, or what the function that is called answers, as long as nothing else lets people through."""
    known = definitions(module.modules)
    if isinstance(test, nodes.Name):
        held = [(assigned(one.node), one.module) for one in known.of(test, module)]
        if len(held) == 1 and isinstance(held[0][0], nodes.Compare | nodes.UnaryOp | nodes.BoolOp | nodes.Call):
            yield from plain_tests(held[0][0], truth, held[0][1], depth + 1)
    elif isinstance(test, nodes.Call):
        for one in known.functions(test.func, module)[:1]:
            for branch in _first_branches(one.node, truth):
                yield from plain_tests(branch.test, True, one.module, depth + 1)
            answers = [each.value for each in own_nodes(one.node, nodes.Return)]
            if not any(isinstance(each, nodes.Const) and bool(each.value) is not truth for each in answers):
                for each in answers:
                    if isinstance(each, nodes.Compare | nodes.UnaryOp | nodes.BoolOp):
                        yield from plain_tests(each, truth, one.module, depth + 1)


def _first_branches(function: nodes.FunctionDef, truth: bool) -> Iterator[nodes.If]:
    """The tests at the head of a function on which it gives its answer at once, before anything may have it answer otherwise."""
    for statement in function.body:
        if not isinstance(statement, nodes.If):
            if next(own_nodes(statement, nodes.Return), None) is not None:
                return
            continue
        last = statement.body[-1]
        given = last.value if isinstance(last, nodes.Return) and len(statement.body) == 1 else None
        if statement.orelse or not isinstance(given, nodes.Const) or bool(given.value) is not truth:
            return
        yield statement
