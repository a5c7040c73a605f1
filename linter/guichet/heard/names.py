"""Accessible names, after the W3C's accname 1.2. What the source cannot tell stays in the name as a placeholder."""

from __future__ import annotations

from guichet.core.memo import keyed_memo, memo
from guichet.core.pairs import among
from guichet.core.unseen import without_unseen
from guichet.heard.contents import (
    children_of,
    entered,
    has_slot,
    is_cut,
    is_hidden_apart,
    is_hidden_itself,
    is_opaque,
    is_spaced,
)
from guichet.heard.field_labels import LABELABLE, labels_of
from guichet.heard.roles import MENU_ITEMS, concrete_roles, role_facts, role_of, written_role
from guichet.reading.templates.bindings import has_bound_text
from guichet.reading.templates.controls import UNKNOWN, input_type
from guichet.reading.templates.element import Element, TextNode
from guichet.reading.templates.masking import CONTROL, OUTPUT, is_dynamic
from guichet.reading.templates.page import Page
from guichet.seen.pseudo import written_around
from guichet.seen.visibility import is_aria_hidden, is_aria_hidden_itself, is_hidden

_HTML_NAMED = frozenset({"a", "title", "text", "tspan", "foreignobject"})
_DEPTH = 40
_PARTS = 500
"""Elements that one name is made of."""
_PARTS_OF_ALL, _PARTS_OF_EACH = 20_000, 10
"""Elements that all the names of a page are made of: so many, and so many more for each element that it holds."""


def is_unknown(name: str) -> bool:
    """Whether a part of a name depends on the template or a script."""
    return is_dynamic(name)


def is_empty(name: str) -> bool:
    """Whether a name is certainly empty: signs without a width are heard no more than spaces."""
    return not without_unseen(name).strip()


def folded(text: str) -> str:
    """Return a text with its white space folded."""
    return " ".join(text.split())


@keyed_memo
def accessible_name(element: Element, page: Page) -> str:
    """Return the accessible name, white space folded; a placeholder stands where it cannot be known."""
    return _whole_name(element, page, referenced=False)


def _whole_name(element: Element, page: Page, *, referenced: bool) -> str:
    """Return a name that may be made of others, those of others again: unknown beyond so many."""
    left, of_all = _left(page), _left_of_all(page)
    before, left[0] = left[0], (given := min(_PARTS, of_all[0]))
    try:
        return folded(_name(element, page, set(), referenced=referenced, depth=0))
    finally:
        of_all[0] -= given - max(left[0], 0)
        left[0] = before


@memo
def _left(_: Page) -> list[int]:
    return [0]


@memo
def _left_of_all(page: Page) -> list[int]:
    """What is left for all the names of a page: labels left open in one another are each read in all the others."""
    return [_PARTS_OF_ALL + _PARTS_OF_EACH * len(page.composition.elements)]


def speaks_plainly(element: Element) -> bool:
    """Whether an element surely has a name, without computing it: words of its own and no ARIA name instead."""
    if "aria-labelledby" in element.attrs or "aria-label" in element.attrs:
        return False
    return any(type(node) is TextNode and not is_empty(node) for node in element.children)


def referenced(element: Element, attribute: str, page: Page) -> list[Element | None]:
    """Return what the ids of an attribute point at, None for each that is not in the page."""
    return [page.by_id(word, element) for word in element.token_list(attribute)]


def _conditional(element: Element, attribute: str) -> bool:
    return element.template.branches.is_conditional(element.attribute_span(attribute).start, element.start)


def _value(element: Element, name: str) -> str:
    """Return an attribute's text; one that may be left out counts as unknown when it would decide."""
    text = element.template.value_of(element, name) or ""
    return text if text.strip() or not _conditional(element, name) else OUTPUT


def _name(element: Element, page: Page, seen: set[int], *, referenced: bool, depth: int, contents: bool = True) -> str:
    if id(element) in seen or depth > _DEPTH:
        return ""
    left = _left(page)
    left[0] -= 1
    if left[0] < 0:
        return OUTPUT
    seen = seen | {id(element)}
    if element.is_forked or element.has_unknown_attributes or is_cut(element):
        return OUTPUT
    if has_bound_text(element.attrs):
        return OUTPUT
    if "aria-labelledby" in element.attrs and not referenced:
        found = _labelled_by(element, page, seen, depth)
        if found.strip():
            return found
    if "aria-label" in element.attrs:
        label = _value(element, "aria-label")
        if label.strip():
            return label
    native = _native(element, page, seen, depth)
    if native.strip() or not contents:
        return native
    if _from_contents(element, referenced=referenced):
        from_hidden = referenced and (is_aria_hidden(element) or is_hidden(element, page))
        inside = content_text(element, page, seen, depth, hidden=from_hidden)
        if inside.strip():
            return inside
    return _last_resort(element)


def _last_resort(element: Element) -> str:
    """Return the attribute that names an element when nothing better does."""
    if "title" in element.attrs:
        return _value(element, "title")
    if element.name in {"input", "textarea"} and "placeholder" in element.attrs:
        return _value(element, "placeholder")
    return _value(element, "aria-placeholder") if "aria-placeholder" in element.attrs else ""


