"""What a function of Python returns for what it is given: followed statement by statement, and never run.

What is not known stays unknown, what would have to be guessed ends the reading: the answer is then unknown as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from astroid import nodes

from guichet.core.memo import memo
from guichet.reading.given.expressions import DEPTH, STEPS, TURNS, Expressions, Lost, Names, Seen
from guichet.reading.given.forms import form_made
from guichet.reading.python.module import PythonModule
from guichet.reading.written.reads import Read
from guichet.reading.written.values import UNKNOWN, Each, Value, together, truth_of


class _Returned(Exception):  # noqa: N818
    def __init__(self, value: Value) -> None:
        self.value = value


class Reader(Expressions):
    """One reading of a function or an expression, in its module."""

    def constant(self, name: str) -> Value:
        """Return what a name of the module is worth."""
        return constant(name, self.module, self.depth)

    def by_project(self, name: str, places: Sequence[Value], by_name: Mapping[str, Value]) -> Value:
        """Return what a function of the project returns."""
        if name[:1].isupper():
            return form_made(name, self.module, by_name, read_alone)
        return called(function_named(name, self.module), places, by_name, self.depth + 1)

    # Statements

    def run(self, body: Iterable[nodes.NodeNG]) -> None:
        for statement in body:
            self.steps += 1
            if self.steps > STEPS:
                raise Lost
            reads: Callable[[Any], None] | None = getattr(self, f"_do_{type(statement).__name__.lower()}", None)
            if reads is None:
                raise Lost
            reads(statement)

    def _do_return(self, node: nodes.Return) -> None:
        raise _Returned(None if node.value is None else self.of(node.value))

    def _do_expr(self, node: nodes.Expr) -> None:
        self.of(node.value)

    def _do_pass(self, node: nodes.Pass) -> None:
        pass

    _do_import = _do_importfrom = _do_functiondef = _do_classdef = _do_global = _do_assert = _do_delete = _do_pass

    def _do_assign(self, node: nodes.Assign) -> None:
        value = self.of(node.value)
        for target in node.targets:
            self.give(target, value)

    def _do_annassign(self, node: nodes.AnnAssign) -> None:
        if node.value is not None:
            self.give(node.target, self.of(node.value))

    def _do_augassign(self, node: nodes.AugAssign) -> None:
        if not isinstance(node.target, nodes.AssignName):
            raise Lost
        before = self.names.get(node.target.name, UNKNOWN)
        added = self.of(node.value)
        if node.op == "+=" and isinstance(before, list) and isinstance(added, list):
            self.names[node.target.name] = [*before, *added]
        else:
            self.names[node.target.name] = together(before, added) if node.op == "+=" else UNKNOWN

    def _do_if(self, node: nodes.If) -> None:
        truth = truth_of(self.of(node.test))
        if truth is not None:
            self.run(node.body if truth else node.orelse)
            return
        self._ways((node.body, node.orelse))

    def _ways(self, bodies: Sequence[Sequence[nodes.NodeNG]]) -> list[Names]:
        """Read what may happen in several ways; what they leave different is not known. One that returns ends the rest as unknown.

        What each way that goes on knows is returned.
        """
        before = self.names
        after: list[Names] = []
        is_left = False
        for body in bodies:
            self.names = _copied(before)
            try:
                self.run(body)
                after.append(self.names)
            except _Returned as returned:
                is_left = is_left or returned.value is not None
        if not after:
            raise Lost
        self.names = before
        for name in {name for names in after for name in names}:
            values = [names.get(name, UNKNOWN) for names in after]
            self.names[name] = values[0] if all(one == values[0] for one in values) else UNKNOWN
        if is_left and self.seen is None:
            raise Lost
        return after

    def _do_raise(self, node: nodes.Raise) -> None:
        raise _Returned(None)

    def _do_for(self, node: nodes.For) -> None:
        items = self.of(node.iter)
        if not isinstance(items, list) or len(items) > TURNS:
            if self.seen is None:
                raise Lost
            for name in node.target.nodes_of_class(nodes.AssignName):
                self.names[name.name] = UNKNOWN
            empty = [name for name, value in self.names.items() if value == []]
            after = self._ways((node.body, ()))
            for name in empty if len(after) == 2 else ():
                filled = after[0].get(name)
                if isinstance(filled, list) and len(filled) == 1 and type(filled[0]) is dict:
                    self.names[name] = Each(filled[0])
            return
        for item in items:
            self.give(node.target, item)
            try:
                self.run(node.body)
            except _Continued:
                continue

    def _do_continue(self, node: nodes.Continue) -> None:
        raise _Continued

    def _do_with(self, node: nodes.With) -> None:
        for _, target in node.items:
            if target is not None:
                self.give(target, UNKNOWN)
        self.run(node.body)

    def _do_try(self, node: nodes.Try) -> None:
        self._ways((node.body, *(one.body for one in node.handlers)))


class _Continued(Exception):  # noqa: N818
    pass


def _copied(names: Names) -> Names:
    return {
        name: dict(value) if type(value) is dict else list(value) if type(value) is list else value
        for name, value in names.items()
    }


Located = tuple[nodes.FunctionDef, PythonModule]


def function_named(name: str, module: PythonModule) -> Located | None:
    """Return the function of the checked tree that a name of a module means."""
    for one in module.tree.locals.get(name, ()):
        if isinstance(one, nodes.FunctionDef):
            return one, module
    found = module.modules.imported(module, name)
    if found is None or found[1] is None:
        return None
    inner = next((one for one in found[0].tree.locals.get(found[1], ()) if isinstance(one, nodes.FunctionDef)), None)
    return (inner, found[0]) if inner is not None else None


def constant(name: str, module: PythonModule, depth: int = 0) -> Value:
    """Return what a name that a module assigns once is worth, there or where it is imported from."""
    known = _constants(module)
    if name not in known:
        known[name] = _constant(name, module, depth)
    value = known[name]
    return dict(value) if type(value) is dict else list(value) if type(value) is list else value


@memo
def _constants(_: PythonModule) -> dict[str, Value]:
    return {}


def _constant(name: str, module: PythonModule, depth: int) -> Value:
    known = module.tree.locals.get(name, ())
    if len(known) == 1 and isinstance(known[0], nodes.AssignName):
        statement = known[0].parent
        value = getattr(statement, "value", None)
        if (
            isinstance(statement, nodes.Assign | nodes.AnnAssign)
            and value is not None
            and statement.parent is module.tree
        ):
            try:
                return Reader(module, {}, depth + 1).of(value) if depth < DEPTH else UNKNOWN
            except (Lost, _Returned):
                return UNKNOWN
    found = module.modules.imported(module, name) if known else None
    if found is not None and found[1] is not None and depth < DEPTH:
        return constant(found[1], found[0], depth + 1)
    return UNKNOWN


def bound(
    function: nodes.FunctionDef, places: Sequence[Value], by_name: Mapping[str, Value], module: PythonModule
) -> Names:
    """Return what the parameters of a function are worth in one call."""
    taken = [one.name for one in (*function.args.posonlyargs, *(function.args.args or ()))]
    names: Names = dict.fromkeys(taken, UNKNOWN)
    names.update(zip(taken, places, strict=False))
    defaults = function.args.defaults or ()
    for name, default in zip(taken[len(taken) - len(defaults) :], defaults, strict=True):
        if name not in by_name and taken.index(name) >= len(places):
            names[name] = read_alone(default, module)
    for one, default in zip(function.args.kwonlyargs or (), function.args.kw_defaults or (), strict=False):
        names[one.name] = read_alone(default, module) if default is not None else UNKNOWN
    names.update((name, value) for name, value in by_name.items() if name in names)
    if function.args.kwarg:
        names[function.args.kwarg] = {name: value for name, value in by_name.items() if name not in names}
    if function.args.vararg:
        names[function.args.vararg] = list(places[len(taken) :])
    return names


def read_alone(node: nodes.NodeNG, module: PythonModule) -> Value:
    """Return what an expression of a module is worth by itself, where nothing is given."""
    try:
        return Reader(module, {}).of(node)
    except (Lost, _Returned, RecursionError):
        return UNKNOWN


def called(found: Located | None, places: Sequence[Value], by_name: Mapping[str, Value], depth: int = 0) -> Value:
    """Return what a function returns for what it is given, UNKNOWN when that cannot be told."""
    if found is None:
        return UNKNOWN
    function, module = found
    reader = Reader(module, bound(function, places, by_name, module), depth)
    try:
        reader.run(function.body)
    except _Returned as returned:
        return returned.value
    except (Lost, _Continued, RecursionError):
        return UNKNOWN
    return None


def watched(function: nodes.FunctionDef, module: PythonModule, seen: Seen) -> bool:
    """Read a function with nothing known of what it is given, and show each call where it stands; False where that was lost."""
    names = bound(function, (), {}, module)
    reader = Reader(module, names, DEPTH - 1, seen)
    try:
        reader.run(function.body)
    except _Returned:
        return True
    except (Lost, _Continued, RecursionError):
        return False
    return True


def read_by(function: nodes.FunctionDef, module: PythonModule) -> Read:
    """Return what the body of a function reads, its parameters first."""
    start, end = module.span(function.body[0]).start, module.span(function.body[-1]).end
    taken = " ".join(one.name for one in (*(function.args.args or ()), *(function.args.kwonlyargs or ())))
    return Read(module.path, f"{module.source.text[start:end]}\n{taken}", start)
