"""The deeds of a module of Python."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from astroid import nodes

from guichet.core.findings import Span
from guichet.core.memo import keyed_memo, memo
from guichet.reading.deeds.deed import (
    CHANGES,
    LEAVES,
    RETURN,
    SPREAD,
    TAKES,
    THROWS,
    Deed,
    Function,
    Put,
    folded,
    test_of,
)
from guichet.reading.deeds.locals import Local, given_at, is_known, through_locals
from guichet.reading.deeds.loops import unrolled
from guichet.reading.deeds.python_loops import loops_of
from guichet.reading.python.conditions import conditions_of, holds
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import function_around

_DEPTH = 3
_TESTS = 6
_LEAVING = (nodes.Pass, nodes.Continue, nodes.Break)
_LISTS = (nodes.List, nodes.Tuple, nodes.Set)


@memo
def deeds_of(module: PythonModule) -> tuple[Deed, ...]:
    """Return what a module calls, and what it puts under the names of things, in source order."""
    return unrolled(through_locals(_deeds(module), _locals(module)), loops_of(module))


def _locals(module: PythonModule) -> Iterator[Local]:
    """Yield the names that are given once what says more than they do: a table, a test, a plain value."""
    for node in module.walk(nodes.Assign, nodes.AnnAssign):
        target = node.targets[0] if isinstance(node, nodes.Assign) else node.target
        if not isinstance(target, nodes.AssignName) or node.value is None:
            continue
        scope, given = node.scope(), node.scope().locals.get(target.name, ())
        puts = tuple(_table(node.value, module))
        value = "" if puts else folded(module.text(node.value))
        if (puts or is_known(value, target.name)) and (len(given) == 1 or all(map(_is_plain, given))):
            whole = module.span(scope) if isinstance(scope, nodes.FunctionDef) else None
            yield given_at(_deed(node, target.name, (), module), value, puts, whole)


def _is_plain(name: nodes.NodeNG) -> bool:
    """Whether a name is given a plain value where it stands."""
    return isinstance(name.parent, nodes.Assign | nodes.AnnAssign) and isinstance(name.parent.value, nodes.Const)


def _table(value: nodes.NodeNG, module: PythonModule) -> Iterator[Put]:
    """What a table puts under names: `{"locked": x}`, `dict(locked=x)`."""
    if isinstance(value, nodes.Call) and dotted(value.func) == "dict":
        yield from _given(value, module)
    elif isinstance(value, nodes.Dict):
        yield from _held(value, module, 0)


def _deeds(module: PythonModule) -> Iterator[Deed]:
    for node in module.walk(
        nodes.Call,
        nodes.Assign,
        nodes.Return,
        nodes.AugAssign,
        nodes.Delete,
        nodes.Raise,
        nodes.For,
        nodes.Comprehension,
        *_LEAVING,
    ):
        if isinstance(node, nodes.Call):
            called = dotted(node.func)
            if called:
                args = tuple(folded(module.text(one)) for one in node.args)
                yield replace(_deed(node, called, tuple(_given(node, module)), module), args=args)
        elif isinstance(node, nodes.AugAssign):
            if node.op == "-=":
                put = Put(node.target.as_string(), folded(module.text(node.value)), module.span(node))
                yield _deed(node, TAKES, (put,), module, is_call=False)
            else:
                yield _change(node, node.target, module)
        elif isinstance(node, nodes.For | nodes.Comprehension):
            if isinstance(node.target, nodes.AssignName) and isinstance(node.iter, _LISTS):
                yield _list(node.iter, node.target.name, module)
        elif isinstance(node, nodes.Delete):
            yield _change(node, node.targets[0], module)
        elif isinstance(node, nodes.Raise):
            thrown = (folded(module.text(node.exc)),) if node.exc is not None else ()
            yield replace(_deed(node, THROWS, (), module, is_call=False), args=thrown)
        elif isinstance(node, _LEAVING):
            yield _deed(node, LEAVES, (), module, is_call=False)
        elif isinstance(node, nodes.Return):
            if node.value is not None:
                put = Put("", folded(module.text(node.value)), module.span(node.value))
                yield _deed(node, RETURN, (put,), module, is_call=False)
            else:
                yield _deed(node, LEAVES, (), module, is_call=False)
        else:
            target = node.targets[0]
            listed = _listed(node.value)
            if isinstance(target, nodes.AssignName) and listed is not None:
                yield replace(_list(listed, target.name, module), span=module.span(node))
                continue
            name, owner = _written(target)
            if owner:
                put = Put(name, folded(module.text(node.value)), module.span(node))
                yield _deed(node, owner, (put,), module, is_call=False)
            elif not isinstance(target, nodes.AssignName):
                yield _change(node, target, module)


def _listed(value: nodes.NodeNG) -> nodes.NodeNG | None:
    """The list that a name is given, plain or kept as a set: `frozenset({"closed", "refused"})`."""
    if isinstance(value, nodes.Call) and dotted(value.func) in ("frozenset", "set", "tuple") and len(value.args) == 1:
        value = value.args[0]
    return value if isinstance(value, _LISTS) else None


def _list(written: nodes.NodeNG, name: str, module: PythonModule) -> Deed:
    """A list under a name: that which is given to it, or that which stands for each line in turn."""
    args = tuple(folded(module.text(one)) for one in written.elts)
    return replace(_deed(written, name, (), module, is_call=False), args=args)


def _change(node: nodes.NodeNG, what: nodes.NodeNG, module: PythonModule) -> Deed:
    return replace(_deed(node, CHANGES, (), module, is_call=False), args=(folded(module.text(what)),))


def name_span(function: nodes.FunctionDef, module: PythonModule) -> Span:
    """Return the place of the name of a function."""
    end = module.header_span(function).end
    return Span(end - len(function.name), end)


def _written(target: nodes.NodeNG) -> tuple[str, str]:
    """The name under which something is put, and what holds it; empty for a variable."""
    if isinstance(target, nodes.AssignAttr):
        return target.attrname, dotted(target.expr)
    if isinstance(target, nodes.Subscript) and isinstance(target.slice, nodes.Const):
        return str(target.slice.value), dotted(target.value)
    return "", ""


def _given(call: nodes.Call, module: PythonModule) -> Iterator[Put]:
    for word in call.keywords:
        if word.arg is None and isinstance(word.value, nodes.Name | nodes.Attribute):
            yield Put(SPREAD, folded(module.text(word.value)), module.span(word))
        elif word.arg and not isinstance(word.value, nodes.Dict):
            yield Put(word.arg, folded(module.text(word.value)), module.span(word))
        yield from _held(word.value, module, 0)
    for one in call.args:
        yield from _held(one, module, 0)


def _held(node: nodes.NodeNG, module: PythonModule, depth: int) -> Iterator[Put]:
    for key, value in node.items if isinstance(node, nodes.Dict) and depth < _DEPTH else ():
        if isinstance(key, nodes.Const) and isinstance(key.value, str) and not isinstance(value, nodes.Dict):
            yield Put(key.value, folded(module.text(value)), module.span(value))
        yield from _held(value, module, depth + 1)


@keyed_memo
def _beginning(test: nodes.NodeNG, module: PythonModule) -> str:
    """The first signs of a test: it may be as long as the file, and is asked for by each deed in it."""
    return folded(module.text(test))


def _deed(
    node: nodes.NodeNG, called: str, puts: tuple[Put, ...], module: PythonModule, *, is_call: bool = True
) -> Deed:
    names, marks, within = [], [], None
    function, above = function_around(node), node.parent
    while above is not None:
        if isinstance(above, nodes.FunctionDef | nodes.ClassDef):
            names.append(above.name)
            if within is None and isinstance(above, nodes.FunctionDef):
                within = Function(above.name, name_span(above, module))
            marks += [folded(module.text(one)) for one in (above.decorators.nodes if above.decorators else ())]
        above = above.parent
    arguments = function.args if isinstance(function, nodes.FunctionDef) else None
    given = tuple(one.name for one in (*arguments.posonlyargs, *(arguments.args or ()), *arguments.kwonlyargs)) if arguments is not None else ()  # fmt: skip
    found = tuple(islice(conditions_of(node), _TESTS))
    tests = tuple(test_of(_beginning(one.test, module), holds=holds(one, node)) for one in found)
    where = tuple(module.span(one.test) for one in found)
    return Deed(module.path, module.span(node), called, puts, tuple(names), tests, given, tuple(marks), is_call, within=within, tests_at=where)  # fmt: skip
