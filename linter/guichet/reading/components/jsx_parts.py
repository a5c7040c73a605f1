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
_PASSING = frozenset({"memo", "forwardRef", "observer"})
"""Calls that give back a component that takes what the one inside does."""


class Part(NamedTuple):
    """A function or a class of a file that shows something, or an element with styles, by its names for those who use it."""

    names: tuple[str, ...]
    node: Any
    styled: Any = None
    """What is given styles: the string or the member that names an element, or the name of a component."""

    @property
    def is_plain(self) -> bool:
        """Whether nothing around it can take what it is given before it does."""
        around = self.node.parent
        while around is not None and around.type in ("arguments", "call_expression", "parenthesized_expression"):
            called = text(field(around, "function")).removeprefix("React.") if around.type == "call_expression" else ""
            if called and called not in _PASSING:
                return False
            around = around.parent
        return True


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
                    value = field(one, "value")
                    yield from _part(text(field(one, "name")), wrapped(value), value, script)
        else:
            found = wrapped(declared)
            yield from _part(text(field(found, "name")) or "default", found, None, script)


def _part(name: str, node: Any, value: Any, script: Script) -> Iterator[Part]:
    styled = styled_by(value)
    if styled is None and (node is None or not holds_markup(node)):
        return
    exports = scopes(script).exports
    names = [name, *(known for known, one in exports.items() if text(one) == name)]
    whole = exports.get("default")
    if whole is not None and (
        whole == node or wrapped(whole) == node is not None or text(field(whole, "name")) == name
    ):
        names.append("default")
    names = [one for one in dict.fromkeys(names) if one == "default" or one[:1].isupper()]
    if names:
        yield Part(tuple(names), node, styled)


def styled_by(value: Any) -> Any:
    """Return what a library of styles dresses: the `button` of ``styled.button`…` ``, the `Link` of ``styled(Link)`…` ``."""
    value = bare(value)
    for _ in range(2 * _DEPTH):
        if value is not None and value.type == "binary_expression":  # `styled(a)<Props>`…``, as it is parsed
            value = bare(field(value, "left"))
            continue
        if value is None or value.type not in ("call_expression", "member_expression"):
            return None
        if value.type == "member_expression" and text(field(value, "object")) == "styled":
            return field(value, "property")
        if value.type == "call_expression" and text(field(value, "function")) == "styled":
            return bare(next(iter(arguments(value)), None))
        value = bare(field(value, "function" if value.type == "call_expression" else "object"))
    return None


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


def is_put_in_page(node: Any) -> bool:
    """Whether JSX is given to what puts it in a page: `createRoot(…).render(<App />)`, `hydrateRoot(root, <App />)`."""
    call = node.parent.parent if node.parent is not None and node.parent.type == "arguments" else None
    called = field(call, "function") if call is not None and call.type == "call_expression" else None
    is_method = called is not None and called.type == "member_expression"
    name = text(field(called, "property") if is_method else called)
    return name == "hydrateRoot" or (is_method and name in ("render", "hydrate"))
