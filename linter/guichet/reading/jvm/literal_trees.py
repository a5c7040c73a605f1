"""The tables that Java and Kotlin write out: lists, maps, enumerations and what constructors are given, as the trees that files of data are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.reading.data.trees import Tree
from guichet.reading.jvm.program import Program
from guichet.reading.jvm.syntax import (
    CALLS,
    NUMBERS,
    arguments,
    body_of,
    called,
    constructor_of,
    is_text,
    modifiers_of,
    name_of,
    parts,
    said,
    value_of,
)
from guichet.reading.scripts.syntax import field, text

_DEPTH = 8
_LONGEST = 80
_LISTS = frozenset({"List.of", "Set.of", "Arrays.asList", "EnumSet.of", "Stream.of", "ImmutableList.of", "ImmutableSet.of", "Collections.singletonList", "listOf", "setOf", "arrayOf", "mutableListOf", "mutableSetOf", "listOfNotNull", "enumSetOf"})  # fmt: skip
_MAPS = frozenset({"Map.of", "ImmutableMap.of"})
_PAIRED = frozenset({"Map.ofEntries", "mapOf", "mutableMapOf", "hashMapOf", "linkedMapOf", "LinkedHashMap"})
_SUMS = frozenset({"BigDecimal", "BigDecimal.valueOf", "Integer.valueOf", "Long.valueOf", "Optional.of"})
"""What only keeps a number as another sort of number."""
_NUMBER = re.compile(r"-?\d[\d_]*(?:\.\d+)?[LlFfDd]?$")
_FUNCTIONS = frozenset(
    {"lambda_expression", "method_reference", "lambda_literal", "annotated_lambda", "callable_reference"}
)
"""What tests or works out what it is given, written where a value stands."""
_CONSTANT = re.compile(r"[A-Z][A-Z0-9_]{1,60}$")
_PLAIN = re.compile(
    r"-?\d[\w.]{0,30}|true|false|null|(?:[A-Z]\w{0,80}\.)*[A-Z]\w{0,80}(?:::class|\.class)?|\d+\.\w{2,20}|'.'"
)
"""What is written for good, and not worked out: a number, a yes or a no, a constant."""


def listed(node: Any) -> list[Any]:
    """Return the texts of a list that is written out, where it holds some; none for any other value."""
    return [one for one in items_of(node) if is_text(one)]


def items_of(node: Any) -> list[Any]:
    """Return what a list that is written out holds."""
    if node.type == "array_creation_expression":
        node = field(node, "value") or node
    if node.type in ("array_initializer", "collection_literal"):
        return parts(node)
    return [one.value for one in arguments(node)] if node.type in CALLS and _bare(called(node)) in _LISTS else []


def _bare(name: str) -> str:
    """The name of what is called, without the sort of things that it makes: `listOf<String>`."""
    return re.sub(r"<[^()]{0,80}>", "", name)


def pair_of(node: Any) -> tuple[str, Any]:
    """Return the key and the value of `"key" to value`, or of an entry; no key for anything else."""
    if node.type == "infix_expression":
        inside = parts(node)
        if len(inside) == 3 and text(inside[1]) == "to":
            return _key(inside[0]), inside[2]
    elif node.type in CALLS and called(node) in ("Map.entry", "entry", "Pair"):
        given = [one.value for one in arguments(node)]
        if len(given) == 2:
            return _key(given[0]), given[1]
    return "", None


def _key(node: Any) -> str:
    return said(node) if is_text(node) else text(node).rpartition(".")[2]


@memo
def trees_of(program: Program) -> tuple[Tree, ...]:
    """Return the tables that a program gives a name to, its enumerations and the values of its constants, in order."""
    reader = _Reader(program)
    return tuple(reader.named()) if program.root is not None else ()


class _Reader:
    """Reads the values that names are given."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def named(self) -> Iterator[Tree]:
        """Yield what each name is given, where that is a table, or a plain value for good."""
        for node in self._program.walk("variable_declarator", "property_declaration", "enum_declaration", "class_declaration"):  # fmt: skip
            if node.type in ("enum_declaration", "class_declaration"):
                if node.type == "enum_declaration" or "enum" in modifiers_of(node):
                    yield self._enumeration(node)
                continue
            value = value_of(node)
            name = name_of(node)
            tree = self._value(value, name, 0) if value is not None and name and self._makes(value) else None
            if tree is not None and (tree.parts or (tree.value and _CONSTANT.match(name) and (is_text(value) or _NUMBER.match(tree.value) or "(" in tree.value))):  # fmt: skip
                yield tree

    def _makes(self, value: Any) -> bool:
        """Whether a value is written out: what another function works out of what it is given is none."""
        name = _bare(called(value)) if value.type in CALLS else ""
        first = name.rpartition(".")[2][:1]
        return (
            not name
            or bool(items_of(value))
            or first.isupper()
            or name in (*_MAPS, *_PAIRED, *_SUMS)
            or name[:1].isupper()
        )

    def _enumeration(self, node: Any) -> Tree:
        """An enumeration: what each of its entries is given, under the names of what it is made with."""
        names = [name_of(one) for one in constructor_of(node)]
        entries = []
        for one in body_of(node):
            if one.type in ("enum_constant", "enum_entry"):
                own = name_of(one)
                held = [
                    self._value(given.value, given.name or (names[at] if at < len(names) else ""), 1)
                    for at, given in enumerate(arguments(one))
                ]
                entries.append(Tree(own if held else "", self._program.path, self._program.span(one), None if held else own, tuple(held)))  # fmt: skip
        return Tree(name_of(node), self._program.path, self._program.span(node), None, tuple(entries))

    def _value(self, node: Any, key: str, depth: int) -> Tree:
        path, span = self._program.path, self._program.span(node)
        if depth > _DEPTH:
            return Tree(key, path, span, "")
        if is_text(node):
            return Tree(key, path, span, said(node))
        items = items_of(node)
        if items:
            return Tree(key, path, span, None, tuple(self._value(one, "", depth + 1) for one in items))
        if node.type in CALLS:
            return self._called(node, key, depth)
        written = text(node)
        if node.type in NUMBERS:
            return Tree(key, path, span, written.rstrip("LlFfDd").replace("_", ""))
        if node.type in _FUNCTIONS:
            return Tree(key, path, span, " ".join(written.split())[:_LONGEST])
        return Tree(key, path, span, written if _PLAIN.fullmatch(written) else None)

    def _called(self, node: Any, key: str, depth: int) -> Tree:
        """What a call makes: a map, a number kept as another sort, or a thing by what it is given."""
        path, span, name = self._program.path, self._program.span(node), _bare(called(node))
        given = list(arguments(node))
        if name in _MAPS:
            pairs = zip(given[::2], given[1::2], strict=False)
            held = [self._pair(_key(first.value), first.value, second.value, depth) for first, second in pairs]
            return Tree(key, path, span, None, tuple(held))
        if name in _PAIRED:
            couples = ((one.value, *pair_of(one.value)) for one in given)
            return Tree(key, path, span, None, tuple(self._pair(own, whole, value, depth) for whole, own, value in couples if own))  # fmt: skip
        if name in _SUMS and len(given) == 1:
            return replace(self._value(given[0].value, key, depth + 1), span=span)
        if name.startswith(("Duration.", "Period.")):
            return Tree(key, path, span, text(node)[:_LONGEST])
        if not given:
            return Tree(key, path, span, None)
        return Tree(key, path, span, name.rpartition(".")[2], tuple(self._value(one.value, one.name, depth + 1) for one in given))  # fmt: skip

    def _pair(self, own: str, first: Any, value: Any, depth: int) -> Tree:
        tree = self._value(value, own, depth + 1)
        return replace(tree, span=Span(self._program.span(first).start, max(tree.span.end, self._program.span(first).start)))  # fmt: skip
