"""Those who write to people about what is given and not about what is taken: a list of kinds in which a stop, that code writes, is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.done.acts.verdicts import verdict_of
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import made_of, origins
from guichet.reading.python.roles import is_test
from guichet.reading.templates.site import Site

_LISTED = re.compile(r"\.(\w+)\s+in\s")
_BAD = (Kind.REFUSE, Kind.CLOSE)
_LONGEST = 30
_MOST = 20
"""Modules of a folder that are read for what they write."""


def untold(module: PythonModule) -> Iterator[tuple[nodes.Compare, str]]:
    """Yield the tests that let words go to people for some kinds alone, with a kind that takes something away and is left out."""
    for branch in module.walk(nodes.If):
        if not any(speaks_of(dotted(call.func).rpartition(".")[2], "decisions.tell") for one in branch.body for call in one.nodes_of_class(nodes.Call)):  # fmt: skip
            continue
        for test in branch.test.nodes_of_class(nodes.Compare):
            operator, right = test.ops[0]
            listed = _words(right, module) if operator == "in" and isinstance(test.left, nodes.Attribute) else set()
            if len(listed) > 1 and not any(verdict_of(word) in _BAD for word in listed):
                missing = next(
                    (
                        one
                        for one in _written(test.left.attrname, module)
                        if one not in listed and verdict_of(one) in _BAD
                    ),
                    None,
                )
                if missing is not None:
                    yield test, missing


def written_beside(path: str, project: Site) -> list[str]:
    """Return the states of the modules beside one that may write what it tells people of: it changes when what they write may."""
    names = set(_LISTED.findall(project.text(path)))
    beside = _beside(path, project) if names else []
    return [project.source(one).digest for one in beside if any(project.holds(one, name) for name in names)]


def _beside(path: str, project: Site) -> list[str]:
    return [one for one in project.beside(path) if one.endswith(".py")][:_MOST]


def _words(node: nodes.NodeNG, module: PythonModule) -> set[str]:
    found = (one.node.value for one in origins(node, module, made_of) if isinstance(one.node, nodes.Const))
    return {word for word in found if isinstance(word, str) and len(word) < _LONGEST}


def _written(name: str, module: PythonModule) -> Iterator[str]:
    """What the modules of the same folder write under a name: `Change.objects.create(kind="stopped")`, `change.kind = …`."""
    for path in _beside(module.path, module.project):
        other = module.modules.parsed(path) if name in module.project.text(path) else None
        for node in other.walk(nodes.Keyword, nodes.Assign) if other is not None and not is_test(other) else ():
            own = node.arg if isinstance(node, nodes.Keyword) else getattr(node.targets[0], "attrname", "")
            if other is not None and own == name:
                yield from sorted(_words(node.value, other))
