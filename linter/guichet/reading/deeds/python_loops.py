"""The loops of a module of Python over tables that are written out."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Span
from guichet.reading.deeds.loops import Loop, loop_over
from guichet.reading.python.literal_trees import tree_of
from guichet.reading.python.module import PythonModule

_TABLES = (nodes.List, nodes.Tuple, nodes.Dict)
_KNOWN = (*_TABLES, nodes.Name, nodes.Attribute)


def loops_of(module: PythonModule) -> Iterator[Loop]:
    """Yield the loops over a table whose rows are known, outermost first."""
    for loop in module.walk(nodes.For):
        names = _names(loop.target)
        table, by_key = loop.iter, False
        if isinstance(table, nodes.Call) and isinstance(table.func, nodes.Attribute) and not table.args:
            table, by_key = table.func.expr, table.func.attrname == "items"
            names = names if by_key else ()
        if names and isinstance(table, _KNOWN):
            body = Span(module.span(loop.body[0]).start, module.span(loop.body[-1]).end)
            yield from loop_over(body, names, tree_of(_given(table), module), by_key=by_key)


def _names(target: nodes.NodeNG) -> tuple[str, ...]:
    """What a loop calls a row, or the parts of it; a name for each part of a part is none."""
    found = target.elts if isinstance(target, nodes.Tuple) else [target]
    if len(found) == 2 and isinstance(found[1], nodes.Tuple):
        found = [found[0], *found[1].elts]
    return tuple(one.name for one in found) if all(isinstance(one, nodes.AssignName) for one in found) else ()


def _given(node: nodes.NodeNG) -> nodes.NodeNG:
    """The table that a name was given once in its function."""
    held = list(node.scope().locals.get(node.name, ())) if isinstance(node, nodes.Name) else []
    given = held[0].parent if len(held) == 1 else None
    return given.value if isinstance(given, nodes.Assign) and isinstance(given.value, _TABLES) else node
