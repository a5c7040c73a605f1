"""What picks the files that Python writes on: the query that it updates, the loops and the tests around."""

from __future__ import annotations

from itertools import islice

from astroid import nodes

from guichet.done.acts.put_away import is_put_away, is_undecided
from guichet.done.acts.verdicts import word_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.origins import origins

_MOST = 12
"""Values that what picks may come from."""


def is_put_away_undecided(value: nodes.NodeNG, node: nodes.NodeNG, module: PythonModule) -> bool:
    """Return whether a state only puts a file out of sight, where what picks the files picks those that wait for an answer."""
    return is_put_away(word_of(value)) and is_undecided(_picked_by(node, module))


def _picked_by(node: nodes.NodeNG, module: PythonModule) -> str:
    """Return, as they are written, the query that a node updates and all that decides whether it runs."""
    found = [node.func.expr] if isinstance(node, nodes.Call) and isinstance(node.func, nodes.Attribute) else []
    parent = node.parent
    while parent is not None and not isinstance(parent, nodes.FunctionDef | nodes.Lambda):
        if isinstance(parent, nodes.For):
            found.append(parent.iter)
        elif isinstance(parent, nodes.If) and node.statement() not in parent.orelse:
            found.append(parent.test)
        parent = parent.parent
    said = [one.as_string() for one in found]
    for one in found:
        said += (step.node.as_string() for step in islice(origins(one, module), _MOST))
    return "\n".join(said)
