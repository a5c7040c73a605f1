"""The tables that Go writes out: maps, lists and things with fields, as the trees that files of data are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.reading.data.trees import Tree
from guichet.reading.go.program import GoProgram
from guichet.reading.go.syntax import bare, is_text, length_of, parts, said, small, values_of
from guichet.reading.scripts.syntax import field, text

_DEPTH = 8
_PLAIN = re.compile(r"-?\d[\w.]{0,30}|true|false|nil|(?:\w{1,40}\.)?[A-Z]\w{0,80}")
"""What is written for good, and not worked out."""
_NONE = "null"
"""What a table of data calls nothing."""


@memo
def go_trees_of(program: GoProgram) -> tuple[Tree, ...]:
    """Return the tables that a program gives a name to or answers with, and the values of its constants, in order."""
    reader = _Reader(program)
    return tuple(reader.named()) if program.root is not None else ()


class _Reader:
    """Reads the values that names are given."""

    def __init__(self, program: GoProgram) -> None:
        self._program = program
        self._fields = {
            text(field(one, "name")): [
                text(name)
                for held in parts(next(iter(parts(field(one, "type"))), None))
                for name in held.children_by_field_name("name")
            ]
            for one in program.walk("type_spec")
            if field(one, "type") is not None and field(one, "type").type == "struct_type"
        }

    def named(self) -> Iterator[Tree]:
        """Yield what each name is given, where that is a table, or a plain value for good; what a function answers, under its name."""
        for node in self._program.walk("var_spec", "const_spec", "short_var_declaration", "return_statement"):
            if node.type == "return_statement":
                values, names = values_of(next(iter(parts(node)), None))[:1], [self._function_of(node)]
            else:
                values = values_of(field(node, "value") or field(node, "right"))
                names = [text(one) for one in values_of(field(node, "left")) or node.children_by_field_name("name")]
            if len(values) != 1 or len(names) != 1 or not names[0]:
                continue
            tree = self._value(values[0], names[0], 0)
            is_for_good = node.type in ("const_spec", "var_spec") and tree.value
            if tree.parts or is_for_good:
                yield tree

    def _function_of(self, node: Any) -> str:
        while node is not None and node.type not in ("function_declaration", "method_declaration", "func_literal"):
            node = node.parent
        return small(text(field(node, "name"))) if node is not None else ""

    def _value(self, node: Any, key: str, depth: int, kind: Any = None) -> Tree:
        node = bare(node)
        path, span = self._program.path, self._program.span(node)
        if depth > _DEPTH:
            return Tree(key, path, span, "")
        if is_text(node):
            return Tree(key, path, span, said(node))
        if node.type in ("composite_literal", "literal_value"):
            own = field(node, "type")
            kind = kind if own is None else own
            body = field(node, "body") or node
            return Tree(key, path, span, None, tuple(self._parts(body, depth, kind)))
        whole = " ".join(text(node).split())
        if whole == "nil":
            return Tree(key, path, span, _NONE)
        return Tree(key, path, span, length_of(whole) or (whole.replace("_", "") if whole[:1].isdigit() and _PLAIN.fullmatch(whole) else whole if _PLAIN.fullmatch(whole) else None))  # fmt: skip

    def _parts(self, body: Any, depth: int, kind: Any) -> Iterator[Tree]:
        """What a thing holds, under the names that it is given or those of its type's fields."""
        inner = field(kind, "element") or field(kind, "value") if kind is not None else None
        names = self._fields.get(text(kind).lstrip("*"), []) if kind is not None else []
        for at, one in enumerate(parts(body)):
            if one.type == "keyed_element":
                key, value = bare(field(one, "key")), field(one, "value")
                own = said(key) if is_text(key) else small(text(key).rpartition(".")[2])
                tree = self._value(value, own, depth + 1, inner)
                yield replace(tree, span=Span(self._program.span(key).start, tree.span.end))
            else:
                yield self._value(one, small(names[at]) if at < len(names) else "", depth + 1, inner)
