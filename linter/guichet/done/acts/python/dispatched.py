"""Doors that a table of functions tells apart: what comes by a screen is written down, what comes by another door is not."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.done.acts.table.ways_off import WaysOff
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_migration, is_test

_DEPTH = 2


def acts_in(module: PythonModule) -> Iterator[WaysOff]:
    """Yield the entries of a table by which letters, calls or counters are given to a function that records nothing: perhaps."""
    if is_test(module) or is_migration(module):
        return
    for table in module.walk(nodes.Dict):
        doors = [(str(key.value), value) for key, value in table.items if isinstance(key, nodes.Const)]
        paper = [one for one in doors if speaks_of(one[0], "ways.offline")]
        online = [one for one in doors if speaks_of(one[0], "ways.online") and one not in paper]
        if paper and any(_records(value, module) for _, value in online):
            left = [(name, value) for name, value in paper if _records(value, module) is False]
            if len(left) == len(paper):
                name, value = left[0]
                shown = f"{name}: {value.as_string()}"
                yield WaysOff(
                    Kind.REFUSE, module.path, module.span(value), place_of(table, module), shown_as=shown, certain=False
                )


def _records(value: nodes.NodeNG, module: PythonModule) -> bool | None:
    """Whether a function, or those that it calls, writes down what comes; None when it cannot be read."""
    found = definitions(module.modules).functions(value, module)
    return any(_writes(one, 0) for one in found) if found else None


def _writes(function: Defined, depth: int) -> bool:
    for call in function.node.nodes_of_class(nodes.Call):
        if speaks_of(dotted(call.func).rpartition(".")[2], "ways.recorded"):
            return True
        inner = definitions(function.module.modules).functions(call.func, function.module) if depth < _DEPTH else []
        if any(_writes(one, depth + 1) for one in inner if one.node is not function.node):
            return True
    return False
