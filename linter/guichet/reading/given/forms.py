"""Forms that a class writes out field by field, as the templates that are given one print them."""

from __future__ import annotations

from collections.abc import Mapping

from astroid import nodes

from guichet.reading.given.expressions import Expressions, Lost
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.written.filters import filtered
from guichet.reading.written.values import UNKNOWN, Expression, FormValue, Mixed, Printed, Safe, Value, is_known, listed

_KINDS = {
    "CharField": "text", "EmailField": "email", "IntegerField": "number", "BooleanField": "checkbox", "URLField": "url",
    "DateField": "text", "FileField": "file", "ImageField": "file", "ChoiceField": "select", "SlugField": "text",
    "DecimalField": "number", "FloatField": "number", "RegexField": "text", "TypedChoiceField": "select",
}  # fmt: skip
_WIDGETS = {
    "TextInput": "text", "EmailInput": "email", "PasswordInput": "password", "NumberInput": "number", "URLInput": "url",
    "HiddenInput": "hidden", "CheckboxInput": "checkbox", "Textarea": "textarea", "Select": "select",
    "FileInput": "file", "ClearableFileInput": "file", "DateInput": "text",
}  # fmt: skip


def form_made(name: str, module: PythonModule, by_name: Mapping[str, Value]) -> Value:
    """Return the form that a call of a class makes, UNKNOWN when the class is not one that is written out whole."""
    try:
        return _made(name, module, by_name)
    except (Lost, RecursionError):
        return UNKNOWN


def _made(name: str, module: PythonModule, by_name: Mapping[str, Value]) -> Value:
    found = _class_named(name, module)
    if found is None:
        return UNKNOWN
    owner, home = found
    if (
        not any(dotted(base) in ("forms.Form", "Form", "django.forms.Form") for base in owner.bases)
        or len(owner.bases) > 1
    ):
        return UNKNOWN
    auto_id, prefix = by_name.get("auto_id", "id_%s"), by_name.get("prefix")
    if not is_known(auto_id) or prefix is not None:
        return UNKNOWN
    fields: dict[str, Value] = {}
    for statement in owner.body:
        if isinstance(statement, nodes.FunctionDef) and not statement.name.startswith("clean"):
            return UNKNOWN
        target = statement.targets[0] if isinstance(statement, nodes.Assign) else None
        if isinstance(target, nodes.AssignName) and isinstance(statement.value, nodes.Call):
            made = _field(target.name, statement.value, home, auto_id)
            if made is None:
                return UNKNOWN
            fields[target.name] = made
    return FormValue(fields) if fields else UNKNOWN


def _class_named(name: str, module: PythonModule) -> tuple[nodes.ClassDef, PythonModule] | None:
    for one in module.tree.locals.get(name, ()):
        if isinstance(one, nodes.ClassDef):
            return one, module
    found = module.modules.imported(module, name)
    if found is None or found[1] is None:
        return None
    inner = next((one for one in found[0].tree.locals.get(found[1], ()) if isinstance(one, nodes.ClassDef)), None)
    return (inner, found[0]) if inner is not None else None


def _field(name: str, call: nodes.Call, module: PythonModule, auto_id: Value) -> Printed | None:
    kind = _KINDS.get(dotted(call.func).rpartition(".")[2])
    words = {one.arg: one.value for one in call.keywords if one.arg}
    reader = Expressions(module, {})
    attributes: Value = {}
    widget = words.get("widget")
    if widget is not None:
        kind = _WIDGETS.get(dotted(widget).rpartition(".")[2])
        given = {one.arg: one.value for one in widget.keywords} if isinstance(widget, nodes.Call) else {}
        attributes = reader.of(given["attrs"]) if "attrs" in given else {}
    if kind is None or not isinstance(attributes, dict):
        return None
    own = (
        str(auto_id).replace("%s", name)
        if isinstance(auto_id, str) and auto_id
        else f"id_{name}"
        if auto_id is True
        else ""
    )
    own_id = attributes.get("id", own)
    label = reader.of(words["label"]) if "label" in words else name.replace("_", " ").capitalize()
    shown = Expression("label") if label is UNKNOWN else "" if label is None else label
    help_text = reader.of(words["help_text"]) if "help_text" in words else ""
    written: dict[str, Value] = {"name": name, **({"id": own} if own else {}), **attributes}
    tag = listed([Safe(f'<label for="{own_id}">' if own_id else "<label>"), shown, "</label>"])
    return Printed(
        {
            "label": shown, "id_for_label": own_id, "auto_id": own, "name": name, "html_name": name,
            "help_text": help_text, "is_hidden": kind == "hidden", "label_tag": _as_markup(tag), "legend_tag": UNKNOWN,
        },
        _as_markup(_markup(kind, written)),
    )  # fmt: skip


def _markup(kind: str, attributes: Mapping[str, Value]) -> Value:
    name = kind if kind in ("textarea", "select") else "input"
    typed = {} if name != "input" else {"type": kind}
    put = filtered({**typed, **attributes}, "xmlattr", [], by_truth=False)
    inner = put.parts if isinstance(put, Mixed) else (put,)
    closing = "</textarea>" if name == "textarea" else ""
    ends: list[Value] = [Expression("options"), "</select>"] if name == "select" else [closing]
    return listed([f"<{name}", *inner, ">", *ends])


def _as_markup(value: Value) -> Value:
    return Mixed(value.parts, is_markup=True) if isinstance(value, Mixed) else Safe(value)
