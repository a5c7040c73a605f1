"""What the names of a loop are in each row of a table that is written out, as the nodes that say it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from astroid import nodes

from guichet.reading.python.definitions import definitions
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.options import entries_of
from guichet.reading.python.origins import origins

_MOST = 24
"""Rows of a table that somebody wrote for a loop: beyond, it is data."""
Row = Mapping[str, nodes.NodeNG]


def rows_around(node: nodes.NodeNG, module: PythonModule) -> Iterator[Row]:
    """Yield what the names of the nearest loop around a node are, for each row of the table that it goes through."""
    loop = next((one for one in node.node_ancestors() if isinstance(one, nodes.For)), None)
    if loop is None:
        return
    over = loop.iter
    is_by_key = isinstance(over, nodes.Call) and getattr(over.func, "attrname", "") == "items" and not over.args
    for one in origins(over.func.expr if is_by_key else over, module):
        table = one.node if not one.decides else None
        if isinstance(table, nodes.Dict):
            rows = [[key, value] if is_by_key else [key] for key, value in table.items]
        elif is_by_key and isinstance(table, nodes.Call | nodes.DictComp):
            rows = [[nodes.Const(key), value] for key, value in entries_of(table, module)]
        else:
            rows = [[each] for each in getattr(table, "elts", ())]
        yield from (_named(loop.target, row, one.module) for row in rows[:_MOST])


def _named(target: nodes.NodeNG, row: list[nodes.NodeNG], module: PythonModule) -> Row:
    names = target.elts if isinstance(target, nodes.Tuple) else [target]
    held = row[0].elts if len(row) == 1 and len(names) > 1 and isinstance(row[0], nodes.List | nodes.Tuple) else row
    found = {one.name: value for one, value in zip(names, held, strict=False) if isinstance(one, nodes.AssignName)}
    made = [(name, value) for name, value in found.items() if isinstance(value, nodes.Call)]
    return {**found, **{f"{name}.{key}": held for name, value in made for key, held in _held(value, module)}}


def _held(call: nodes.Call, module: PythonModule) -> Iterator[tuple[str, nodes.NodeNG]]:
    """The attributes of what a class makes that keeps what it is given: a dataclass, a model, a tuple of names."""
    kinds = [
        one.node for one in definitions(module.modules).of(call.func, module) if isinstance(one.node, nodes.ClassDef)
    ]
    fields = [one for one in (kinds[0].body if kinds else ()) if isinstance(one, nodes.AnnAssign)]
    yield from ((one.target.name, one.value) for one in fields if one.value is not None)
    yield from zip((one.target.name for one in fields), call.args, strict=False)
    yield from ((word.arg, word.value) for word in call.keywords if word.arg)


def in_row(node: nodes.NodeNG, row: Row) -> nodes.NodeNG:
    """Return what a node is in a row: `name`, `row.name`, `row["name"]`, `row[0]`; the node itself for anything else."""
    if isinstance(node, nodes.Name | nodes.Attribute):
        return row.get(dotted(node), node)
    held = (
        row.get(node.value.name) if isinstance(node, nodes.Subscript) and isinstance(node.value, nodes.Name) else None
    )
    key = value_of(node.slice) if held is not None else None
    if isinstance(held, nodes.Dict):
        return next((value for name, value in held.items if value_of(name) == key), node)
    if isinstance(held, nodes.List | nodes.Tuple) and isinstance(key, int) and key < len(held.elts):
        return held.elts[key]
    return node
