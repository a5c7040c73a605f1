"""Where a function is given without being called: to schedules, signals, queues, and in tables that others look it up in."""

from __future__ import annotations

from collections import defaultdict

from astroid import nodes

from guichet.core.memo import memo
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import lookup

_USERS = 12
"""How many modules are asked for one function."""


def handed_to(function: nodes.FunctionDef, module: PythonModule) -> list[nodes.Call]:
    """Return the calls that a function is given to, in its module and in those that import it."""
    found = list(_handed(module).get(function.name, ()))
    for path in definitions(module.modules).users(function.name, module)[:_USERS]:
        other = module.modules.parsed(path)
        found.extend(_handed(other).get(function.name, ()) if other is not None else ())
    return found


@memo
def _handed(module: PythonModule) -> dict[str, list[nodes.Call]]:
    """The calls of a module by the last names of what they are given."""
    known: dict[str, list[nodes.Call]] = defaultdict(list)
    for call in module.walk(nodes.Call):
        for given in (*call.args, *(word.value for word in call.keywords)):
            if isinstance(given, nodes.Name | nodes.Attribute):
                known[dotted(given).rpartition(".")[2]].append(call)
    return known


def tables_with(function: nodes.FunctionDef, module: PythonModule) -> tuple[str, ...]:
    """Return the names of the tables of its module that hold a function, under a key of text."""
    return tuple(_tables(module).get(function.name, ()))


@memo
def _tables(module: PythonModule) -> dict[str, list[str]]:
    """The names of the written-out tables of a module, by the functions that they hold, alone or in a list."""
    known: dict[str, list[str]] = defaultdict(list)
    for table in module.walk(nodes.Dict):
        statement = table.statement()
        target = statement.targets[0] if isinstance(statement, nodes.Assign) else getattr(statement, "target", None)
        if isinstance(target, nodes.AssignName):
            for _, value in table.items:
                for one in value.elts if isinstance(value, nodes.List | nodes.Tuple) else (value,):
                    if isinstance(one, nodes.Name | nodes.Attribute):
                        known[dotted(one).rpartition(".")[2]].append(target.name)
    return known


def looked_up_by(function: nodes.FunctionDef, module: PythonModule) -> list[tuple[nodes.Call, PythonModule]]:
    """Return the calls of whatever a table holds, when it holds a function: `table[name](claim)`, here and where it is imported."""
    found: list[tuple[nodes.Call, PythonModule]] = []
    for name in tables_with(function, module):
        others = (module.modules.parsed(path) for path in definitions(module.modules).users(name, module)[:_USERS])
        for other in (module, *(one for one in others if one is not None and one is not module)):
            found.extend((call, other) for call in _looking(other).get(name, ()))
    return found


@memo
def _looking(module: PythonModule) -> dict[str, list[nodes.Call]]:
    """The calls of a module whose function comes out of a table, by the name of the table."""
    known: dict[str, list[nodes.Call]] = defaultdict(list)
    for call in module.walk(nodes.Call):
        looked_up = lookup(call.func)
        if looked_up is not None:
            known[dotted(looked_up[0]).rpartition(".")[2]].append(call)
    return known
