"""What the `__init__` of a form changes in its fields: `for field in self.fields.values(): field.label = ""`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from astroid import nodes

from guichet.reading.given.expressions import Lost
from guichet.reading.given.form_fields import Field
from guichet.reading.python.module import dotted
from guichet.reading.written.values import UNKNOWN, Value

_OWN = "self.fields"
_KEPT = frozenset({"required", "initial", "label_suffix", "disabled", "error_messages", "empty_label", "validators"})
"""What of a field does not change how it is named."""


_Meant = Mapping[str, Sequence[str]]
"""Which fields each name of a loop means, in turn."""


def changed(fields: Mapping[str, Field], owner: nodes.ClassDef) -> dict[str, Field]:
    """Return the fields of a form as its class leaves them when it is made; lost where it does more than is read."""
    found = dict(fields)
    for one in owner.body:
        if not isinstance(one, nodes.FunctionDef) or one.name.startswith("clean"):
            continue
        if one.name == "__init__":
            for statement in one.body:
                _apply(statement, found, {})
        elif _OWN in one.as_string() and any(True for _ in one.nodes_of_class(nodes.AssignAttr)):
            raise Lost
    return found


def _apply(statement: nodes.NodeNG, fields: dict[str, Field], named: _Meant) -> None:
    told = statement.as_string()
    if _OWN not in told and not any(dotted(one) in named for one in statement.nodes_of_class(nodes.Name)):
        return
    if isinstance(statement, nodes.For):
        inner = _looped(statement, fields)
        if inner is None or statement.orelse:
            raise Lost
        for each in statement.body:
            _apply(each, fields, {**named, **inner})
    elif isinstance(statement, nodes.Assign) and len(statement.targets) == 1:
        _assign(statement.targets[0], statement.value, fields, named)
    elif isinstance(statement, nodes.Expr) and isinstance(statement.value, nodes.Call):
        _call(statement.value, fields, named)
    else:
        raise Lost


def _looped(loop: nodes.For, fields: Mapping[str, Field]) -> dict[str, Sequence[str]] | None:
    over, every = loop.iter.as_string(), tuple(fields)
    if over == f"{_OWN}.values()" and isinstance(loop.target, nodes.AssignName):
        return {loop.target.name: every}
    if (
        over == f"{_OWN}.items()"
        and isinstance(loop.target, nodes.Tuple)
        and isinstance(loop.target.elts[-1], nodes.AssignName)
    ):
        return {loop.target.elts[-1].name: every}
    return None


def _meant(node: nodes.NodeNG, fields: Mapping[str, Field], named: _Meant) -> Sequence[str] | None:
    """The fields that an expression means: a name of the loop, `self.fields["town"]`."""
    if isinstance(node, nodes.Name):
        return named.get(node.name)
    if isinstance(node, nodes.Subscript) and dotted(node.value) == _OWN and isinstance(node.slice, nodes.Const):
        return [node.slice.value] if node.slice.value in fields else []
    return None


def _assign(target: nodes.NodeNG, value: nodes.NodeNG, fields: dict[str, Field], named: _Meant) -> None:
    if isinstance(target, nodes.AssignAttr):
        meant = _meant(target.expr, fields, named)
        if meant is None or target.attrname not in ("label", "help_text", "widget", *_KEPT):
            raise Lost
        for name in meant:
            fields[name] = _with(fields[name], target.attrname, _constant(value))
        return
    if isinstance(target, nodes.Subscript) and isinstance(target.slice, nodes.Const):
        meant = _attributes_of(target.value, fields, named)
        if meant is None:
            raise Lost
        for name in meant:
            _put(fields, name, {str(target.slice.value): _constant(value)})
        return
    if not isinstance(target, nodes.AssignName):
        raise Lost


def _call(call: nodes.Call, fields: dict[str, Field], named: _Meant) -> None:
    method = call.func.attrname if isinstance(call.func, nodes.Attribute) else ""
    meant = _attributes_of(call.func.expr, fields, named) if method == "update" else None
    if meant is None or not call.args or not isinstance(call.args[0], nodes.Dict):
        raise Lost
    for name in meant:
        _put(fields, name, dict(_items(call.args[0])))


def _attributes_of(node: nodes.NodeNG, fields: Mapping[str, Field], named: _Meant) -> Sequence[str] | None:
    """The fields whose attributes `field.widget.attrs` are."""
    is_attrs = isinstance(node, nodes.Attribute) and node.attrname == "attrs" and isinstance(node.expr, nodes.Attribute)
    return _meant(node.expr.expr, fields, named) if is_attrs and node.expr.attrname == "widget" else None


def _items(table: nodes.Dict) -> Iterator[tuple[str, Value]]:
    for key, value in table.items:
        if not isinstance(key, nodes.Const):
            raise Lost
        yield str(key.value), _constant(value)


def _put(fields: dict[str, Field], name: str, more: Mapping[str, Value]) -> None:
    one = fields[name]
    attributes = {**one.attributes, **more} if isinstance(one.attributes, dict) else UNKNOWN
    fields[name] = replace(one, attributes=attributes)


def _with(one: Field, attribute: str, value: Value) -> Field:
    if attribute == "label":
        return replace(one, label=value)
    if attribute == "help_text":
        return replace(one, help_text=value)
    return replace(one, kind="", attributes=UNKNOWN) if attribute == "widget" else one


def _constant(node: nodes.NodeNG) -> Value:
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str | bool | int | None) else UNKNOWN
