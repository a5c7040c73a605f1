"""Draws that are held to what was put up before: one that refuses what has another digest can be checked by anyone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.memo import lasting_memo
from guichet.done.grounds.chance import is_digest
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import made_of, origins
from guichet.reading.python.paths import own_nodes
from guichet.reading.templates.site import Site

_STEPS = 3
_PUT_UP = (nodes.Subscript, nodes.Attribute, nodes.Name)


def is_held_to(function: nodes.FunctionDef, module: PythonModule, steps: int = _STEPS) -> bool:
    """Whether a draw, or a function that runs it, stops when the digest of what it draws from is not the one put up."""
    if _stops(function, module) or any(_stops(one, caller) for one, caller in _checks(function, module)):
        return True
    return steps > 0 and any(
        isinstance(around := call.frame(), nodes.FunctionDef)
        and around is not function
        and is_held_to(around, caller, steps - 1)
        for call, caller in definitions(module.modules).calls_of(function, module)
    )


def runs_of_draws(path: str, project: Site) -> list[str]:
    """Return the states of the modules around one that call what it defines, when it may draw: they may hold it to what was put up."""
    text = project.text(path)
    if not any(word in text for word in _DRAWS):
        return []
    folder = path.rpartition("/")[0]
    calling = _calling(project)
    users = {
        one for name in _METHOD.findall(text) for one in calling.get(name, ()) if one != path and one.startswith(folder)
    }
    return [project.source(one).digest for one in sorted(users)]


@lasting_memo
def _calling(project: Site) -> dict[str, list[str]]:
    """The modules that call each method on something, by its name."""
    found: dict[str, list[str]] = {}
    for path in project.paths:
        if path.endswith(".py"):
            for name in set(_CALLED.findall(project.text(path))):
                found.setdefault(name, []).append(path)
    return found


_DRAWS = ("random", "shuffle", "'?'", '"?"')
_METHOD, _CALLED = re.compile(r"\bdef (\w+)\("), re.compile(r"\.(\w+)\(")


def _checks(function: nodes.FunctionDef, module: PythonModule) -> Iterator[tuple[nodes.NodeNG, PythonModule]]:
    """The functions that a draw calls for what they refuse: `checked(notice, commitments, secrets)`."""
    for one in own_nodes(function, nodes.Expr):
        if isinstance(one.value, nodes.Call):
            for found in definitions(module.modules).functions(one.value.func, module):
                yield found.node, found.module


def _stops(function: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether a function goes no further when a digest is not the one put up."""
    return any(
        (_leaves(one) and _tells_apart(one.test, module)) or (_goes_on(one) and _compares(one.test, module, "=="))
        for one in own_nodes(function, nodes.If, nodes.Assert)
    )


def _leaves(test: nodes.If | nodes.Assert) -> bool:
    """Whether what runs when a test is met leaves the function."""
    return isinstance(test, nodes.If) and any(isinstance(one, nodes.Raise | nodes.Return) for one in test.body)


def _goes_on(test: nodes.If | nodes.Assert) -> bool:
    """Whether a function goes on when a test is met, and refuses when it is not: an assertion, `if …: draw` then `raise`."""
    if isinstance(test, nodes.Assert):
        return True
    return any(isinstance(one, nodes.Raise) for one in (*test.orelse, test.next_sibling()))


def _tells_apart(test: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether a test is met when a digest is not the one put up: `a != b`, `not all(a == b for …)`."""
    if isinstance(test, nodes.BoolOp):
        return any(_tells_apart(one, module) for one in test.values)
    if isinstance(test, nodes.UnaryOp) and test.op == "not":
        return _compares(test.operand, module, "==")
    return _compares(test, module, "!=")


def _compares(test: nodes.NodeNG, module: PythonModule, way: str) -> bool:
    return any(
        is_digest(computed, where) and _is_put_up(told, where)
        for one, other, where in _sides(test, module, way)
        for computed, told in ((one, other), (other, one))
    )


def _is_put_up(told: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether a value is what was put up before, or all of that in order: `sorted(commitments.values())`."""
    while isinstance(told, nodes.Call):
        inner = told.args[0] if told.args else getattr(told.func, "expr", None)
        if inner is None or is_digest(told, module):
            return False
        told = inner
    return isinstance(told, _PUT_UP)


def _sides(
    test: nodes.NodeNG, module: PythonModule, way: str
) -> Iterator[tuple[nodes.NodeNG, nodes.NodeNG, PythonModule]]:
    """The two things that a test, or what it comes from, holds against each other: `a != b`, `compare_digest(a, b)`."""
    for origin in origins(test, module, made_of):
        one = origin.node
        if isinstance(one, nodes.Compare) and one.ops[0][0] == way:
            yield one.left, one.ops[0][1], origin.module
        elif way == "==" and isinstance(one, nodes.Call) and len(one.args) == 2 and _is_digest_test(one):
            yield one.args[0], one.args[1], origin.module


def _is_digest_test(call: nodes.Call) -> bool:
    return dotted(call.func).rpartition(".")[2] == "compare_digest"
