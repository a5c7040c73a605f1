"""What stands beside a class that asks something of people: what is said of it, and whether it is made to be built on."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.reading.python.definitions import definitions
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule

_MOST = 8
"""Modules that name a class, beyond which nobody speaks of it alone."""


def docs_beside(owner: nodes.ClassDef, heirs: list[str], module: PythonModule) -> Iterator[str]:
    """Yield what a class says of itself, then what the classes and the functions that name it say, here and where it is imported."""
    yield from _doc(owner)
    called = {owner.name, *heirs}
    users = (path for name in called for path in definitions(module.modules).users(name, module)[:_MOST])
    for path in dict.fromkeys((module.path, *users)):
        other = module.modules.parsed(path)
        for one in other.walk(nodes.ClassDef, nodes.FunctionDef, nodes.AsyncFunctionDef) if other is not None else ():
            if one is not owner and _doc(one) and _names(one, called):
                yield from _doc(one)


def is_abstract(owner: nodes.ClassDef) -> bool:
    """Whether a class of Django only lends its fields to those that are built on it: `class Meta: abstract = True`."""
    metas = (one for one in owner.body if isinstance(one, nodes.ClassDef) and one.name == "Meta")
    return any(
        value_of(line.value) is True and line.targets[0].as_string() == "abstract"
        for meta in metas for line in meta.body if isinstance(line, nodes.Assign)
    )  # fmt: skip


def _names(one: nodes.NodeNG, called: set[str]) -> bool:
    return any(each.name in called for each in one.nodes_of_class(nodes.Name))


def _doc(one: nodes.NodeNG) -> tuple[str, ...]:
    return (str(one.doc_node.value),) if one.doc_node is not None else ()
