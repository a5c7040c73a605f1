"""How long an expression lasts, in seconds: numbers, arithmetic, `timedelta`, followed through names and modules."""

from __future__ import annotations

from astroid import nodes

from guichet.core.numbers import bounded, whole
from guichet.reading.python.definitions import definitions
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import kept_under
from guichet.reading.python.parts import assigned, class_around, default_of, lookup
from guichet.reading.python.planned import planned_for

_UNITS = {
    "seconds": 1,
    "minutes": 60,
    "hours": 3600,
    "days": 86400,
    "weeks": 604800,
    "months": 2_592_000,
    "years": 31_536_000,
}
_DEPTH = 5


def seconds_of(node: nodes.NodeNG | None, module: PythonModule, depth: int = 0) -> float | None:
    """Return how many seconds an expression stands for; None when it is not known. A bare number is seconds."""
    if node is None or depth > _DEPTH:
        return None
    if isinstance(node, nodes.Call) and dotted(node).endswith(("timedelta", "relativedelta")):
        return _of_timedelta(node, module, depth)
    if (
        isinstance(node, nodes.Call)
        and isinstance(node.func, nodes.Attribute)
        and node.func.attrname == "total_seconds"
    ):
        return seconds_of(node.func.expr, module, depth + 1)
    if isinstance(node, nodes.Call) and dotted(node).rpartition(".")[2] in ("int", "float") and node.args:
        return seconds_of(node.args[-1], module, depth + 1)
    if isinstance(node, nodes.Call) and dotted(node).endswith((".get", "getenv", "config")) and len(node.args) == 2:
        return seconds_of(node.args[1], module, depth + 1)
    if isinstance(node, nodes.Call) and dotted(node).rpartition(".")[2] in ("Field", "field"):  # what it is at first
        first = next((word.value for word in node.keywords if word.arg == "default"), next(iter(node.args), None))
        return seconds_of(first, module, depth + 1)
    if isinstance(node, nodes.Call) and dotted(node) == "getattr" and len(node.args) == 3:
        return seconds_of(node.args[2], module, depth + 1)
    if isinstance(node, nodes.BinOp) and node.op in ("*", "+"):
        left, right = seconds_of(node.left, module, depth + 1), seconds_of(node.right, module, depth + 1)
        if left is None or right is None:
            return None
        return bounded(left * right if node.op == "*" else left + right)
    value = value_of(node)
    if isinstance(value, str):
        value = whole(value)  # what stands in for a variable of the environment
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if isinstance(node, nodes.Name | nodes.Attribute):
        for one in definitions(module.modules).of(node, module):
            if isinstance(one.node.parent, nodes.Arguments):
                return _of_parameter(one.node, one.module, depth)
            found = seconds_of(assigned(one.node), one.module, depth + 1)
            if found is not None:
                return found
        return _of_option(node.name, node, module, depth) if isinstance(node, nodes.Name) else None
    return _of_entry(node, module, depth)


def _of_parameter(parameter: nodes.AssignName, module: PythonModule, depth: int) -> float | None:
    """The least that the jobs which plan a task give it; its default when none does; what an option of a command is otherwise."""
    planned = [seconds_of(one.node, one.module, depth + 1) for one in planned_for(parameter, module)]
    known = [one for one in planned if one is not None]
    if known:
        return min(known)
    default = seconds_of(default_of(parameter.parent.parent, parameter.name), module, depth + 1)
    return default if default is not None else _of_option(parameter.name, parameter, module, depth)


def _of_option(name: str, node: nodes.NodeNG, module: PythonModule, depth: int) -> float | None:
    """What an option of a command is by default: `add_argument("--days", default=3)`, read as a parameter or by its name."""
    owner = class_around(node)
    for call in owner.nodes_of_class(nodes.Call) if owner is not None else ():
        is_option = getattr(call.func, "attrname", "") == "add_argument" and bool(call.args)
        if is_option and str(value_of(call.args[0])).lstrip("-").replace("-", "_") == name:
            default = next((word.value for word in call.keywords if word.arg == "default"), None)
            return seconds_of(default, module, depth + 1)
    return None


def _of_entry(node: nodes.NodeNG, module: PythonModule, depth: int) -> float | None:
    """What a table that is written out holds under a key: `TIMES["session"]`."""
    table, key = lookup(node) or (None, None)
    if table is None or not isinstance(key, nodes.Const):
        return None
    known = (seconds_of(one.node, one.module, depth + 1) for one in kept_under(table, key.value, module))
    found = next((one for one in known if one is not None), None)
    return found if found is not None else _of_option(str(key.value), node, module, depth)


def _of_timedelta(node: nodes.Call, module: PythonModule, depth: int) -> float | None:
    total = 0.0
    given = [*zip(("days", "seconds"), node.args, strict=False), *((one.arg, one.value) for one in node.keywords)]
    for unit, value in given:
        amount = seconds_of(value, module, depth + 1)
        if unit not in _UNITS or amount is None:
            return None
        total += amount * _UNITS[unit]
    return total if given else None
