"""Roles: what an element is to assistive technology, from its tag, its place and its `role` attribute."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from guichet.core.numbers import whole
from guichet.heard.focus import is_focusable
from guichet.reading.templates.controls import UNKNOWN, input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic, visible


@dataclass(frozen=True, slots=True)
class RoleFacts:
    """What WAI-ARIA 1.2 says of one role."""

    abstract: bool
    children_presentational: bool
    name_from_contents: bool
    name_required: bool
    deprecated: bool
    properties: frozenset[str]
    required: frozenset[str]
    prohibited: frozenset[str]
    context: frozenset[str]
    owned: frozenset[str]
    parents: frozenset[str]


@dataclass(frozen=True, slots=True)
class AttributeFacts:
    """What WAI-ARIA 1.2 says of the values of one attribute."""

    type: str
    values: frozenset[str]
    undefined: bool


@cache
def published() -> dict[str, Any]:
    """Return the tables of `data.json`, as generated from what the specifications publish."""
    loaded: dict[str, Any] = json.loads((Path(__file__).parent / "data.json").read_text(encoding="utf-8"))
    return loaded


@cache
def role_facts() -> dict[str, RoleFacts]:
    """The roles by name, abstract ones included."""

    def sets(one: dict[str, Any], *names: str) -> list[frozenset[str]]:
        return [frozenset(one[name]) for name in names]

    return {
        name: RoleFacts(
            one["abstract"],
            one["children_presentational"],
            one["name_from_contents"],
            one["name_required"],
            one["deprecated"],
            *sets(one, "properties", "required", "prohibited", "context", "owned", "parents"),
        )
        for name, one in published()["roles"].items()
    }


@cache
def attribute_facts() -> dict[str, AttributeFacts]:
    """The ARIA attributes by name."""
    return {
        name: AttributeFacts(one["type"], frozenset(one["values"]), one["undefined"])
        for name, one in published()["attributes"].items()
    }


@cache
def unnamed_elements() -> frozenset[str]:
    """The elements without a role of which HTML says that no author may name them (`<abbr>`, `<kbd>`…)."""
    return frozenset(published()["unnamed"])


@cache
def concrete_roles() -> frozenset[str]:
    """The roles that an author may write."""
    return frozenset(name for name, one in role_facts().items() if not one.abstract)


GLOBAL_ATTRIBUTES = frozenset(
    "aria-atomic aria-braillelabel aria-brailleroledescription aria-busy aria-controls aria-current aria-describedby "
    "aria-description aria-details aria-disabled aria-dropeffect aria-errormessage aria-flowto aria-grabbed "
    "aria-haspopup aria-hidden aria-invalid aria-keyshortcuts aria-label aria-labelledby aria-live aria-owns "
    "aria-relevant aria-roledescription".split()
)
"""Allowed on any element; four of them are deprecated as global and still accepted."""

_SIMPLE = {
    "article": "article", "blockquote": "blockquote", "button": "button",
    "caption": "caption", "code": "code", "datalist": "listbox", "dd": "definition", "del": "deletion",
    "details": "group", "dfn": "term", "dialog": "dialog", "dt": "term", "em": "emphasis", "fieldset": "group",
    "figure": "figure", "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading",
    "h6": "heading", "hr": "separator", "html": "document", "ins": "insertion", "main": "main", "math": "math",
    "menu": "list", "meter": "meter", "nav": "navigation", "ol": "list", "optgroup": "group", "option": "option",
    "output": "status", "p": "paragraph", "progress": "progressbar", "search": "search", "strong": "strong",
    "sub": "subscript", "sup": "superscript", "table": "table", "tbody": "rowgroup", "textarea": "textbox",
    "tfoot": "rowgroup", "thead": "rowgroup", "time": "time", "tr": "row", "ul": "list", "address": "group",
    "hgroup": "group", "b": "generic", "bdi": "generic", "bdo": "generic", "body": "generic", "data": "generic",
    "div": "generic", "i": "generic", "pre": "generic", "q": "generic", "samp": "generic", "small": "generic",
    "span": "generic", "u": "generic",
}  # fmt: skip
_INPUTS = {
    "button": "button", "checkbox": "checkbox", "image": "button", "number": "spinbutton", "radio": "radio",
    "range": "slider", "reset": "button", "search": "searchbox", "submit": "button", "email": "textbox",
    "tel": "textbox", "text": "textbox", "url": "textbox", "": "textbox",
}  # fmt: skip
_TEXT_INPUTS = frozenset("text tel url email search".split())
MENU_ITEMS = frozenset({"menuitem", "menuitemcheckbox", "menuitemradio"})
_SECTIONS = ("article", "aside", "main", "nav", "section")
_PRESENTATION = frozenset({"none", "presentation"})


def _cell(cell: Element) -> str:
    table = cell.closest("table")
    kind = (table.attr("role") or "").strip() if table is not None else ""
    if cell.name == "td":
        return "gridcell" if kind in {"grid", "treegrid"} else "cell"
    return "rowheader" if (cell.attr("scope") or "").lower() in {"row", "rowgroup"} else "columnheader"


def _is_named(element: Element) -> bool:
    return any(key in element.attrs for key in ("aria-label", "aria-labelledby", "title"))


def _is_in_list(item: Element) -> bool:
    return item.closest("ul", "ol", "menu") is not None or any(one.attr("role") == "list" for one in item.ancestors)


def implicit_role(element: Element) -> str:
    """Return the role an element has without `role`: "" when HTML gives it none."""
    name = element.name
    if name in _SIMPLE:
        return _SIMPLE[name]
    if name in {"a", "area"}:
        linked = "href" in element.attrs or "xlink:href" in element.attrs or element.has_unknown_attributes
        return "link" if linked else "generic"
    if name == "img":
        return "none" if element.attr("alt") == "" else "img"
    if name == "input":
        kind = input_type(element)
        if kind in _TEXT_INPUTS and "list" in element.attrs:
            return "combobox"
        return UNKNOWN if kind == UNKNOWN else _INPUTS.get(kind, "")
    if name == "select":
        size = whole(element.attr("size") or "") or 1
        return "listbox" if "multiple" in element.attrs or size > 1 else "combobox"
    if name in {"td", "th"}:
        return _cell(element)
    if name == "li":
        return "listitem" if _is_in_list(element) else "generic"
    if name == "aside":
        inside = any(one.name in {"article", "aside", "nav", "section"} for one in element.ancestors)
        return "generic" if inside and not _is_named(element) else "complementary"
    if name == "section":
        return "region" if _is_named(element) else ""
    if name == "form":
        return "form"
    if name in {"header", "footer"}:
        inside = any(one.name in _SECTIONS for one in element.ancestors)
        return "generic" if inside else "banner" if name == "header" else "contentinfo"
    return ""


_SAME = {"image": "img"}
"""Two words of WAI-ARIA 1.3 for one role."""


def written_role(element: Element) -> str | None:
    """Return the first valid role an author wrote, None when there is none, `UNKNOWN` when it is dynamic."""
    value = element.attr("role")
    if value is None:
        return None
    value = visible(value)
    if is_dynamic(value):
        return UNKNOWN
    known = role_facts()
    for word in value.lower().split():
        if word in known and not known[word].abstract:
            return _SAME.get(word, word)
    return None


def has_global_attribute(element: Element) -> bool:
    """Whether an element carries a global ARIA attribute that its role may have, which undoes `role="none"`."""
    prohibited = (
        {"aria-label", "aria-labelledby", "aria-braillelabel"} if implicit_role(element) == "generic" else set()
    )
    return any(
        name in GLOBAL_ATTRIBUTES
        and name not in prohibited
        and name != "aria-hidden"
        and (element.attr(name) or "").strip()
        for name in element.attrs
        if name.startswith("aria-")
    )


def role_of(element: Element) -> str:
    """Return the role that assistive technology gets: `role="none"` is undone by focus or a global attribute."""
    written = written_role(element)
    if written is None:
        return implicit_role(element)
    if written in _PRESENTATION:
        if is_focusable(element) or has_global_attribute(element):
            native = implicit_role(element)
            return native if native not in _PRESENTATION else "img"
        return "none"
    return written


def is_marked_decorative(element: Element) -> bool:
    """Whether the author says that an element means nothing: `role="none"`, or `alt=""` on an image."""
    written = written_role(element)
    if written in _PRESENTATION:
        return True
    return written is None and element.name == "img" and element.attr("alt") == ""
