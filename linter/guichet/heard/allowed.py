"""What HTML lets an author write on an element: roles, states (ARIA in HTML, "Rules of ARIA attributes usage")."""

from __future__ import annotations

from functools import cache

from guichet.heard.focus import is_focusable, is_summary
from guichet.heard.roles import GLOBAL_ATTRIBUTES, implicit_role, published, role_facts, role_of, written_role
from guichet.reading.templates.controls import UNKNOWN, input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic

_IN_TABLE = frozenset({"tbody", "td", "tfoot", "th", "thead", "tr"})
_GRIDS = frozenset({"grid", "treegrid"})
_GROUPS_OF_ROWS = frozenset({"rowgroup"})
_NAMING = ("alt", "aria-label", "aria-labelledby", "title")
_WHOLE = frozenset({"body", "html"})


_NONE_OF_DATA: dict[str, frozenset[str]] = {
    "dl > div": frozenset({"none", "presentation"}),
    "img[alt='']": frozenset({"none", "presentation"}),
    "figure": frozenset({"figure", "group", "none", "presentation"}),
    "picture": frozenset(),
    "summary": frozenset(),
}
"""What ARIA in HTML says and html-aria does not: a `<div>` of a `<dl>` only groups; a figure with its caption is a figure, or a group (RGAA 1.9 asks for either)."""


@cache
def _roles_by_element() -> dict[str, frozenset[str]]:
    return {**_NONE_OF_DATA, **{key: frozenset(found) for key, found in published()["elements"].items()}}


def allowed_roles(element: Element) -> frozenset[str] | None:
    """Return the roles that an element may be given, None when it may take any, or when one cannot tell."""
    if element.has_unknown_attributes or element.name in _WHOLE:
        return None
    if element.name in _IN_TABLE:
        return _in_table(element)
    if element.name == "li":
        return _in_list(element)
    found = _roles_by_element().get(_key(element))
    if found is not None and element.name == "input" and "aria-pressed" in element.attrs:
        return found | {"button"}  # a checkbox that is pressed is a toggle button
    return found


def _key(element: Element) -> str:
    name, attrs = element.name, element.attrs
    if name == "input":
        kind = input_type(element)
        return "" if kind == UNKNOWN else f"input[list][type={kind}]" if "list" in attrs else f"input[type={kind}]"
    if name in {"a", "area"}:
        return f"{name}[href]" if "href" in attrs else name
    if name == "img" and element.attr("alt") == "":
        return "img[alt='']"
    if name == "img":
        return "img[alt]" if any((element.attr(one) or "").strip() for one in _NAMING) else name
    if name == "select":
        return "select[multiple]" if implicit_role(element) == "listbox" else name
    if name == "summary":
        return name if is_summary(element) else ""
    if name == "div":
        return "dl > div" if element.above is not None and element.above.name == "dl" else ""
    if name == "figure":
        return name if element.inside("figcaption") else ""
    if name in {"header", "footer"} and written_role(element) in {"banner", "contentinfo"}:
        return ""  # what it is without a role depends on where it stands, and being explicit harms nobody
    return name


def _in_table(cell: Element) -> frozenset[str] | None:
    """Cells and rows are free once their table is no longer one."""
    table = cell.closest("table")
    kind = written_role(table) if table is not None else "none"
    if kind not in {None, "table", *_GRIDS}:
        return None
    found = _roles_by_element().get(cell.name, _GROUPS_OF_ROWS)
    return found | {"gridcell"} if kind in _GRIDS and cell.name in {"td", "th"} else found


def _in_list(item: Element) -> frozenset[str] | None:
    """An item is free once what is around it is no longer a list."""
    around = item.above
    if around is None or around.name not in {"ul", "ol", "menu"} or written_role(around) not in {None, "list"}:
        return None
    return _roles_by_element().get("li")


_REFERENCES = frozenset({"doc-backlink", "doc-biblioref", "doc-glossref", "doc-noteref"})


def is_dead_reference(element: Element) -> bool:
    """Whether an element is announced as a link of a text (DPUB-ARIA 1.1) and leads nowhere: no address, no focus."""
    return written_role(element) in _REFERENCES and not is_focusable(element) and not element.has_unknown_attributes


def is_left_to_none(element: Element) -> bool:
    """Whether HTML lets an author take from an element a meaning that it has: a heading, a list, a table."""
    allowed = allowed_roles(element)
    return implicit_role(element) not in {"", "generic", "none", UNKNOWN} and (allowed is None or "none" in allowed)


def is_named_image_role(element: Element, role: str | None) -> bool:
    """Whether a role that an element lacks the right to is one that a named image may have."""
    return element.name == "img" and role in _roles_by_element()["img[alt]"]


# States

DEFAULT_FALSE = frozenset("aria-modal aria-multiline aria-multiselectable aria-readonly aria-required".split())
"""States that are false until said otherwise: writing it says nothing, even where nobody listens."""

_WITHDRAWN = {"aria-expanded": None, "aria-level": _GRIDS, "aria-orientation": frozenset({"combobox"})}
"""What WAI-ARIA 1.1 let on a role and 1.2 does not; None is every role that it inherited from `section`."""

_TEXT_LIKE = frozenset("password date time month week datetime-local color file".split())
"""Inputs without a role of their own that take what a text box takes."""

