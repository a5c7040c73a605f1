"""The hour or the day of the clock that decides."""

from __future__ import annotations

from astroid import nodes

from guichet.done.grounds.clock import clock_of
from guichet.done.nouns.act import Ground, Reason
from guichet.reading.python.module import PythonModule
from guichet.reading.python.origins import origins


def hour_in(node: nodes.NodeNG, module: PythonModule) -> Ground | None:
    """Return the hour that a test depends on, with the way to where the clock is read; None when it does not."""
    value = node
    named = clock_of(module).callees.functions(node, module) if isinstance(node, nodes.Name | nodes.Attribute) else []
    reads = any(clock_of(one.module).returns_hour(one.node) for one in named) or clock_of(module).reads_hour(value)
    if not reads:
        return None
    return Ground(Reason.HOUR, module.path, module.span(node), module.text(node), _way(node, module))


def _way(node: nodes.NodeNG, module: PythonModule) -> tuple[tuple[str, str, int], ...]:
    """The names that lead from a test to a part of the clock written elsewhere than in it."""
    for one in origins(node, module):
        if one.hops and one.node is not node and clock_of(one.module).reads_hour(one.node) and not _is_named(one.node):
            return one.way
    return ()


def _is_named(node: nodes.NodeNG) -> bool:
    """Whether an expression only names what reads the clock elsewhere."""
    return isinstance(node, nodes.Name) or (isinstance(node, nodes.Call) and isinstance(node.func, nodes.Name))
