"""What the helpers of Rails print, from what they are given: links, buttons, fields, elements, phrases."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from guichet.reading.ruby.trees import Node
from guichet.reading.templates.html_context import VOID
from guichet.reading.written.filters import called_on
from guichet.reading.written.outside import Outside
from guichet.reading.written.ruby import Builder, Lost, Returned, RubyReader, something
from guichet.reading.written.values import UNDEFINED, UNKNOWN, Expression, Mixed, Safe, Value, is_known, listed

_LEFT_OUT = frozenset(
    {
        "method",
        "remote",
        "form",
        "form_class",
        "builder",
        "local",
        "authenticity_token",
        "params",
        "url",
        "model",
        "scope",
    }
)
_BOOLEAN = frozenset(
    "disabled required checked multiple readonly autofocus hidden autoplay controls loop muted selected open".split()
)
_FIELDS = {
    "text_field": "text", "email_field": "email", "telephone_field": "tel", "phone_field": "tel", "url_field": "url",
    "number_field": "number", "password_field": "password", "search_field": "search", "date_field": "date",
    "time_field": "time", "file_field": "file", "hidden_field": "hidden", "month_field": "month", "color_field": "color",
    "datetime_field": "datetime-local", "datetime_local_field": "datetime-local", "range_field": "range",
}  # fmt: skip


def element(name: Value, attributes: Mapping[str, Value], content: Value | None) -> Value:
    """Return an element as markup, its attributes as Rails writes them; UNKNOWN when its name is."""
    if not isinstance(name, str) or not is_known(name):
        return UNKNOWN
    parts: list[Value] = [Safe(f"<{name}")]
    for attribute, value in _flat(attributes):
        if value is None or value is UNDEFINED or (value is False and not attribute.startswith(("aria-", "data-"))):
            continue
        if attribute == "":
            parts += [" ", Expression("attributes")]
        elif value is True and attribute in _BOOLEAN:
            parts.append(f" {attribute}")
        elif attribute in _BOOLEAN and not is_known(value):
            parts += [" ", Expression("attributes")]
        else:
            parts += [f' {attribute}="', _quoted(value), '"']
    parts.append(">")
    if name not in VOID:
        parts += ["" if content is None or content is UNDEFINED else _escaped(content), f"</{name}>"]
    return markup(parts)


def markup(parts: list[Value]) -> Value:
    """Return pieces of markup as one."""
    joined = listed([one for part in parts for one in (part.parts if isinstance(part, Mixed) else (part,))])
    return (
        Mixed(joined.parts, is_markup=True)
        if isinstance(joined, Mixed)
        else Safe(joined)
        if isinstance(joined, str)
        else UNKNOWN
    )


def _flat(attributes: Mapping[str, Value]) -> list[tuple[str, Value]]:
    found: list[tuple[str, Value]] = []
    for name, value in attributes.items():
        if name in _LEFT_OUT:
            continue
        if name in ("aria", "data") and isinstance(value, dict):
            for key, inner in value.items():
                said = str(inner).lower() if isinstance(inner, bool) else inner
                found.append((f"{name}-{key.replace('_', '-')}", said))
        else:
            found.append((name, value))
    return found


def _quoted(value: Value) -> Value:
    if isinstance(value, list):
        value = listed([part for one in value if one for part in (something(one), " ")])
    if isinstance(value, Mixed):
        return Mixed(
            tuple(one if isinstance(one, Expression) else one.replace('"', "&quot;") for one in value.parts), True
        )
    value = something(value)
    if isinstance(value, Expression):
        return value
    return str(value).lower() if isinstance(value, bool) else str(value).replace('"', "&quot;")


def _escaped(value: Value) -> Value:
    """A text as markup: what is markup already stays."""
    from html import escape

    value = something(value)
    if isinstance(value, Safe | Expression):
        return value
    if isinstance(value, Mixed):
        return (
            value
            if value.is_markup
            else Mixed(tuple(one if isinstance(one, Expression) else escape(one, False) for one in value.parts), True)
        )
    return escape(str(value), False)


def said(reader: RubyReader, node: Node) -> Value:
    """Return the phrase that `t(".key", default: …)` says."""
    key = reader.of(node.parts[0]) if node.parts else UNKNOWN
    given = reader.given_by_name(node)
    if not isinstance(key, str) or not is_known(key) or "scope" in given or "count" in given:
        return UNKNOWN
    found = reader.outside.phrase(key, reader.path)
    if found is None:
        return UNKNOWN
    if found == "":
        default = given.get("default")
        return UNKNOWN if default is None or not is_known(default) or isinstance(default, list) else default
    if "%{" not in found:
        return Safe(found) if key.endswith("_html") else found
    parts: list[Value] = []
    for rank, piece in enumerate(found.split("%{")):
        name, _, rest = piece.partition("}") if rank else ("", "", piece)
        parts += ([something(given.get(name, UNKNOWN))] if rank else []) + [rest]
    return listed(parts)


def of_helper(reader: RubyReader, name: str, node: Node) -> Value:
    """Return what a helper prints, UNKNOWN for one that is not known."""
    if name in ("t", "translate", "l"):
        return said(reader, node) if name != "l" else UNKNOWN
    if name.startswith("tag."):
        inner = reader.content(node.block)
        content = inner if inner is not None else reader.of(node.parts[0]) if node.parts else None
        return element(name[4:].replace("_", "-"), reader.given_by_name(node), content)
    helper = _HELPERS.get(name)
    if helper is None and name.endswith("_tag") and name[:-4] in _FIELDS:
        return _field_tag(reader, _FIELDS[name[:-4]], node)
    return helper(reader, node) if helper is not None else UNKNOWN


def _places(reader: RubyReader, node: Node) -> list[Value]:
    return [reader.of(one) for one in node.parts]


def _link(reader: RubyReader, node: Node) -> Value:
    places, attributes, content = _places(reader, node), reader.given_by_name(node), reader.content(node.block)
    if content is None:
        if not places:
            return UNKNOWN
        content = places.pop(0)
        content = UNKNOWN if content is None else content
    address = places[0] if places else UNKNOWN
    more = places[1] if len(places) > 1 else {}
    more = more if isinstance(more, dict) else {"": UNKNOWN}
    return element("a", {"href": something(address), **more, **attributes}, content)


def _button_to(reader: RubyReader, node: Node) -> Value:
    places, attributes, content = _places(reader, node), reader.given_by_name(node), reader.content(node.block)
    content = content if content is not None else places[0] if places else UNKNOWN
    button = element("button", {"type": "submit", **attributes}, content)
    return markup([Safe('<form class="button_to" method="post">'), button, Safe("</form>")])


def _button_tag(reader: RubyReader, node: Node) -> Value:
    places, attributes, content = _places(reader, node), reader.given_by_name(node), reader.content(node.block)
    content = content if content is not None else places[0] if places else "Button"
    return element("button", {"name": "button", "type": "submit", **attributes}, content)


def _submit_tag(reader: RubyReader, node: Node) -> Value:
    places = _places(reader, node)
    return element(
        "input", {"type": "submit", "value": places[0] if places else UNKNOWN, **reader.given_by_name(node)}, None
    )


def _image(reader: RubyReader, node: Node) -> Value:
    places = _places(reader, node)
    return element("img", {"src": something(places[0] if places else UNKNOWN), **reader.given_by_name(node)}, None)


def _content_tag(reader: RubyReader, node: Node) -> Value:
    places, attributes = _places(reader, node), reader.given_by_name(node)
    inner = reader.content(node.block)
    rest = places[1:]
    content = inner if inner is not None else rest.pop(0) if rest else None
    more = rest[0] if rest else {}
    return element(
        places[0] if places else UNKNOWN, {**(more if isinstance(more, dict) else {"": UNKNOWN}), **attributes}, content
    )


def _mail_to(reader: RubyReader, node: Node) -> Value:
    places, content = _places(reader, node), reader.content(node.block)
    address = something(places[0] if places else UNKNOWN)
    shown = content if content is not None else places[1] if len(places) > 1 else address
    href = listed(["mailto:", address])
    return element(
        "a",
        {"href": href, **{k: v for k, v in reader.given_by_name(node).items() if k not in ("subject", "body", "cc")}},
        shown,
    )


def _joined(reader: RubyReader, node: Node) -> Value:
    places = _places(reader, node)
    if not places or not isinstance(places[0], list):
        return UNKNOWN
    between = _escaped(places[1]) if len(places) > 1 else ""
    return markup(
        [
            part
            for rank, one in enumerate(places[0])
            for part in ((between, _escaped(one)) if rank else (_escaped(one),))
        ]
    )


def _raw(reader: RubyReader, node: Node) -> Value:
    places = _places(reader, node)
    value = places[0] if places else UNKNOWN
    return (
        Mixed(value.parts, True)
        if isinstance(value, Mixed)
        else Safe(value)
        if isinstance(value, str) and is_known(value)
        else UNKNOWN
    )


def _capture(reader: RubyReader, node: Node) -> Value:
    content = reader.content(node.block)
    return content if content is not None else UNKNOWN


def _form(reader: RubyReader, node: Node) -> Value:
    if node.block is None or reader.outside.has_own_builder:
        return UNKNOWN
    return element("form", {"method": "post", **reader.given_by_name(node)}, reader.content(node.block))


def _label_tag(reader: RubyReader, node: Node) -> Value:
    places, inner = _places(reader, node), reader.content(node.block)
    text = inner if inner is not None else places[1] if len(places) > 1 else _human(places[0]) if places else UNKNOWN
    return element("label", {"for": _id(places[0] if places else UNKNOWN), **reader.given_by_name(node)}, text)


def _field_tag(reader: RubyReader, kind: str, node: Node) -> Value:
    places = _places(reader, node)
    name = places[0] if places else UNKNOWN
    return element(
        "input", {"type": kind, "name": something(name), "id": _id(name), **reader.given_by_name(node)}, None
    )


def _box_tag(reader: RubyReader, node: Node) -> Value:
    places = _places(reader, node)
    name = places[0] if places else UNKNOWN
    is_radio = node.text.startswith("radio")
    own = listed([_id(name), "_", something(places[1])]) if is_radio and len(places) > 1 else _id(name)
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


def _area_tag(reader: RubyReader, node: Node) -> Value:
    places = _places(reader, node)
    name = places[0] if places else UNKNOWN
    kind = "select" if node.text == "select_tag" else "textarea"
    return element(kind, {"name": something(name), "id": _id(name), **reader.given_by_name(node)}, UNKNOWN)


def _nothing(reader: RubyReader, node: Node) -> Value:
    return "" if node.block is None else UNKNOWN


def _id(name: Value) -> Value:
    if isinstance(name, str) and is_known(name):
        return name.replace("[", "_").replace("]", "")
    return something(name)


def _human(name: Value) -> Value:
    return name.replace("_", " ").capitalize() if isinstance(name, str) and is_known(name) else something(name)


_HELPERS: dict[str, Callable[[RubyReader, Node], Value]] = {
    "link_to": _link, "button_to": _button_to, "button_tag": _button_tag, "submit_tag": _submit_tag, "image_tag": _image,
    "content_tag": _content_tag, "mail_to": _mail_to, "safe_join": _joined, "raw": _raw, "capture": _capture,
    "form_with": _form, "form_for": _form, "form_tag": _form, "label_tag": _label_tag, "check_box_tag": _box_tag,
    "radio_button_tag": _box_tag, "text_area_tag": _area_tag, "select_tag": _area_tag, "content_for": _nothing,
    "provide": _nothing,
}  # fmt: skip


def builder_of(reader: RubyReader, node: Node) -> Builder | None:
    """Return what `form_with … do |form|` gives its block, None when it is no form or the project has builders of its own."""
    given = reader.given_by_name(node)
    if node.text not in ("form_with", "form_for") or "builder" in given or reader.outside.has_own_builder:
        return None
    scope = (
        given.get("scope")
        or given.get("as")
        or (reader.of(node.parts[0]) if node.text == "form_for" and node.parts else None)
    )
    if isinstance(scope, str) and is_known(scope):
        return Builder((f"{scope}_",))
    return Builder((Expression("form"), "_") if "model" in given or node.text == "form_for" else ())


def of_builder(reader: RubyReader, form: Builder, node: Node) -> Value:
    """Return the field, the label or the button that a form's builder prints."""
    places, attributes = _places(reader, node), reader.given_by_name(node)
    content = reader.content(node.block)
    if node.text in ("submit", "button"):
        text = content if content is not None else places[0] if places else UNKNOWN
        return element("button", {"type": "submit", **attributes}, UNKNOWN if text is None else text)
    name = places[0] if places else UNKNOWN
    if not isinstance(name, str) or not is_known(name):
        return UNKNOWN
    own = listed([*form.scope, name])
    if node.text == "label":
        text = (
            content
            if content is not None
            else places[1]
            if len(places) > 1 and not isinstance(places[1], dict)
            else UNKNOWN
        )
        value = attributes.pop("value", None)
        return element(
            "label", {"for": own if value is None else listed([own, "_", something(value)]), **attributes}, text
        )
    common = {"name": name, "id": own, **attributes}
    if node.text in _FIELDS:
        return element("input", {"type": _FIELDS[node.text], **common}, None)
    if node.text == "check_box":
        return element("input", {"type": "checkbox", **common}, None)
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


