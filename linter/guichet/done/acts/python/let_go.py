"""What an answer lets go: a box is a question of consent when a yes to it has data sent to someone else, whatever its name."""

from __future__ import annotations

import re

from astroid import nodes

from guichet.core.memo import lasting_memo
from guichet.done.words import speaks_of
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_test
from guichet.reading.templates.site import Site

_GIVEN = ("bool", "default", "initial")
"""How an answer that is yes beforehand is written, on the line of `True`; its name, on that line or a few above."""
_ABOVE = 3
_OF_PYTHON = frozenset({"True", "False", "None", "bool", "self", "cls", "not", "and", "or", "is", "in", "if", "else"})
_TEST = re.compile(r"\b(?:el)?if\b([^\n]*)")
_NAME = re.compile(r"\w+")
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


def asked_elsewhere(path: str, project: Site) -> list[str]:
    """Return the states of the modules that ask whether an answer is yes that a file gives beforehand: without one it lets nothing go."""
    lines, given = project.text(path).split("\n"), set[str]()
    for number, line in enumerate(lines):
        if "True" in line and any(word in line for word in _GIVEN):
            heads = (one.partition("=")[0] for one in lines[max(0, number - _ABOVE) : number])
            given.update(_NAME.findall(f"{line} {' '.join(heads)}"))
    asking = _asking(project) if given else {}
    return sorted({one for name in given - _OF_PYTHON for one in asking.get(name, ())})


@lasting_memo
def _asking(project: Site) -> dict[str, list[str]]:
    """For each word of a test, the states of the modules that hold it, by path."""
    found: dict[str, list[str]] = {}
    for path in project.paths:
        if path.endswith(".py") and project.text(path):
            source = project.source(path)
            for word in {word for test in _TEST.findall(source.text) for word in _NAME.findall(test)}:
                found.setdefault(word, []).append(source.digest)
    return found


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
