"""Dialogs: boxes that open over the page and are gone through apart from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from guichet.core.memo import keyed_memo, memo, nearest
from guichet.heard.answers import Answer, answers
from guichet.heard.effects import FOCUSING, methods, moves_focus, shows, turns_over
from guichet.heard.roles import role_of
from guichet.reading.scripts.definitions import Defined
from guichet.reading.scripts.handles import handles
from guichet.reading.scripts.pages import scripts_on
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
    return nearest(_known(page), tree_of(page).chain(element), _as_dialog, None)


def _as_dialog(element: Element) -> Element | None:
    return element if role_of(element) in {"dialog", "alertdialog"} or is_box_of_dialog(element) else None


@memo
def _known(_: Page) -> dict[Element, Element | None]:
    """The dialogs around the elements that were asked about."""
    return {}


def opens(answer: Answer, box: Element, page: Page) -> bool:
    """Whether an answer shows a box, as something that stands outside it is pressed."""
    return box in _opened(answer, page)


@keyed_memo
def _opened(answer: Answer, page: Page) -> frozenset[Element]:
    """The boxes that an answer shows."""
    return frozenset(_opened_by(answer, page))


def _opened_by(answer: Answer, page: Page) -> Iterator[Element]:
    code, pressed = answer.code(), [] if answer.is_of_page and not answer.within else answer.elements(page)
    around = {each for one in pressed for each in _holders(one)}
    for effect in (*shows(code), *(turns_over(code) if pressed else ())):
        for name in handles(effect.target, effect.script):
            yield from (box for box in found_by(name, page) if box not in around)


def is_entered(box: Element, page: Page) -> bool:
    """Whether scripts of a page may lead the focus into a box as it opens: by what opens it, or by anything that is not read as something else."""
    entries = _entries(page)
    return box in entries.boxes or entries.own[box] < entries.anywhere


class _Entries(NamedTuple):
    """Where scripts of a page put the focus."""

    boxes: frozenset[Element]
    """What they lead into as it opens, or by a call that is not answered from within."""
    anywhere: int
    """How many calls put it on what is not read."""
    own: Counter[Element]
    """How many of these answer something within each box, and nothing outside."""


@memo
def _entries(page: Page) -> _Entries:
    told = [one for script in scripts_on(page) for one in answers(script)]
    leading = [one for one in told if moves_focus(one.code())]
    boxes = {box for one in leading for box in _opened_by(one, page)}
    within: dict[tuple[str, int], set[Element]] = {}
    for one in told:
        held = [set(_holders(each)) for each in one.elements(page)]
        for code in one.code() if held else ():
            within.setdefault((code.script.path, code.node.id), set()).update(set.intersection(*held))
    anywhere, own = 0, Counter[Element]()
    for code, node, owner in _focusings(page):
        inside = {box for around in _around(node) for box in within.get((code.script.path, around), ())}
        found = [one for name in handles(owner, code.script) for one in found_by(name, page)]
        boxes |= {around for one in found for around in _holders(one)} - inside
        if not found:
            anywhere += 1
            own.update(inside)
    return _Entries(frozenset(boxes), anywhere, own)


@memo
def _focusings(page: Page) -> list[tuple[Defined, Any, Any]]:
    """What scripts of a page put the focus on: the script, the call, what it is called on."""
    code = [Defined(one.root, one) for one in scripts_on(page)]
    return [(one, node, owner) for one in code for node, method, owner, _ in methods([one]) if method in FOCUSING]


def _around(node: Any) -> Iterator[int]:
    while node is not None:
        yield node.id
        node = node.parent


def _holders(element: Element) -> Iterator[Element]:
    """An element, and those around it in its file."""
    yield element
    yield from element.ancestors
