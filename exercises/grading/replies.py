"""What the child that runs an answer may reply: data of the shape that was asked for, whoever wrote it."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable, Mapping
from typing import Any


def read(line: bytes) -> Any:
    """The message of a line. Raises ValueError, for a number that is none too: nothing is more or less than it."""
    return json.loads(line, parse_constant=_number, parse_float=_number, parse_int=_whole)


def _whole(text: str) -> int:
    """A whole number that a grader can bring to any other: it is no greater than they can be."""
    if abs(number := int(text)) > sys.float_info.max:
        raise ValueError("not a number to be counted with")
    return number


def _number(text: str) -> float:
    if not math.isfinite(number := float(text)):
        raise ValueError("not a number")
    return number


def fits(operation: str, value: Any, asked: Mapping[str, Any]) -> bool:
    """Whether a reply has the shape of that operation's: the code of an answer can write on the channel too."""
    return operation not in SHAPES or SHAPES[operation](value, asked)


LONGEST = 4096
"""Characters of each word of an error: a path, and what an exception says."""


def is_error(error: Any) -> bool:
    """Whether it is what the child says of an exception: short words, and the number of a line."""
    return (
        isinstance(error, dict)
        and set(error) == {"kind", "type", "message", "file", "line"}
        and (error["line"] is None or type(error["line"]) is int)
        and all(_is_short(error[name]) for name in ("kind", "type", "message"))
        and (error["file"] is None or _is_short(error["file"]))
    )


def _is_short(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST


def _is_outcome(one: Any) -> bool:
    if not isinstance(one, dict) or set(one) - {"crash"} not in ({"value"}, {"raised", "message"}):
        return False
    if "value" in one:
        return "crash" not in one
    is_told = "crash" not in one or is_error(one["crash"])
    return is_told and _are_texts(one["raised"]) and bool(one["raised"]) and isinstance(one["message"], str)


def _are_texts(value: Any, number: int | None = None) -> bool:
    counted = isinstance(value, list) and number in (None, len(value))
    return counted and all(isinstance(one, str) for one in value)


def _are_outcomes(value: Any, asked: Mapping[str, Any]) -> bool:
    number = len(asked["calls"]) * asked["times"]
    return isinstance(value, list) and len(value) == number and all(map(_is_outcome, value))


def _is_response(value: Any, _asked: Mapping[str, Any]) -> bool:
    return (
        isinstance(value, dict)
        and type(value.get("status")) is int
        and isinstance(value.get("body"), str)
        and isinstance(value.get("headers"), list)
        and all(_are_texts(pair, 2) for pair in value["headers"])
    )


def _is_output(value: Any, _asked: Mapping[str, Any]) -> bool:
    return isinstance(value, dict) and type(value.get("status")) is int and isinstance(value.get("output"), str)


def _is_nothing(value: Any, _asked: Mapping[str, Any]) -> bool:
    return value is None


SHAPES: Mapping[str, Callable[[Any, Mapping[str, Any]], bool]] = {
    "map": _are_outcomes,
    "request": _is_response,
    "command": _is_output,
    "render": lambda value, asked: _are_texts(value, len(asked["contexts"])),
    "app": _is_nothing,
    "clock": _is_nothing,
    "again": _is_nothing,
    "forget": _is_nothing,
}
