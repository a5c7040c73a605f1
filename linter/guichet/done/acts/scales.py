"""The strongest step of a scale of proofs that a project writes itself, and the views that it stands before."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.done.offered.guards import guarded_by
from guichet.done.words import speaks_of
from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.python.module import PythonModule, dotted


def strongest_in(module: PythonModule) -> Iterator[tuple[nodes.Attribute, list[Defined]]]:
    """Yield where a module asks for the last step of a scale of proofs of identity, with the views before which it does."""
    for node in module.walk(nodes.Attribute):
        if isinstance(node.expr, nodes.Name | nodes.Attribute) and _may_be_step(node) and _is_strongest(node, module):
            yield node, [one for one in guarded_by(node, module) if not _gives_its_own(one.node, node)]


def _may_be_step(node: nodes.Attribute) -> bool:
    return node.attrname.isupper() and speaks_of(dotted(node.expr).rpartition(".")[2], "identity.scale")


def _is_strongest(node: nodes.Attribute, module: PythonModule) -> bool:
    """Whether it is the last step of a list that starts below any proof, and proves who someone is by a paper or a face."""
    for one in definitions(module.modules).classes(node.expr, module):
        steps = [
            target.name
            for statement in one.node.body
            if isinstance(statement, nodes.Assign)
            for target in statement.targets
            if isinstance(target, nodes.AssignName)
        ]
        is_scale = any(dotted(base).endswith("Enum") for base in one.node.bases) and len(steps) > 2
        if is_scale and steps[-1] == node.attrname and speaks_of(node.attrname, "identity.strong_step"):
            return any(speaks_of(step, "identity.weak_step") for step in steps[:-1])
    return False


def _gives_its_own(view: nodes.NodeNG, step: nodes.Attribute) -> bool:
    """Whether a view gives a guard another step than the one that the guard takes by default."""
    if not isinstance(step.parent, nodes.Arguments):
        return False
    guard = step.parent.parent
    calls = (call for call in view.nodes_of_class(nodes.Call) if dotted(call.func).rpartition(".")[2] == guard.name)
    return any(call.args or call.keywords for call in calls)
