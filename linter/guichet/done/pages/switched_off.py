"""Switches that a project settles once for all: what a test on one of them always answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from astroid import nodes

from guichet.done.data.context import values_given
from guichet.done.words import speaks_of
from guichet.reading.data.answers import NO, NOTHING
from guichet.reading.data.trees import Tree, trees_holding
from guichet.reading.project.project import Project
from guichet.reading.python.definitions import definitions
from guichet.reading.python.held import held_behind
from guichet.reading.python.module import PythonModule
from guichet.reading.python.origins import kept_under
from guichet.reading.python.parts import assigned, lookup

if TYPE_CHECKING:
    from guichet.reading.templates.page import Page

_DEPTH = 4


def answer_of(test: nodes.NodeNG, module: PythonModule, depth: int = 0, *, empties: bool = False) -> bool | None:
    """Return what a test always answers: a constant of the project, an entry of a table, a line of data; None when it may change.

    With `empties`, what is left empty (`PHONE = None`) answers no.
    """
    if depth > _DEPTH:
        return None
    if isinstance(test, nodes.UnaryOp) and test.op == "not":
        inner = answer_of(test.operand, module, depth + 1, empties=empties)
        return None if inner is None else not inner
    if isinstance(test, nodes.Const):
        if empties and test.value in (None, ""):
            return False
        return test.value if isinstance(test.value, bool) else None
    if isinstance(test, nodes.Name | nodes.Attribute):
        found = definitions(module.modules).of(test, module)
        values = [(assigned(one.node), one.module) for one in found]
    elif (entry := lookup(test)) is not None and isinstance(entry[1], nodes.Const):
        values = [(one.node, one.module) for one in kept_under(entry[0], entry[1].value, module)]
        if not values:
            return _in_data(test, module)
    else:
        return None
    answers = [
        answer_of(value, where, depth + 1, empties=empties) if value is not None else None for value, where in values
    ]
    return answers[0] if answers and all(one is answers[0] for one in answers) else None


def _in_data(test: nodes.NodeNG, module: PythonModule) -> bool | None:
    said = {str(value).lower() for one in held_behind(test, module) for value in one.values}
    return False if said == {"false"} else True if said == {"true"} else None


def values_tested(condition: str, page: Page) -> list[tuple[nodes.NodeNG, PythonModule]]:
    """Return what Python gives to the name that a condition of a template tests alone: `contact`, `flags.phone`, `settings.SHOW`."""
    path = condition.removeprefix("if ").removeprefix("not ").strip().split(".")
    if not all(part.isidentifier() for part in path) or not isinstance(page.project, Project):
        return []
    given = list(values_given(path[0], page.project))
    for part in path[1:]:
        given = [(one.node, one.module) for value, module in given for one in kept_under(value, part, module)]
    if not given and path[-1].isupper():
        known = definitions(page.project.modules).setting(path[-1])
        given = [(value, one.module) for one in known if (value := assigned(one.node)) is not None]
    return given


def is_off(condition: str, page: Page, *, empties: bool = False) -> bool:
    """Whether a condition of a template never holds, by what the project gives it."""
    answers = [answer_of(value, module, empties=empties) for value, module in values_tested(condition, page)]
    off = "not " in condition[:7]
    return bool(answers) and all(one is off for one in answers)


_EMPTY = NO | NOTHING
_WOKEN = ("contact", "support", "help", "aide", "assist")
_SAMPLES = re.compile(
    r"(?:^|[/._-])(?:examples?|exemples?|samples?|dist|templates?|defaults?|schema|locales?|i18n)(?:[/._-]|$)", re.I
)


def ways_left_blank(tree: Tree) -> Iterator[tuple[str, Tree]]:
    """Yield the tables of settings that say how to reach the service and give no way, all empty, or off: the name, the first way."""
    if _SAMPLES.search(tree.path):
        return
    for around, holder in tree.walk():
        states = [(one, state) for one in holder.parts if (state := _state(one)) is not None]
        robots = [state for one, state in states if speaks_of(one.key, "ways.written_answers")]
        ways = [
            (one, state)
            for one, state in states
            if speaks_of(one.key, "ways.reached_by") and not speaks_of(one.key, "ways.written_answers")
        ]
        said = " ".join(one.key for one in (*around[-2:], holder))
        about = speaks_of(said, "ways.reaching") or (any(robots) and speaks_of(said, "ways.helping"))
        if len(ways) > 1 and about and not any(state for _, state in ways):
            yield holder.key, ways[0][0]


def _state(one: Tree) -> bool | None:
    """Whether a line of a table is filled or on, by its value or by the switch that it holds: `phone: {enabled: false}`."""
    if not one.parts:
        return (one.value or "").lower() not in _EMPTY
    switch = next((part for part in one.leaves if speaks_of(part.key, "switches.states")), None)
    return (switch.value or "").lower() not in _EMPTY if switch is not None else None


def ways_left_blank_in(project: Project) -> Iterator[tuple[str, Tree]]:
    """Yield those of the files of data of a project."""
    for tree in trees_holding(_WOKEN, project):
        yield from ways_left_blank(tree)
