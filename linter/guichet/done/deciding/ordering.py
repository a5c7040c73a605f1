"""Functions by which people are put in order, and so picked: they give a score, whatever they are called."""

from __future__ import annotations

from astroid import nodes

from guichet.core.memo import memo
from guichet.done.people.people import is_person
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import Modules, dotted
from guichet.reading.python.roles import is_test

_ORDERS = frozenset({"sorted", "sort", "nlargest", "nsmallest"})
_RECKONS = (nodes.BinOp, nodes.AugAssign)
_RECKONED = frozenset({"sum", "predict", "predict_proba", "dot"})


@memo
def ordering(modules: Modules) -> frozenset[nodes.FunctionDef]:
    """Return the functions of a project that reckon a number of somebody by which people are put in order: `sorted(families, key=weight)`."""
    found: set[nodes.FunctionDef] = set()
    project = modules.project
    for path in project.paths:
        if not path.endswith(".py") or not project.holds(path, "key"):
            continue
        if not any(project.holds(path, one) for one in _ORDERS):
            continue
        module = modules.parsed(path)
        if module is None or is_test(module):
            continue
        for call in module.walk(nodes.Call):
            key = next((one.value for one in call.keywords if one.arg == "key"), None)
            if isinstance(key, nodes.Name | nodes.Attribute) and dotted(call.func).rpartition(".")[2] in _ORDERS:
                named = definitions(modules).functions(key, module)
                found |= {one.node for one in named if _is_of_someone(one.node, call)}
    return frozenset(found)


def _is_of_someone(function: nodes.NodeNG, call: nodes.Call) -> bool:
    """Whether a function reckons, and what it is given is somebody, by its own name or by that of the list."""
    if not isinstance(function, nodes.FunctionDef):
        return False
    given = [one.name for one in function.args.args or () if one.name not in ("self", "cls")]
    listed = [
        dotted(one).rpartition(".")[2] for one in (*call.args, getattr(call.func, "expr", None)) if one is not None
    ]
    reckons = any(True for _ in function.nodes_of_class(_RECKONS)) or any(
        dotted(one).rpartition(".")[2] in _RECKONED for one in function.nodes_of_class(nodes.Call)
    )
    return reckons and len(given) == 1 and any(is_person(one) for one in (*given, *listed) if one)