def _labelled_by(element: Element, page: Page, seen: set[int], depth: int) -> str:
    value = element.attr("aria-labelledby") or ""
    pieces = [OUTPUT] if is_dynamic(value) else []
    for word in element.token_list("aria-labelledby"):
        target = page.by_id(word, element)
        if target is None:
            pieces.append("" if page.has_every_id else OUTPUT)
        elif target is element:
            pieces.append(_name(element, page, seen - {id(element)}, referenced=True, depth=depth + 1))
        else:
            pieces.append(_name(target, page, seen, referenced=True, depth=depth + 1))
    return " ".join(pieces)


def _from_contents(element: Element, *, referenced: bool) -> bool:
    if referenced or element.name in {"label", "legend", "caption", "figcaption", "summary"}:
        return True
    role = role_of(element)
    if role in role_facts():
        return role_facts()[role].name_from_contents and element.name not in {"select", "input", "textarea"}
    return element.name in {"a", "button", "span", "text", "tspan"} or role == "?"


NAMED_BY_CONTENT = MENU_ITEMS | frozenset("button checkbox link option radio switch tab treeitem".split())
"""Widgets that are announced by their name, which browsers make of the names of what they hold."""


def gives_its_name(element: Element, page: Page) -> bool:
    """Whether the name of an element is heard in that of another: a control or a label around it, or a reference."""
    for around in (element, *element.ancestors):
        own = around.attr("id")
        if own and own in _naming(page):
            return True
        if around is element or not (
            around.name in {"label", "legend", "summary"} or role_of(around) in NAMED_BY_CONTENT
        ):
            continue
        return not any((around.attr(name) or "").strip() for name in ("aria-label", "aria-labelledby"))
    return False


@memo
def _naming(page: Page) -> frozenset[str]:
    """Return the ids that name other elements."""
    return frozenset(word for one in page.find() for word in one.token_list("aria-labelledby"))


def _native(element: Element, page: Page, seen: set[int], depth: int) -> str:
    name = element.name
    if name in {"img", "area"}:
        return _value(element, "alt") if "alt" in element.attrs else ""
    own = _of_input(element) if name == "input" else None
    if own is not None:
        return own
    if name in LABELABLE:
        labels = [one for one in among(labels_of(element, page)) if not is_hidden_apart(one, element, page)]
        texts = [_name(label, page, seen, referenced=True, depth=depth + 1) for label in labels]
        joined = " ".join(texts)
        if joined.strip() or name != "button":
            return joined
    child = {"fieldset": "legend", "table": "caption", "figure": "figcaption", "svg": "title"}.get(name)
    if child is None and name not in _HTML_NAMED and element.closest("svg") is not None:
        child = "title"
    if child:
        found = next((one for one in element.inside(child) if one.above is element), None)
        if found is None and name == "fieldset":
            found = next((one for one in element.inside(child) if one.closest(name) is element), None)
        if found is not None:
            return content_text(found, page, seen, depth, hidden=False)
    return ""


def _of_input(element: Element) -> str | None:
    """Return the name that an `<input>` carries itself, None when its labels name it."""
    kind = input_type(element)
    if kind in {"submit", "reset", "button"} and "value" in element.attrs:
        return _value(element, "value")
    if kind == "image" and "alt" in element.attrs:
        return _value(element, "alt")
    if kind in {"submit", "reset"}:
        return kind
    return OUTPUT if kind == UNKNOWN else None


def content_text(element: Element, page: Page, seen: set[int], depth: int, *, hidden: bool) -> str:
    """Return what the content of an element contributes to a name; `hidden` keeps what is hidden with what a reference points at (accname 1.2, 2A)."""
    pieces: list[str] = []
    if has_slot(element) or has_bound_text(element.attrs):
        pieces.append(OUTPUT)
    before, after = written_around(element, page)
    pieces.append(before)
    for node in children_of(element):
        if isinstance(node, Element):
            if node.name in {"script", "style", "template"}:
                continue
            if not hidden and is_aria_hidden_itself(node):
                continue  # whatever its classes do
            if not hidden and is_hidden_itself(node, page):
                if is_dynamic(node.attr("class") or ""):
                    pieces.append(OUTPUT)
                continue
            spaced = is_spaced(node)
            pieces.append(" " if spaced else "")
            pieces.append(_embedded(node, page, seen, depth, hidden=hidden))
            pieces.append(" " if spaced else "")
        else:
            text = str(node)
            if OUTPUT in text or CONTROL in text:
                text = element.template.render_static(node.start, node.end)
            pieces.append(text)
    return "".join((*pieces, after))


def _embedded(node: Element, page: Page, seen: set[int], depth: int, *, hidden: bool) -> str:
    if depth > _DEPTH or id(node) in seen:
        return ""
    if is_opaque(node):
        return OUTPUT
    if node.name in {"input", "textarea", "select"} and input_type(node) not in {"button", "submit", "reset", "image"}:
        return entered(node)
    own = _name(node, page, seen, referenced=False, depth=depth + 1, contents=False)
    if own.strip():
        return own
    is_image = node.name == "img" or (
        node.name != "svg" and written_role(node) in concrete_roles() and role_of(node) == "img"
    )
    inside = "" if is_image else content_text(node, page, seen | {id(node)}, depth + 1, hidden=hidden)
    return inside if inside.strip() or "title" not in node.attrs else _value(node, "title")


def name_of_region(element: Element, page: Page) -> str:
    """Return the accessible name of a hidden or shown element alike, for references."""
    return _whole_name(element, page, referenced=True)
