"""Forms of Python that are made by those alone who work there: each function that makes one is theirs, or called by theirs."""

from __future__ import annotations

import re

from astroid import nodes

from guichet.core.places import Place
from guichet.done.nouns.places import place_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule
from guichet.reading.python.parts import class_around, function_around
from guichet.reading.python.roles import is_test
from guichet.reading.templates.site import Site

_CLASS = re.compile(r"(?m)^class (\w*Form)\b")
_BROUGHT = re.compile(r"(?m)^[ \t]*from[ \t]+\.*([\w.]+)[ \t]+import\b")
_FAR = 2
"""Functions through which a form is made, from a view: further, nothing is sure."""
_MOST = 24
"""Places that use a form beyond which it is one of everybody's."""


def is_used_inside(owner: nodes.ClassDef, module: PythonModule) -> bool:
    """Whether a form is used somewhere, and everywhere by those who work there."""
    paths = (module.path, *definitions(module.modules).users(owner.name, module))
    others = [other for path in paths if (other := module.modules.parsed(path)) is not None and not is_test(other)]
    uses = [
        (node, other) for other in others for node in other.walk(nodes.Name, nodes.Attribute) if _names(node, owner)
    ]
    return 0 < len(uses) <= _MOST and all(_is_inside(node, other, _FAR) for node, other in uses)


def _names(node: nodes.NodeNG, owner: nodes.ClassDef) -> bool:
    """Whether a node names a class outside of its own body."""
    said = node.name if isinstance(node, nodes.Name) else node.attrname
    return said == owner.name and not owner.parent_of(node)


def _is_inside(node: nodes.NodeNG, module: PythonModule, far: int) -> bool:
    if place_of(node, module) is Place.BACK_OFFICE:
        return True
    around = function_around(node)
    if far == 0 or not isinstance(around, nodes.FunctionDef) or class_around(around) is not None:
        return False
    calls = definitions(module.modules).calls_of(around, module)
    return 0 < len(calls) <= _MOST and all(_is_inside(call, other, far - 1) for call, other in calls)


def makers_told(path: str, project: Site) -> list[str]:
    """Return the states of the modules that may make the forms of a file, of those that call these, and of where their marks are."""
    names = _CLASS.findall(project.text(path))
    modules = [one for one in project.paths if one.endswith(".py")] if names else []
    found = {one for one in modules if one != path and any(project.holds(one, name) for name in names)}
    reached = set(found)
    for _ in range(_FAR if found else 0):
        stems = {one.removesuffix(".py").removesuffix("/__init__").rpartition("/")[2] for one in reached}
        reached = {one for one in modules if any(project.holds(one, stem) for stem in stems)} - found
        found |= reached
    marks = {name.rpartition(".")[2] for one in found for name in _BROUGHT.findall(project.text(one))}
    found.update(one for name in marks for one in project.by_name.get(f"{name}.py", ()))
    return [project.source(one).digest for one in sorted(found - {path})]
