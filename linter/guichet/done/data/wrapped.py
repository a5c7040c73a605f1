"""What a decorator of Python sees of people, in what the functions that it wraps are given."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.done.people.personal_data import is_personal_name, path_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import function_around


def passed_through(node: nodes.Name, module: PythonModule) -> str:
    """What a decorator sees of the functions that it wraps: `*args`, `**kwargs`, when these take something personal."""
    inner = function_around(node)
    outer = function_around(inner) if inner is not None else None
    if not isinstance(inner, nodes.FunctionDef) or not isinstance(outer, nodes.FunctionDef):
        return ""
    if node.name not in (inner.args.vararg, inner.args.kwarg):
        return ""
    while isinstance(above := function_around(outer), nodes.FunctionDef):
        outer = above
    return next(_wrapped_parameters(outer, module), "")


def _wrapped_parameters(mark: nodes.FunctionDef, module: PythonModule) -> Iterator[str]:
    """What tells of someone among what the functions that a decorator marks are given, in its module and in those that import it."""
    for path in [module.path, *definitions(module.modules).users(mark.name, module)]:
        other = module.modules.parsed(path)
        for function in other.walk(nodes.FunctionDef) if other is not None else ():
            marks = function.decorators.nodes if function.decorators else ()
            if any(dotted(one).rpartition(".")[2] == mark.name for one in marks):
                arguments = function.args
                given = [one.name for one in (*arguments.posonlyargs, *(arguments.args or ()), *arguments.kwonlyargs)]
                yield from filter(is_personal_name, given)
                yield from _read_of(given, function)


def _read_of(given: list[str], function: nodes.FunctionDef) -> Iterator[str]:
    """What a function reads of someone in a table that it is given: `answers["birth_date"]`, `answers.get("nir")`."""
    for one in function.nodes_of_class((nodes.Subscript, nodes.Call)):
        owner, _, name = path_of(one).rpartition(".")
        if owner in given and is_personal_name(name):
            yield name
