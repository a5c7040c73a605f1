"""What a decision is about: people's requests and rights, told by what it is written on and, when that says nothing, by what is around."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from astroid import nodes

from guichet.done.deciding.actors import function_of
from guichet.done.words import apart, names, speaks_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import annotation_of, assigned, class_around


class Subject(StrEnum):
    """On what a decision falls."""

    PEOPLE = "people"
    THING = "thing"
    UNKNOWN = "unknown"


def subject_of(node: nodes.NodeNG, target: nodes.NodeNG | None, module: PythonModule, *words: str) -> Subject:
    """Return on what a decision falls: by what it is written on, then by the words that it comes with, then by what is around.

    A target that is a thing, by its own name, is no one, whatever is around.
    """
    if target is not None and is_thing_named(target):
        return Subject.THING
    said = [*words, *(_of_target(target, module) if target is not None else ())]
    if _comes_with_a_package(said):
        return Subject.THING
    if any(speaks_of(word, "decisions.people") for word in said) or (
        target is not None and _is_request(target, module)
    ):
        return Subject.PEOPLE
    around = list(_around(node, module))
    if any(speaks_of(word, "decisions.things") for word in (*said, around[0])):
        return Subject.THING
    return Subject.PEOPLE if any(speaks_of(word, "decisions.people") for word in around) else Subject.UNKNOWN


def is_thing_named(target: nodes.NodeNG) -> bool:
    """Whether the last name of what is decided about is that of a thing."""
    last = dotted(target).rpartition(".")[2]
    return bool(last) and speaks_of(last, "decisions.things") and not speaks_of(last, "decisions.people")


def _comes_with_a_package(said: list[str]) -> bool:
    """Whether what is decided about is an advantage that a firm, or whoever pays more, has with what it bought: `sponsor.benefits`."""
    around = " ".join(map(apart, said))
    kept = names("decisions.advantages").sub(" ", around)
    return kept != around and speaks_of(kept, "decisions.packages") and not speaks_of(kept, "decisions.people")


def _of_target(target: nodes.NodeNG, module: PythonModule) -> Iterator[str]:
    yield dotted(target) or target.as_string()[:80]
    root = _root(target)
    if not isinstance(root, nodes.Name):
        return
    if root.name in ("self", "cls") and (owner := class_around(target)) is not None:
        yield from (owner.name, *(dotted(base) for base in owner.bases))
    yield from (part.as_string()[:120] for part in _given_to(root, module))


def _given_to(root: nodes.Name, module: PythonModule) -> Iterator[nodes.NodeNG]:
    """What a name was given, and what it is annotated with."""
    for one in definitions(module.modules).of(root, module):
        if isinstance(one.node, nodes.AssignName):
            yield from (part for part in (assigned(one.node), annotation_of(one.node)) if part is not None)


def _root(target: nodes.NodeNG) -> nodes.NodeNG:
    """The name that an expression begins with."""
    root = target
    while isinstance(root, nodes.Attribute | nodes.Subscript | nodes.Call):
        root = (
            root.func
            if isinstance(root, nodes.Call)
            else (root.value if isinstance(root, nodes.Subscript) else root.expr)
        )
    return root


def _is_request(target: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether what is decided about are the requests of people, by a class of the project: `Request.objects.filter(…)`."""
    root = _root(target)
    parts = [target, *(_given_to(root, module) if isinstance(root, nodes.Name) else ())]
    named = (
        one for part in parts for one in part.nodes_of_class(nodes.Name) if speaks_of(one.name, "decisions.asked_for")
    )
    return any(one.name[0].isupper() and definitions(module.modules).classes(one, module) for one in named)


def _around(node: nodes.NodeNG, module: PythonModule) -> Iterator[str]:
    """The names of the function around, its class and its parameters, then the file's own."""
    function = function_of(node)
    yield function.name if function is not None else ""
    if function is not None:
        for one in function.args.args or ():
            annotation = annotation_of(one)
            yield f"{one.name} {annotation.as_string() if annotation is not None else ''}"
        yield from (mark.as_string() for mark in (function.decorators.nodes if function.decorators else ()))
    owner = class_around(node)
    if owner is not None:
        yield owner.name
    yield module.path
