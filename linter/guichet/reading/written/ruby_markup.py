"""Elements as the helpers of Rails write them."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from guichet.reading.templates.bindings import BOOLEANS
from guichet.reading.templates.html_context import VOID
from guichet.reading.written.ruby import something
from guichet.reading.written.values import (
    UNDEFINED,
    UNKNOWN,
    Expression,
    Mixed,
    PerhapsText,
    Safe,
    Switch,
    Value,
    is_known,
    listed,
)

_LEFT_OUT = frozenset(
    {
        "remote",
        "form",
        "form_class",
        "builder",
        "local",
        "authenticity_token",
        "params",
        "url",
        "model",
        "scope",
    }
)


def element(name: Value, attributes: Mapping[str, Value], content: Value | None) -> Value:
    """Return an element as markup, its attributes as Rails writes them; UNKNOWN when its name is."""
    if not isinstance(name, str) or not is_known(name):
        return UNKNOWN
    parts: list[Value] = [Safe(f"<{name}")]
    for attribute, value in _flat(attributes):
        if value is None or value is UNDEFINED or (value is False and not attribute.startswith(("aria-", "data-"))):
            continue
        if attribute == "":
            parts += [" ", Expression("attributes")]
        elif value is True and attribute in BOOLEANS:
            parts.append(f" {attribute}")
        elif attribute in BOOLEANS and not is_known(value):
            parts += [" ", Switch(attribute)]
        elif isinstance(value, PerhapsText):
            parts += [" ", Switch(f'{attribute}="{_quoted(str(value))}"')]
        else:
            parts += [f' {attribute}="', _quoted(value), '"']
    parts.append(">")
    if name not in VOID:
        parts += ["" if content is None or content is UNDEFINED else escaped(content), f"</{name}>"]
    return markup(parts)


def markup(parts: list[Value]) -> Value:
    """Return pieces of markup as one."""
    joined = listed([one for part in parts for one in (part.parts if isinstance(part, Mixed) else (part,))])
    return (
        Mixed(joined.parts, is_markup=True)
        if isinstance(joined, Mixed)
        else Safe(joined)
        if isinstance(joined, str)
        else UNKNOWN
    )


def _flat(attributes: Mapping[str, Value]) -> list[tuple[str, Value]]:
    found: list[tuple[str, Value]] = []
    for name, value in attributes.items():
        if name in _LEFT_OUT:
            continue
        if name in ("aria", "data") and isinstance(value, dict):
            for key, inner in value.items():
                said = str(inner).lower() if isinstance(inner, bool) else inner
                found.append((f"{name}-{key.replace('_', '-')}" if key else "", said))
        elif name == "aria" and not is_known(value):
            found.append(("", UNKNOWN))  # any name may be among them
        else:
            found.append((name, value))
    return found


def _quoted(value: Value) -> Value:
    if isinstance(value, list):
        value = listed([part for one in value if one for part in (something(one), " ")])
    if isinstance(value, Mixed):
        return Mixed(
            tuple(one if isinstance(one, Expression) else one.replace('"', "&quot;") for one in value.parts), True
        )
    value = something(value)
    if isinstance(value, Expression):
        return value
    return str(value).lower() if isinstance(value, bool) else str(value).replace('"', "&quot;")


def escaped(value: Value) -> Value:
    """A text as markup: what is markup already stays."""
    value = something(value)
    if isinstance(value, Safe | Expression):
        return value
    if isinstance(value, Mixed):
        return (
            value
            if value.is_markup
            else Mixed(tuple(one if isinstance(one, Expression) else escape(one, False) for one in value.parts), True)
        )
    return escape(str(value), False)
