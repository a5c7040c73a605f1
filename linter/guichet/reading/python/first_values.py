"""What those who make a form put in its fields at first, in the place of what its class says."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.options import entries_of, tables_of

_GIVES = ("initial", "data")


def starts_otherwise(owner: nodes.ClassDef, name: str, module: PythonModule) -> bool:
    """Whether every call that makes a form of a class gives one of its fields a first value of its own."""
    made = list(_made(owner, module))
    return bool(made) and all(name in _given(call, where) for call, where in made)


def _made(owner: nodes.ClassDef, module: PythonModule) -> Iterator[tuple[nodes.Call, PythonModule]]:
    known = definitions(module.modules)
    for path in dict.fromkeys((module.path, *known.users(owner.name, module))):
        where = module if path == module.path else module.modules.parsed(path)
        if where is None:
            continue
        calls = (one for one in where.walk(nodes.Call) if dotted(one.func).rpartition(".")[2] == owner.name)
        yield from ((call, where) for call in calls)


def _given(call: nodes.Call, module: PythonModule) -> set[str]:
    """The names of the fields that a call fills: in a table of first values, or by their own name."""
    tables = [word.value for word in call.keywords if word.arg in _GIVES]
    held = (key for one in tables for table in tables_of(one, module) for key, _ in entries_of(table, module))
    return {*held, *(word.arg for word in call.keywords if word.arg)}
