"""Fields that are made elsewhere with their answer: by a function of the project, by a class of field."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.python.literals import text_of, value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.paths import own_nodes

FLAGS = frozenset({"BooleanField", "NullBooleanField", "bool", "CheckboxField", "Boolean", "Checkbox"})
"""What a yes or a no is asked with."""
ANSWERS = ("initial", "default", "checked", "value")
"""The words by which a field takes its first answer."""


def makers_of(call: nodes.Call, module: PythonModule) -> Iterator[Defined]:
    """Yield the functions of the project that make a field: the one that is called, or the first method of its class."""
    known = definitions(module.modules)
    yield from known.functions(call.func, module)
    for owner in known.classes(call.func, module):
        bases = {dotted(base).rpartition(".")[2] for base in owner.node.bases}
        if bases & FLAGS:
            yield from (Defined(one, owner.module) for one in owner.node.body if getattr(one, "name", "") == "__init__")


def gives_answer(function: Defined) -> Iterator[tuple[nodes.NodeNG, PythonModule]]:
    """Yield the first answers that the function which makes a field gives it: by `setdefault`, by a keyword."""
    for inner in own_nodes(function.node, nodes.Call):
        last = dotted(inner.func).rpartition(".")[2]
        if last == "setdefault" and len(inner.args) == 2 and value_of(inner.args[0]) in ANSWERS:
            yield inner.args[1], function.module
        elif last in FLAGS or dotted(inner.func) == "super.__init__":
            known = _first_values(function.node)
            given = [word.value for word in inner.keywords if word.arg in ANSWERS]
            yield from ((known.get(getattr(one, "name", ""), one), function.module) for one in given)


def _first_values(function: nodes.NodeNG) -> dict[str, nodes.NodeNG]:
    """What a function is given under each name when nobody gives it: `def __init__(self, *, initial=True)`."""
    taken = function.args
    places = [*(taken.posonlyargs or ()), *(taken.args or ())]
    ends = taken.defaults or ()
    by_place = zip(places[len(places) - len(ends) :], ends, strict=False)
    by_name = zip(taken.kwonlyargs or (), taken.kw_defaults or (), strict=False)
    return {one.name: value for one, value in (*by_place, *by_name) if value is not None}


def label_in(call: nodes.Call) -> str:
    """Return the words that a field is made with."""
    named = [word.value for word in call.keywords if word.arg in ("label", "verbose_name")]
    return next((said for one in (*named, *call.args) if (said := text_of(one))), "")
