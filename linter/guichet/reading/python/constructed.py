"""What a call gives to the class of the project that it makes one of: each field by its name, those that it leaves by their default."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.python.module import PythonModule
from guichet.reading.python.parts import default_of


def made_with(call: nodes.Call, module: PythonModule) -> Iterator[tuple[str, Defined]]:
    """Yield each field of the class that a call makes one of, with what it is given; nothing for a class of elsewhere."""
    found = definitions(module.modules).classes(call.func, module)
    if len(found) != 1 or any(isinstance(one, nodes.Starred) for one in call.args):
        return
    declared = dict(_declared(found[0].node))
    given = dict(zip(declared, call.args, strict=False)) | {one.arg: one.value for one in call.keywords if one.arg}
    for name, default in declared.items():
        if name in given:
            yield name, Defined(given[name], module)
        elif default is not None:
            yield name, Defined(default, found[0].module)


def _declared(owner: nodes.ClassDef) -> Iterator[tuple[str, nodes.NodeNG | None]]:
    """The fields of a class with their defaults: those that it types, else those that its `__init__` takes."""
    typed = [one for one in owner.body if isinstance(one, nodes.AnnAssign) and isinstance(one.target, nodes.AssignName)]
    if typed:
        yield from ((one.target.name, one.value) for one in typed)
        return
    made = next((one for one in owner.mymethods() if one.name == "__init__" and one.parent is owner), None)
    if made is not None:
        names = [one.name for one in (*(made.args.args or ())[1:], *made.args.kwonlyargs)]
        yield from ((name, default_of(made, name)) for name in names)
