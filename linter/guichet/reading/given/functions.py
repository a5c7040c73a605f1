"""What a function of Python returns for what it is given: followed statement by statement, and never run.

What is not known stays unknown, what would have to be guessed ends the reading: the answer is then unknown as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from astroid import nodes

from guichet.reading.given.calls import built_in, method
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.written.values import (
    UNKNOWN,
    Expression,
    Value,
    held,
    is_known,
    listed,
    together,
    truth_of,
)

_DEPTH = 6
_STEPS = 2_000
_TURNS = 64


class _Returned(Exception):  # noqa: N818
    def __init__(self, value: Value) -> None:
        self.value = value


class _Lost(Exception):  # noqa: N818
    """What follows cannot be told."""


Names = dict[str, Value]
Seen = Callable[[nodes.Call, Sequence[Value], Mapping[str, Value]], None]
"""Told of each call with what it is given, by place and by name."""


class Reader:
    """One reading of a function or an expression, in its module."""

    def __init__(self, module: PythonModule, names: Names, depth: int = 0, seen: Seen | None = None) -> None:
        self.module = module
        self.names = names
        self.depth = depth
        self.seen = seen
        self.steps = 0

    # Statements

    def run(self, body: Iterable[nodes.NodeNG]) -> None:
        for statement in body:
            self.steps += 1
            if self.steps > _STEPS:
                raise _Lost
            reads: Callable[[Any], None] | None = getattr(self, f"_do_{type(statement).__name__.lower()}", None)
            if reads is None:
                raise _Lost
            reads(statement)

    def _do_return(self, node: nodes.Return) -> None:
        raise _Returned(None if node.value is None else self.of(node.value))

    def _do_expr(self, node: nodes.Expr) -> None:
        self.of(node.value)

    def _do_pass(self, node: nodes.Pass) -> None:
        pass

    _do_import = _do_importfrom = _do_functiondef = _do_classdef = _do_global = _do_assert = _do_delete = _do_pass

    def _do_assign(self, node: nodes.Assign) -> None:
        value = self.of(node.value)
        for target in node.targets:
            self._give(target, value)

    def _do_annassign(self, node: nodes.AnnAssign) -> None:
        if node.value is not None:
            self._give(node.target, self.of(node.value))

    def _do_augassign(self, node: nodes.AugAssign) -> None:
        if not isinstance(node.target, nodes.AssignName):
            raise _Lost
        before = self.names.get(node.target.name, UNKNOWN)
        added = self.of(node.value)
        if node.op == "+=" and isinstance(before, list) and isinstance(added, list):
            self.names[node.target.name] = [*before, *added]
        else:
            self.names[node.target.name] = together(before, added) if node.op == "+=" else UNKNOWN

    def _give(self, target: nodes.NodeNG, value: Value) -> None:
        if isinstance(target, nodes.AssignName):
            self.names[target.name] = value
        elif isinstance(target, nodes.Tuple | nodes.List):
            values = (
                value if isinstance(value, list) and len(value) == len(target.elts) else [UNKNOWN] * len(target.elts)
            )
            for one, given in zip(target.elts, values, strict=True):
                self._give(one, given)
        elif isinstance(target, nodes.Subscript):
            owner, key = self.of(target.value), self.of(target.slice)
            if isinstance(owner, dict) and isinstance(key, str) and is_known(key):
                owner[key] = value
            elif isinstance(owner, dict | list):
                raise _Lost

    def _do_if(self, node: nodes.If) -> None:
        truth = truth_of(self.of(node.test))
        if truth is not None:
            self.run(node.body if truth else node.orelse)
            return
        self._ways((node.body, node.orelse))

    def _ways(self, bodies: Sequence[Sequence[nodes.NodeNG]]) -> None:
        """Read what may happen in several ways; what they leave different is not known. One that returns ends the rest as unknown."""
        before = self.names
        after: list[Names] = []
        is_left = False
        for body in bodies:
            self.names = _copied(before)
            try:
                self.run(body)
                after.append(self.names)
            except _Returned as returned:
                is_left = is_left or returned.value is not None
        if not after:
            raise _Lost
        self.names = before
        for name in {name for names in after for name in names}:
            values = [names.get(name, UNKNOWN) for names in after]
            self.names[name] = values[0] if all(one == values[0] for one in values) else UNKNOWN
        if is_left and self.seen is None:
            raise _Lost

    def _do_raise(self, node: nodes.Raise) -> None:
        raise _Returned(None)

    def _do_for(self, node: nodes.For) -> None:
        items = self.of(node.iter)
        if not isinstance(items, list) or len(items) > _TURNS:
            if self.seen is None:
                raise _Lost
            for name in node.target.nodes_of_class(nodes.AssignName):
                self.names[name.name] = UNKNOWN
            self._ways((node.body, ()))
            return
        for item in items:
            self._give(node.target, item)
            try:
                self.run(node.body)
            except _Continued:
                continue

    def _do_continue(self, node: nodes.Continue) -> None:
        raise _Continued

    def _do_with(self, node: nodes.With) -> None:
        for _, target in node.items:
            if target is not None:
                self._give(target, UNKNOWN)
        self.run(node.body)

    def _do_try(self, node: nodes.Try) -> None:
        self._ways((node.body, *(one.body for one in node.handlers)))

    # Expressions

    def of(self, node: nodes.NodeNG) -> Value:
        """Return what an expression is worth."""
        self.steps += 1
        if self.steps > _STEPS:
            raise _Lost
        reads: Callable[[Any], Value] | None = getattr(self, f"_{type(node).__name__.lower()}", None)
        return reads(node) if reads is not None else UNKNOWN

    def _const(self, node: nodes.Const) -> Value:
        return node.value if isinstance(node.value, str | int | float | bool | None) else UNKNOWN

    def _name(self, node: nodes.Name) -> Value:
        if node.name in self.names:
            return self.names[node.name]
        return constant(node.name, self.module, self.depth)

    def _attribute(self, node: nodes.Attribute) -> Value:
        owner = self.of(node.expr)
        return held(owner, node.attrname) if isinstance(owner, dict) and node.attrname in owner else UNKNOWN

    def _subscript(self, node: nodes.Subscript) -> Value:
        owner, key = self.of(node.value), self.of(node.slice)
        if isinstance(owner, dict):
            return owner.get(key, UNKNOWN) if isinstance(key, str) and is_known(key) else UNKNOWN
        return held(owner, key)

    def _dict(self, node: nodes.Dict) -> Value:
        found: dict[str, Value] = {}
        for key, value in node.items:
            if isinstance(key, nodes.DictUnpack):
                inner = self.of(value)
                if not isinstance(inner, dict):
                    return UNKNOWN
                found.update(inner)
                continue
            name = self.of(key)
            if not isinstance(name, str) or not is_known(name):
                return UNKNOWN
            found[name] = self.of(value)
        return found

    def _list(self, node: nodes.List | nodes.Tuple | nodes.Set) -> Value:
        return [self.of(one) for one in node.elts]

    _tuple = _set = _list

    def _joinedstr(self, node: nodes.JoinedStr) -> Value:
        return listed([self.of(one) for one in node.values])

    def _formattedvalue(self, node: nodes.FormattedValue) -> Value:
        value = self.of(node.value)
        return Expression("value") if value is UNKNOWN or node.format_spec is not None else value

    def _ifexp(self, node: nodes.IfExp) -> Value:
        truth = truth_of(self.of(node.test))
        return UNKNOWN if truth is None else self.of(node.body if truth else node.orelse)

    def _boolop(self, node: nodes.BoolOp) -> Value:
        stops = node.op == "or"
        is_open = False
        value: Value = UNKNOWN
        for one in node.values:
            value = self.of(one)
            truth = truth_of(value)
            if truth is stops:
                return UNKNOWN if is_open and stops else value
            is_open = is_open or truth is None
        return UNKNOWN if is_open else value

    def _unaryop(self, node: nodes.UnaryOp) -> Value:
        truth = truth_of(self.of(node.operand))
        return (not truth) if node.op == "not" and truth is not None else UNKNOWN

    def _compare(self, node: nodes.Compare) -> Value:
        if len(node.ops) != 1:
            return UNKNOWN
        (sign, right_node) = node.ops[0]
        left, right = self.of(node.left), self.of(right_node)
        if not is_known(left) or not is_known(right):
            return UNKNOWN
        if sign in ("==", "is"):
            return left == right
        if sign in ("!=", "is not"):
            return left != right
        if (
            sign in ("in", "not in")
            and isinstance(right, list | dict | str)
            and (isinstance(left, str) or isinstance(right, list))
        ):
            if isinstance(right, list) and not all(map(is_known, right)):
                return UNKNOWN
            return (left in right) is (sign == "in")
        return UNKNOWN

    def _binop(self, node: nodes.BinOp) -> Value:
        left, right = self.of(node.left), self.of(node.right)
        if node.op == "|" and isinstance(left, dict) and isinstance(right, dict):
            return {**left, **right}
        if node.op != "+":
            return UNKNOWN
        if isinstance(left, list) and isinstance(right, list):
            return [*left, *right]
        return together(_written(left), _written(right))

    def _listcomp(self, node: nodes.ListComp | nodes.GeneratorExp) -> Value:
        return list(self._turns(node, lambda: self.of(node.elt)))

    _generatorexp = _setcomp = _listcomp

    def _dictcomp(self, node: nodes.DictComp) -> Value:
        pairs = self._turns(node, lambda: (self.of(node.key), self.of(node.value)))
        return dict(pairs) if all(isinstance(key, str) and is_known(key) for key, _ in pairs) else UNKNOWN

    def _turns(self, node: Any, made: Callable[[], Any]) -> list[Any]:
        (turn,) = node.generators if len(node.generators) == 1 else (None,)
        items = self.of(turn.iter) if turn is not None else UNKNOWN
        if turn is None or not isinstance(items, list) or len(items) > _TURNS:
            raise _Lost
        found = []
        for item in items:
            self._give(turn.target, item)
            truths = [truth_of(self.of(one)) for one in turn.ifs]
            if None in truths:
                raise _Lost
            if all(truths):
                found.append(made())
        return found

    def _call(self, node: nodes.Call) -> Value:
        places, by_name = self.given(node)
        if self.seen is not None:
            self.seen(node, places, by_name)
        if isinstance(node.func, nodes.Attribute):
            owner = self.of(node.func.expr)
            if owner is not UNKNOWN:
                return method(owner, node.func.attrname, places, by_name)
        name = dotted(node.func)
        found = built_in(name.rpartition(".")[2], places, by_name)
        if found is not UNKNOWN or self.depth >= _DEPTH or "." in name:
            return found
        return called(function_named(name, self.module), places, by_name, self.depth + 1)

    def given(self, node: nodes.Call) -> tuple[list[Value], dict[str, Value]]:
        """Return what a call is given, by place and by name."""
        places = [UNKNOWN if isinstance(one, nodes.Starred) else self.of(one) for one in node.args]
        by_name: dict[str, Value] = {}
        for word in node.keywords:
            if word.arg is not None:
                by_name[word.arg] = self.of(word.value)
            elif isinstance(more := self.of(word.value), dict):
                by_name.update(more)
        return places, by_name


class _Continued(Exception):  # noqa: N818
    pass


def _written(value: Value) -> Value:
    return Expression("value") if value is UNKNOWN else value


def _copied(names: Names) -> Names:
    return {
        name: dict(value) if isinstance(value, dict) else list(value) if isinstance(value, list) else value
        for name, value in names.items()
    }


Located = tuple[nodes.FunctionDef, PythonModule]


def function_named(name: str, module: PythonModule) -> Located | None:
    """Return the function of the checked tree that a name of a module means."""
    for one in module.tree.locals.get(name, ()):
        if isinstance(one, nodes.FunctionDef):
            return one, module
    found = module.modules.imported(module, name)
    if found is None or found[1] is None:
        return None
    inner = next((one for one in found[0].tree.locals.get(found[1], ()) if isinstance(one, nodes.FunctionDef)), None)
    return (inner, found[0]) if inner is not None else None


def constant(name: str, module: PythonModule, depth: int = 0) -> Value:
    """Return what a name that a module assigns once is worth, there or where it is imported from."""
    known = module.tree.locals.get(name, ())
    if len(known) == 1 and isinstance(known[0], nodes.AssignName):
        statement = known[0].parent
        value = getattr(statement, "value", None)
        if (
            isinstance(statement, nodes.Assign | nodes.AnnAssign)
            and value is not None
            and statement.parent is module.tree
        ):
            try:
                return Reader(module, {}, depth + 1).of(value) if depth < _DEPTH else UNKNOWN
            except (_Lost, _Returned):
                return UNKNOWN
    found = module.modules.imported(module, name) if known else None
    if found is not None and found[1] is not None and depth < _DEPTH:
        return constant(found[1], found[0], depth + 1)
    return UNKNOWN


def bound(
    function: nodes.FunctionDef, places: Sequence[Value], by_name: Mapping[str, Value], module: PythonModule
) -> Names:
    """Return what the parameters of a function are worth in one call."""
    taken = [one.name for one in (*function.args.posonlyargs, *(function.args.args or ()))]
    names: Names = dict.fromkeys(taken, UNKNOWN)
    names.update(zip(taken, places, strict=False))
    defaults = function.args.defaults or ()
    for name, default in zip(taken[len(taken) - len(defaults) :], defaults, strict=True):
        if name not in by_name and taken.index(name) >= len(places):
            names[name] = _default(default, module)
    for one, default in zip(function.args.kwonlyargs or (), function.args.kw_defaults or (), strict=False):
        names[one.name] = _default(default, module) if default is not None else UNKNOWN
    names.update((name, value) for name, value in by_name.items() if name in names)
    if function.args.kwarg:
        names[function.args.kwarg] = {name: value for name, value in by_name.items() if name not in names}
    if function.args.vararg:
        names[function.args.vararg] = list(places[len(taken) :])
    return names


def _default(node: nodes.NodeNG, module: PythonModule) -> Value:
    try:
        return Reader(module, {}).of(node)
    except (_Lost, _Returned):
        return UNKNOWN


def called(found: Located | None, places: Sequence[Value], by_name: Mapping[str, Value], depth: int = 0) -> Value:
    """Return what a function returns for what it is given, UNKNOWN when that cannot be told."""
    if found is None:
        return UNKNOWN
    function, module = found
    reader = Reader(module, bound(function, places, by_name, module), depth)
    try:
        reader.run(function.body)
    except _Returned as returned:
        return returned.value
    except (_Lost, _Continued, RecursionError):
        return UNKNOWN
    return None


def watched(function: nodes.FunctionDef, module: PythonModule, seen: Seen) -> bool:
    """Read a function with nothing known of what it is given, and show each call where it stands; False where that was lost."""
    names = bound(function, (), {}, module)
    reader = Reader(module, names, _DEPTH - 1, seen)
    try:
        reader.run(function.body)
    except _Returned:
        return True
    except (_Lost, _Continued, RecursionError):
        return False
    return True
