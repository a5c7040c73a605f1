"""What is offered to people in the order of what it costs the service."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.done.acts.python_act import names_around
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import returned
from guichet.reading.python.roles import is_migration, is_test

_ORDERS = frozenset({"sorted", "min", "max", "sort", "nsmallest", "nlargest"})


def ordered_for_the_service(module: PythonModule) -> Iterator[tuple[nodes.Call, str]]:
    """Yield the orders given to what people are offered by a name that tells of the service's own cost: where, and the name."""
    if is_test(module) or is_migration(module):
        return
    for call in module.walk(nodes.Call):
        last = dotted(call.func).rpartition(".")[2] or getattr(call.func, "attrname", "")
        keys = list(_keys(call, module)) if last in _ORDERS or last == "order_by" else []
        key = next((one for one in keys if speaks_of(one, "answers.own_cost")), "")
        said = f"{' '.join(names_around(call))} {call.frame().as_string()} {module.path}" if key else ""
        if key and speaks_of(said, "answers.offered") and place_of(call, module).is_public:
            yield call, key


def _keys(call: nodes.Call, module: PythonModule) -> Iterator[str]:
    """The names by which a call orders: fields of a query, attributes that a function of order reads."""
    for one in call.args:
        if isinstance(one, nodes.Const) and isinstance(one.value, str):
            yield one.value.lstrip("-")
    for word in call.keywords:
        if word.arg != "key":
            continue
        functions = [word.value] if isinstance(word.value, nodes.Lambda) else []
        functions += [one.node for one in definitions(module.modules).functions(word.value, module)]
        for function in functions:
            for value in returned(function) if isinstance(function, nodes.Lambda | nodes.FunctionDef) else ():
                yield from (one.attrname for one in value.nodes_of_class(nodes.Attribute))
                yield from (str(one.value) for one in value.nodes_of_class(nodes.Const))
        yield from (str(one.value) for one in word.value.nodes_of_class(nodes.Const))
