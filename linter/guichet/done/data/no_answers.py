"""What is written out of what was sent, and holds nobody's answers: an odd entry of a list, a form that asks nothing of anyone."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.done.people.fields import fields_of
from guichet.done.people.personal_data import is_own_words, is_personal_name
from guichet.reading.python.conditions import conditions_of, holds
from guichet.reading.python.definitions import definitions
from guichet.reading.python.literals import items_of, value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import function_around
from guichet.reading.python.scopes import given_to

_RECORDS = frozenset({"dict", "Mapping", "MutableMapping", "BaseModel"})
_WRITTEN = frozenset({"CharField", "TextField", "StringField", "FileField", "ImageField", "JSONField"})
"""Fields in which people write or show whatever they like."""


def holds_no_answers(value: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether what seems to write out all that someone sent writes out one entry that is no record, or what asks nothing of anyone."""
    return _is_odd_entry(value) or _is_of_no_person(value, module)


def _is_odd_entry(value: nodes.NodeNG) -> bool:
    """Whether it is one entry of a list, where a test says that it is no record: `if not isinstance(entry, dict)`."""
    entries = {name.name for name in value.nodes_of_class(nodes.Name) if _is_entry(name)}
    return bool(entries) and any(
        dotted(test) == "isinstance"
        and len(test.args) == 2
        and dotted(test.args[0]) in entries
        and any(dotted(one).rpartition(".")[2] in _RECORDS for one in items_of(test.args[1]) or [test.args[1]])
        for test in _denied(value)
    )


def _is_entry(name: nodes.Name) -> bool:
    return any(isinstance(one.parent, nodes.For) and one.parent.target is one for one in given_to(name))


def _denied(node: nodes.NodeNG) -> Iterator[nodes.Call]:
    """The calls that must have answered no for a node to run."""
    for condition in conditions_of(node):
        test, answer = condition.test, holds(condition, node)
        while isinstance(test, nodes.UnaryOp) and test.op == "not":
            test, answer = test.operand, not answer
        if isinstance(test, nodes.Call) and not answer:
            yield test


def _is_of_no_person(value: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether the form that reads the same request is known field by field, and none is about the person nor in their words."""
    around = function_around(value)
    sent = {
        dotted(one)
        for one in value.nodes_of_class(nodes.Attribute)
        if dotted(one.expr).endswith("request") and one.attrname in ("POST", "form", "data")
    }
    if around is None or not sent:
        return False
    forms = [
        each
        for call in around.nodes_of_class(nodes.Call)
        if any(dotted(given) in sent for given in (*call.args, *(word.value for word in call.keywords)))
        for each in definitions(module.modules).classes(call.func, module)
    ]
    return bool(forms) and all(_asks_nothing(form.node, form.module) for form in forms)


def _asks_nothing(form: nodes.ClassDef, module: PythonModule) -> bool:
    """Whether a form has fields that are all known, and asks no one anything about themselves."""
    kinds = {one.name: one.kind for one in fields_of(form, module)}
    for meta in form.nodes_of_class(nodes.ClassDef):
        taken = [str(value_of(item)) for item in items_of(_said(meta, "fields"))] if meta.name == "Meta" else []
        models = definitions(module.modules).classes(_said(meta, "model") or meta, module) if taken else []
        kinds |= {name: next((_kind_of(name, each.node) for each in models), "") for name in taken}
    return (
        bool(kinds)
        and len(form.bases) == 1
        and all(kind and kind not in _WRITTEN for kind in kinds.values())
        and not any(is_personal_name(name) or is_own_words(f"request.form.{name}") for name in kinds)
    )


def _kind_of(name: str, model: nodes.ClassDef) -> str:
    """What a model has under a name, links to other tables among them: "DateField", "ForeignKey"."""
    return dotted(_said(model, name)).rpartition(".")[2]


def _said(owner: nodes.ClassDef, name: str) -> nodes.NodeNG | None:
    """What a class gives to one of its names."""
    return next((getattr(one.parent, "value", None) for one in owner.locals.get(name, ())), None)
