"""The parts of JavaScript that names are followed through, as tree-sitter names them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guichet.core.escapes import ESCAPE, decoded

FUNCTIONS = frozenset(
    {"arrow_function", "function_expression", "function_declaration", "method_definition", "generator_function",
     "generator_function_declaration"}
)  # fmt: skip
CLASSES = frozenset({"class_declaration", "class"})
NAMES = frozenset({"identifier", "shorthand_property_identifier"})
WRAPPERS = frozenset(
    {"parenthesized_expression", "await_expression", "non_null_expression", "as_expression", "satisfies_expression"}
)
"""What stands around an expression and leaves its value as it is: `(x)`, `x!`, `x as const`."""
STATEMENTS = (
    "expression_statement",
    "return_statement",
    "throw_statement",
    "lexical_declaration",
    "variable_declaration",
)

_READS = frozenset(
    "toString toFixed toLocaleString toISOString toUpperCase toLowerCase trim split join slice map filter find findIndex "
    "some every reduce includes indexOf forEach replace padStart concat flat sort at keys values entries startsWith".split()
)
"""Methods that every value has, which make another of it."""

LONE_ELEMENT = "jsx_self_closing_element"
"""An element that a script writes in its own code, and that holds nothing."""


def text(node: Any) -> str:
    """Return the source of a node."""
    return node.text.decode("utf-8", "ignore") if node is not None else ""


def field(node: Any, name: str) -> Any:
    """Return a part of a node by its name in the grammar; None when there is no such part, or no node."""
    return node.child_by_field_name(name) if node is not None else None


def unescaped(written: str) -> str:
    """Return what the content of a string of JavaScript says."""
    return ESCAPE.sub(decoded, written) if "\\" in written else written


_KEEPING = frozenset({"await", "Object.freeze", "Object.seal"})


def bare(node: Any) -> Any:
    """Return an expression without its parentheses, its `await`, its type, and what only keeps it from changing: `Object.freeze(x)`."""
    while node is not None and node.named_children:
        if node.type in WRAPPERS:
            node = node.named_children[0]
        elif (
            node.type == "call_expression" and text(field(node, "function")) in _KEEPING
        ):  # `await (x)` too, as it is parsed
            node = next(iter(arguments(node)), None)
        else:
            break
    return node


def key_of(node: Any) -> str | None:
    """Return the name of a property as written: `a`, `"a"`, `["a"]`, `#a`; None when it is computed."""
    if node is None:
        return None
    if node.type == "computed_property_name":
        inner = node.named_children[0] if node.named_children else None
        return key_of(inner) if inner is not None and inner.type == "string" else None
    if node.type == "string":
        return text(node)[1:-1]
    if node.type in ("property_identifier", "private_property_identifier", "number", *NAMES):
        return text(node)
    return None


def arguments(call: Any) -> list[Any]:
    """Return what a call, or a `new`, is given; comments are nothing."""
    given = field(call, "arguments")
    if given is None:
        return []
    if given.type == "template_string":
        return [given]
    return [one for one in given.named_children if one.type != "comment"]


def only_reads(call: Any) -> bool:
    """Whether a call makes another value of one, as `stats.total.toString()` does: nothing is done by it."""
    called = field(call, "function")
    return called is not None and called.type == "member_expression" and key_of(field(called, "property")) in _READS


def parameters(function: Any) -> list[Any]:
    """Return the parameters of a function, as written."""
    alone = field(function, "parameter")
    if alone is not None:
        return [alone]
    listed = field(function, "parameters")
    return [one for one in listed.named_children if one.type != "comment"] if listed is not None else []


def rank_of(name: Any, function: Any) -> int:
    """Return which of the parameters of a function holds a name, 99 for none."""
    inside = [one.start_byte <= name.start_byte < one.end_byte for one in parameters(function)]
    return inside.index(True) if True in inside else 99


def name_answering(attribute: Any) -> Any:
    """Return the name that an attribute of an element is given as it is: `onChange={save}`; None for anything else."""
    held = attribute.named_children[-1]
    given = held.named_children[0] if held.type == "jsx_expression" and held.named_children else None
    return given if given is not None and given.type in ("identifier", "member_expression") else None


def walk(node: Any) -> Iterator[Any]:
    """Yield a node and all that it holds, in order."""
    stack = [node]
    while stack:
        one = stack.pop()
        yield one
        stack.extend(reversed(one.named_children))


def holders(node: Any) -> Iterator[Any]:
    """Yield what holds a node, the nearest first."""
    holder = node.parent
    while holder is not None:
        yield holder
        holder = holder.parent


def own(function: Any, *types: str) -> Iterator[Any]:
    """Yield the nodes of some types of a function's own body, functions written inside left out."""
    stack = [field(function, "body") or function]
    while stack:
        node = stack.pop()
        if node.type in types:
            yield node
        stack.extend(one for one in reversed(node.named_children) if one.type not in FUNCTIONS)


def returned(function: Any) -> Iterator[Any]:
    """Yield the values that a function gives back."""
    body = field(function, "body")
    if body is None:
        return
    if body.type != "statement_block":
        yield body
        return
    for node in own(function, "return_statement", "yield_expression"):
        yield from (one for one in node.named_children[:1] if one.type != "comment")


def function_around(node: Any) -> Any:
    """Return the function that a node is written in, itself left out; None at the script's own level."""
    node = node.parent
    while node is not None and node.type not in FUNCTIONS:
        node = node.parent
    return node


def owner_around(node: Any) -> Any:
    """Return the class body or the object that `this` means where a node is written: arrow functions, and tables that hold it as a value, keep that around."""
    has_own_this = False
    while node is not None:
        has_own_this = has_own_this or (node.type in FUNCTIONS and node.type != "arrow_function")
        if node.parent is not None and (
            node.parent.type == "class_body" or (node.parent.type == "object" and has_own_this)
        ):
            return node.parent
        node = node.parent
    return None


def name_of(function: Any) -> str:
    """Return the name by which a function or a class is called, wherever it was put; "" when it has none."""
    name = field(function, "name")
    if name is not None:
        return text(name)
    holder = function.parent
    while holder is not None and holder.type in WRAPPERS:
        holder = holder.parent
    if holder is None:
        return ""
    if holder.type in ("variable_declarator", "pair", "field_definition"):
        return key_of(field(holder, {"variable_declarator": "name", "pair": "key"}.get(holder.type, "property"))) or ""
    if holder.type == "assignment_expression":
        left = field(holder, "left")
        return key_of(field(left, "property") if left.type == "member_expression" else left) or ""
    return ""
