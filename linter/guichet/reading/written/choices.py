"""What a value that is chosen holds under a name: `{text: error} if error` holds `error` as its text, if there is one."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

from guichet.reading.written.spelling import as_template, tree_of
from guichet.reading.written.values import UNDEFINED, UNKNOWN, Expression, Mixed, OpenTable, Value

_NAMED = re.compile(r"[\w.]+")
_Read = Callable[[ast.expr], Value]
"""Reads a part of an expression as the one that it is given to has it."""


def chosen(written: str, key: str, read: _Read) -> Value:
    """Return what the branches of a choice hold under a name, as a choice; UNKNOWN where one of them is no table."""
    tree = tree_of(written)
    if not isinstance(tree, ast.IfExp):
        return UNKNOWN
    kept = [_under(read(one), key) for one in (tree.body, tree.orelse)]
    if UNKNOWN in kept:
        return UNKNOWN
    if kept[0] is UNDEFINED and kept[1] is UNDEFINED:
        return UNDEFINED
    first, second = (_spelt(one) for one in kept)
    return Expression(f"{first} if {as_template(tree.test)} else {second}") if first and second else UNKNOWN


def _under(value: Value, key: str) -> Value:
    if value is UNDEFINED or value is None or value is False:
        return UNDEFINED
    return value.get(key, UNDEFINED) if isinstance(value, dict) and not isinstance(value, OpenTable) else UNKNOWN


def _spelt(value: Value) -> str:
    """A value as an expression writes it, "" when it cannot be written in one."""
    if value is UNDEFINED:
        return '""'
    if isinstance(value, Expression):
        return value if _NAMED.fullmatch(value) else f"({value})"
    if isinstance(value, Mixed):
        return value.as_expression()
    return f'"{value}"' if isinstance(value, str) and not set("\"'{}%\\") & set(value) else ""


def left_to_choose(node: ast.BoolOp, truth: Callable[[ast.expr], bool | None]) -> ast.expr | None:
    """Return what `or` and `and` come down to when the first parts are known not to decide; None when several are left."""
    passed_by = isinstance(node.op, ast.And)
    left = list(node.values)
    while len(left) > 1 and truth(left[0]) is passed_by:
        left = left[1:]
    return left[0] if len(left) == 1 else None
