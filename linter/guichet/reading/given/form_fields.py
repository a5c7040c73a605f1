"""One field of a form class, as the template that is given the form prints it: Django's fields, and those of WTForms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from guichet.reading.written.filters import filtered
from guichet.reading.written.values import UNKNOWN, Expression, Mixed, Printed, Safe, Value, is_known, listed

KINDS = {
    "CharField": "text", "EmailField": "email", "IntegerField": "number", "BooleanField": "checkbox", "URLField": "url",
    "DateField": "text", "FileField": "file", "ImageField": "file", "ChoiceField": "select", "SlugField": "text",
    "DecimalField": "number", "FloatField": "number", "RegexField": "text", "TypedChoiceField": "select",
}  # fmt: skip
WIDGETS = {
    "TextInput": "text", "EmailInput": "email", "PasswordInput": "password", "NumberInput": "number", "URLInput": "url",
    "HiddenInput": "hidden", "CheckboxInput": "checkbox", "Textarea": "textarea", "Select": "select",
    "FileInput": "file", "ClearableFileInput": "file", "DateInput": "text", "RadioSelect": "radio",
    "CheckboxSelectMultiple": "checkboxes",
}  # fmt: skip
WTFORMS = {
    "StringField": "text", "EmailField": "email", "TelField": "tel", "URLField": "url", "IntegerField": "number",
    "PasswordField": "password", "BooleanField": "checkbox", "FileField": "file", "HiddenField": "hidden",
    "TextAreaField": "textarea", "SelectField": "select", "SubmitField": "submit", "DateField": "date",
    "SearchField": "search", "DecimalField": "text",
}  # fmt: skip
_GROUPS = {"radio": "radio", "checkboxes": "checkbox"}


@dataclass
class Field:
    """What a class says of one field; `kind` is "" and `attributes` no table where that is not written out."""

    name: str
    kind: str
    label: Value
    help_text: Value = ""
    attributes: Value = field(default_factory=dict)
    choices: Value = UNKNOWN
    own_id: str = ""


def django_field(one: Field) -> Printed:
    """Return a field as Django prints it."""
    is_group = one.kind in _GROUPS
    known = one.attributes if isinstance(one.attributes, dict) else None
    own: Value = UNKNOWN if known is None else known.get("id", one.own_id)
    label = _shown(one.label)
    target = "" if is_group else own
    tag = listed(
        [Safe("<label>") if target == "" else listed([Safe('<label for="'), _said(target), '">']), label, "</label>"]
    )
    if label == "":
        tag = ""
    markup = _group(one, known, own) if is_group else _single(one, known)
    return Printed(
        {
            "label": label, "id_for_label": target, "auto_id": one.own_id, "name": one.name, "html_name": one.name,
            "help_text": one.help_text, "is_hidden": one.kind == "hidden", "label_tag": UNKNOWN if own is UNKNOWN else as_markup(tag),
            "legend_tag": as_markup(listed([Safe("<legend>"), label, "</legend>"])),
        },
        markup,
    )  # fmt: skip


def wtforms_field(one: Field) -> Printed:
    """Return a field as WTForms prints it: asked for as it is, or called with more attributes."""
    own = {"id": one.own_id, "name": one.name}
    given = one.attributes if isinstance(one.attributes, dict) else None
    label = _shown(one.label)

    def called(more: Mapping[str, Value]) -> Value:
        if given is None or not one.kind:
            return UNKNOWN
        said = {"value": label} if one.kind == "submit" else {}
        return as_markup(control(one.kind, {**own, **said, **given, **_plain(more)}))

    def labelled(more: Mapping[str, Value]) -> Value:
        text = more.get("text", label)
        put = {"for": one.own_id, **_plain({name: value for name, value in more.items() if name != "text"})}
        inner = filtered(put, "xmlattr", [], by_truth=False)
        parts = inner.parts if isinstance(inner, Mixed) else (inner,)
        return as_markup(listed([Safe("<label"), *parts, ">", _shown(text), "</label>"]))

    tag = Printed({"text": label, "field_id": one.own_id}, labelled({}), labelled)
    return Printed(
        {
            "label": tag, "id": one.own_id, "name": one.name, "short_name": one.name, "description": one.help_text,
        },
        called({}),
        called,
    )  # fmt: skip


def _plain(more: Mapping[str, Value]) -> dict[str, Value]:
    """Attributes as WTForms writes the names that Python keeps for itself: `class_`, `for_`; `data_x` is `data-x`."""
    return {
        name.replace("_", "-") if name.startswith(("data_", "aria_")) else name.rstrip("_"): value
        for name, value in more.items()
    }


def _shown(label: Value) -> Value:
    return Expression("label") if label is UNKNOWN else "" if label is None else label


def _said(value: Value) -> Value:
    return Expression("id") if value is UNKNOWN else value


def _single(one: Field, known: Mapping[str, Value] | None) -> Value:
    if known is None or not one.kind:
        return UNKNOWN
    own = {"id": one.own_id} if one.own_id else {}
    given = {name: Expression("value") if value is UNKNOWN else value for name, value in known.items()}
    return as_markup(control(one.kind, {"name": one.name, **own, **given}))


def _group(one: Field, known: Mapping[str, Value] | None, own: Value) -> Value:
    """Radio buttons or boxes, each with its label, where the choices are written out."""
    pairs = one.choices if isinstance(one.choices, list) else None
    if known is None or pairs is None or own in (UNKNOWN, "") or not all(_is_pair(pair) for pair in pairs):
        return UNKNOWN
    parts: list[Value] = [Safe(f'<div id="{own}">')]
    for rank, (value, text) in enumerate(pairs):
        each = {**known, "id": f"{own}_{rank}", "name": one.name, "value": value}
        parts += [
            f'<div><label for="{own}_{rank}">',
            control(_GROUPS[one.kind], each),
            " ",
            _shown(text),
            "</label></div>",
        ]
    return as_markup(listed([*parts, "</div>"]))


def _is_pair(pair: Value) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], str | int) and is_known(pair[0])


def control(kind: str, attributes: Mapping[str, Value]) -> Value:
    """Return a control of a kind with its attributes, as HTML has it."""
    name = kind if kind in ("textarea", "select") else "input"
    typed = {} if name != "input" else {"type": kind}
    put = filtered({**typed, **attributes}, "xmlattr", [], by_truth=False)
    inner = put.parts if isinstance(put, Mixed) else (put,)
    closing = "</textarea>" if name == "textarea" else ""
    ends: list[Value] = [Expression("options"), "</select>"] if name == "select" else [closing]
    return listed([f"<{name}", *inner, ">", *ends])


def as_markup(value: Value) -> Value:
    """Return a text as markup."""
    if value is UNKNOWN:
        return UNKNOWN
    return Mixed(value.parts, is_markup=True) if isinstance(value, Mixed) else Safe(value)


def whole_form(fields: Sequence[Printed]) -> dict[str, Value]:
    """Return what Django prints of a whole form, by name (`form.as_p`), by itself under ""; nothing where a field is not known."""
    if any(one.markup is UNKNOWN or one["label_tag"] is UNKNOWN for one in fields):
        return {}
    lines, boxes = _rows(fields, "p"), _rows(fields, "div")
    return {"as_p": lines, "as_ul": lines, "as_table": lines, "as_div": boxes, "": boxes}


def _rows(fields: Sequence[Printed], box: str) -> Value:
    """The fields one after the other, each in its box; radio buttons are grouped under their legend in a `div` alone."""
    parts: list[Value] = [Expression("form.errors")]
    for one in fields:
        is_grouped = box == "div" and one["id_for_label"] == ""
        start, end = ("<fieldset>", "</fieldset>") if is_grouped else ("", "")
        name = one["legend_tag"] if is_grouped else one["label_tag"]
        parts += [Safe(f"<{box}>{start}"), name, " ", one.markup, f"{end}</{box}>"]
    return as_markup(listed(parts))
