"""What an answer lets go: a box is a question of consent when a yes to it has data sent to someone else, whatever its name."""

from __future__ import annotations

from astroid import nodes

from guichet.done.words import speaks_of
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_test

_MOST = 12
"""Modules that are looked into for one name."""


def lets_data_go(name: str, module: PythonModule) -> bool:
    """Whether code of the project hands data over to others when the answer of a name is yes."""
    project = module.project
    naming = (path for path in project.paths if path.endswith(".py") and project.holds(path, name))
    for path in list(naming)[:_MOST]:
        reader = module.modules.parsed(path)
        if reader is None or is_test(reader):
            continue
        if any(_asks(node.test, name) and _hands_over(node) for node in reader.walk(nodes.If)):
            return True
    return False


def _asks(test: nodes.NodeNG, name: str) -> bool:
    """Whether a test is that answer alone: `body.choices.research_use`, `answers["research_use"]`, `answers.get("research_use")`."""
    if isinstance(test, nodes.Attribute):
        return bool(test.attrname == name)
    if isinstance(test, nodes.Subscript):
        return bool(value_of(test.slice) == name)
    if not isinstance(test, nodes.Call) or not test.args:
        return False
    return bool(value_of(test.args[0]) == name) and dotted(test.func).endswith(".get")


def _hands_over(branch: nodes.If) -> bool:
    calls = (call for statement in branch.body for call in statement.nodes_of_class(nodes.Call))
    return any(speaks_of(dotted(call.func).rpartition(".")[2], "answers.hands_over") for call in calls)
