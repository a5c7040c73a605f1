"""What an expression of a template is worth where some names are known: read as a tree, never run.

Jinja, Nunjucks, Twig and Django write expressions alike but for filters; both spellings are read.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Callable, Mapping
from typing import Any

from guichet.core import gettext
from guichet.reading.written.choices import chosen, left_to_choose
from guichet.reading.written.filters import called_on, filtered
from guichet.reading.written.names import Names
from guichet.reading.written.outside import NOTHING as NOBODY
from guichet.reading.written.spelling import (
    NOTHING,
    as_python,
    as_template,
    filtered_by,
    is_of_django,
    name_called,
    plain,
    tree_of,
)
from guichet.reading.written.values import (
    LONGEST,
    UNDEFINED,
    UNKNOWN,
    Expression,
    Mixed,
    OpenTable,
    Printed,
    Translated,
    Value,
    compared,
    held,
    is_known,
    spread,
    tested,
    together,
    truth_of,
)

_WORDS = {"true": True, "True": True, "false": False, "False": False, "none": None, "None": None, "null": None,
          "undefined": UNDEFINED, NOTHING: UNDEFINED}  # fmt: skip
_ADDRESSES = frozenset("asset asset_path asset_url image_path image_url static encore_asset vite_asset".split())
"""What gives the address of a file from its path: the name of the file is what rules ask about."""
_TRANSLATES = gettext.CALLS | {"trans", "t", "translate"}


def value_of(written: str, names: Mapping[str, Value]) -> Value:
    """Return what an expression is worth, UNKNOWN where a name that is not known decides."""
    tree = tree_of(written)
    return UNKNOWN if tree is None else _Reader(names).of(tree)


def given_as(written: str, names: Mapping[str, Value]) -> Value:
    """Return what an expression is worth to the one that it is given to: what is unknown stays as it is written."""
    tree = tree_of(written)
    return Expression(put_in(written, names)) if tree is None else _Reader(names).given(tree)


def left_of(written: str, names: Mapping[str, Value]) -> str:
    """Return a printed expression with what is known put in, without the parts that are known not to decide."""
    tree = tree_of(written)
    is_left = isinstance(tree, ast.BoolOp) and isinstance(given := _Reader(names).given(tree), Expression)
    return str(given) if is_left else put_in(written, names)


def arguments_of(written: str, names: Mapping[str, Value]) -> tuple[list[Value], dict[str, Value]] | None:
    """Return what the call `name(…)` is given: by place, and by name; None when it cannot be told which is which."""
    tree = tree_of(written)
    if isinstance(tree, ast.BinOp):
        tree = filtered_by(tree)[0]
    if not isinstance(tree, ast.Call):
        return None
    if any(isinstance(one, ast.Starred) for one in tree.args) or any(one.arg is None for one in tree.keywords):
        return None
    reader = _Reader(names)
    return (
        [reader.given(one) for one in tree.args],
        {plain(one.arg): reader.given(one.value) for one in tree.keywords if one.arg is not None},
    )


class _Reader:
    def __init__(self, names: Mapping[str, Value]) -> None:
        self._names = names

    def given(self, node: ast.expr) -> Value:
        """What an argument is worth; an unknown one as it is written, names that are known put in."""
        value = self.of(node)
        if value is not UNKNOWN:
            return value
        left = left_to_choose(node, lambda one: truth_of(self.of(one))) if isinstance(node, ast.BoolOp) else None
        return Expression(put_in(as_template(node), self._names)) if left is None else self.given(left)

    def of(self, node: ast.expr) -> Value:
        reads: Callable[[Any], Value] | None = getattr(self, f"_{type(node).__name__.lower()}", None)
        return reads(node) if reads is not None else UNKNOWN

    def _constant(self, node: ast.Constant) -> Value:
        return node.value if isinstance(node.value, str | int | float | bool | None) else UNKNOWN

    def _name(self, node: ast.Name) -> Value:
        if node.id in _WORDS:
            return _WORDS[node.id]
        value = self._names.get(plain(node.id), UNKNOWN)
        return UNKNOWN if isinstance(value, Expression) else value

    def _list(self, node: ast.List | ast.Tuple) -> Value:
        return [self.given(one) for one in node.elts]

    _tuple = _list

    def _dict(self, node: ast.Dict) -> Value:
        found: dict[str, Value] = {}
        for key, written in zip(node.keys, node.values, strict=True):
            if key is None:
                found = spread(found, self.of(written))
                continue
            name = plain(key.id) if isinstance(key, ast.Name) else self.of(key)
            if not isinstance(name, str | int):
                return UNKNOWN
            found[str(name)] = self.given(written)
        return found

    def _attribute(self, node: ast.Attribute) -> Value:
        key, owner = plain(node.attr), self._as_given(node.value)
        if not isinstance(owner, Expression):
            return held(self.of(node.value), key)
        found = chosen(owner, key, _Reader({}).given)
        return UNKNOWN if isinstance(found, Expression) else found

    def _as_given(self, node: ast.expr) -> Value:
        """What a name, or a key under one, was given: an expression where it was given one."""
        if isinstance(node, ast.Name):
            return self._names.get(plain(node.id), UNKNOWN)
        if not isinstance(node, ast.Attribute):
            return UNKNOWN
        owner = self._as_given(node.value)
        return owner.get(plain(node.attr), UNKNOWN) if isinstance(owner, dict) else UNKNOWN

    def _subscript(self, node: ast.Subscript) -> Value:
        return held(self.of(node.value), self.of(node.slice))

    def _ifexp(self, node: ast.IfExp) -> Value:
        truth = truth_of(self.of(node.test))
        return UNKNOWN if truth is None else self.of(node.body if truth else node.orelse)

    def _boolop(self, node: ast.BoolOp) -> Value:
        stops = isinstance(node.op, ast.Or)
        unknown = False
        value: Value = UNKNOWN
        for one in node.values:
            value = self.of(one)
            truth = truth_of(value)
            if truth is stops:
                return value if not unknown else (UNKNOWN if stops else False)
            unknown = unknown or truth is None
        return UNKNOWN if unknown else value

    def _unaryop(self, node: ast.UnaryOp) -> Value:
        value = self.of(node.operand)
        if isinstance(node.op, ast.Not):
            truth = truth_of(value)
            return UNKNOWN if truth is None else not truth
        return -value if isinstance(node.op, ast.USub) and isinstance(value, int | float) else UNKNOWN

    def _compare(self, node: ast.Compare) -> Value:
        if len(node.ops) != 1:
            return UNKNOWN
        test, right = node.ops[0], node.comparators[0]
        left = self.of(node.left)
        if isinstance(test, ast.Is | ast.IsNot) and isinstance(right, ast.Name) and right.id not in _WORDS:
            found = tested(left, right.id)
        else:
            found = compared(left, test, self.of(right))
        return found if found is UNKNOWN or not isinstance(test, ast.IsNot | ast.NotEq | ast.NotIn) else not found

    def _binop(self, node: ast.BinOp) -> Value:
        if isinstance(node.op, ast.Pow):
            first, filters = filtered_by(node)
            value = self.of(first)
            for one in filters:
                value = self._filter(self.given(first) if value is UNKNOWN and one is filters[0] else value, one)
            return value
        if isinstance(node.op, ast.MatMult):
            left = self.of(node.left)
            return self.of(node.right) if left is UNDEFINED or left is None else left
        if not isinstance(node.op, ast.Add):
            return UNKNOWN
        return together(self.given(node.left), self.given(node.right))

    def _filter(self, value: Value, written: ast.expr) -> Value:
        name = written.func if isinstance(written, ast.Call) else written
        given = [self.of(one) for one in written.args] if isinstance(written, ast.Call) else []
        if not isinstance(name, ast.Name):
            return UNKNOWN
        is_django = is_of_django(written)
        given = given[:-1] if is_django else given
        made: Value = UNKNOWN
        if is_known(value) or isinstance(value, Mixed):
            made = filtered(value, name.id, given, by_truth=is_django)
        return self._by_project(name.id, [value, *given], {}) if made is UNKNOWN else made

    def _by_project(self, name: str, places: list[Value], by_name: dict[str, Value]) -> Value:
        """What a function or a filter of the project makes, UNKNOWN when none of that name is known."""
        outside = self._names.outside if isinstance(self._names, Names) else NOBODY
        made = outside.made(name, places, by_name) if name in outside.words else UNKNOWN
        return UNKNOWN if made is None else made

    def _by_name(self, node: ast.Call) -> dict[str, Value] | None:
        """What a call gives by name; None where a table that is not known is given as a whole."""
        found: dict[str, Value] = {}
        for one in node.keywords:
            spread = self.of(one.value) if one.arg is None else {}
            if not isinstance(spread, dict) or isinstance(spread, OpenTable):
                return None
            found.update(spread if one.arg is None else {one.arg: self.given(one.value)})
        return found

    def _call(self, node: ast.Call) -> Value:
        called = name_called(node.func)
        if called in _TRANSLATES and node.args and isinstance(node.args[0], ast.Constant):
            return _translated(self._constant(node.args[0]))
        if called in _ADDRESSES and len(node.args) == 1 and isinstance(path := self.of(node.args[0]), str):
            return path
        places = [self.given(one) for one in node.args]
        if isinstance(self._names, Names) and self._names.macro and called.partition(".")[0] in self._names.macros:
            return self._names.macro(as_template(node), self._names)
        by_name = self._by_name(node)
        if isinstance(owner := self.of(node.func), Printed) and owner.called is not None:
            return owner.called(by_name) if by_name is not None and not places else UNKNOWN
        if isinstance(node.func, ast.Attribute):
            return called_on(self.of(node.func.value), node.func.attr, places)
        by_name = {plain(one.arg): self.given(one.value) for one in node.keywords if one.arg is not None}
        return self._by_project(called, places, by_name)


def _translated(value: Value) -> Value:
    return Translated(value) if isinstance(value, str) else value


_PATH = re.compile(
    r"""(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\|\s*\w+|(?<![\w.$])(?P<root>[A-Za-z_]\w*)(?P<keys>(?:\.\w+)*)(?!\s*=[^=]|\w|\.\w|\s*\()"""
)


def put_in(written: str, names: Mapping[str, Value]) -> str:
    """Return an expression as it is written, with what is known of its names in their place, unless that is too long."""

    def known(match: re.Match[str]) -> str:
        root = match["root"]  # None in a text, which names nothing, even where every name is known
        return _as_written(match[0], names[root], match["keys"]) if root is not None and root in names else match[0]

    found = _PATH.sub(known, written)
    return found if len(found) <= len(written) + LONGEST else written


def _as_written(path: str, value: Value, keys: str) -> str:
    for key in keys.split(".")[1:]:
        if isinstance(value, Expression):
            held_there = chosen(value, key, _Reader({}).given)
            value = Expression(f"{value}.{key}") if held_there is UNKNOWN else held_there
        elif isinstance(value, dict) and not isinstance(value, OpenTable):
            value = value.get(key, UNDEFINED)
        else:
            value = held(value, key)
    if isinstance(value, Expression):
        return value if re.fullmatch(r"[\w.]+", value) else f"({value})"
    if value is None or isinstance(value, bool | int | float):
        return repr(value)
    if isinstance(value, Mixed):
        return value.as_expression()
    if isinstance(value, str) and not re.search(r"[\"'{}%\\]", value):
        return f'_("{value}")' if isinstance(value, Translated) else f'"{value}"'
    return "false" if value is UNDEFINED else path


def parameters_of(signature: str) -> list[tuple[str, Value]]:
    """Return what `name(a, b="c")` takes, each with what it is worth when it is not given."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            (made,) = ast.parse(f"def {as_python(signature)}: pass").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    if not isinstance(made, ast.FunctionDef):
        return []
    reader = _Reader({})
    taken = [plain(one.arg) for one in made.args.args]
    defaults = [reader.given(one) for one in made.args.defaults]
    return list(zip(taken, [UNDEFINED] * (len(taken) - len(defaults)) + defaults, strict=True))
