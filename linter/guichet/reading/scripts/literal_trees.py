"""The tables that a script writes out: objects, lists and calls, as the trees that files of data are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from guichet.core.memo import memo
from guichet.reading.data.trees import Tree
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import arguments, bare, field, key_of, text
from guichet.reading.scripts.texts import number_made

_DEPTH = 6
SPREAD = "..."
"""The key of what an object takes from another."""
_LONGEST = 80
_REMARK = 300
_STATEMENTS = frozenset({"lexical_declaration", "variable_declaration", "export_statement", "expression_statement"})
_FIELDS = ("field_definition", "public_field_definition")
"""What a class holds, in JavaScript and in TypeScript."""
_WORKED_OUT = frozenset({"binary_expression", "parenthesized_expression"})
_CONSTANT = re.compile(r"[A-Z][A-Z0-9_]{2,60}")
_NUMBERS = frozenset({"number", *_WORKED_OUT})
_PLAIN = _NUMBERS | {"string", "regex"}
_HOOK = re.compile(r"(?:React\.)?use(?:Callback|Memo|Effect|LayoutEffect|InsertionEffect)")
"""What is given a function, then the names that it runs again for, which are no table."""
_TABLES = frozenset({"object", "array", "call_expression", "new_expression", "as_expression"})

_HELD = frozenset({"object", "array"})
"""Of those, what a class holds as a table of its own."""


@memo
def trees_of(script: Script) -> tuple[Tree, ...]:
    """Return the tables that a script gives a name to, exports, or calls something with, outermost first."""
    found = []
    first = next(iter(script.root.named_children), None) if script.root is not None else None
    opening = text(first)[:_REMARK] if first is not None and first.type == "comment" else ""
    for one in script.walk("variable_declarator", "export_statement", "assignment_expression", *_FIELDS):
        value = bare(field(one, "value") or field(one, "right"))
        if value is not None and value.type in (_HELD if one.type in _FIELDS else _TABLES):
            whole = _tree(value, text(field(one, "name") or field(one, "left") or field(one, "property")), script, 0)
            found.append(replace(whole, beside=f"{opening} {_remark(one, script)}".strip()))
    return tuple(found)


@memo
def constants_of(script: Script) -> tuple[Tree, ...]:
    """Return the numbers, the texts and the patterns that a script keeps each under a name in capitals."""
    found = ((one, text(field(one, "name")), bare(field(one, "value"))) for one in script.walk("variable_declarator"))
    kept = ((name, value) for _, name, value in found if value is not None and _CONSTANT.fullmatch(name))
    return tuple(_tree(value, name, script, 0) for name, value in kept if value.type in _PLAIN)


@memo
def enumerations_of(script: Script) -> tuple[Tree, ...]:
    """Return the types of a script that say which values there are, each as a list of them: unions of texts, enumerations."""
    found = []
    for one in script.walk("type_alias_declaration", "enum_declaration"):
        words = [each for each in _within(one) if each.type in ("string", "enum_assignment")]
        members = [
            text(field(each, "name")) if each.type == "enum_assignment" else text(each).strip("\"'") for each in words
        ]
        parts = tuple(Tree("", script.path, script.span(each), said) for each, said in zip(words, members, strict=True))
        if len(parts) > 1:
            found.append(Tree(text(field(one, "name")), script.path, script.span(one), None, parts))
    return tuple(found)


def _within(node: Any) -> Iterator[Any]:
    """What a type names, outermost first: the members of an enumeration are not looked into."""
    for part in node.named_children:
        yield part
        if part.type in ("union_type", "literal_type", "enum_body"):
            yield from _within(part)


def tree_of(node: Any, script: Script) -> Tree:
    """Return a value of a script as a table, or the plain value that it is; the table that it names is followed."""
    return _tree(node, "", script, 1)


def _remark(node: Any, script: Script) -> str:
    """The remark that stands just above the statement that a node belongs to."""
    while node.parent is not None and node.parent.type in _STATEMENTS:
        node = node.parent
    above = node.prev_named_sibling
    if above is None or above.type != "comment":
        return ""
    between = script.text[script.span(above).end - script.start : script.span(node).start - script.start]
    return text(above)[:_REMARK] if between.count("\n") <= 1 else ""


def called(script: Script, names: re.Pattern[str]) -> Iterator[Tree]:
    """Yield what a script gives the functions of some names: `CookieConsent.run({…})`."""
    for one in script.walk("call_expression"):
        if names.search(name := text(field(one, "function"))):
            yield _tree(one, name, script, 0)


def _tree(node: Any, key: str, script: Script, depth: int) -> Tree:
    parts: list[Tree] = []
    value: str | None = None
    if node.type in ("as_expression", "satisfies_expression") and node.named_children:
        node = node.named_children[0]
    if depth > _DEPTH:
        value = ""
    elif node.type == "object":
        pairs = ((_key(field(one, "key")), bare(field(one, "value"))) for one in node.named_children)
        parts = [_tree(held, name or "", script, depth + 1) for name, held in pairs if held is not None]
        spread = (one for one in node.named_children if one.type == "spread_element")
        parts += [Tree(SPREAD, script.path, script.span(one), text(one)[:_LONGEST]) for one in spread]
    elif node.type == "array":
        parts = [_tree(bare(one), "", script, depth + 1) for one in node.named_children if one.type != "comment"]
    elif node.type in ("call_expression", "new_expression"):
        value = text(field(node, "function") or field(node, "constructor"))[:_LONGEST]
        watched = _HOOK.fullmatch(value) is not None
        parts = [_tree(bare(one), "", script, depth + 1) for one in list(arguments(node))[: 1 if watched else None]]
    elif node.type in ("string", "template_string"):
        value = text(node)[1:-1]
    elif node.type == "regex":
        value = text(field(node, "pattern"))
    elif node.type == "identifier" and depth and (given := _behind(node, script)) is not None:
        return _tree(given, key, script, depth + 2)
    elif node.type in _WORKED_OUT and (number := number_made(node, script)) is not None:
        value = f"{number:g}"
    else:
        value = text(node)[:_LONGEST]
    return Tree(key, script.path, script.span(node), value, tuple(parts))


def _key(node: Any) -> str | None:
    """The name of a property; that of a member of an enumeration when it is computed from one: `[Action.Leave]`."""
    inner = node.named_children[0] if node is not None and node.type == "computed_property_name" and node.named_children else None  # fmt: skip
    return text(inner) if inner is not None and inner.type == "member_expression" else key_of(node)


@memo
def declared(script: Script) -> dict[str, Any]:
    """Return what each name of a script was declared as."""
    pairs = [(text(field(one, "name")), bare(field(one, "value"))) for one in script.walk("variable_declarator")]
    return {name: value for name, value in pairs if value is not None}


def _behind(node: Any, script: Script) -> Any:
    """What a name was given in this script, when that is a table or a text."""
    given = declared(script).get(text(node))
    return given if given is not None and given.type in (*_TABLES, "string") else None
