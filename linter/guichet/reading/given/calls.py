"""What the functions and methods that every project calls make of known values: text, tables, markup, translations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from guichet.core import gettext
from guichet.core.numbers import whole
from guichet.reading.written.filters import called_on
from guichet.reading.written.values import (
    UNDEFINED,
    UNKNOWN,
    Expression,
    Mixed,
    Safe,
    Translated,
    Value,
    is_known,
    listed,
)

_MARKUP = frozenset({"Markup", "mark_safe", "SafeString", "SafeText"})
_SAME = frozenset({"escape", "conditional_escape", "str", "force_str", "force_text", "strip_tags", "smart_str"})
_FIELD = re.compile(r"\{(\w*)\}")


def as_markup(value: Value) -> Value:
    """Return a text as markup: it is printed as it is."""
    if isinstance(value, Mixed):
        return Mixed(value.parts, is_markup=True)
    return Safe(value) if isinstance(value, str) and is_known(value) else UNKNOWN


def built_in(name: str, places: Sequence[Value], by_name: Mapping[str, Value]) -> Value:
    """Return what a function that is no part of the project makes of what it is given."""
    first = places[0] if places else UNDEFINED
    if name in _MARKUP and len(places) == 1:
        return as_markup(first)
    if name in _SAME and len(places) == 1:
        return first
    if name in ("format_html", "format_html_lazy") and isinstance(first, str) and is_known(first):
        return as_markup(_filled(first, places[1:], by_name))
    if name in gettext.CALLS and isinstance(first, str) and is_known(first):
        at = name in gettext.WITH_CONTEXT
        return Translated(places[at]) if len(places) > at and isinstance(places[at], str) else UNKNOWN
    if name == "dict":
        return {**first, **by_name} if isinstance(first, dict) else dict(by_name) if not places else UNKNOWN
    if name in ("list", "tuple", "set", "frozenset", "sorted"):
        return list(first) if isinstance(first, list) else [] if not places else UNKNOWN
    if name == "bool" and is_known(first):
        return bool(first)
    return UNKNOWN


def _filled(text: str, places: Sequence[Value], by_name: Mapping[str, Value]) -> Value:
    """Return a format with what it is given in the place of its fields."""
    parts: list[Value] = []
    at = rank = 0
    for match in _FIELD.finditer(text):
        parts.append(text[at : match.start()])
        name = match[1] or str(rank)
        rank += not match[1]
        place = whole(name)
        value = places[place] if place is not None and place < len(places) else by_name.get(name, UNKNOWN)
        parts.append(Expression("value") if value is UNKNOWN else value)
        at = match.end()
    return listed([*parts, text[at:]])


def method(owner: Value, name: str, places: Sequence[Value], by_name: Mapping[str, Value]) -> Value:
    """Return what a method of a value makes of what it is given; lists and tables change as they would."""
    if isinstance(owner, list):
        return _of_list(owner, name, places)
    if isinstance(owner, dict):
        return _of_table(owner, name, places, by_name)
    if name == "join" and isinstance(owner, str) and places and isinstance(places[0], list):
        items = [Expression("value") if one is UNKNOWN else one for one in places[0]]
        return (
            listed([part for rank, one in enumerate(items) for part in ((owner, one) if rank else (one,))])
            if items
            else ""
        )
    if name == "format" and isinstance(owner, str) and is_known(owner):
        return _filled(owner, places, by_name)
    if isinstance(owner, str) and is_known(owner) and all(isinstance(one, str) and is_known(one) for one in places):
        if name in ("startswith", "endswith") and places:
            return getattr(owner, name)(places[0])
        if name == "replace" and len(places) == 2:
            return owner.replace(places[0], places[1])
    return called_on(owner, name, list(places))


def _of_list(owner: list[Value], name: str, places: Sequence[Value]) -> Value:
    if name in ("append", "add") and len(places) == 1:
        owner.append(places[0])
        return None
    if name in ("extend", "update") and len(places) == 1 and isinstance(places[0], list):
        owner.extend(places[0])
        return None
    return UNKNOWN


def _of_table(owner: dict[str, Value], name: str, places: Sequence[Value], by_name: Mapping[str, Value]) -> Value:
    first = places[0] if places else None
    if name in ("get", "pop", "setdefault") and isinstance(first, str) and is_known(first):
        default = places[1] if len(places) > 1 else by_name.get("default")
        value = owner.get(first, default)
        if name == "pop":
            owner.pop(first, None)
        elif name == "setdefault":
            owner[first] = value
        return value
    if name == "update" and (not places or isinstance(first, dict)):
        owner.update(first or {})
        owner.update(by_name)
        return None
    if name == "items" and not places:
        return [[key, value] for key, value in owner.items()]
    if name in ("keys", "values") and not places:
        return list(owner.keys() if name == "keys" else owner.values())
    if name == "copy":
        return dict(owner)
    return UNKNOWN
