"""Native controls that stylesheets take out of the page, to put something else in their place that a script makes work."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from guichet.core.memo import memo
from guichet.reading.styles.compounds import class_names
from guichet.reading.styles.selectors import Selector, last_name, matches
from guichet.reading.styles.sheets import sheets_at
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import STYLE_SUFFIXES, Site
from guichet.seen import cascade
from guichet.seen.tree import tree_of

_REPLACED = frozenset({"checkbox", "file", "radio"})
_HOSTS = 3
"""Pages of a part that are asked which stylesheets they lack."""


def may_be_replaced(element: Element, page: Page) -> bool:
    """Whether a stylesheet that this page does not show may take a control out of it: one of the project does, or one is missing."""
    if element.name != "input" or input_type(element) not in _REPLACED:
        return False
    parent = tree_of(page).parent
    if any(matches(one, element, parent) for one in _candidates(element, page.project)):
        return True
    is_named = bool(element.attr("class") or element.attr("id"))
    return is_named and any(cascade.styles_of(one).lacks_own for one in (page, *islice(page.hosts, _HOSTS)))


def may_be_hidden_by_class(element: Element, page: Page) -> bool:
    """Whether a stylesheet of the project, in whatever page it is, hides at rest what bears a class of an element."""
    known = hiding(page.project) if element.attr("class") else {}
    wanted = [selector for name in class_names(element) for selector in known.get(f".{name}", ())]
    parent = tree_of(page).parent
    return any(matches(one, element, parent) for one in wanted)


def _candidates(element: Element, site: Site) -> Iterator[Selector]:
    known = hiding(site)
    for name in (*(f".{one}" for one in class_names(element)), f"#{element.attr('id')}", element.name, ""):
        yield from known.get(name, ())


@memo
def hiding(site: Site) -> dict[str, list[Selector]]:
    """Return the selectors by which stylesheets of the project hide something at rest in any window, by what they ask last."""
    found: dict[str, list[Selector]] = {}
    for path in site.paths:
        gathered = sheets_at(path, site) if path.endswith(STYLE_SUFFIXES) else None
        for rule in (rule for sheet in gathered.sheets for rule in sheet.rules) if gathered is not None else ():
            said = {(one.name, one.value) for one in rule.declarations}
            if rule.media or said.isdisjoint({("display", "none"), ("visibility", "hidden")}):
                continue
            for selector in rule.selectors:
                if selector.is_valid and selector.compounds and not selector.states and not selector.pseudo_element:
                    found.setdefault(last_name(selector), []).append(selector)
    return found
