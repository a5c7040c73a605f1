"""The attributes that a table gives to an element, written as HTML has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.reading.templates.bindings import BOOLEANS
from guichet.reading.written.place import Fill
from guichet.reading.written.printing import markup_of
from guichet.reading.written.values import (
    UNDEFINED,
    UNKNOWN,
    Expression,
    Mixed,
    OpenTable,
    Value,
    is_known,
    printed,
    together,
)

_PROPERTIES = {"className": "class", "htmlFor": "for", "defaultValue": "value", "defaultChecked": "checked"}
"""What HTML calls the properties that some frameworks name instead."""
_NOT_WRITTEN = frozenset({"key", "ref", "children"})
"""What an element is given and does not show."""
OTHERS = " {{ attributes() }}"
"""Stands for attributes that are not known."""


def attributes_of(table: dict[str, Value]) -> Iterator[str]:
    """Yield the attributes that a table gives to an element, as HTML writes them."""
    for name, value in table.items():
        yield _attribute(name, value)
    if isinstance(table, OpenTable):
        yield OTHERS


def _attribute(name: str, value: Value) -> str:
    if value is UNDEFINED or value is None or isinstance(value, Fill) or name in _NOT_WRITTEN or name[:1] == "$":
        return ""
    if isinstance(value, dict) and not value and not isinstance(value, OpenTable):
        return ""
    name = _PROPERTIES.get(name) or name.lower()
    if name == "style" and isinstance(value, dict):
        value = _declarations(value)
    if isinstance(value, bool):
        if name.startswith(("aria-", "data-")):
            return f' {name}="{str(value).lower()}"'
        return f' {name}=""' if value else ""
    if name in BOOLEANS and not is_known(value):
        return f" {{% if {_asked(value)} %}}{name}{{% endif %}}"
    text = markup_of(value, {}, is_text=True) if isinstance(value, Expression) else printed(value)
    return f' {name}="{_UNKNOWN if text is None else text}"'


def _declarations(table: dict[str, Value]) -> Value:
    """The declarations of a table of styles; UNKNOWN where it may hold others, or something else than texts and numbers."""
    if isinstance(table, OpenTable):
        return UNKNOWN
    whole: Value = ""
    for name, value in table.items():
        if value is UNDEFINED or value is None:
            continue
        said = property_name(name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = f"{value}px" if value and said not in UNITLESS else str(value)
        if not isinstance(value, str | Mixed):
            return UNKNOWN
        whole = together(whole, together(f"{said}: ", together(value, "; ")))
    return whole


def property_name(written: str) -> str:
    """Return what a stylesheet calls a property of a table of styles."""
    return written if written.startswith("--") else re.sub(r"(?=[A-Z])", "-", written).lower()


UNITLESS = frozenset(
    "opacity z-index font-weight line-height flex flex-grow flex-shrink order zoom column-count grid-row grid-column".split()
)
_UNKNOWN = "{{ unknown }}"


def _asked(value: Value) -> str:
    return value if isinstance(value, Expression) else "unknown"
