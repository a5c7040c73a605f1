"""The plain values behind an expression: constants, lists of constants, and what a file of data that code loads holds under a key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from guichet.core.findings import Span
from guichet.reading.data.documents import documents_of
from guichet.reading.python.kept_data import kept_in
from guichet.reading.python.literals import items_of, value_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.origins import made_of, origins

_COLLECTIONS = (nodes.List, nodes.Tuple, nodes.Set)


@dataclass(frozen=True, slots=True)
class Held:
    """The values that an expression may have, all of one place, and where they are written."""

    values: tuple[object, ...]
    path: str
    span: Span


def held_behind(node: nodes.NodeNG, module: PythonModule) -> Iterator[Held]:
    """Yield the plain values that an expression may have, nearest first; what is worked out but by a product is none."""
    part, times = _times(node)
    for held in _behind(part, module):
        values = tuple(one * times if isinstance(one, int | float) and times != 1 else one for one in held.values)
        yield Held(values, held.path, held.span)


def _behind(node: nodes.NodeNG, module: PythonModule) -> Iterator[Held]:
    for one in origins(node, module, made_of):
        if one.decides:
            continue
        value = value_of(one.node)
        if isinstance(one.node, _COLLECTIONS):
            values = tuple(value_of(item) for item in items_of(one.node))
            if values and None not in values:
                yield Held(values, one.module.path, one.module.span(one.node))
                return
        elif value is not None and not isinstance(one.node, nodes.Name | nodes.Attribute):
            yield Held((value,), one.module.path, one.module.span(one.node))
            return
        elif isinstance(one.node, nodes.Call) and kept_in(one.node, one.module):
            yield from _in_data(node, one.module)
            return


def _in_data(node: nodes.NodeNG, module: PythonModule) -> Iterator[Held]:
    key = node.slice.value if isinstance(node, nodes.Subscript) and isinstance(node.slice, nodes.Const) else None
    for document in documents_of(module.source.text, module.path, module.project):
        under = [entry for entry in document.entries if isinstance(key, str) and entry.keys[-1:] == (key,)]
        if under:
            values = tuple(item for entry in under for item in _items(entry.value, entry.number))
            if values:
                yield Held(values, document.path, under[0].span)


def _times(node: nodes.NodeNG) -> tuple[nodes.NodeNG, float]:
    """The part of a product that is not written out, and what it is multiplied by: `limits["max_kb"] * 1024`."""
    if isinstance(node, nodes.BinOp) and node.op == "*":
        for part, by in ((node.left, node.right), (node.right, node.left)):
            if isinstance(number := value_of(by), int | float):
                inner, times = _times(part)
                return inner, times * number
    return node, 1


def _items(text: str, number: float | None) -> Iterator[object]:
    """What one value of a file stands for: a number, or the items of a list written on its line."""
    if number is not None:
        yield number
    else:
        yield from (one.strip(" \"'") for one in text.strip("[]").split(",") if one.strip(" \"'"))
