"""Dialogs: boxes that open over the page and are gone through apart from it."""

from __future__ import annotations

from guichet.heard.roles import role_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.seen.tree import tree_of

_BOXES = frozenset({"fr-modal", "modal", "usa-modal"})
"""Dialogs of the French and American design systems and of Bootstrap: their own scripts give the role, and take it back."""


def is_box_of_dialog(element: Element) -> bool:
    """Whether the script of a design system makes a dialog of an element."""
    return not _BOXES.isdisjoint(element.token_list("class"))


def dialog_around(element: Element, page: Page) -> Element | None:
    """Return the dialog that holds an element in its page, in whatever file it is written; None when none does."""
    around = tree_of(page).chain(element)
    return next((one for one in around if role_of(one) in {"dialog", "alertdialog"} or is_box_of_dialog(one)), None)
