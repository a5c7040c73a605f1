"""What the classes of fields that a service writes itself are: fields of a framework whatever their names, required or not when nothing says so."""

from __future__ import annotations

import contextlib
import re

from astroid import nodes
from astroid.exceptions import NoDefault

from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted

_FILLED = frozenset({"DataRequired", "InputRequired"})
"""Validators that an empty answer does not pass."""
_ITS_NAME = re.compile(r"Field$")
_GIVEN = frozenset({"required", "help_text", "validators"})
"""What fields alone are given."""


def is_field(call: nodes.NodeNG, module: PythonModule | None) -> bool:
    """Whether what is called makes a field: its class, or one that it is built on, is a field of a framework; else what it is given says so."""
    if module is not None and isinstance(call, nodes.Call) and not _GIVEN.isdisjoint(one.arg for one in call.keywords):
        return True
    return any(_ITS_NAME.search(dotted(base)) for one in _lineage(call, module) for base in one.node.bases)


def is_required_unless_told(call: nodes.NodeNG, module: PythonModule | None) -> bool | None:
    """Return whether a field is required when nothing says so where it is declared, by its own class; None when the class says nothing."""
    told = (_said(made) for one in _lineage(call, module) for made in one.node.locals.get("__init__", ()))
    return next((one for one in told if one is not None), None)


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
