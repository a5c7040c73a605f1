"""Whether a key does anything on an element: attributes, listeners on it, around it, on the page."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.heard.answers import Answer, answers
from guichet.reading.scripts.pages import has_unread, scripts_on
from guichet.reading.scripts.syntax import text
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.seen.tree import tree_of

KEYS = frozenset({"keydown", "keyup", "keypress"})
_KEY_ATTRIBUTE = re.compile(r"(?:on|@|v-on:|x-on:|ng-|\(|on:)-?key(?:down|up|press)")
_IN_ATTRIBUTE = re.compile(r"key(?:down|up|press)")
_ARROWS = re.compile(r"Arrow(?:Down|Up)")
_PRESSES = re.compile(r"""Enter|Space|['"`] ['"`]|\b(?:13|32)\b|\.click\(|Arrow|dispatchEvent""")
"""What shows that an answer of the page to keys presses something, rather than closing with Escape."""


@memo
def key_answers(page: Page) -> list[Answer]:
    """Return what the scripts of a page answer to keys."""
    return [one for script in scripts_on(page) if "key" in script.text for one in answers(script) if one.event in KEYS]


@memo
def is_order_written(page: Page) -> bool:
    """Whether a script of a page writes what the Tab key reaches."""
    return any("tabindex" in script.text.lower() for script in scripts_on(page))


@memo
def _keyed(page: Page) -> frozenset[Element]:
    return frozenset().union(*{one.elements(page) for one in key_answers(page)})


@memo
def _is_keyed_anywhere(page: Page) -> bool:
    return has_unread(page) or any(map(_may_be_keyed, key_answers(page)))


def is_keyed(element: Element, page: Page) -> bool:
    """Whether a key may do something on an element; what cannot be read is taken to answer."""
    if _is_keyed_anywhere(page):
        return True
    return any(one in _keyed(page) or _has_key_attribute(one) for one in tree_of(page).chain(element))


def is_chosen_with_arrows(element: Element, page: Page) -> bool:
    """Whether arrow keys, pressed somewhere else in the page, choose among things of which an element is one, or the list."""
    branches = element.template.branches
    is_one = any(branches.is_repeated(one.start) for one in (element, *element.inside()))
    return (is_one or element.name in ("li", "ul")) and _has_arrows(page)


@memo
def _has_arrows(page: Page) -> bool:
    return any(
        _ARROWS.search(str(value))
        for one in page.find()
        for name, value in one.attrs.items()
        if name.startswith("on") and _IN_ATTRIBUTE.search(name)
    )


def _may_be_keyed(one: Answer) -> bool:
    """Whether an answer is on something unknown, or on the whole page, where it presses what has the focus."""
    if one.element is None and not one.on:
        return True
    return one.is_of_page and not one.within and any(_PRESSES.search(text(each.node)) for each in one.code())


def _has_key_attribute(element: Element) -> bool:
    return any(
        _KEY_ATTRIBUTE.match(name) or (name in ("data-action", "hx-trigger") and _IN_ATTRIBUTE.search(str(value)))
        for name, value in element.attrs.items()
    )
