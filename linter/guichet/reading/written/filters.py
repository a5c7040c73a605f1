"""What filters and methods make of the values of a template."""

from __future__ import annotations

from collections.abc import Callable

from guichet.reading.written.values import (
    UNDEFINED,
    UNKNOWN,
    Expression,
    Mixed,
    Perhaps,
    Printed,
    Safe,
    Shown,
    Translated,
    Value,
    is_known,
    truth_of,
)

_OF_TEXT: dict[str, Callable[[str], Value]] = {
    "upper": str.upper,
    "lower": str.lower,
    "capitalize": str.capitalize,
    "capfirst": lambda text: text[:1].upper() + text[1:],
    "title": str.title,
    "trim": str.strip,
    "string": str,
    "strip": str.strip,
    "indent": str,
    "spaceless": str,
    "force_escape": str,
    "safe": Safe,
    "raw": Safe,
    "escape": str,
    "e": str,
    "trans": Translated,
    "t": Translated,
}


def filtered(value: Value, name: str, given: list[Value], *, by_truth: bool) -> Value:
    """What a filter makes of a known value; Django's `default` asks whether it is true, Jinja's whether it is there."""
    if name == "xmlattr":
        return _attributes(value)
    if isinstance(value, Mixed):
        return _of_mixed(value, name)
    if name in ("default", "d"):
        by_truth = by_truth or given[1:2] == [True]
        is_there = bool(value) if by_truth else value is not UNDEFINED
        return value if is_there else (given[0] if given else "")
    if name == "default_if_none":
        return given[0] if value is None and given else value
    if name in ("length", "count") and isinstance(value, Perhaps):
        return UNKNOWN
    if name in ("length", "count"):
        return len(value) if isinstance(value, str | list | dict) else 0 if value is UNDEFINED else UNKNOWN
    if name in ("merge", "concat", "combine") and len(given) == 1:
        return _merged(value, given[0])
    if value is UNDEFINED:
        return UNDEFINED if name in _OF_TEXT else UNKNOWN
    if isinstance(value, Shown):
        return value
    if name == "without" and isinstance(value, dict):
        return type(value)({key: one for key, one in value.items() if key not in given})
    if name == "join" and isinstance(value, list) and all(isinstance(one, str) and is_known(one) for one in value):
        return (given[0] if given and isinstance(given[0], str) else "").join(value)
    if name == "replace" and len(given) == 2 and all(isinstance(one, str) for one in (value, *given)):
        return value.replace(*given)
    return _OF_TEXT[name](value) if isinstance(value, str) and name in _OF_TEXT and not given else UNKNOWN


def _of_mixed(value: Mixed, name: str) -> Value:
    if name in ("safe", "raw"):
        return Mixed(value.parts, is_markup=True)
    if name in ("default", "d", "default_if_none") and truth_of(value):
        return value
    return value if name in ("trim", "strip", "indent", "escape", "e", "string") else UNKNOWN


def _merged(value: Value, other: Value) -> Value:
    """What one table and another make, the other's values first; or two lists, one after the other."""
    first: Value = {} if value is UNDEFINED else value
    if isinstance(first, dict) and isinstance(other, dict):
        return {**first, **other}
    return [*first, *other] if isinstance(first, list) and isinstance(other, list) else UNKNOWN


def _attributes(value: Value) -> Value:
    """A table as the attributes of an element: what is unknown is printed there, what is nothing leaves no attribute."""
    if value is UNDEFINED or value is None:
        return Safe("")
    if not isinstance(value, dict) or not all(isinstance(name, str) for name in value):
        return UNKNOWN
    parts: list[str | Expression] = []
    for name, held in value.items():
        if held is UNDEFINED or held is None or held is False:
            continue
        if held is UNKNOWN or isinstance(held, dict | list):
            return UNKNOWN
        whole = held.parts if isinstance(held, Mixed) else ("" if held is True else held,)
        quoted = [one if isinstance(one, Expression) else str(one).replace('"', "&quot;") for one in whole]
        parts += [f' {name}="', *quoted, '"']
    return Mixed(tuple(parts), is_markup=True) if parts else Safe("")


def attributes_printed(given: dict[str, Value]) -> Value:
    """Return a table of attributes that prints itself."""
    return Printed(given, _attributes(given))


def called_on(value: Value, name: str, given: list[Value]) -> Value:
    """What a method of a known value returns: of a text, a list or a table, in Python's words or a script's."""
    if isinstance(value, list) and name == "concat":
        added = [one for part in given for one in (part if isinstance(part, list) else [part])]
        return UNKNOWN if any(one is UNKNOWN for one in added) else [*value, *added]
    if isinstance(value, Printed) and name == "defaults" and len(given) == 1 and isinstance(given[0], dict):
        return attributes_printed({**given[0], **value})
    if isinstance(value, dict) and name == "get" and given:
        found = value.get(given[0], given[1] if len(given) > 1 else None)
        return UNKNOWN if isinstance(found, Expression) else found
    if isinstance(value, dict) and name == "items" and not given:
        return [[key, held] for key, held in value.items()]
    if isinstance(value, str) and is_known(value) and name in _METHODS and not given:
        return _METHODS[name](value)
    return UNKNOWN


_METHODS: dict[str, Callable[[str], Value]] = {
    "upper": str.upper,
    "lower": str.lower,
    "strip": str.strip,
    "trim": str.strip,
    "capitalize": str.capitalize,
    "title": str.title,
    "toUpperCase": str.upper,
    "toLowerCase": str.lower,
}
