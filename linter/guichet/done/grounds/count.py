"""The number of tries that decides."""

from __future__ import annotations

from astroid import nodes

from guichet.done.nouns.act import Ground, Reason
from guichet.done.words import speaks_of
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.origins import made_of, origins

_ORDER = frozenset({"<", "<=", ">", ">=", "=="})


def count_in(node: nodes.NodeNG, module: PythonModule) -> Ground | None:
    """Return the comparison of a number of tries that a value depends on, or that a function it asks answers with."""
    for test in node.nodes_of_class(nodes.Compare):
        if _is_of_tries(test, module):
            return Ground(Reason.COUNT, module.path, module.span(test), module.text(test))
    for one in origins(node, module, made_of) if isinstance(node, nodes.Call | nodes.Name | nodes.UnaryOp) else ():
        if isinstance(one.node, nodes.Compare) and not one.decides and _is_of_tries(one.node, one.module):
            return Ground(Reason.COUNT, one.module.path, one.module.span(one.node), one.module.text(one.node), one.way)
    return None


def _is_of_tries(test: nodes.Compare, module: PythonModule) -> bool:
    operator, right = test.ops[0]
    is_order = operator in _ORDER and value_of(right) != 0 and value_of(test.left) != 0
    return is_order and speaks_of(_names(test, module), "sessions.tries")


def _names(test: nodes.Compare, module: PythonModule) -> str:
    """The names and the texts that both sides come from."""
    found = []
    for origin in origins(test, module):
        one = origin.node
        if not isinstance(one, nodes.Name | nodes.Attribute | nodes.Const) or len(origin.hops) > 2:
            continue
        found.append(
            one.name
            if isinstance(one, nodes.Name)
            else one.attrname
            if isinstance(one, nodes.Attribute)
            else str(one.value)
        )
    return " ".join(found)
