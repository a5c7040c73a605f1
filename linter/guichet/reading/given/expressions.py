"""What an expression of Python is worth where some names are known: followed and never run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from astroid import nodes

from guichet.reading.given.calls import built_in, method
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.written.values import (
    UNKNOWN,
    Each,
    Expression,
    FormValue,
    Value,
    held,
    is_known,
    listed,
    together,
    truth_of,
)

DEPTH = 6
STEPS = 2_000
TURNS = 64


class Lost(Exception):  # noqa: N818
    """What follows cannot be told."""


Names = dict[str, Value]
Seen = Callable[[nodes.Call, Sequence[Value], Mapping[str, Value]], None]
"""Told of each call with what it is given, by place and by name."""


class Expressions:
    """Reads expressions in their module."""

    def __init__(self, module: PythonModule, names: Names, depth: int = 0, seen: Seen | None = None) -> None:
        self.module = module
        self.names = names
        self.depth = depth
        self.seen = seen
        self.steps = 0

    def constant(self, name: str) -> Value:
        """Return what a name of the module is worth."""
        return UNKNOWN

    def by_project(self, name: str, places: Sequence[Value], by_name: Mapping[str, Value]) -> Value:
        """Return what a function of the project returns."""
        return UNKNOWN

    def give(self, target: nodes.NodeNG, value: Value) -> None:
        """Give a value to what is assigned."""
        if isinstance(target, nodes.AssignName):
            self.names[target.name] = value
        elif isinstance(target, nodes.Tuple | nodes.List):
            is_same = isinstance(value, list) and len(value) == len(target.elts)
            for one, given in zip(target.elts, value if is_same else [UNKNOWN] * len(target.elts), strict=True):
                self.give(one, given)
        elif isinstance(target, nodes.Subscript):
            owner, key = self.of(target.value), self.of(target.slice)
            if isinstance(owner, dict) and isinstance(key, str) and is_known(key):
                owner[key] = value
            elif isinstance(owner, dict | list):
                raise Lost

    def of(self, node: nodes.NodeNG) -> Value:
        """Return what an expression is worth."""
        self.steps += 1
        if self.steps > STEPS:
            raise Lost
        reads: Callable[[Any], Value] | None = getattr(self, f"_{type(node).__name__.lower()}", None)
        return reads(node) if reads is not None else UNKNOWN

    def _const(self, node: nodes.Const) -> Value:
        return node.value if isinstance(node.value, str | int | float | bool | None) else UNKNOWN

    def _name(self, node: nodes.Name) -> Value:
        if node.name in self.names:
            return self.names[node.name]
        return self.constant(node.name)

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
        if len(node.generators) == 1 and isinstance(node.elt, nodes.Dict | nodes.Call):
            (turn,) = node.generators
            if self.of(turn.iter) is UNKNOWN:
                before = dict(self.names)
                self.give(turn.target, UNKNOWN)
                item = self.of(node.elt)
                self.names.clear()
                self.names.update(before)
                return Each(item) if type(item) is dict else UNKNOWN
        return list(self._turns(node, lambda: self.of(node.elt)))

    _generatorexp = _setcomp = _listcomp

    def _dictcomp(self, node: nodes.DictComp) -> Value:
        pairs = self._turns(node, lambda: (self.of(node.key), self.of(node.value)))
        return dict(pairs) if all(isinstance(key, str) and is_known(key) for key, _ in pairs) else UNKNOWN

    def _turns(self, node: Any, made: Callable[[], Any]) -> list[Any]:
        (turn,) = node.generators if len(node.generators) == 1 else (None,)
        items = self.of(turn.iter) if turn is not None else UNKNOWN
        if turn is None or not isinstance(items, list) or len(items) > TURNS:
            raise Lost
        found = []
        for item in items:
            self.give(turn.target, item)
            truths = [truth_of(self.of(one)) for one in turn.ifs]
            if None in truths:
                raise Lost
            if all(truths):
                found.append(made())
        return found

    def _call(self, node: nodes.Call) -> Value:
        places, by_name = self.given(node)
        if self.seen is not None:
            self.seen(node, places, by_name)
        if isinstance(node.func, nodes.Attribute):
            owner = self.of(node.func.expr)
            if isinstance(owner, FormValue):
                return UNKNOWN
            if owner is not UNKNOWN:
                return method(owner, node.func.attrname, places, by_name)
        name = dotted(node.func)
        found = built_in(name.rpartition(".")[2], places, by_name)
        if found is not UNKNOWN or self.depth >= DEPTH or "." in name:
            return found
        return self.by_project(name, places, by_name)

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


def _written(value: Value) -> Value:
    return Expression("value") if value is UNKNOWN else value
