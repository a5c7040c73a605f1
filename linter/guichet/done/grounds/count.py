"""The number of tries that decides."""

from __future__ import annotations

from astroid import nodes

from guichet.done.nouns.act import Ground, Reason
from guichet.done.words import speaks_of
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.origins import origins

_ORDER = frozenset({"<", "<=", ">", ">=", "=="})


def count_in(node: nodes.NodeNG, module: PythonModule) -> Ground | None:
    """Return the comparison of a number of tries that a value depends on."""
    for test in node.nodes_of_class(nodes.Compare):
        operator, right = test.ops[0]
        if (
            operator in _ORDER
            and value_of(right) != 0
            and value_of(test.left) != 0
            and speaks_of(_names(test, module), "sessions.tries")
        ):
            return Ground(Reason.COUNT, module.path, module.span(test), module.text(test))
    return None


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
