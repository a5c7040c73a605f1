"""What the names of a component's script always hold: what is written out there or in the modules that it imports, and never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from guichet.core.memo import keyed_memo
from guichet.reading.components.expressions import UNIQUE, Expressions, bare, name_of
from guichet.reading.components.imports import file_named, imports_of
from guichet.reading.scripts.javascript import dialect_of, parsed
from guichet.reading.scripts.syntax import arguments, field, text, walk
from guichet.reading.templates.site import Site

LITERALS = frozenset({"string", "number", "true", "false", "template_string", "array", "object", "null", "undefined"})
_COMPUTED = frozenset(
    {"ternary_expression", "binary_expression", "member_expression", "subscript_expression", "identifier"}
)
_WRITES = frozenset("push pop shift unshift splice sort reverse fill set add delete clear assign append".split())
"""Methods that change what they are asked of."""
STATES = frozenset(
    {"$state", "ref", "shallowRef", "reactive", "shallowReactive", "useState", "signal", "writable", "readable"}
)
_LONGEST = 4_000
_SCRIPTS = (".js", ".ts", ".mjs", ".jsx", ".tsx")


def changed_in(nodes: Iterable[Any]) -> set[str]:
    """Return the names that some code gives another value, or changes a part of."""
    return {name for node in nodes if (name := _changed(node))}


def _changed(node: Any) -> str:
    if node.type in ("assignment_expression", "augmented_assignment_expression", "update_expression"):
        return _root_of(field(node, "left") or field(node, "argument"))
    if node.type == "call_expression":
        called = field(node, "function")
        if called.type == "member_expression" and text(field(called, "property")) in _WRITES:
            given = arguments(node)
            is_of_object = text(field(called, "object")) == "Object" and given
            return _root_of(given[0] if is_of_object else field(called, "object"))
    return ""


def _root_of(node: Any) -> str:
    """The name that a path begins with; what `this` holds is named by the first part."""
    while node is not None and node.type in ("member_expression", "subscript_expression", "non_null_expression"):
        owner = field(node, "object") or node.named_children[0]
        if owner.type == "this":
            return text(field(node, "property"))
        node = owner
    return text(node)


def constants_in(nodes: Iterable[Any], expressions: Expressions, changed: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the names that are declared at the top of a script, or of a function that sets one up, with what they hold."""
    for node in nodes:
        name, value = field(node, "name"), bare(field(node, "value"))
        if node.type != "variable_declarator" or value is None or name.type != "identifier":
            continue
        if value.type == "call_expression" and text(field(value, "function")) in UNIQUE:
            yield name_of(text(name)), "unique()"
        elif text(name) not in changed and (held := _always(value)) is not None and _is_at_top(node):
            yield name_of(text(name)), expressions.of(held)


def _always(value: Any) -> Any:
    """What a value is for good; None for what only the running page knows."""
    called = text(field(value, "function")) if value.type == "call_expression" else ""
    if called in STATES:
        value = bare(next(iter(arguments(value)), None))
        return (
            value
            if value is not None and value.type in ("string", "template_string") and len(text(value)) > 2
            else None
        )
    if called in ("computed", "$derived", "useMemo", "toRef", "Object.freeze"):
        value = bare(next(iter(arguments(value)), None))
        value = only_result(value) if value is not None and value.type == "arrow_function" else value
    if value is None or len(text(value)) > _LONGEST:
        return None
    return value if value.type in LITERALS or value.type in _COMPUTED or called in ("t", "$t") else None


def frozen(value: Any) -> Any:
    """Return what `Object.freeze` is given; any other value as it is."""
    is_frozen = (
        value is not None and value.type == "call_expression" and text(field(value, "function")) == "Object.freeze"
    )
    return bare(next(iter(arguments(value)), None)) if is_frozen else value


def only_result(function: Any) -> Any:
    """Return what a function gives back, when that is all that it does; else None."""
    body = field(function, "body")
    if body is None or body.type != "statement_block":
        return bare(body)
    only = body.named_children[0] if len(body.named_children) == 1 else None
    if only is None or only.type != "return_statement" or not only.named_children:
        return None
    return bare(only.named_children[0])


def result_of(function: Any) -> Any:
    """Return what a function or a method without parameters gives back, when that is all that it does; else None."""
    taken = field(function, "parameters")
    return None if taken is not None and taken.named_children else only_result(function)


def _is_at_top(node: Any) -> bool:
    around = node.parent.parent if node.parent is not None else None
    if around is not None and around.type == "statement_block":
        return around.parent is not None and text(field(around.parent, "name")) in ("setup", "data")
    return around is not None and around.type in ("program", "export_statement")


def imported_constants(
    trees: Iterable[Any], path: str, site: Site, expressions: Expressions
) -> Iterator[tuple[str, str]]:
    """Yield the names that are imported from modules of the project where they are written out, with what they hold."""
    for root in trees:
        for here, there, module in imports_of(root):
            target = file_named(module, path, site)
            if target is None or not target.endswith(_SCRIPTS):
                continue
            value = _exports(target, site).get(there)
            if value is not None:
                yield name_of(here), expressions.of(value)


@keyed_memo
def _exports(path: str, site: Site) -> dict[str, Any]:
    """The values that a module writes out and exports, by their names."""
    return dict(_read_exports(parsed(site.text(path).encode(), dialect_of(path))))


def _read_exports(root: Any) -> Iterator[tuple[str, Any]]:
    changed = changed_in(walk(root)) if root is not None else set()
    for node in root.named_children if root is not None else ():
        if node.type != "export_statement":
            continue
        declared = field(node, "declaration")
        held = [
            (text(field(one, "name")), bare(field(one, "value")))
            for one in (walk(declared) if declared is not None else ())
            if one.type == "variable_declarator"
        ]
        for name, value in (*held, ("default", bare(field(node, "value")))):
            value = frozen(value)
            if value is not None and value.type in LITERALS and len(text(value)) <= _LONGEST and name not in changed:
                yield name, value
