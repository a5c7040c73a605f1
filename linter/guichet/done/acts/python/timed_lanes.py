"""Who waits longer in Python because of the lane they are put in: a table gives each lane its time, something else picks the lane."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from astroid import nodes

from guichet.done.acts.decision import Decision
from guichet.done.acts.python_act import about
from guichet.done.acts.verdicts import field_of
from guichet.done.deciding.subjects import subject_of
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.python.conditions import Condition, holds
from guichet.reading.python.definitions import definitions
from guichet.reading.python.durations import seconds_of
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.outcomes import Outcome, outcomes
from guichet.reading.python.parts import assigned, lookup
from guichet.reading.python.paths import own_nodes
from guichet.reading.python.roles import is_migration, is_test

_WAITS = ("decisions.waits", "decisions.after", "decisions.promised")


def acts_in(module: PythonModule) -> Iterator[Decision]:
    """Yield the lanes that make those who are put in them wait longer than others; tests and migrations have nobody wait."""
    if is_test(module) or is_migration(module):
        return
    for node in module.walk(nodes.Subscript, nodes.Call):
        looked = lookup(node)
        if looked is None or isinstance(looked[1], nodes.Const) or not isinstance(node.frame(), nodes.FunctionDef):
            continue
        times = _times(looked[0], module) if _is_wait(node, looked[0]) else {}
        if len(set(times.values())) > 1:
            yield from _longer(node, looked[1], times, module)


def _times(table: nodes.NodeNG, module: PythonModule) -> dict[object, float]:
    """The time that a table written out gives to each of its lanes."""
    named = definitions(module.modules).of(table, module) if isinstance(table, nodes.Name | nodes.Attribute) else ()
    for value, where in [(table, module), *((assigned(one.node), one.module) for one in named)]:
        if isinstance(value, nodes.Dict):
            lines = [(value_of(key), seconds_of(line, where)) for key, line in value.items]
            if lines and all(time is not None for _, time in lines):
                return {lane: time for lane, time in lines if time is not None}
    return {}


def _is_wait(node: nodes.NodeNG, table: nodes.NodeNG) -> bool:
    """Whether what is taken out of a table is how long someone waits: a date is moved by it, or a name says so."""
    if isinstance(node.parent, nodes.BinOp) and node.parent.op == "+":
        return True
    statement = node.statement()
    target = statement.targets[0] if isinstance(statement, nodes.Assign) else None
    names = (node.frame().name, field_of(target)[0] if target is not None else "", table.as_string()[:80])
    return any(speaks_of(name, idea) for name in names for idea in _WAITS)


def _longer(
    node: nodes.NodeNG, key: nodes.NodeNG, times: dict[object, float], module: PythonModule
) -> Iterator[Decision]:
    """What puts people in the lanes that are not the shortest; the whole when which lane it gives is not known."""
    found = [(one, times.get(value_of(one.node))) for one in _picked(key, module)]
    known = [time for _, time in found if time is not None]
    if len(known) < 2:
        yield _act(Outcome(node, module), key)
    for one, time in found if len(known) > 1 else ():
        if time is not None and time > min(known) and not left_over(one.node, one.tests):
            yield _act(one)


def _picked(key: nodes.NodeNG, module: PythonModule) -> Iterator[Outcome]:
    """The lanes that a key may be, through what the same function wrote on a field."""
    function = key.frame()
    written = [
        one.value
        for one in own_nodes(function, nodes.Assign)
        if isinstance(key, nodes.Attribute) and one.targets[0].as_string() == key.as_string()
    ]
    for value in written or [key]:
        yield from outcomes(value, module)


def left_over(node: nodes.NodeNG, tests: Sequence[Condition]) -> bool:
    """Return whether a lane is that of whoever has not the need that comes first: `"a" if person.pregnant else "b"`."""
    picked = any(holds(test, node) for test in tests)
    return not picked and bool(tests) and not any(isinstance(test.test, nodes.Compare) for test in tests)


def _act(one: Outcome, *values: nodes.NodeNG) -> Decision:
    node, module = one.node, one.module
    return Decision(
        Kind.DELAY, module.path, module.span(node), place_of(node, module), node, module, values=values,
        weak=not values, about=about(node), subject=subject_of(node, None, module), later=True,
    )  # fmt: skip
