"""The fields, labels and buttons of forms, as the helpers and the builders of Rails write them."""

from __future__ import annotations

from collections.abc import Mapping

from guichet.reading.ruby.nodes import SYMBOL, Node
from guichet.reading.written.form_builder import Builder
from guichet.reading.written.ruby import RubyReader, places_of, something
from guichet.reading.written.ruby_markup import element, markup
from guichet.reading.written.values import UNKNOWN, Expression, Mixed, Value, is_known, listed

FIELDS = {
    "text_field": "text", "email_field": "email", "telephone_field": "tel", "phone_field": "tel", "url_field": "url",
    "number_field": "number", "password_field": "password", "search_field": "search", "date_field": "date",
    "time_field": "time", "file_field": "file", "hidden_field": "hidden", "month_field": "month", "color_field": "color",
    "datetime_field": "datetime-local", "datetime_local_field": "datetime-local", "range_field": "range",
}  # fmt: skip


def _id(name: Value) -> Value:
    if isinstance(name, str) and is_known(name):
        return name.replace("[", "_").replace("]", "")
    if isinstance(name, Mixed):
        return Mixed(tuple(one if isinstance(one, Expression) else str(_id(one)) for one in name.parts), name.is_markup)
    return something(name)


def _human(name: Value) -> Value:
    return name.replace("_", " ").capitalize() if isinstance(name, str) and is_known(name) else something(name)


def label_tag(reader: RubyReader, node: Node) -> Value:
    places, inner = places_of(reader, node), reader.content(node.block)
    text = inner if inner is not None else places[1] if len(places) > 1 else _human(places[0]) if places else UNKNOWN
    return element("label", {"for": _id(places[0] if places else UNKNOWN), **reader.given_by_name(node)}, text)


def field_tag(reader: RubyReader, kind: str, node: Node) -> Value:
    places = places_of(reader, node)
    name = places[0] if places else UNKNOWN
    return element(
        "input", {"type": kind, "name": something(name), "id": _id(name), **reader.given_by_name(node)}, None
    )


def box_tag(reader: RubyReader, node: Node) -> Value:
    places = places_of(reader, node)
    name = places[0] if places else UNKNOWN
    is_radio = node.text.startswith("radio")
    own = (
        listed([_id(name), "_", something(places[1], node.parts[1].chain)])
        if is_radio and len(places) > 1
        else _id(name)
    )
    checked = places[2] if len(places) > 2 else False
    return element(
        "input",
        {
            "type": "radio" if is_radio else "checkbox",
            "name": something(name),
            "id": own,
            "checked": checked,
            **reader.given_by_name(node),
        },
        None,
    )


def area_tag(reader: RubyReader, node: Node) -> Value:
    places = places_of(reader, node)
    name = places[0] if places else UNKNOWN
    kind = "select" if node.text == "select_tag" else "textarea"
    return element(kind, {"name": something(name), "id": _id(name), **reader.given_by_name(node)}, UNKNOWN)


def builder_of(reader: RubyReader, node: Node) -> Builder | None:
    """Return what `form_with … do |form|` gives its block, None when it is no form."""
    given = reader.given_by_name(node)
    if node.text not in ("form_with", "form_for", "simple_form_for"):
        return None
    if "builder" in given or reader.outside.has_own_builder:
        return Builder(is_own=True)
    scope = (
        given.get("scope")
        or given.get("as")
        or (reader.of(node.parts[0]) if node.text == "form_for" and node.parts else None)
    )
    if isinstance(scope, str) and is_known(scope):
        return Builder((f"{scope}_",))
    is_of_model = "model" in given or node.text != "form_with"
    known = _model_of(reader, node) if is_of_model else None
    return Builder((f"{known}_",) if known else (Expression("form"), "_") if is_of_model else ())


def _model_of(reader: RubyReader, node: Node) -> str | None:
    """What the fields of a form are called after, where the code says what it is for."""
    given = next((value for key, value in node.named if key.parts and key.parts[0].text == "model"), None)
    given = given or (node.parts[0] if node.parts else None)
    if given is None or given.kind not in ("held", "name"):
        return None
    name = f"@{given.text}" if given.kind == "held" else reader.names.get(f"={given.text}")
    return reader.outside.model(name) if isinstance(name, str) else None


def _may_be_pointed_at(name: str, reader: RubyReader) -> bool:
    """Whether a label written by hand may be that of a field whose id begins with a name that is not known."""
    return any(f"_{name}" in one for one in reader.outside.pointed_at)


def _label_of(own: Value, places: list[Value], attributes: dict[str, Value], content: Value | None) -> Value:
    """Return a label that a form's builder prints, for the field of an id, whatever builds it."""
    said = places[1] if len(places) > 1 and not isinstance(places[1], dict) else UNKNOWN
    value = attributes.pop("value", None)
    target = own if value is None else listed([own, "_", something(value)])
    return element("label", {"for": target, **attributes}, content if content is not None else said)


