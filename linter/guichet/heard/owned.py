"""What belongs to what in the tree of assistive technology: children through neutral wrappers, and `aria-owns`."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.heard.focus import is_focusable
from guichet.heard.roles import MENU_ITEMS, has_global_attribute, role_facts, role_of, written_role
from guichet.reading.templates.controls import UNKNOWN
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.seen.visibility import is_excluded

_NEUTRAL = frozenset({"", "generic", "none", "presentation"})
_SILENT = frozenset({"caption", "colgroup", "link", "meta", "noscript", "script", "style", "template"})
_GROUPED = {
    **dict.fromkeys((*MENU_ITEMS, "option"), frozenset({"group"})),
    "treeitem": frozenset({"group", "treeitem"}),
}
"""What may stand between an entry and the component that it belongs to (WAI-ARIA 1.2, required context roles)."""


def is_neutral(element: Element) -> bool:
    """Whether an element means nothing of itself: what it holds belongs to what is around it."""
    return role_of(element) in _NEUTRAL and element.name not in {"html", "body"}


def _is_passed_through(element: Element) -> bool:
    """Whether an owner reaches through a wrapper: focus or a global attribute gives a neutral one a node of its own."""
    return is_neutral(element) and not is_focusable(element) and not has_global_attribute(element)


def owned_by(element: Element, page: Page) -> Iterator[Element]:
    """Yield what an element owns, nearest first: shown children, through neutral wrappers, then `aria-owns`."""
    for child in element.find_all(recursive=False):
        if isinstance(child, Element):
            yield from _reached(child, page)
    for word in element.token_list("aria-owns"):
        target = page.by_id(word, element)
        if target is not None and target is not element and element not in target.ancestors:
            yield from _reached(target, page)


def _reached(child: Element, page: Page) -> Iterator[Element]:
    if child.name in _SILENT or is_excluded(child, page):
        return
    if not _is_passed_through(child):
        yield child
    elif child.inside():
        yield from (one for one in owned_by(child, page))
    elif child.text and written_role(child) is None:
        yield child


def owns_unknown(element: Element) -> bool:
    """Whether a part of what an element owns is written elsewhere: template output, an `aria-owns` that is dynamic."""
    inside = element.template.masked.text[element.open_end : element.end]
    if element.is_forked or is_dynamic(element.attr("aria-owns") or ""):
        return True
    return is_dynamic(inside) and (not element.is_closed or is_dynamic(_out_of_parts(element)))


def _out_of_parts(element: Element) -> str:
    """What an element holds, less what stands in parts with a meaning of their own: nothing of that is its own."""
    text, at, pieces = element.template.masked.text, element.open_end, []
    for one in element.inside():
        if one.start >= at and one.is_closed and not one.is_forked and one.name in _PARTS and "role" not in one.attrs:
            pieces.append(text[at : one.open_end])
            at = one.end
    return "".join((*pieces, text[at : element.end]))


_PARTS = frozenset("a button h1 h2 h3 h4 h5 h6 label p".split())
"""What is always announced for itself, whatever it holds."""


_LISTS = {"li": ("ul", "ol", "menu"), "dt": ("dl",), "dd": ("dl",)}


def loses_its_list(item: Element) -> bool:
    """Whether an item without a role stands in a list of which a role makes a component that admits no such item, and holds nothing of it."""
    above = item.above
    if (
        above is None
        or "role" in item.attrs
        or item.has_unknown_attributes
        or above.name not in _LISTS.get(item.name, ())
    ):
        return False
    owned = (
        role_facts()[role].owned if (role := written_role(above)) in role_facts() and role is not None else frozenset()
    )
    if not owned or "listitem" in owned or owns_unknown(above):
        return False
    return not any("role" in one.attrs for one in item.inside())


def component_of(entry: Element, page: Page) -> Element | None:
    """Return what an entry belongs to: its owner, or the nearest element around it that means something; groups passed."""
    passed = _GROUPED.get(written_role(entry) or "", frozenset())
    one: Element | None = entry
    seen: set[int] = set()
    while one is not None and id(one) not in seen:  # two elements may claim each other
        seen.add(id(one))
        owner = _owners(page).get(one.attr("id") or "") or one.above
        if owner is None or owner.name in {"html", "body"}:
            return None
        if not is_neutral(owner) and role_of(owner) not in passed:
            return owner
        one = owner
    return None


@memo
def _owning(page: Page) -> list[Element]:
    return [one for one in page.find() if "aria-owns" in one.attrs] if page.mentions(("aria-owns",)) else []


@memo
def _owners(page: Page) -> dict[str, Element]:
    return {word: one for one in _owning(page) for word in one.token_list("aria-owns")}


def may_be_owned_elsewhere(page: Page) -> bool:
    """Whether some element of the page owns what the template decides."""
    return any(is_dynamic(one.attr("aria-owns") or "") for one in _owning(page))


def is_component(element: Element) -> bool:
    """Whether the role of an element is known and is not one that a web component may hide."""
    return role_of(element) != UNKNOWN and "-" not in element.name
