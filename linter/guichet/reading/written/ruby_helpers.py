"""What the helpers of Rails print, from what they are given: links, buttons, elements, phrases."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from guichet.reading.ruby.nodes import Method, Node
from guichet.reading.written.form_builder import Builder
from guichet.reading.written.outside import BLANK, Outside
from guichet.reading.written.ruby import Lost, Returned, RubyReader, places_of, something
from guichet.reading.written.ruby_fields import FIELDS, area_tag, box_tag, field_tag, label_tag, of_builder
from guichet.reading.written.ruby_markup import element, escaped, markup
from guichet.reading.written.ruby_methods import of_method
from guichet.reading.written.values import UNKNOWN, Expression, Mixed, Safe, Value, is_known, listed, printed


def said(reader: RubyReader, node: Node) -> Value:
    """Return the phrase that `t(".key", default: …)` says."""
    key = reader.of(node.parts[0]) if node.parts else UNKNOWN
    given = reader.given_by_name(node)
    if not isinstance(key, str) or not is_known(key) or "scope" in given or "count" in given:
        return UNKNOWN
    found = reader.outside.phrase(key, reader.path)
    if found is None or found == BLANK:
        return UNKNOWN if found is None else ""
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
    if name == "locale" and node.owner is not None:
        return reader.outside.locale or UNKNOWN
    if name in ("t", "translate", "l"):
        return said(reader, node) if name != "l" else UNKNOWN
    if name.startswith("tag."):
        inner = reader.content(node.block)
        content = inner if inner is not None else reader.of(node.parts[0]) if node.parts else None
        return element(name[4:].replace("_", "-"), reader.given_by_name(node), content)
    helper = _HELPERS.get(name)
    if helper is None and name.endswith("_tag") and name[:-4] in FIELDS:
        return field_tag(reader, FIELDS[name[:-4]], node)
    return helper(reader, node) if helper is not None else UNKNOWN


def _link(reader: RubyReader, node: Node) -> Value:
    places, attributes, content = places_of(reader, node), reader.given_by_name(node), reader.content(node.block)
    if content is None:
        if not places:
            return UNKNOWN
        content = places.pop(0)
        content = UNKNOWN if content is None else content
    address = places[0] if places else UNKNOWN
    more = places[1] if len(places) > 1 else {}
    more = more if isinstance(more, dict) else {"": UNKNOWN}
    given = {name: value for name, value in {**more, **attributes}.items() if name != "method"}
    return element("a", {"href": something(address), **given}, content)


def _button_to(reader: RubyReader, node: Node) -> Value:
    places, attributes, content = places_of(reader, node), reader.given_by_name(node), reader.content(node.block)
    content = content if content is not None else places[0] if places else UNKNOWN
    attributes.pop("method", None)
    button = element("button", {"type": "submit", **attributes}, content)
    return markup([Safe('<form class="button_to" method="post">'), button, Safe("</form>")])


def _button_tag(reader: RubyReader, node: Node) -> Value:
    places, attributes, content = places_of(reader, node), reader.given_by_name(node), reader.content(node.block)
    content = content if content is not None else places[0] if places else "Button"
    return element("button", {"name": "button", "type": "submit", **attributes}, content)


def _submit_tag(reader: RubyReader, node: Node) -> Value:
    places = places_of(reader, node)
    return element(
        "input", {"type": "submit", "value": places[0] if places else UNKNOWN, **reader.given_by_name(node)}, None
    )


def _image(reader: RubyReader, node: Node) -> Value:
    places = places_of(reader, node)
    source = places[0] if places else UNKNOWN
    named = {"alt": _name_of_image(source)} if reader.outside.names_images else {}
    return element("img", {"src": something(source), **named, **reader.given_by_name(node)}, None)


def _name_of_image(source: Value) -> Value:
    """Return the alternative that Rails made of the name of a file before 5.2."""
    if not isinstance(source, str) or not is_known(source):
        return UNKNOWN
    stem = source.rpartition("/")[2].rpartition(".")[0] or source
    return stem.replace("-", " ").replace("_", " ").capitalize()


def _content_tag(reader: RubyReader, node: Node) -> Value:
    places, attributes = places_of(reader, node), reader.given_by_name(node)
    inner = reader.content(node.block)
    rest = places[1:]
    content = inner if inner is not None else rest.pop(0) if rest else None
    more = rest[0] if rest else {}
    return element(
        places[0] if places else UNKNOWN, {**(more if isinstance(more, dict) else {"": UNKNOWN}), **attributes}, content
    )


def _mail_to(reader: RubyReader, node: Node) -> Value:
    places, content = places_of(reader, node), reader.content(node.block)
    address = something(places[0] if places else UNKNOWN)
    shown = content if content is not None else places[1] if len(places) > 1 else address
    href = listed(["mailto:", address])
    return element(
        "a",
        {"href": href, **{k: v for k, v in reader.given_by_name(node).items() if k not in ("subject", "body", "cc")}},
        shown,
    )


def _joined(reader: RubyReader, node: Node) -> Value:
    places = places_of(reader, node)
    if not places or not isinstance(places[0], list):
        return UNKNOWN
    between = escaped(places[1]) if len(places) > 1 else ""
    return markup(
        [part for rank, one in enumerate(places[0]) for part in ((between, escaped(one)) if rank else (escaped(one),))]
    )


def _raw(reader: RubyReader, node: Node) -> Value:
    places = places_of(reader, node)
    value = places[0] if places else UNKNOWN
    return (
        Mixed(value.parts, True)
        if isinstance(value, Mixed)
        else Safe(value)
        if isinstance(value, str) and is_known(value)
        else UNKNOWN
    )


def _class_names(reader: RubyReader, node: Node) -> Value:
    """The words that are there, apart by a space; a table tells which are."""
    said = [one for one in places_of(reader, node) if one not in (None, False, "")]
    if node.named or any(one is UNKNOWN or isinstance(one, dict | list) for one in said):
        return UNKNOWN
    return listed([part for rank, one in enumerate(said) for part in ((" ", one) if rank else (one,))])


def _capture(reader: RubyReader, node: Node) -> Value:
    content = reader.content(node.block)
    return content if content is not None else UNKNOWN


def _form(reader: RubyReader, node: Node) -> Value:
    if node.block is None or reader.outside.has_own_builder:
        return UNKNOWN
    given = reader.given_by_name(node)
    method = given.pop("method", "post")
    is_known_method = isinstance(method, str) and is_known(method)
    shown = UNKNOWN if not is_known_method else "get" if method == "get" else "post"
    return element("form", {"method": shown, **given}, reader.content(node.block))


def _nothing(reader: RubyReader, node: Node) -> Value:
    """Say nothing where content is kept for elsewhere; by its name alone, it is what was kept."""
    return "" if node.block is None and len(node.parts) > 1 else UNKNOWN


_HELPERS: dict[str, Callable[[RubyReader, Node], Value]] = {
    "link_to": _link, "button_to": _button_to, "button_tag": _button_tag, "submit_tag": _submit_tag, "image_tag": _image,
    "content_tag": _content_tag, "mail_to": _mail_to, "safe_join": _joined, "raw": _raw, "capture": _capture,
    "form_with": _form, "form_for": _form, "form_tag": _form, "simple_form_for": _form, "label_tag": label_tag, "checkbox_tag": box_tag, "check_box_tag": box_tag,
    "radio_button_tag": box_tag, "textarea_tag": area_tag, "text_area_tag": area_tag, "select_tag": area_tag, "content_for": _nothing,
    "provide": _nothing, "class_names": _class_names, "token_list": _class_names,
}  # fmt: skip


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


def printed_alone(method: Method, outside: Outside) -> str | None:
    """Return the markup that a helper prints whatever it is given, None where that is not known."""
    reader = HelpedReader({}, outside, method.path)
    return printed(reader.run(method, [UNKNOWN] * len(method.places), {"": UNKNOWN}, Expression("value")))


def worth(node: Node, names: Mapping[str, Value], outside: Outside, path: str) -> Value:
    """Return what an expression is worth where some names are known."""
    try:
        return HelpedReader(names, outside, path).of(node)
    except (Lost, Returned, RecursionError):
        return UNKNOWN
