"""Forms that a class writes out field by field, as the templates that are given one print them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from astroid import nodes

from guichet.reading.given.expressions import Lost
from guichet.reading.given.form_fields import KINDS, WIDGETS, WTFORMS, Field, django_field, whole_form, wtforms_field
from guichet.reading.given.form_inits import changed
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.written.values import UNKNOWN, FormValue, Value, is_known

_DJANGO = frozenset({"forms.Form", "django.forms.Form"})
_WTFORMS = frozenset({"FlaskForm", "flask_wtf.FlaskForm", "wtforms.Form"})
_DEPTH = 4
Owner = tuple[nodes.ClassDef, PythonModule]
Read = Callable[[nodes.NodeNG, PythonModule], Value]
"""Reads an expression of a module, the constants that it names followed."""


def form_made(name: str, module: PythonModule, by_name: Mapping[str, Value], read: Read) -> Value:
    """Return the form that a call of a class makes, UNKNOWN when the class is not one that is written out whole."""
    try:
        return _made(name, module, by_name, read)
    except (Lost, RecursionError):
        return UNKNOWN


def _made(name: str, module: PythonModule, by_name: Mapping[str, Value], read: Read) -> Value:
    found = _class_named(name, module)
    owners = list(_owners(found, 0)) if found is not None else []
    if not owners:
        return UNKNOWN
    is_django = _base_of(owners) in _DJANGO
    auto_id, prefix = by_name.get("auto_id", "id_%s"), by_name.get("prefix")
    if not is_known(auto_id) or (prefix is not None and not (isinstance(prefix, str) and is_known(prefix))):
        return UNKNOWN
    before = f"{prefix}-" if prefix else ""
    fields: dict[str, Field] = {}
    for owner, home in reversed(owners):
        for key, call in _declared(owner):
            one = _django(key, call, home, read) if is_django else _wtforms(key, call, home, read)
            if one is None:
                fields.pop(key, None)
            else:
                fields[key] = replace(
                    one, name=before + key, own_id=one.own_id or _id(auto_id, before + key, is_django)
                )
    for owner, _ in reversed(owners):
        fields = changed(fields, owner)
    printed = {key: django_field(one) if is_django else wtforms_field(one) for key, one in fields.items()}
    return FormValue(printed, whole_form(list(printed.values())) if is_django else {}) if printed else UNKNOWN


def _id(auto_id: Value, name: str, is_django: bool) -> str:
    if not is_django:
        return name
    if isinstance(auto_id, str):
        return auto_id.replace("%s", name)
    return f"id_{name}" if auto_id is True else ""


def _class_named(name: str, module: PythonModule) -> Owner | None:
    known = definitions(module.modules).named(name, module)
    return next(((one.node, one.module) for one in known if isinstance(one.node, nodes.ClassDef)), None)


def _owners(found: Owner, depth: int) -> Iterator[Owner]:
    """Yield a class and those that it is built on, as far as the project holds them; ends as lost where one is not known."""
    owner, home = found
    yield found
    for base in owner.bases:
        if _is_form(base, home) or dotted(base) == "object":
            continue
        inner = _class_named(dotted(base), home) if "." not in dotted(base) else None
        if inner is None or depth > _DEPTH:
            raise Lost
        yield from _owners(inner, depth + 1)


def _is_form(base: nodes.NodeNG, home: PythonModule) -> str:
    """The class of Django or of WTForms that a base is, by the name that it is imported under."""
    name = dotted(base)
    if name in _DJANGO or name in _WTFORMS:
        return name
    if name == "Form" and _class_named(name, home) is None:
        return "wtforms.Form" if "wtforms" in home.source.text else "forms.Form"
    return ""


def _base_of(owners: list[Owner]) -> str:
    found = {name for owner, home in owners for base in owner.bases if (name := _is_form(base, home))}
    if len(found) != 1:
        raise Lost
    return found.pop()


def _declared(owner: nodes.ClassDef) -> Iterator[tuple[str, nodes.Call]]:
    for statement in owner.body:
        target = statement.targets[0] if isinstance(statement, nodes.Assign) else None
        if isinstance(target, nodes.AssignName) and isinstance(statement.value, nodes.Call):
            yield target.name, statement.value


def _django(name: str, call: nodes.Call, module: PythonModule, read: Read) -> Field | None:
    kind = dotted(call.func).rpartition(".")[2]
    if not kind.endswith("Field"):
        return None
    words = {one.arg: one.value for one in call.keywords if one.arg}
    shown = KINDS.get(kind, "")
    attributes: Value = {}
    choices = read(words["choices"], module) if "choices" in words else UNKNOWN
    if "widget" in words:
        shown, attributes = _widget(words["widget"], module, read, 0)
    label = read(words["label"], module) if "label" in words else name.replace("_", " ").capitalize()
    help_text = read(words["help_text"], module) if "help_text" in words else ""
    return Field(name, shown, label, help_text, attributes, choices)


def _widget(node: nodes.NodeNG, module: PythonModule, read: Read, depth: int) -> tuple[str, Value]:
    """What a widget is and the attributes that it has: one of Django, or of the project and built on one."""
    name = dotted(node)
    given = {one.arg: one.value for one in node.keywords} if isinstance(node, nodes.Call) else {}
    places = node.args if isinstance(node, nodes.Call) else []
    asked = given.get("attrs") or (places[0] if places else None)
    own = read(asked, module) if asked is not None else {}
    kind = WIDGETS.get(name.rpartition(".")[2])
    if kind is not None:
        return kind, own
    found = _class_named(name, module) if "." not in name and depth < _DEPTH else None
    if found is None or len(found[0].bases) != 1 or not isinstance(own, dict):
        return "", UNKNOWN
    owner, home = found
    if (
        any(isinstance(one, nodes.FunctionDef) and one.name != "__init__" for one in owner.body)
        or "template_name" in owner.locals
    ):
        return "", UNKNOWN
    inner, more = _widget(owner.bases[0], home, read, depth + 1)
    added = _of_init(owner, home, read)
    if not isinstance(more, dict) or not isinstance(added, dict):
        return "", UNKNOWN
    return inner, {**more, **added, **own}


def _of_init(owner: nodes.ClassDef, home: PythonModule, read: Read) -> Value:
    """The attributes that a widget gives itself: `super().__init__({"class": "date", **(attrs or {})})`."""
    made = next((one for one in owner.body if isinstance(one, nodes.FunctionDef)), None)
    if made is None:
        return {}
    if (
        len(made.body) != 1
        or not isinstance(made.body[0], nodes.Expr)
        or not isinstance(made.body[0].value, nodes.Call)
    ):
        return UNKNOWN
    call = made.body[0].value
    table = call.args[0] if call.args else next((one.value for one in call.keywords if one.arg == "attrs"), None)
    if not isinstance(table, nodes.Dict):
        return {} if isinstance(table, nodes.Name) or table is None else UNKNOWN
    return {
        key.value: read(value, home)
        for key, value in table.items
        if isinstance(key, nodes.Const) and isinstance(key.value, str)
    }


def _wtforms(name: str, call: nodes.Call, module: PythonModule, read: Read) -> Field | None:
    kind = dotted(call.func).rpartition(".")[2]
    if not kind.endswith("Field"):
        return None
    words = {one.arg: one.value for one in call.keywords if one.arg}
    first = words.get("label") or (call.args[0] if call.args else None)
    label = read(first, module) if first is not None else name.replace("_", " ").title()
    attributes = read(words["render_kw"], module) if "render_kw" in words else {}
    own = read(words["id"], module) if "id" in words else ""
    shown = WTFORMS.get(kind, "") if "widget" not in words else ""
    own_id = own if isinstance(own, str) and is_known(own) else ""
    if "id" in words and not own_id:
        return None
    help_text = read(words["description"], module) if "description" in words else ""
    if isinstance(attributes, dict) and isinstance(attributes.get("id"), str):
        own_id = attributes["id"]
    return Field(name, shown, label, help_text, attributes, UNKNOWN, own_id)
