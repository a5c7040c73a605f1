"""Controls that nothing answers: they call what a script does not have, and a form has none that sends it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guichet.reading.scripts.controller_members import members_of, uncalled, unfilled
from guichet.reading.scripts.inline import is_looked_up
from guichet.reading.scripts.pages import has_unread
from guichet.reading.templates.controls import UNANSWERED, input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.templates.rendering import may_name
from guichet.reading.written.lost import akin

_ACTION = re.compile(r"(?:^|\s|->)([a-z][\w-]*)#(\w+)")
_TARGET = re.compile(r"data-([a-z][\w-]*)-target")


class Missed(NamedTuple):
    """A name that markup gives and that a script does not know, and the one that this script has instead."""

    element: Element
    attribute: str
    name: str
    wanted: str
    path: str


def methods_missed(page: Page) -> Iterator[Missed]:
    """Yield the methods that elements of a file call and that their controller does not have."""
    for element in page.template.elements:
        written = element.attr("data-action") or ""
        for name, method in _ACTION.findall(written) if "#" in written and not is_dynamic(written) else ():
            members = members_of(name, page.project)
            if members is not None and method not in members.methods:
                free = uncalled(name, members, page.project)
                wanted = next(iter(akin(method, free)), free[0] if len(free) == 1 else "")
                yield Missed(element, "data-action", method, wanted, members.path)


def targets_missed(page: Page) -> Iterator[Missed]:
    """Yield the names that elements bear for a controller that waits for another, which nothing bears."""
    for element in page.template.elements:
        for attribute in element.attrs:
            match = _TARGET.fullmatch(attribute)
            given = (element.attr(attribute) or "") if match is not None else ""
            members = members_of(match[1], page.project) if match is not None and given.isidentifier() else None
            if match is None or members is None or given in members.targets:
                continue
            free = unfilled(match[1], members, page.project)
            wanted = next(iter(akin(given, free)), free[0] if len(free) == 1 else "")
            if wanted:
                yield Missed(element, attribute, given, wanted, members.path)


_PLAIN = frozenset({"type", "class", "name", "value", "style", "title", "lang", "dir"})


_TYPED = frozenset("text search tel url email password number date month week time datetime-local".split())
"""Fields in which the Enter key sends a form that has no other of them, whatever its buttons do."""


def unsent(page: Page) -> Iterator[tuple[Element, bool]]:
    """Yield the buttons of forms that no button sends, and whether Enter does: each is told to do nothing, and no script looks for it."""
    for form in page.template.by_name.get("form", ()):
        buttons = _buttons(form)
        if not buttons or (form.attr("method") or "").lower() != "post" or form.attrs.keys() - _OF_FORM:
            continue
        asks = any(input_type(one) not in UNANSWERED for one in form.inside("input", "textarea", "select"))
        if asks and all(_does_nothing(one, page) for one in buttons) and not _may_hold_more(form, page):
            typed = [one for one in form.inside("input") if input_type(one) in _TYPED]
            yield buttons[-1], len(typed) == 1


def astray(page: Page) -> Iterator[tuple[Element, str]]:
    """Yield the links whose address is written under a name that is none, a slip of the hand, and what is written: a click leads nowhere."""
    for link in page.template.by_name.get("a", ()):
        slip = next(filter(None, map(_MISSPELT.match, link.attrs)), None) if "href" not in link.attrs else None
        if slip is not None:
            yield link, slip[0]


_MISSPELT = re.compile(r"href[\"'“”’]|(?:h+r+e+f+|herf|hrfe|rhef)$", re.I)
"""What was to be `href`: its equals sign forgotten, a letter twice or in the place of another. No attribute bears such a name."""
_OF_FORM = frozenset({"method", "action", "class", "novalidate", "enctype", "accept-charset", "autocomplete"})


def _buttons(form: Element) -> list[Element]:
    kinds = UNANSWERED - {"hidden"}
    return [one for one in form.inside("button", "input") if one.name == "button" or input_type(one) in kinds]


def _does_nothing(button: Element, page: Page) -> bool:
    """Whether a button does nothing by itself and bears nothing that a script would find it by."""
    is_idle = (button.attr("type") or "").lower() == "button" and not button.has_unknown_attributes
    return is_idle and not (button.attrs.keys() - _PLAIN) and not is_looked_up(button, page)


def _may_hold_more(form: Element, page: Page) -> bool:
    """Whether something that is not known may send the form: a script that was not read, what the template puts in it."""
    held = form.template.tokens_between(form.open_end, max(form.end, form.open_end))
    return has_unread(page) or is_looked_up(form, page) or any(may_name(one) for one in held)
