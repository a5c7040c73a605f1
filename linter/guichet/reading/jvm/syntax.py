"""What the parts of Java and of Kotlin are called in their grammars, and what is asked of them alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from guichet.reading.scripts.syntax import field, text

CALLS = frozenset({"method_invocation", "object_creation_expression", "call_expression"})
CLASSES = frozenset({"class_declaration", "record_declaration", "enum_declaration", "interface_declaration", "object_declaration", "companion_object"})  # fmt: skip
FUNCTIONS = frozenset({"method_declaration", "constructor_declaration", "compact_constructor_declaration", "function_declaration"})  # fmt: skip
LAMBDAS = frozenset({"lambda_expression", "lambda_literal", "anonymous_function"})
ANNOTATIONS = frozenset({"annotation", "marker_annotation"})
BLOCKS = frozenset({"block", "constructor_body", "lambda_literal", "switch_block_statement_group"})
"""What holds statements one after the other."""
TEXTS = frozenset({"string_literal", "multiline_string_literal"})
NUMBERS = frozenset({"decimal_integer_literal", "decimal_floating_point_literal", "number_literal", "float_literal"})
_PARAMETERS = frozenset({"function_value_parameters", "class_parameters", "lambda_parameters"})
_PARAMETER = frozenset({"formal_parameter", "parameter", "class_parameter", "spread_parameter", "variable_declaration", "identifier"})  # fmt: skip
_REMARKS = frozenset({"line_comment", "block_comment", "comment", "multiline_comment"})
_TYPES = frozenset({"user_type", "nullable_type", "type_identifier", "generic_type", "array_type"})
_WRAPPED = frozenset({"parenthesized_expression", "expression_statement"})


class Given(NamedTuple):
    """What a call is given: its value, and the name that it is given under, if any."""

    name: str
    value: Any
    whole: Any
    """Where it is written, its name included."""


class Annotation(NamedTuple):
    """What stands above a field, a function or a class: `@Size(max = 60)`."""

    name: str
    given: tuple[Given, ...]
    node: Any

    def value(self, *names: str) -> Any:
        """Return what it is given under a name, or what it is given alone; None for nothing."""
        return next((one.value for one in self.given if one.name in names or not one.name), None)


def parts(node: Any) -> list[Any]:
    """Return what a node is made of, remarks left out."""
    return [one for one in node.named_children if one.type not in _REMARKS]


def bare(node: Any) -> Any:
    """Return an expression without its parentheses."""
    while node is not None and node.type in _WRAPPED and node.named_children:
        node = node.named_children[0]
    return node


def is_text(node: Any) -> bool:
    """Return whether an expression is one text as it stands."""
    return node is not None and node.type in TEXTS


def said(node: Any) -> str:
    """Return what a text says, between its quotes."""
    written = text(node)
    quotes = '"""' if written.startswith('"""') else '"'
    return written.removeprefix(quotes).removesuffix(quotes)


def name_of(node: Any) -> str:
    """Return the name that a class, a function, a field or a parameter is declared under; "" for none."""
    if node.type in ("companion_object", "identifier"):
        return "" if node.type == "companion_object" else text(node)
    named = field(node, "name")
    if named is None:
        named = next((one for one in node.named_children if one.type in ("variable_declaration", "identifier")), None)
    if named is not None and named.type == "variable_declaration" and named.named_children:
        named = named.named_children[0]
    return text(named)


def called(call: Any) -> str:
    """Return what is called, as it is written: `demandes.save`, `Recours`."""
    if call.type == "object_creation_expression":
        return text(field(call, "type")).partition("<")[0]
    if call.type == "method_invocation":
        owner = field(call, "object")
        return f"{text(owner)}.{text(field(call, 'name'))}" if owner is not None else text(field(call, "name"))
    return text(call.named_children[0]) if call.named_children else ""


def arguments(node: Any) -> Iterator[Given]:
    """Yield what a call is given, or an annotation, or the entry of an enumeration."""
    held = field(node, "arguments")
    if held is None:
        held = next((one for one in node.named_children if one.type == "value_arguments"), None)
    for one in parts(held) if held is not None else ():
        if one.type == "element_value_pair":
            yield Given(text(field(one, "key")), field(one, "value"), one)
        elif one.type == "value_argument":
            inside = parts(one)
            is_named = len(inside) > 1 and any(sign.type == "=" for sign in one.children)
            if inside:
                yield Given(text(inside[0]) if is_named else "", inside[-1], one)
        else:
            yield Given("", one, one)


def annotations_of(node: Any) -> tuple[Annotation, ...]:
    """Return what stands above what is declared."""
    above = [one for one in node.children if one.type == "modifiers"]
    return tuple(annotation(one) for held in above for one in held.named_children if one.type in ANNOTATIONS)


def annotation(node: Any) -> Annotation:
    """Return one of them as it is read."""
    named = field(node, "name")
    if named is not None:
        return Annotation(text(named), tuple(arguments(node)), node)
    made = next((one for one in node.named_children if one.type in ("constructor_invocation", "user_type")), None)
    if made is None or made.type == "user_type":
        return Annotation(text(made), (), node)
    return Annotation(text(made.named_children[0]), tuple(arguments(made)), node)


def modifiers_of(node: Any) -> set[str]:
    """Return the words that say of what sort what is declared is: `private`, `static`, `const`, `data`."""
    held = next((one for one in node.children if one.type == "modifiers"), None)
    return {word for one in (held.children if held is not None else ()) if one.type not in ANNOTATIONS for word in text(one).split()}  # fmt: skip


def type_of(node: Any) -> str:
    """Return the type that a field or a parameter is declared with, as it is written; "" when nothing says."""
    written = field(node, "type")
    if written is not None:
        return text(written)
    inner = next((one for one in node.named_children if one.type == "variable_declaration"), node)
    return text(next((one for one in inner.named_children if one.type in _TYPES), None))


def value_of(node: Any) -> Any:
    """Return what a field, a variable or a parameter begins with; None for nothing."""
    if node.type == "variable_declarator":
        return field(node, "value")
    for at, one in enumerate(node.children):
        if one.type == "=" and at + 1 < len(node.children):
            return node.children[at + 1]
    return None


def parameters(function: Any) -> list[Any]:
    """Return the parameters of a function, of a constructor, of a record or of what is given in place."""
    held = field(function, "parameters") or next(
        (one for one in function.named_children if one.type in _PARAMETERS), None
    )
    if held is None:
        return []
    return [one for one in held.named_children if one.type in _PARAMETER] if held.type != "identifier" else [function]


def constructor_of(owner: Any) -> list[Any]:
    """Return what a class is made with: the parameters of a record, of a primary constructor, or of the one constructor."""
    primary = next((one for one in owner.named_children if one.type == "primary_constructor"), None)
    if primary is not None or owner.type == "record_declaration":
        return parameters(primary if primary is not None else owner)
    body = field(owner, "body")
    inside = [one for held in (body.named_children if body is not None else ()) for one in (held.named_children if held.type == "enum_body_declarations" else (held,))]  # fmt: skip
    made = [one for one in inside if one.type == "constructor_declaration"]
    return parameters(made[0]) if len(made) == 1 else []


def body_of(owner: Any) -> list[Any]:
    """Return what a class declares in its body, in order."""
    held = field(owner, "body") or next(
        (one for one in owner.named_children if one.type in ("class_body", "enum_class_body")), None
    )
    return parts(held) if held is not None else []
