"""Fields that a form puts in itself once it is made, besides those that its class declares."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.done.people.fields import Field, field_in
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import dotted


def fields_put_in(owner: nodes.ClassDef) -> Iterator[Field]:
    """Yield the fields that a form puts in itself once it is made: `self.fields["email"] = forms.EmailField()`."""
    for statement in owner.nodes_of_class(nodes.Assign):
        target = statement.targets[0]
        name = value_of(target.slice) if _is_own_fields(target) else None
        if isinstance(name, str) and isinstance(statement.value, nodes.Call):
            field = field_in(statement, owner, "form", statement.value, name)
            if field is not None:
                yield field


def puts_in_unnamed(owner: nodes.ClassDef) -> bool:
    """Whether a form puts in itself fields whose names its code does not write."""
    return any(
        _is_own_fields(one.targets[0]) and not isinstance(value_of(one.targets[0].slice), str) and isinstance(one.value, nodes.Call)
        for one in owner.nodes_of_class(nodes.Assign)
    )  # fmt: skip


def _is_own_fields(target: nodes.NodeNG) -> bool:
    return isinstance(target, nodes.Subscript) and dotted(target.value) == "self.fields"