def of_builder(reader: RubyReader, form: Builder, node: Node) -> Value:
    """Return the field, the label or the button that a form's builder prints."""
    if form.is_own:
        return _box_ticked(reader, node)
    places, attributes = places_of(reader, node), reader.given_by_name(node)
    content = reader.content(node.block)
    if node.text in ("submit", "button"):
        is_called = bool(node.parts) and node.text == "button" and node.parts[0].text == SYMBOL
        said = places[1:] if is_called or places[:1] == ["submit"] else places
        text = content if content is not None else said[0] if said else UNKNOWN
        return element("button", {"type": "submit", **attributes}, UNKNOWN if text is None else text)
    name = places[0] if places else UNKNOWN
    if node.text == "field_id" and places and not attributes:
        ends = [part for one in places[1:] for part in ("_", something(one))]
        return listed([*form.scope, something(name), *ends])
    if node.text == "label" and places and not isinstance(name, dict):
        return _label_of(listed([*form.scope, something(name)]), places, attributes, content)
    if not isinstance(name, str) or not is_known(name):
        return UNKNOWN
    own = listed([*form.scope, name])
    if any(isinstance(one, Expression) for one in form.scope) and _may_be_pointed_at(name, reader):
        attributes[""] = UNKNOWN
    common = {"name": name, "id": own, **attributes}
    if node.text in FIELDS:
        return element("input", {"type": FIELDS[node.text], **common}, None)
    if node.text == "input":
        return _named_input(name, own, attributes)
    if node.text == "check_box":
        more = places[1] if len(places) > 1 and isinstance(places[1], dict) else {}  # `{ checked: true }`, in braces
        several = "multiple" in {**more, **attributes} or any(not isinstance(one, dict) for one in places[1:])
        # one box of several, or one that is given its value: it may end the id with anything
        return element("input", {"type": "checkbox", **common, **more, **({"": UNKNOWN} if several else {})}, None)
    if node.text == "radio_button" and len(places) > 1:
        return element(
            "input",
            {
                "type": "radio",
                **common,
                "id": attributes.get("id", listed([own, "_", something(places[1])])),
                "value": something(places[1]),
            },
            None,
        )
    if node.text in ("text_area", "textarea", "rich_text_area"):
        return element("textarea", common, UNKNOWN)
    if node.text in ("select", "collection_select", "grouped_collection_select", "time_zone_select"):
        more = next((one for one in places[::-1] if isinstance(one, dict)), {})
        return element(
            "select",
            {"name": name, "id": own, **more}
            if not attributes
            else {"name": name, "id": own, **attributes, "": UNKNOWN},
            UNKNOWN,
        )
    return UNKNOWN


def _box_ticked(reader: RubyReader, node: Node) -> Value:
    """The box that a builder of the project prints, when it is told that it is ticked: `f.our_checkbox(:news, "…", options: { checked: true })`."""
    places, given = places_of(reader, node), reader.given_by_name(node)
    given |= {
        name: value for one in _OPTIONS if isinstance(more := given.get(one), dict) for name, value in more.items()
    }
    name = places[0] if places else UNKNOWN
    is_box = node.text.endswith(("check_box", "checkbox")) and given.get("checked") is True
    if not is_box or not isinstance(name, str) or not is_known(name):
        return UNKNOWN
    field = element("input", {"type": "checkbox", "name": name, "id": name, "checked": True, "": UNKNOWN}, None)
    return markup([field, element("label", {"for": name}, places[1] if len(places) > 1 else UNKNOWN)])


_OPTIONS = ("options", "input_html", "html")
"""Under which names a builder is told what the field bears."""


def _named_input(name: str, own: Value, given: Mapping[str, Value]) -> Value:
    """What `simple_form` prints of a field of text: its label, unless it is given none, then the field."""
    if not given.keys() <= {"label", "placeholder", "hint", "required", "input_html"} or "label" not in given:
        return UNKNOWN
    html = given.get("input_html", {})
    if not isinstance(html, dict) or "id" in html:
        return UNKNOWN
    more = {"placeholder": given["placeholder"]} if "placeholder" in given else {}
    field = element(
        "input", {"type": _kind_by_name(name) if more else UNKNOWN, "name": name, "id": own, **more, **html}, None
    )
    if given["label"] is False:
        return field
    return markup([element("label", {"for": own}, given["label"]), " ", field])


def _kind_by_name(name: str) -> str:
    """The kind that `simple_form` gives a field of text by its name."""
    return next((kind for word, kind in _BY_NAME.items() if word in name), "text")


_BY_NAME = {"email": "email", "password": "password", "phone": "tel", "url": "url"}