_BEYOND = {
    ("row", "aria-selected"), ("link", "aria-expanded"), ("listitem", "aria-level"), ("radio", "aria-required"),
    ("separator", "aria-valuenow"), ("switch", "aria-required"),
    ("menuitem", "aria-expanded"), ("checkbox", "aria-required"), ("checkbox", "aria-expanded"),
}  # fmt: skip
"""What WAI-ARIA 1.2 allows, or tools long have, and aria-query does not say."""

_ROW_IN_TREE = frozenset({"aria-expanded", "aria-level", "aria-posinset", "aria-setsize"})
_STATES = {
    "aria-checked": ("checked", frozenset({"input"})),
    "aria-disabled": ("disabled", frozenset("button fieldset input optgroup option select textarea".split())),
    "aria-required": ("required", frozenset({"input", "select", "textarea"})),
    "aria-readonly": ("readonly", frozenset({"input", "textarea"})),
}


def allowed_attributes(element: Element, role: str) -> frozenset[str]:
    """Return the ARIA attributes that an element of a role may carry, global ones included."""
    if element.name in {"br", "wbr"}:
        return frozenset({"aria-hidden"})
    if role == "" and element.name == "input" and input_type(element) in _TEXT_LIKE:
        role = "textbox"
    facts = role_facts().get("group" if role in {"none", "presentation"} else role)
    own = facts.properties if facts is not None else frozenset()
    allowed = GLOBAL_ATTRIBUTES | own | {name for one, name in _BEYOND if one == role}
    if element.name == "summary":
        allowed |= {"aria-expanded", "aria-pressed"}
    if element.name == "input" and "list" in element.attrs:
        allowed = allowed - {"aria-haspopup"}  # the list that it opens is announced already (ARIA in HTML)
    return allowed - _ROW_IN_TREE if role == "row" and not _is_in_tree(element) else allowed


def _is_in_tree(row: Element) -> bool:
    """Whether a row may open and close: in a tree of rows, or where its table cannot be seen."""
    kind = next((found for one in row.ancestors if (found := role_of(one)) in {"table", *_GRIDS, UNKNOWN}), UNKNOWN)
    return kind in {"treegrid", UNKNOWN}


def is_withdrawn(name: str, role: str) -> bool:
    """Whether WAI-ARIA 1.1 let a role have an attribute that 1.2 takes away."""
    roles = _WITHDRAWN.get(name, frozenset())
    return role not in {"", "generic", "none", "row"} if roles is None else role in roles


_VALUES = {
    "aria-colspan": ("colspan", frozenset({"td", "th"})), "aria-placeholder": ("placeholder", frozenset({"input", "textarea"})),
    "aria-rowspan": ("rowspan", frozenset({"td", "th"})), "aria-valuemax": ("max", frozenset({"input", "meter", "progress"})),
    "aria-valuemin": ("min", frozenset({"input", "meter"})), "aria-valuenow": ("value", frozenset({"meter", "progress"})),
}  # fmt: skip
"""What HTML says already with an attribute of its own (ARIA in HTML, "ARIA attributes in place of HTML's")."""
_UNSAID = {
    ("td", "colspan"): "1", ("th", "colspan"): "1", ("td", "rowspan"): "1", ("th", "rowspan"): "1", ("meter", "min"): "0",
    ("meter", "max"): "1", ("progress", "max"): "1", ("range", "min"): "0", ("range", "max"): "100",
}  # fmt: skip
"""What HTML takes that attribute to be when it is not written; for a field, by its type."""


def _says_otherwise(element: Element, name: str, value: str) -> bool:
    """Whether a value is not the one that the native attribute gives."""
    native, names = _VALUES.get(name, ("", frozenset()))
    own = (element.attr(native) or "").strip().lower() if element.name in names else ""
    is_used = element.name not in {"meter", "progress"} or "value" in element.attrs
    if element.name in names and native not in element.attrs and is_used and not element.has_unknown_attributes:
        own = _UNSAID.get((input_type(element) if element.name == "input" else element.name, native), "")
    return bool(own and value) and not is_dynamic(own + value) and own != value


def is_contradicted(element: Element, name: str, value: str) -> bool:
    """Whether a state or a value denies the native one: `aria-checked` against `checked`, "false" against `disabled`, read-only against `contenteditable`."""
    if _says_otherwise(element, name, value):
        return True
    if name == "aria-readonly" and value == "true" and _is_written_in(element):
        return True
    native, names = _STATES.get(name, ("", frozenset()))
    if element.name not in names or value not in {"true", "false", "mixed"} or written_role(element) is not None:
        return False
    if name == "aria-checked" and input_type(element) not in {"checkbox", "radio"}:
        return False
    if native in element.attrs and element.template.branches.is_conditional(
        element.attribute_span(native).start, element.start
    ):
        return False
    if name == "aria-checked":
        return (
            not element.has_unknown_attributes and not _is_bound(element, native) and value != _as_word(element, native)
        )
    return value == "false" and native in element.attrs and not is_dynamic(element.attr(native) or "")


def _is_written_in(element: Element) -> bool:
    """Whether HTML lets people write in an element of any kind, for sure."""
    return (element.attr("contenteditable") or "").strip().lower() in {"true", "plaintext-only"}


def _as_word(element: Element, native: str) -> str:
    return "true" if native in element.attrs else "false"


def _is_bound(element: Element, native: str) -> bool:
    """Whether a script framework sets the native state (`:checked`, `v-model`, `x-model`, `ng-model`…)."""
    return any(one.endswith((native, "model")) and one[0] in ":@[v(xn" for one in element.attrs if one != native)
