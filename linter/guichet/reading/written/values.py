"""What is known of a value of a template, and what its filters and tests make of it."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable
from html import escape
from typing import Any


class Unknown:
    """What only the running template knows."""

    def __repr__(self) -> str:
        return "UNKNOWN"


class Undefined:
    """A name that was given nothing: it prints nothing, and is false."""

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "UNDEFINED"


class Safe(str):
    """Text that is printed as it is: markup."""

    __slots__ = ()


class Translated(str):
    """Words of a catalogue, in the language of the source: they are printed by the tag that translates them."""

    __slots__ = ()


class Open(dict[str, Any]):
    """A table that may hold more than is known."""

    __slots__ = ()


class Shown:
    """Markup that a call gives, where it is written."""

    __slots__ = ()


UNKNOWN = Unknown()
UNDEFINED = Undefined()
Value = Any
"""A text, a number, a boolean, a list, a dictionary, UNDEFINED or UNKNOWN."""


class Expression(str):
    """Something unknown, as the caller writes it: it may be put where a parameter stands."""

    __slots__ = ()


def is_known(value: Value) -> bool:
    """Whether a value is known as a whole."""
    return value is not UNKNOWN and not isinstance(value, Expression)


def truth_of(value: Value) -> bool | None:
    """Return whether a value is true, None when that is not known."""
    return None if not is_known(value) else bool(value)


_TAGS = re.compile(r"\{[{%#]|<[%?]")


def printed(value: Value) -> str | None:
    """Return the markup that a value prints, None when it is not known, not text, or would read as a tag."""
    if value is UNDEFINED:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float) or not is_known(value):
        return None
    text = str(value)
    if _TAGS.search(text):
        return None
    if isinstance(value, Translated):
        return f"{{{{ _({json.dumps(text, ensure_ascii=False)}) }}}}"
    return text if isinstance(value, Safe) else escape(text)


def held(owner: Value, key: Value) -> Value:
    if owner is UNDEFINED:
        return UNDEFINED
    if isinstance(owner, dict) and isinstance(key, str):
        held = owner.get(key, UNKNOWN if isinstance(owner, Open) else UNDEFINED)
        return UNKNOWN if isinstance(held, Expression) else held
    if isinstance(owner, list) and isinstance(key, int) and 0 <= key < len(owner):
        return UNKNOWN if isinstance(owner[key], Expression) else owner[key]
    return UNKNOWN


def tested(value: Value, test: str) -> Value:
    if not is_known(value):
        return UNKNOWN
    kinds: dict[str, bool] = {
        "defined": value is not UNDEFINED,
        "undefined": value is UNDEFINED,
        "string": isinstance(value, str),
        "mapping": isinstance(value, dict),
        "empty": not value,
    }
    return kinds.get(test, UNKNOWN)


def compared(left: Value, test: ast.cmpop, right: Value) -> Value:
    if not is_known(left) or not is_known(right):
        return UNKNOWN
    if isinstance(test, ast.Eq | ast.NotEq | ast.Is | ast.IsNot):
        return left == right
    if isinstance(test, ast.In | ast.NotIn) and isinstance(left, str) and isinstance(right, str | list | dict):
        return UNKNOWN if any(isinstance(one, Expression) for one in right) else left in right
    if isinstance(left, int | float) and isinstance(right, int | float):
        if isinstance(test, ast.Gt | ast.GtE):
            return left > right or (left == right and isinstance(test, ast.GtE))
        if isinstance(test, ast.Lt | ast.LtE):
            return left < right or (left == right and isinstance(test, ast.LtE))
    return UNKNOWN


_OF_TEXT: dict[str, Callable[[str], Value]] = {
    "upper": str.upper,
    "lower": str.lower,
    "capitalize": str.capitalize,
    "capfirst": lambda text: text[:1].upper() + text[1:],
    "title": str.title,
    "trim": str.strip,
    "string": str,
    "safe": Safe,
    "raw": Safe,
    "escape": str,
    "e": str,
    "trans": Translated,
    "t": Translated,
}


def filtered(value: Value, name: str, given: list[Value], *, by_truth: bool) -> Value:
    """What a filter makes of a known value; Django's `default` asks whether it is true, Jinja's whether it is there."""
    if name in ("default", "d"):
        by_truth = by_truth or given[1:2] == [True]
        is_there = bool(value) if by_truth else value is not UNDEFINED
        return value if is_there else (given[0] if given else "")
    if name == "default_if_none":
        return given[0] if value is None and given else value
    if name in ("length", "count"):
        return len(value) if isinstance(value, str | list | dict) else 0 if value is UNDEFINED else UNKNOWN
    if value is UNDEFINED:
        return UNDEFINED if name in _OF_TEXT else UNKNOWN
    if isinstance(value, Shown):
        return value
    if name == "without" and isinstance(value, dict):
        return type(value)({key: one for key, one in value.items() if key not in given})
    if name == "replace" and len(given) == 2 and all(isinstance(one, str) for one in (value, *given)):
        return value.replace(*given)
    return _OF_TEXT[name](value) if isinstance(value, str) and name in _OF_TEXT and not given else UNKNOWN
