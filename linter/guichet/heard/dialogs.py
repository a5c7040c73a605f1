"""Dialogs: boxes that open over the page and are gone through apart from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from guichet.core.memo import memo
from guichet.heard.answers import Answer, answers
from guichet.heard.effects import FOCUSING, Effect, assignments, methods, moves_focus, shows
from guichet.heard.roles import role_of
from guichet.reading.scripts.definitions import Defined
from guichet.reading.scripts.handles import handles
from guichet.reading.scripts.pages import scripts_on
from guichet.reading.scripts.syntax import field, key_of, text
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.seen.found import found_by
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


def turns_over(code: Iterable[Defined]) -> Iterator[Effect]:
    """Yield what shows or hides an element as something else is true: `x.hidden = !open`, `x.style.display = open ? …`."""
    for node, left, value, script in assignments(code):
        name = key_of(field(left, "property")) if left.type == "member_expression" else None
        owner = field(left, "object") if name else None
        if name == "hidden" and value.type in ("unary_expression", "identifier", "binary_expression"):
            yield Effect(node, owner, value, script)
        elif name == "display" and text(owner).endswith(".style") and value.type == "ternary_expression":
            yield Effect(node, field(owner, "object"), value, script)


def opens(answer: Answer, box: Element, page: Page) -> bool:
    """Whether an answer shows a box, as something that stands outside it is pressed."""
    code, pressed = answer.code(), [] if answer.is_of_page and not answer.within else answer.elements(page)
    shown = any(_is_done_to(one, box, page) for one in shows(code))
    if not shown and not (pressed and any(_is_done_to(one, box, page) for one in turns_over(code))):
        return False
    return not any(_is_in(one, box) for one in pressed)


def is_entered(box: Element, page: Page) -> bool:
    """Whether scripts of a page may lead the focus into a box as it opens: by what opens it, or by anything that is not read as something else."""
    told = [one for script in scripts_on(page) for one in answers(script)]
    if any(moves_focus(one.code()) for one in told if opens(one, box, page)):
        return True
    within = [one for one in told if (held := one.elements(page)) and all(_is_in(each, box) for each in held)]
    known = {(each.script.path, each.node.id) for one in within for each in one.code()}
    return any(
        not _leads_elsewhere(owner, code, box, page)
        for code, node, owner in _focusings(page)
        if not any((code.script.path, around) in known for around in _around(node))
    )


@memo
def _focusings(page: Page) -> list[tuple[Defined, Any, Any]]:
    """What scripts of a page put the focus on: the script, the call, what it is called on."""
    code = [Defined(one.root, one) for one in scripts_on(page)]
    return [(one, node, owner) for one in code for node, method, owner, _ in methods([one]) if method in FOCUSING]


def _around(node: Any) -> Iterator[int]:
    while node is not None:
        yield node.id
        node = node.parent


def _leads_elsewhere(owner: Any, code: Defined, box: Element, page: Page) -> bool:
    """Whether the focus is put on elements of the page that are all outside a box."""
    found = [one for name in handles(owner, code.script) for one in found_by(name, page)]
    return bool(found) and not any(_is_in(one, box) for one in found)


def _is_done_to(effect: Effect, box: Element, page: Page) -> bool:
    return any(box in found_by(name, page) for name in handles(effect.target, effect.script))


def _is_in(element: Element, box: Element) -> bool:
    return element is box or box in element.ancestors
