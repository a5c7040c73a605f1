"""By which names the functions of a module are called: their own, one they were also given, a table that holds them."""

from __future__ import annotations

from collections import defaultdict

from astroid import nodes

from guichet.core.memo import memo
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import lookup

_PLANS = frozenset({"delay", "apply_async", "si", "s"})


@memo
def calls_by_name(module: PythonModule) -> dict[str, list[nodes.Call]]:
    """Return the calls of a module by the last name of what is called: tasks by their own, what a table holds by the table's."""
    known: dict[str, list[nodes.Call]] = defaultdict(list)
    for call in module.walk(nodes.Call):
        function = call.func
        name = function.attrname if isinstance(function, nodes.Attribute) else getattr(function, "name", "")
        known[name].append(call)
        if name in _PLANS and isinstance(function, nodes.Attribute):
            known[dotted(function.expr).rpartition(".")[2]].append(call)
        elif not name and (looked_up := lookup(function)) is not None:
            known[dotted(looked_up[0]).rpartition(".")[2]].append(call)
    return known


@memo
def other_names(module: PythonModule) -> dict[str, list[str]]:
    """Return, for the functions of a module, the names and the tables of its own level that hold them: `DEFAULT = pick`."""
    known: dict[str, list[str]] = defaultdict(list)
    functions = {one.name for one in module.tree.body if isinstance(one, nodes.FunctionDef)}
    for statement in module.tree.body:
        if isinstance(statement, nodes.Assign) and isinstance(statement.targets[0], nodes.AssignName):
            value = statement.value
            held = [line for _, line in value.items] if isinstance(value, nodes.Dict) else [value]
            for one in held:
                if isinstance(one, nodes.Name) and one.name in functions:
                    known[one.name].append(statement.targets[0].name)
    return known
