"""How many came today that decides: after so many requests of everyone together, the others are turned away."""

from __future__ import annotations

from astroid import nodes

from guichet.done.nouns.act import Ground, Reason
from guichet.done.words import speaks_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import Origin, origins

_COUNTS = frozenset({"incr", "aincr", "incrby", "count", "acount", "len", "hincrby", "scalar"})
_ORDER = frozenset({"<", "<=", ">", ">="})


def quota_in(node: nodes.NodeNG, module: PythonModule) -> Ground | None:
    """Return the comparison of all that came in a day with a number, when a test depends on one."""
    for one in origins(node, module):
        if isinstance(one.node, nodes.Compare) and one.node.ops[0][0] in _ORDER and _counts_a_day(one):
            through = tuple((hop.name, hop.path, hop.line) for hop in one.hops)
            return Ground(Reason.QUOTA, one.module.path, one.module.span(one.node), one.module.text(one.node), through)
    return None


def _counts_a_day(compared: Origin) -> bool:
    """Whether one side counts what everyone sent, under the day's name; a count for each person is none."""
    for side in (compared.node.left, compared.node.ops[0][1]):
        behind = list(origins(side, compared.module))
        counts = any(isinstance(one.node, nodes.Call) and _name(one.node) in _COUNTS for one in behind)
        said = " ".join(
            one.node.as_string()
            for one in behind[:60]
            if isinstance(one.node, nodes.Call | nodes.JoinedStr | nodes.Const)
        )
        if counts and speaks_of(said, "places.daily") and not speaks_of(said, "places.each"):
            return True
    return False


def _name(call: nodes.Call) -> str:
    return dotted(call.func).rpartition(".")[2] or str(getattr(call.func, "attrname", ""))
