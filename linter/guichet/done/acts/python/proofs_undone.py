"""Proofs of who someone is that a program takes back from everyone, by itself: all must prove it once more."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.done.acts.lapse import Lapse, lapse
from guichet.done.deciding.actors import function_of, is_run_alone
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.paths import own_nodes
from guichet.reading.python.roles import is_migration, is_test

_NOTHING = (False, None, 0)


def acts_in(module: PythonModule) -> Iterator[Lapse]:
    """Yield the writes of a module that undo what was proved, where nobody starts them; certain when a paper is asked for there."""
    if is_test(module) or is_migration(module):
        return
    for node, name, value in _written(module):
        function = function_of(node) if _undoes(name, value) else None
        if function is not None and is_run_alone(function, module):
            shown = " ".join(module.text(node).split())
            yield lapse(module.path, module.span(node), place_of(function, module), shown, certain=_asks(function))


def _written(module: PythonModule) -> Iterator[tuple[nodes.NodeNG, str, nodes.NodeNG]]:
    for node in module.walk(nodes.Assign):
        if isinstance(node.targets[0], nodes.AssignAttr):
            yield node, node.targets[0].attrname, node.value
    for call in module.walk(nodes.Call):
        if getattr(call.func, "attrname", "") == "update":
            yield from ((call, one.arg, one.value) for one in call.keywords if one.arg)


def _undoes(name: str, value: nodes.NodeNG) -> bool:
    return speaks_of(name, "identity.shown_once") and isinstance(value, nodes.Const) and value.value in _NOTHING


def _asks(function: nodes.FunctionDef) -> bool:
    calls = (dotted(call.func).rpartition(".")[2] for call in own_nodes(function, nodes.Call))
    return any(speaks_of(name, "identity.asks_again") for name in calls)
