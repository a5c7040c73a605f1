"""After how long a test holds: a clock held against a moment that went before, however the difference is written."""

from __future__ import annotations

import re
from typing import NamedTuple

from astroid import nodes

from guichet.reading.python.definitions import definitions
from guichet.reading.python.durations import seconds_of
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import assigned

_CLOCK = re.compile(r"(?:^|\.)(?:now|utcnow|today|localtime|localdate|time|monotonic|time_ns)$")
_ORDERS = frozenset({"<", ">", "<=", ">="})
_UNITS = {"seconds": 1, "days": 86400}
_DEPTH = 4


class Limit(NamedTuple):
    """The time after which a test changes its answer: where it is written, in seconds, and whether the test holds from then on."""

    node: nodes.NodeNG
    seconds: float
    holds_after: bool


def limit_of(test: nodes.Compare, module: PythonModule) -> Limit | None:
    """Return the time after which a test changes its answer; None when no clock is held against a moment.

    `now() - since > limit`, `(time() - since) / 60 > limit`, `now() > since + limit`, `since < now() - limit`, through names.
    """
    operator, right = test.ops[0]
    if operator not in _ORDERS:
        return None
    for side, other in ((test.left, right), (right, test.left)):
        greater = (operator in (">", ">=")) == (side is test.left)
        per = _elapsed(side, module)
        limit = other if per is not None else _within(side, other, module)
        seconds = seconds_of(limit, module) if limit is not None else None
        if limit is not None and seconds is not None:
            later = greater if per is not None or side.op == "-" else not greater
            return Limit(limit, seconds * (per or 1), later)
    return None


def is_clock(node: nodes.NodeNG, module: PythonModule, depth: int = 0) -> bool:
    """Whether an expression is the present moment, through names: `now()`, `now().timestamp()`."""
    if isinstance(node, nodes.Call):
        inner = node.func.expr if isinstance(node.func, nodes.Attribute) else None
        made = getattr(node.func, "attrname", "") in ("timestamp", "date", "astimezone") and inner is not None
        return bool(_CLOCK.search(dotted(node.func))) or (made and is_clock(inner, module, depth + 1))
    if not isinstance(node, nodes.Name) or depth > _DEPTH:
        return False
    values = (assigned(one.node) for one in definitions(module.modules).of(node, module))
    return any(isinstance(one, nodes.Call) and is_clock(one, module, depth + 1) for one in values)


def _elapsed(node: nodes.NodeNG, module: PythonModule, depth: int = 0) -> float | None:
    """How many seconds one unit of an expression is, when it is the time gone by since a moment; None when it is none."""
    if depth > _DEPTH:
        return None
    if isinstance(node, nodes.Name):
        values = [assigned(one.node) for one in definitions(module.modules).of(node, module) if one.module is module]
        return _elapsed(values[0], module, depth + 1) if len(values) == 1 and values[0] is not None else None
    if isinstance(node, nodes.BinOp) and node.op == "-" and is_clock(node.left, module):
        return None if seconds_of(node.right, module) else 1  # 0 stands for a moment that was not kept
    if isinstance(node, nodes.BinOp) and node.op in ("/", "//"):
        per, by = _elapsed(node.left, module, depth + 1), value_of(node.right)
        return per * by if per is not None and isinstance(by, int | float) else None
    if isinstance(node, nodes.Attribute) and node.attrname in _UNITS:
        per = _elapsed(node.expr, module, depth + 1)
        return per * _UNITS[node.attrname] if per is not None else None
    if isinstance(node, nodes.Call) and getattr(node.func, "attrname", "") == "total_seconds":
        return _elapsed(node.func.expr, module, depth + 1)
    if isinstance(node, nodes.Call) and dotted(node.func) in ("int", "abs", "round") and node.args:
        return _elapsed(node.args[0], module, depth + 1)
    return None


def _within(side: nodes.NodeNG, other: nodes.NodeNG, module: PythonModule) -> nodes.NodeNG | None:
    """The limit in `since + limit`, held against a clock, or in `clock - limit`, held against a moment."""
    if not isinstance(side, nodes.BinOp):
        return None
    if side.op == "+" and is_clock(other, module):
        known = [part for part in (side.right, side.left) if seconds_of(part, module) is not None]
        return known[0] if len(known) == 1 else None
    if side.op == "-" and is_clock(side.left, module) and not seconds_of(other, module):
        return side.right
    return None
