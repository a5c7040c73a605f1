"""What stylesheets keep for paper: hidden at rest by a class, and shown again by it when the page is printed."""

from __future__ import annotations

import re

from guichet.core.memo import lasting_memo, memo, nearest
from guichet.reading.styles.compounds import class_names
from guichet.reading.styles.media import DESKTOP, applies
from guichet.reading.styles.selectors import last_name
from guichet.reading.styles.sheets import sheets_at
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import STYLE_SUFFIXES, Site
from guichet.seen.replaced import may_be_hidden_by_class


def is_only_printed(element: Element, page: Page) -> bool:
    """Whether an element, or one around it, is for paper alone: no screen shows it, no screen reader says it."""
    printed = _shown_on_paper(page.project)

    def is_for_paper(one: Element) -> bool:
        names = {f".{name}" for name in class_names(one)}
        return not names.isdisjoint(printed) and may_be_hidden_by_class(one, page)

    return bool(printed) and nearest(_known(page), (element, *element.ancestors), is_for_paper, False)


@memo
def _known(_: Page) -> dict[Element, bool]:
    """Whether the elements that were asked about are for paper alone."""
    return {}


def sheets_for_paper(path: str, site: Site) -> list[str]:
    """Return the states of the stylesheets that may show a part of a page on paper alone: it changes when what they show may."""
    names = set(_NAME.findall(site.text(path)))
    return [digest for digest, classes in _for_paper(site) if not names.isdisjoint(classes)]


@lasting_memo
def _for_paper(site: Site) -> list[tuple[str, frozenset[str]]]:
    """The stylesheets that speak of printing, each with the classes that it names from there on."""
    sources = [
        site.source(path) for path in site.paths if path.endswith(STYLE_SUFFIXES) and "print" in site.lowered(path)
    ]
    return [(one.digest, frozenset(_CLASS.findall(one.text, one.lowered.find("print")))) for one in sources]


_CLASS, _NAME = re.compile(r"\.([\w-]+)"), re.compile(r"[\w-]+")


@memo
def _shown_on_paper(site: Site) -> frozenset[str]:
    """Return what selectors ask last by which stylesheets of the project show something when a page is printed."""
    printed = (path for path in site.paths if path.endswith(STYLE_SUFFIXES) and "print" in site.lowered(path))
    sheets = (sheets_at(path, site) for path in printed)
    rules = (rule for one in sheets if one is not None for sheet in one.sheets for rule in sheet.rules)
    return frozenset(
        last_name(selector)
        for rule in rules
        if any("print" in one and applies(one, DESKTOP) is False for one in rule.media)
        if any(one.name == "display" and one.value != "none" for one in rule.declarations)
        for selector in rule.selectors
        if selector.is_valid and selector.compounds
    )
