"""What the classes of fields that a service writes itself are: fields of a framework whatever their names, required or not when nothing says so."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator

from astroid import nodes
from astroid.exceptions import NoDefault

from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import assigned

_FILLED = frozenset({"DataRequired", "InputRequired"})
"""Validators that an empty answer does not pass."""
_ITS_NAME = re.compile(r"Field$")
_JUDGES = frozenset({"regex", "validators"})
"""What a field is given that judges an answer."""
_GIVEN = frozenset({"required", "help_text", "validators"})
"""What fields alone are given."""


MIXED_IN = ("wtforms", "marshmallow")
"""What takes in the fields of a class that is built on nothing."""


def is_field(call: nodes.NodeNG, module: PythonModule | None, origin: str) -> bool:
    """Whether what is called makes a field: its class, or one that it is built on, is a field of a framework; else, in a form, what it is given says so."""
    if module is None or not isinstance(call, nodes.Call) or origin not in ("form", "wtforms", "serializer", "model"):
        return False
    if origin in ("form", "wtforms") and not _GIVEN.isdisjoint(one.arg for one in call.keywords):
        return True
    return any(_ITS_NAME.search(dotted(base)) for one in _lineage(call, module) for base in one.node.bases)


def is_required_unless_told(call: nodes.NodeNG, module: PythonModule | None) -> bool | None:
    """Return whether a field is required when nothing says so where it is declared, by its own class; None when the class says nothing."""
    told = (_said(made) for one in _lineage(call, module) for made in one.node.locals.get("__init__", ()))
    return next((one for one in told if one is not None), None)


def judges_of(call: nodes.NodeNG, module: PythonModule | None) -> Iterator[Defined]:
    """Yield what the class of a field holds every answer to: `default_validators`, what its constructor gives to the one that it is built on or puts among its validators."""
    for one in _lineage(call, module):
        for held in one.node.locals.get("default_validators", ()):
            if (value := assigned(held)) is not None:
                yield Defined(value, one.module)
        for made in one.node.locals.get("__init__", ()):
            for each in made.nodes_of_class(nodes.Call | nodes.Assign) if isinstance(made, nodes.FunctionDef) else ():
                yield from (Defined(node, one.module) for node in _judging(each))


def _judging(node: nodes.NodeNG) -> Iterator[nodes.NodeNG]:
    """What a statement of a constructor hands to a field that judges an answer."""
    if isinstance(node, nodes.Assign):
        keys = [value_of(one.slice) for one in node.targets if isinstance(one, nodes.Subscript)]
        yield from [node.value] if _JUDGES.intersection(one for one in keys if isinstance(one, str)) else ()
        return
    yield from (one.value for one in node.keywords if one.arg in _JUDGES)
    called = node.func.attrname if isinstance(node.func, nodes.Attribute) else ""
    if called == "__init__" and node.args and not isinstance(node.args[0], nodes.Starred):
        yield node.args[0]
    elif called == "setdefault" and len(node.args) == 2 and value_of(node.args[0]) in _JUDGES:
        yield node.args[1]
    elif called in ("append", "extend") and dotted(node.func.expr).endswith("validators"):
        yield from node.args[:1]


def _said(made: nodes.NodeNG) -> bool | None:
    """What a constructor says of whether an answer is required: by a default, by a value put under that name, by a validator."""
    arguments = made.args if isinstance(made, nodes.FunctionDef) else None
    if arguments is None:
        return None
    with contextlib.suppress(NoDefault):
        if isinstance(told := value_of(arguments.default_value("required")), bool):
            return told
    for one in made.nodes_of_class(nodes.Call | nodes.Keyword | nodes.Assign):
        value = _put(one)
        if isinstance(value, bool):
            return value
        if isinstance(one, nodes.Call) and dotted(one.func).rpartition(".")[2] in _FILLED:
            return True
    return None


def _put(node: nodes.NodeNG) -> object:
    """What is put under `required`: `options.setdefault("required", …)`, `options["required"] = …`, `required=…`."""
    if isinstance(node, nodes.Keyword):
        return value_of(node.value) if node.arg == "required" else None
    if isinstance(node, nodes.Call):
        is_it = dotted(node.func).endswith(".setdefault") and len(node.args) == 2
        return value_of(node.args[1]) if is_it and value_of(node.args[0]) == "required" else None
    keys = [value_of(one.slice) for one in node.targets if isinstance(one, nodes.Subscript)]
    return value_of(node.value) if "required" in keys else None


def _lineage(call: nodes.NodeNG, module: PythonModule | None) -> list[Defined]:
    """The classes of the service that a call makes something of, the nearest first."""
    if module is None or not isinstance(call, nodes.Call) or not isinstance(call.func, nodes.Name | nodes.Attribute):
        return []
    known = definitions(module.modules)
    return [each for one in known.classes(call.func, module)[:1] for each in known.lineage(one.node, one.module)]