def of_method(reader: RubyReader, owner: Value, node: Node) -> Value:
    """Return what a method of a value returns, UNKNOWN for what is not known."""
    name = node.text
    if owner is UNKNOWN:
        return UNKNOWN
    places = _places(reader, node)
    if name in ("present?", "blank?", "nil?", "any?", "empty?", "presence"):
        return _asked(owner, name)
    if name == "html_safe":
        return (
            Mixed(owner.parts, True)
            if isinstance(owner, Mixed)
            else Safe(owner)
            if isinstance(owner, str) and is_known(owner)
            else UNKNOWN
        )
    if isinstance(owner, dict) and name in ("fetch", "[]", "dig", "delete", "key?", "merge", "except", "dup"):
        return _of_table(reader, owner, name, places, node)
    if isinstance(owner, list) and name in ("compact", "join"):
        kept = [one for one in owner if one is not None and one is not UNDEFINED]
        between = places[0] if places else ""
        return (
            kept
            if name == "compact"
            else listed(
                [
                    part
                    for rank, one in enumerate(kept)
                    for part in ((between, something(one)) if rank else (something(one),))
                ]
            )
        )
    if name in ("to_s", "to_sym", "strip", "squish", "freeze", "itself") and isinstance(owner, str | Mixed):
        return owner
    return called_on(owner, {"upcase": "upper", "downcase": "lower"}.get(name, name), places)


