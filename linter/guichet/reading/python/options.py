"""The options that a call is given: by words, by tables that it takes whole, `Field(**OPTIONS)`."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import origins

_HOPS = 4


def options_of(call: nodes.Call, module: PythonModule) -> dict[str, nodes.NodeNG]:
    """Return the options of a call by name: those written in it before those of the tables that it takes."""
    return {**dict(spread_in(call, module)), **{word.arg: word.value for word in call.keywords if word.arg}}


def spread_in(call: nodes.Call | None, module: PythonModule) -> Iterator[tuple[str, nodes.NodeNG]]:
    """Yield the options that a call takes from a table: `BooleanField(**OPTIONS)`."""
    for word in call.keywords if call is not None else ():
        if word.arg is None:
            for table in tables_of(word.value, module):
                yield from entries_of(table, module)


def tables_of(given: nodes.NodeNG, module: PythonModule) -> list[nodes.NodeNG]:
    """Return the tables that a value may be: written out, named, made from a list of names."""
    if isinstance(given, nodes.Dict):
        return [given]
    found = (one.node for one in origins(given, module) if not one.decides and len(one.hops) < _HOPS)
    return [one for one in found if isinstance(one, nodes.Dict | nodes.DictComp) or _makes_table(one)]


def _makes_table(node: nodes.NodeNG) -> bool:
    return isinstance(node, nodes.Call) and (dotted(node.func) == "dict" or dotted(node.func).endswith("dict.fromkeys"))


def entries_of(table: nodes.NodeNG, module: PythonModule) -> Iterator[tuple[str, nodes.NodeNG]]:
    """Yield what a table holds under each name: a literal, `dict(a=…)`, `dict.fromkeys(NAMES, …)`, `{name: … for name in NAMES}`."""
    if isinstance(table, nodes.Dict):
        pairs = ((key, value) for key, value in table.items if isinstance(key, nodes.Const))
        yield from ((key.value, value) for key, value in pairs if isinstance(key.value, str))
    elif isinstance(table, nodes.DictComp):
        if isinstance(table.key, nodes.Name) and not table.generators[0].ifs:
            yield from ((name, table.value) for name in _words(table.generators[0].iter, module))
    elif dotted(table.func).endswith("fromkeys"):
        if len(table.args) == 2:
            yield from ((name, table.args[1]) for name in _words(table.args[0], module))
    else:
        yield from ((word.arg, word.value) for word in table.keywords if word.arg)


def put_in(given: nodes.NodeNG) -> Iterator[tuple[str, nodes.NodeNG]]:
    """Yield what a function always puts in a table that it names, before it gives it: `table["a"] = …`, the last word alone."""
    if not isinstance(given, nodes.Name):
        return
    found: dict[str, nodes.NodeNG] = {}
    for one in given.scope().nodes_of_class((nodes.Assign, nodes.Expr)):
        if one.lineno < given.lineno and one.scope() is given.scope():
            for name, value in _put_by(one, given.name):
                found.pop(name, None)
                if _always_before(one, given):
                    found[name] = value
    yield from found.items()


def _put_by(statement: nodes.NodeNG, table: str) -> Iterator[tuple[str, nodes.NodeNG]]:
    """What one statement puts in a table, name by name."""
    if isinstance(statement, nodes.Assign):
        for target in statement.targets:
            if isinstance(target, nodes.Subscript) and dotted(target.value) == table:
                yield from ((one.value, statement.value) for one in (target.slice,) if _is_word(one))
    elif isinstance(call := statement.value, nodes.Call) and dotted(call.func) == f"{table}.update":
        yield from ((word.arg, word.value) for word in call.keywords if word.arg)


def _is_word(node: nodes.NodeNG) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, str)


def _always_before(statement: nodes.NodeNG, use: nodes.NodeNG) -> bool:
    """Whether a use comes after a statement in the same run of statements, or deeper."""
    run = statement.parent
    way = use
    while way is not None and way.parent is not run:
        way = way.parent
    return way is not None and bool(run.locate_child(statement)[0] == run.locate_child(way)[0])


def _words(node: nodes.NodeNG, module: PythonModule) -> Iterator[str]:
    for one in origins(node, module):
        if isinstance(one.node, nodes.Const) and isinstance(one.node.value, str) and not one.decides:
            yield one.node.value
