"""Boxes that a form ticks as it goes through its fields, in its own class or in one that it is built on, a mixin of another module too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from guichet.done.acts.python.asked_elsewhere import FLAGS
from guichet.done.people.fields import Field
from guichet.reading.python.conditions import conditions_of, holds
from guichet.reading.python.definitions import definitions
from guichet.reading.python.literals import items_of, value_of
from guichet.reading.python.module import PythonModule, dotted

_BOXES = FLAGS | {"CheckboxInput"}
_FIRST = frozenset({"initial", "data", "checked"})
_ALL = frozenset({"self.fields", "self.fields.keys", "self.fields.values", "self.fields.items", "self.visible_fields", "self._fields.values", "self._fields.items", "self"})  # fmt: skip
_WRITTEN = ("initial", "checked", ".data")
"""What the text of a module that ticks boxes holds."""


@dataclass(frozen=True)
class _Yes:
    """Where a field that is gone through gets a first answer, which one, and by what names the field and its own name go there."""

    node: nodes.NodeNG
    value: nodes.NodeNG
    names: frozenset[str]
    module: PythonModule
    more: tuple[nodes.NodeNG, ...] = ()


def ticks(owner: nodes.ClassDef, field: Field, module: PythonModule) -> Iterator[tuple[nodes.NodeNG, PythonModule]]:
    """Yield what a form gives one of its boxes at first as it goes through all of them: `for one in self.fields.values(): one.initial = True`."""
    for one in definitions(module.modules).lineage(owner, module):
        text = one.module.source.text
        if "self" in text and any(word in text for word in _WRITTEN):
            for yes in _given(one.node, one.module):
                tests = [(test.test, holds(test, yes.node)) for test in conditions_of(yes.node)]
                tests += [(test, True) for test in yes.more]
                if all(_is(test, field, yes.names) is wanted for test, wanted in tests):
                    yield yes.value, yes.module


def _given(owner: nodes.ClassDef, module: PythonModule) -> Iterator[_Yes]:
    for loop in owner.nodes_of_class(nodes.For):
        names = _gone_through(loop.target, loop.iter)
        for node in loop.nodes_of_class((nodes.Assign, nodes.Call)) if names else ():
            value = _put(node.targets[0], node.value, names) if isinstance(node, nodes.Assign) else _called(node, names)
            if value is not None:
                yield _Yes(node, value, names, module)
    for table in owner.nodes_of_class(nodes.DictComp):
        one = table.generators[0]
        names = _gone_through(one.target, one.iter)
        if names and dotted(getattr(table.parent, "func", table)).endswith("initial.update"):
            yield _Yes(table, table.value, names, module, tuple(one.ifs))
    for method in owner.mymethods():
        if method.name == "get_initial_for_field" and len(method.args.args) > 2:
            names = frozenset(one.name for one in method.args.args[1:])
            answers = (one for one in method.nodes_of_class(nodes.Return) if isinstance(one.value, nodes.Const))
            yield from (_Yes(one, one.value, names, module) for one in answers)


def _gone_through(target: nodes.NodeNG, over: nodes.NodeNG) -> frozenset[str]:
    """The names by which a loop goes through all the fields of a form; none for another loop."""
    while isinstance(over, nodes.Call) and isinstance(over.func, nodes.Name) and len(over.args) == 1:
        over = over.args[0]  # `list(self.fields.items())`
    said = dotted(over.func) if isinstance(over, nodes.Call) else dotted(over)
    if said not in _ALL:
        return frozenset()
    return frozenset(one.name for one in target.nodes_of_class(nodes.AssignName))


def _put(target: nodes.NodeNG, value: nodes.NodeNG, names: frozenset[str]) -> nodes.NodeNG | None:
    """What an assignment gives a field at first; None when it gives it something else."""
    if isinstance(target, nodes.AssignAttr) and target.attrname in _FIRST and _is_of(target.expr, names):
        return value
    if not isinstance(target, nodes.Subscript):
        return None
    table = target.value
    of_field = isinstance(table, nodes.Attribute) and table.attrname == "attrs" and _is_of(table.expr, names)
    if of_field and value_of(target.slice) == "checked":
        return nodes.const_factory(True) if value_of(value) in ("checked", "") else value
    return value if dotted(table) == "self.initial" and _is_of(target.slice, names) else None


def _called(call: nodes.Call, names: frozenset[str]) -> nodes.NodeNG | None:
    """What a call gives a field at first: `self.initial.setdefault(name, True)`."""
    if dotted(call.func) == "self.initial.setdefault" and len(call.args) == 2 and _is_of(call.args[0], names):
        return call.args[1]
    return None


def _is_of(node: nodes.NodeNG, names: frozenset[str]) -> bool:
    """Whether something is a field that is gone through, or a part of it: `field.widget`, `self.fields[name]`."""
    while isinstance(node, nodes.Attribute):
        node = node.expr
    if isinstance(node, nodes.Subscript):
        return dotted(node.value) == "self.fields" and isinstance(node.slice, nodes.Name) and node.slice.name in names
    return isinstance(node, nodes.Name) and node.name in names


def _is(test: nodes.NodeNG, field: Field, names: frozenset[str]) -> bool | None:
    """Whether a test lets a box of a form through; None when it cannot be told."""
    if isinstance(test, nodes.UnaryOp) and test.op == "not":
        inner = _is(test.operand, field, names)
        return None if inner is None else not inner
    if isinstance(test, nodes.BoolOp):
        found = [_is(one, field, names) for one in test.values]
        ends = test.op == "or"
        return ends if ends in found else None if None in found else not ends
    if isinstance(test, nodes.Attribute):
        return field.required if test.attrname == "required" and _is_of(test.expr, names) else None
    if isinstance(test, nodes.Call):
        return _is_called(test, field, names)
    return _is_compared(test, field, names) if isinstance(test, nodes.Compare) else None


def _is_called(test: nodes.Call, field: Field, names: frozenset[str]) -> bool | None:
    said = dotted(test.func)
    if said == "isinstance" and len(test.args) == 2 and _is_of(test.args[0], names):
        return any(dotted(one).rpartition(".")[2] in _BOXES for one in items_of(test.args[1]) or [test.args[1]])
    start = value_of(test.args[0]) if len(test.args) == 1 else None
    of_name = isinstance(test.func, nodes.Attribute) and _is_of(test.func.expr, names)
    if of_name and isinstance(start, str) and test.func.attrname in ("startswith", "endswith"):
        return bool(getattr(field.name, test.func.attrname)(start))
    return None


def _is_compared(test: nodes.Compare, field: Field, names: frozenset[str]) -> bool | None:
    """What a comparison says of a box: of its class, `type(field) is BooleanField`, or of its name, `name in ("share",)`."""
    (op, right), left = test.ops[0], test.left
    is_no = op in ("!=", "is not", "not in")
    typed = dotted(left.func) == "type" if isinstance(left, nodes.Call) else getattr(left, "attrname", "") == "type"
    if typed:
        kind = value_of(right) if isinstance(right, nodes.Const) else dotted(right).rpartition(".")[2]
        return (kind in _BOXES) is not is_no
    if op in ("in", "not in") and isinstance(value_of(left), str) and _is_of(right, names):
        return (str(value_of(left)) in field.name) is not is_no
    held = [value_of(one) for one in items_of(right)] if op in ("in", "not in") else [value_of(right)]
    if not _is_of(left, names) or not held or not all(isinstance(one, str) for one in held):
        return None
    return (field.name in held) is not is_no
