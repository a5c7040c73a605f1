"""Places made free again by a cancellation in Python, and whether anything holds them back before others can take them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from guichet.done.acts.python_act import PythonAct
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_migration, is_test

_HANDLERS = frozenset({"post", "delete", "form_valid", "handle", "perform_destroy", "mutate"})
"""Methods that do what the name of their class says."""


@dataclass(eq=False)
class Freed(PythonAct):
    """A place that someone gives back, and that anyone may take in the same moment."""

    @property
    def shown(self) -> str:
        """What frees it, as written."""
        return " ".join(self.module.text(self.node).split())[:70]


def acts_in(module: PythonModule) -> Iterator[Freed]:
    """Yield what puts a cancelled place back at once; a waiting list, a delay or a review holds it back."""
    if is_test(module) or is_migration(module):
        return
    for function in module.walk(nodes.FunctionDef):
        owner = function.parent.frame() if function.parent is not None else None
        view = owner.name if isinstance(owner, nodes.ClassDef) else ""
        named = function.name if function.name not in _HANDLERS else f"{function.name} {view}"
        if not speaks_of(named, "places.cancels") or speaks_of(module.text(function), "places.held_back"):
            continue
        found = [one for one in function.nodes_of_class((nodes.Assign, nodes.Call)) if _frees(one)]
        first = next((one for one in found if isinstance(one, nodes.Assign)), None)
        for node in found:
            is_slot = speaks_of(f"{view} {function.name} {module.text(node)}", "places.slots")
            if is_slot and (node is first or isinstance(node, nodes.Call)):
                yield Freed(Kind.RELEASE, module.path, module.span(node), place_of(node, module), node, module)


def _frees(node: nodes.NodeNG) -> bool:
    if isinstance(node, nodes.Assign):
        target = node.targets[0]
        return isinstance(target, nodes.AssignAttr) and _is_free(target.attrname, node.value)
    last = node.func.attrname if isinstance(node.func, nodes.Attribute) else ""
    return last == "update" and any(word.arg and _is_free(word.arg, word.value) for word in node.keywords)


def _is_free(name: str, value: nodes.NodeNG) -> bool:
    """Whether a column that is given a value says afterwards that nobody holds the place."""
    known = value_of(value)
    said = dotted(value).rpartition(".")[2] if isinstance(value, nodes.Attribute) else known
    if speaks_of(name, "places.status"):
        return isinstance(said, str) and speaks_of(said, "places.free")
    if speaks_of(name, "places.free"):
        return known is True
    none = isinstance(value, nodes.Const) and value.value is None
    return speaks_of(name, "places.holder") and (none or known is False or known == "")
