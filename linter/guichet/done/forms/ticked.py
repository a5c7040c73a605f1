"""Boxes that a form turns down when they are not ticked, by a judge written beside it: a validator, one that a function makes, an annotated type."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.done.forms.demands import missing
from guichet.done.people.fields import Field
from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import assigned, returned
from guichet.reading.python.views import refuses

_JUDGES = frozenset({"AfterValidator", "BeforeValidator", "PlainValidator", "WrapValidator"})

_PLAIN = frozenset({"str", "int", "float", "bool", "bytes", "date", "datetime", "Decimal", "UUID", "list", "dict"})
"""Types that bring no judge along."""


def must_be_ticked(field: Field, module: PythonModule, *, is_box: bool) -> bool:
    """Return whether only a yes is taken: `validators=[must_be_true("…")]`, `Annotated[bool, AfterValidator(is_true)]`.

    What a judge refuses of anything but a box is an empty answer, and no less a text for it.
    """
    judges = [
        one
        for name in ("validators", "validate")
        if is_box and name in field.options
        for one in _items(field.options[name])
    ]
    found = [Defined(one, module) for one in judges]
    found += list(_annotated(field, module))
    return any(_wants_yes(one) for one in found)


def _items(node: nodes.NodeNG) -> list[nodes.NodeNG]:
    return list(node.elts) if isinstance(node, nodes.List | nodes.Tuple) else [node]


def _annotated(field: Field, module: PythonModule) -> Iterator[Defined]:
    """The judges that the type of a box brings along, written there or under a name."""
    written = field.node.annotation if isinstance(field.node, nodes.AnnAssign) else None
    if written is None or getattr(written, "name", "") in _PLAIN:
        return
    named = definitions(module.modules).of(written, module) if isinstance(written, nodes.Name | nodes.Attribute) else ()
    for value, where in [(written, module), *((assigned(one.node), one.module) for one in named)]:
        if isinstance(value, nodes.Subscript) and "bool" in value.as_string():
            for call in value.nodes_of_class(nodes.Call):
                if dotted(call.func).rpartition(".")[2] in _JUDGES and call.args:
                    yield Defined(call.args[0], where)


def _wants_yes(judge: Defined) -> bool:
    """Whether a function refuses what is not a yes; one that a function makes is looked at."""
    called = judge.node.func if isinstance(judge.node, nodes.Call) else judge.node
    for one in definitions(judge.module.modules).functions(called, judge.module):
        made = [inner for value in returned(one.node) if isinstance(value, nodes.Name) for inner in one.node.locals.get(value.name, ())]  # fmt: skip
        for function in made if isinstance(judge.node, nodes.Call) else [one.node]:
            taken = {each.name for each in getattr(function.args, "args", None) or ()} if isinstance(function, nodes.FunctionDef) else set()  # fmt: skip
            for branch in function.nodes_of_class(nodes.If) if taken else ():
                empty = missing(branch.test)
                held = empty.expr if isinstance(empty, nodes.Attribute) and empty.attrname == "data" else empty
                if isinstance(held, nodes.Name) and held.name in taken and refuses(branch.body):
                    return True
    return False
