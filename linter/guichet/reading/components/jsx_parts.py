"""The components of a file of JSX: functions and classes that show something, however they are wrapped and exported."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from guichet.core.memo import memo
from guichet.reading.components.expressions import bare
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.scopes import scopes
from guichet.reading.scripts.syntax import CLASSES, FUNCTIONS, arguments, field, text

MARKUP = frozenset({"jsx_element", "jsx_self_closing_element", "jsx_fragment"})
_DEPTH = 4


class Part(NamedTuple):
    """A function or a class of a file that shows something, under its own name, "default" when it has none."""

    name: str
    node: Any


def wrapped(node: Any) -> Any:
    """Return the function or the class that an expression is: `memo(forwardRef(function () {…}))`; None for others."""
    for _ in range(_DEPTH):
        node = bare(node)
        if node is None or node.type in FUNCTIONS or node.type in CLASSES:
            return node
        given = arguments(node) if node.type == "call_expression" else []
        node = given[0] if given else None
    return None


def holds_markup(node: Any) -> bool:
    """Whether a stretch of a script holds JSX."""
    stack = [node]
    while stack:
        one = stack.pop()
        if one.type in MARKUP:
            return True
        stack.extend(one.named_children)
    return False


@memo
def parts_of(script: Script) -> list[Part]:
    """Return the components of a file, in order."""
    return list(_parts(script)) if script.root is not None else []


def _parts(script: Script) -> Iterator[Part]:
    for statement in script.root.named_children:
        declared = statement
        if statement.type == "export_statement":
            declared = field(statement, "declaration") or field(statement, "value")
        if declared is None:
            continue
        if declared.type in ("lexical_declaration", "variable_declaration"):
            for one in declared.named_children:
                if one.type == "variable_declarator":
                    yield from _part(text(field(one, "name")), wrapped(field(one, "value")))
        else:
            found = wrapped(declared)
            yield from _part(text(field(found, "name")) or "default", found)


def _part(name: str, node: Any) -> Iterator[Part]:
    if node is not None and (name == "default" or name[:1].isupper()) and holds_markup(node):
        yield Part(name, node)


def exported_as(part: Part, script: Script) -> Iterator[str]:
    """Yield the names that others import a component by."""
    yield part.name
    whole = scopes(script).exports.get("default")
    if (
        part.name != "default"
        and whole is not None
        and (text(whole) == part.name or wrapped(whole) == part.node or text(field(whole, "name")) == part.name)
    ):
        yield "default"


def shown_by(function: Any) -> Any:
    """Return what shows a component: the function itself, or the `render` of a class."""
    if function.type not in CLASSES:
        return function
    body = field(function, "body")
    return next(
        (
            one
            for one in body.named_children
            if one.type == "method_definition" and text(field(one, "name")) == "render"
        ),
        None,
    )
