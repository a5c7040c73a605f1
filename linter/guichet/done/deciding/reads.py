"""What a piece of code takes from people: attributes, keys, columns and fields, by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from guichet.done.people.people import Attribute, attribute_of, is_thing
from guichet.reading.python.literals import items_of, resolved
from guichet.reading.python.module import dotted


@dataclass(frozen=True)
class Read:
    """One thing that a score takes from a person: its name in the code, and where."""

    name: str
    node: nodes.NodeNG

    @property
    def attribute(self) -> Attribute | None:
        """What the name says of the person."""
        return attribute_of(self.name)


def columns_in(value: nodes.NodeNG) -> list[Read]:
    """Names of columns in a list of strings, in `df[[…]]`, in `df.loc[:, […]]`, in concatenations."""
    if isinstance(value, nodes.Subscript):
        inside = value.slice.elts[-1] if isinstance(value.slice, nodes.Tuple) and value.slice.elts else value.slice
        return columns_in(resolved(inside))
    if isinstance(value, nodes.Call) and isinstance(value.func, nodes.Attribute):
        if value.func.attrname in ("filter", "reindex") and value.keywords:
            return columns_in(resolved(value.keywords[0].value))
        if value.func.attrname in ("copy", "fillna", "astype", "to_numpy", "dropna"):
            return columns_in(value.func.expr)
    return [
        Read(item.value, item)
        for item in items_of(value)
        if isinstance(item, nodes.Const) and isinstance(item.value, str) and len(item.value) < 60
    ]


def reads_in(scope: nodes.NodeNG) -> Iterator[Read]:
    """Yield the attributes, keys, columns and fields that a piece of code takes from people."""
    for node in scope.nodes_of_class((nodes.Attribute, nodes.Subscript, nodes.Call, nodes.Tuple, nodes.List)):
        yield from reads_at(node)


def reads_at(node: nodes.NodeNG) -> Iterator[Read]:
    """Yield what one expression, its parts left out, takes from people."""
    if isinstance(node, nodes.Attribute):
        if not is_thing(_root(node)):
            yield Read(node.attrname, node)
    elif isinstance(node, nodes.Subscript):
        held = (
            isinstance(node.value, nodes.Name) and node.value.name == "session"
        )  # what a browser's session keeps of someone
        named = isinstance(node.slice, nodes.Const) and isinstance(node.slice.value, str)
        if named and (held or not is_thing(_root(node))):
            yield Read(node.slice.value, node)
    elif isinstance(node, nodes.Call):
        yield from _call_reads(node)
    elif isinstance(node, nodes.Tuple | nodes.List | nodes.Set) and not _is_among_changes(node):
        for item in node.elts:
            if isinstance(item, nodes.Const) and isinstance(item.value, str) and len(item.value) < 40:
                yield Read(item.value, item)


_EDITED = frozenset({"changed_data", "changed_fields", "dirty_fields", "get_dirty_fields", "update_fields", "has_changed", "modified_fields"})  # fmt: skip
"""Which fields of a form were changed, whatever is in them."""


def _is_among_changes(node: nodes.NodeNG) -> bool:
    """Whether names of fields are only looked for among those just changed: nothing of what they say is read."""
    while not node.is_statement:
        is_method = isinstance(node, nodes.Call) and isinstance(node.func, nodes.Attribute)
        if is_method or isinstance(node, nodes.Compare | nodes.ComprehensionScope | nodes.BinOp):
            named = node.nodes_of_class((nodes.Attribute, nodes.Name))
            if any((one.attrname if isinstance(one, nodes.Attribute) else one.name) in _EDITED for one in named):
                return True
        node = node.parent
    return False


_LOOKUP = re.compile(r"__(?:gte?|lte?|in|i?exact|isnull|i?contains|i?startswith|range|i?regex)$")
_QUERIES = frozenset({"When", "Q", "filter", "exclude", "filter_by"})


def _call_reads(node: nodes.Call) -> Iterator[Read]:
    name = dotted(node).rpartition(".")[2]
    first = node.args[0] if node.args else None
    if name in ("get", "F", "getattr", "col"):
        key = node.args[1] if name == "getattr" and len(node.args) > 1 else first
        if isinstance(key, nodes.Const) and isinstance(key.value, str) and not is_thing(_root(node)):
            yield Read(key.value.rpartition("__")[2], node)
    elif name in _QUERIES and not is_thing(_root(node)):
        for keyword in node.keywords:
            if keyword.arg and keyword.arg != "then":
                read = Read(_LOOKUP.sub("", keyword.arg).rpartition("__")[2], keyword)
                yield read
                value = keyword.value.value if isinstance(keyword.value, nodes.Const) else None
                if read.attribute is None and isinstance(value, str) and len(value) < 40:
                    yield Read(value, keyword.value)


def _root(node: nodes.NodeNG) -> str:
    while True:
        if isinstance(node, nodes.Attribute):
            node = node.expr
        elif isinstance(node, nodes.Subscript):
            node = node.value
        elif isinstance(node, nodes.Call):
            node = node.func
        else:
            return node.name if isinstance(node, nodes.Name) else ""
