"""Links and buttons that the Tab key is told to pass over, though nothing else leads to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import islice

from guichet.core.memo import memo
from guichet.heard.focus import is_natively_focusable, tab_index
from guichet.heard.keyboard import is_chosen_with_arrows, is_order_written
from guichet.heard.roles import written_role
from guichet.reading.scripts.inline import is_looked_up
from guichet.reading.templates.branches import LOOPS
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.templates.same_id import written
from guichet.seen.visibility import is_aria_hidden, is_excluded, may_be_hidden

ROVING = frozenset("tab menuitem menuitemradio menuitemcheckbox option radio treeitem".split())
"""Roles whose members share one place in the Tab order, and are reached with the arrow keys."""
_MOVED = ROVING | {"gridcell", "row", "slider"}
_AROUND = frozenset("toolbar menu menubar tablist listbox grid tree radiogroup combobox tooltip dialog feed".split())
_TURNING = LOOPS | {"do"}
_FIELDS = ("input", "select", "textarea")
_BOXES = 2
"""How far a button stands from the field that it helps."""


def is_skipped(control: Element, page: Page) -> bool:
    """Whether a link or a button that people see and hear is certainly out of the keyboard's way."""
    if tab_index(control) != -1 or not is_natively_focusable(control) or control.has_unknown_attributes:
        return False
    around = (control, *control.ancestors)
    if any(written_role(one) in _MOVED | _AROUND or "inert" in one.attrs for one in around) or is_aria_hidden(control):
        return False
    if is_excluded(control, page) or may_be_hidden(control, page) or is_chosen_with_arrows(control, page):
        return False
    if page.is_conditional(control, "tabindex") or is_looked_up(control, page) or is_order_written(page):
        return False
    return not (_helps_a_field(control) if control.name == "button" else _is_said_twice(control, page))


def _helps_a_field(button: Element) -> bool:
    """Whether a button stands in the box of a field, which may do the same from the keyboard."""
    boxes = islice(button.ancestors, _BOXES)
    return any(box.name != "form" and box.inside(*_FIELDS) for box in boxes)


def _is_said_twice(link: Element, page: Page) -> bool:
    """Whether another link leads where this one does, or cannot be told from it."""
    address = written(link, "href")
    turns = any(step.block.name in _TURNING for step in link.template.branches.path(link.start))
    if turns and is_dynamic(link.attr("href") or ""):
        return True  # each turn may lead where the one before does
    if _addresses(page).get(address, frozenset()) - {link}:
        return True
    near = (one for box in islice(link.ancestors, _BOXES) for one in box.inside("a") if one is not link)
    return any(is_dynamic(one.attr("href") or "") and "'" not in written(one, "href") for one in near)


@memo
def _addresses(page: Page) -> Mapping[str, frozenset[Element]]:
    """The links that the Tab key reaches, by the address that is written there."""
    found: dict[str, set[Element]] = defaultdict(set)
    for one in page.find("a"):
        if tab_index(one) != -1:
            found[written(one, "href")].add(one)
    return {address: frozenset(links) for address, links in found.items()}