def _asked(owner: Value, name: str) -> Value:
    if not is_known(owner) and not isinstance(owner, Mixed):
        return UNKNOWN
    is_there = isinstance(owner, Mixed) or (
        owner is not None and owner is not UNDEFINED and owner not in ("", False, [], {})
    )
    if name == "presence":
        return owner if is_there else None
    if name == "nil?":
        return owner is None or owner is UNDEFINED
    return is_there if name in ("present?", "any?") else not is_there


def _of_table(reader: RubyReader, owner: dict[str, Value], name: str, places: list[Value], node: Node) -> Value:
    key = places[0] if places else None
    if name in ("merge", "dup"):
        return {**owner, **reader.given_by_name(node), **(key if isinstance(key, dict) else {})}
    if not isinstance(key, str) or not is_known(key):
        return UNKNOWN
    if name == "key?":
        return key in owner
    if name == "except":
        return {one: value for one, value in owner.items() if one not in places}
    default = (
        places[1] if len(places) > 1 and name == "fetch" else reader.content(node.block) if name == "fetch" else None
    )
    value = owner.get(key, default)
    if name == "delete":
        owner.pop(key, None)
    return value


class HelpedReader(RubyReader):
    """Reads Ruby with the helpers of its framework."""

    def of_helper(self, name: str, node: Node) -> Value:
        """Return what a helper of the framework prints."""
        return of_helper(self, name, node)

    def of_builder(self, form: Builder, node: Node) -> Value:
        """Return what the builder of a form prints."""
        return of_builder(self, form, node)

    def of_method(self, owner: Value, node: Node) -> Value:
        """Return what a method of a value returns."""
        return of_method(self, owner, node)


def worth(node: Node, names: Mapping[str, Value], outside: Outside, path: str) -> Value:
    """Return what an expression is worth where some names are known."""
    try:
        return HelpedReader(names, outside, path).of(node)
    except (Lost, Returned, RecursionError):
        return UNKNOWN
