"""What the test of an answer to a key gives for Tab, pressed alone: true, false, or one cannot tell."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from typing import Any

from guichet.core.numbers import whole
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import arguments, bare, field, key_of, text

_HELD: dict[str, Any] = {
    "key": "Tab", "code": "Tab", "keyCode": 9, "which": 9, "ctrlKey": False, "metaKey": False, "altKey": False,
}  # fmt: skip
"""What an event says of Tab; whether Shift is held is left open."""
_COMPARES: dict[str, Callable[[Any, Any], bool]] = {
    "===": operator.eq, "==": operator.eq, "!==": operator.ne, "!=": operator.ne,
    "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge,
}  # fmt: skip
_DEPTH = 12


class _UnknownError(Exception):
    """What cannot be told from the code."""


def worth_for_tab(test: Any, script: Script | None) -> bool | None:
    """Return what a test is certainly worth when Tab is pressed alone, None when that is not certain."""
    try:
        return bool(_value(test, script, 0))
    except (_UnknownError, TypeError, re.error):
        return None


def _value(node: Any, script: Script | None, depth: int) -> Any:
    node = bare(node)
    if node is None or depth > _DEPTH:
        raise _UnknownError
    read = _READ.get(node.type)
    if read is None:
        raise _UnknownError
    return read(node, script, depth + 1)


def _unary(node: Any, script: Script | None, depth: int) -> Any:
    if text(field(node, "operator")) != "!":
        raise _UnknownError
    return not _value(field(node, "argument"), script, depth)


def _binary(node: Any, script: Script | None, depth: int) -> Any:
    sign = text(field(node, "operator"))
    sides = (field(node, "left"), field(node, "right"))
    if sign in ("&&", "||"):
        return _either(sides, sign == "||", script, depth)
    if sign not in _COMPARES:
        raise _UnknownError
    left, right = (_value(one, script, depth) for one in sides)
    if type(left) is not type(right):
        raise _UnknownError
    return _COMPARES[sign](left, right)


def _either(sides: tuple[Any, Any], decides: bool, script: Script | None, depth: int) -> Any:
    """`a || b`, `a && b`: one side that decides is enough."""
    told = []
    for one in sides:
        try:
            told.append(_value(one, script, depth))
        except _UnknownError:
            continue
        if bool(told[-1]) is decides:
            return told[-1]
    if len(told) < len(sides):
        raise _UnknownError
    return told[-1]


def _member(node: Any, script: Script | None, depth: int) -> Any:
    name, owner = key_of(field(node, "property")), bare(field(node, "object"))
    if name == "length":
        return len(_value(owner, script, depth))
    if name in _HELD and owner.type == "identifier":
        return _HELD[name]
    raise _UnknownError


def _named(node: Any, script: Script | None, depth: int) -> Any:
    declared = script.declared(text(node)) if script is not None else None
    return _value(declared, script, depth)


def _call(node: Any, script: Script | None, depth: int) -> Any:
    called, given = bare(field(node, "function")), arguments(node)
    if len(given) != 1:
        raise _UnknownError
    asked = _value(given[0], script, depth)
    if text(called) == "isNaN" and isinstance(asked, str):
        return not asked.strip().isdigit()
    if called.type != "member_expression":
        raise _UnknownError
    owner, method = _value(field(called, "object"), script, depth), key_of(field(called, "property"))
    if method == "test" and isinstance(owner, re.Pattern):
        return owner.search(asked) is not None
    if method == "match" and isinstance(asked, re.Pattern):
        return asked.search(owner) is not None
    if method in ("includes", "has"):
        return asked in owner
    raise _UnknownError


def _pattern(node: Any, _: Script | None, __: int) -> re.Pattern[str]:
    flags = text(field(node, "flags"))
    return re.compile(text(field(node, "pattern")), re.I if "i" in flags else 0)


def _number(node: Any, _: Script | None, __: int) -> int:
    number = whole(text(node))
    if number is None:
        raise _UnknownError
    return number


_READ: dict[str, Callable[[Any, Script | None, int], Any]] = {
    "unary_expression": _unary,
    "binary_expression": _binary,
    "member_expression": _member,
    "identifier": _named,
    "call_expression": _call,
    "regex": _pattern,
    "number": _number,
    "string": lambda node, _, __: text(node)[1:-1],
    "array": lambda node, script, depth: [_value(one, script, depth) for one in node.named_children],
}
