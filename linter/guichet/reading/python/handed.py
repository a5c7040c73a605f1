"""The calls that a function is given to, without being called: schedules, signals, queues."""

from __future__ import annotations

from collections import defaultdict

from astroid import nodes

from guichet.core.memo import memo
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule, dotted

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
