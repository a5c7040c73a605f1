"""How many came today that decides: after so many requests of everyone together, the others are turned away."""

from __future__ import annotations

from astroid import nodes

from guichet.done.nouns.act import Ground, Reason
from guichet.done.words import speaks_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import Origin, origins

_COUNTS = frozenset({"incr", "aincr", "incrby", "count", "acount", "len", "hincrby", "scalar"})
_NUMBERS = frozenset({"int", "float", "max", "min", "sum", "scalar_one", "scalar", "first", "one"})
_SUMS = frozenset({"+", "or", "-"})
_ORDER = frozenset({"<", "<=", ">", ">="})


def quota_in(node: nodes.NodeNG, module: PythonModule) -> Ground | None:
    """Return the comparison of all that came in a day with a number, when a test depends on one."""
    for one in origins(node, module):
        if isinstance(one.node, nodes.Compare) and one.node.ops[0][0] in _ORDER and _counts_a_day(one):
            return Ground(Reason.QUOTA, one.module.path, one.module.span(one.node), one.module.text(one.node), one.way)
    return None


def _counts_a_day(compared: Origin) -> bool:
    """Whether one side counts what everyone sent, under the day's name; a count for each person is none."""
    left, right = compared.node.left, compared.node.ops[0][1]
    for side, limit in ((left, right), (right, left)):
        if value_of(limit) == 0:  # whether there is any
            continue
        if not any(_counts(one.node) for one in origins(side, compared.module, _is_number)):
            continue
        behind = list(origins(side, compared.module))
        said = " ".join(_said(one.node) for one in behind[:60])
        daily = speaks_of(said, "places.daily") or speaks_of(limit.as_string(), "places.a_day")
        if daily and not speaks_of(said, "places.each"):
            return True
    return False


def _is_number(one: Origin) -> bool:
    """Whether what lies before an expression is the number it gives: not what a clock, a signature or a store was handed."""
    node = one.node
    if one.decides:
        return False
    if isinstance(node, nodes.BinOp):
        return node.op in _SUMS
    if not isinstance(node, nodes.Call):
        return True
    return _name(node) in _NUMBERS or bool(definitions(one.module.modules).functions(node.func, one.module))


def _counts(node: nodes.NodeNG) -> bool:
    """Whether a call counts: by what it does, or by its name when nothing else is known of it."""
    if not isinstance(node, nodes.Call):
        return False
    name = _name(node)
    return name in _COUNTS or (speaks_of(name, "places.counting") and not speaks_of(name, "places.outgoing"))


def _said(node: nodes.NodeNG) -> str:
    """The words of a call, of a text or of a constant; whom it is asked of says nothing: `session.query(…)` is no one's session."""
    if isinstance(node, nodes.Call):
        held, _, asked = str(node.as_string()).partition(".")
        if held.startswith("Depends("):
            return ""
        return asked if isinstance(node.func, nodes.Attribute) and held.isidentifier() else str(node.as_string())
    return str(node.as_string()) if isinstance(node, nodes.JoinedStr | nodes.Const) else ""


def _name(call: nodes.Call) -> str:
    return dotted(call.func).rpartition(".")[2] or str(getattr(call.func, "attrname", ""))
