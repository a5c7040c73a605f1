"""Utility classes as a stylesheet of the page that names them, and what an `@apply` brings into a rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guichet.reading.styles.compounds import class_names
from guichet.reading.styles.selectors import Selector, parse_selectors
from guichet.reading.styles.syntax import APPLY, Declaration, Sheet, StyleRule, parse_declarations, parse_sheet
from guichet.reading.templates.page import Page
from guichet.reading.utilities.theme import Theme
from guichet.reading.utilities.words import FRAMES, RESET, applied, css_of

UTILITIES = ":utilities"
"""Stands where the path of a stylesheet does: what a class declares is written where the class is."""


def reset_sheet() -> Sheet:
    """Return what every page of a project of utility classes begins with."""
    return parse_sheet(RESET, 0, UTILITIES)


def sheet_of_words(page: Page, theme: Theme) -> Sheet:
    """Return the stylesheet that a build makes of the classes of a page."""
    words = {name for element in page.find() for name in class_names(element)}
    return parse_sheet(FRAMES + css_of(sorted(words), theme), 0, UTILITIES)


def with_applied(sheet: Sheet, theme: Theme) -> Sheet:
    """Return a stylesheet with the declarations that its `@apply` bring in."""
    if not any(one.name == APPLY for rule in sheet.rules for one in rule.declarations):
        return sheet
    return replace(sheet, rules=tuple(one for rule in sheet.rules for one in _spread(rule, theme)))


def _spread(rule: StyleRule, theme: Theme) -> Iterator[StyleRule]:
    own: list[Declaration] = []
    others: list[StyleRule] = []
    for one in rule.declarations:
        if one.name != APPLY:
            own.append(one)
            continue
        for each in applied(one.value.split(), theme):
            brought = tuple(replace(held, span=one.span) for held in parse_declarations(each.declared))
            if not (each.after or each.before or each.media):
                own.extend(brought)
                continue
            selectors = [named for known in rule.selectors for named in _in_state(known, each.before, each.after)]
            media = (*rule.media, *each.media)
            others.append(replace(rule, selectors=tuple(selectors), declarations=brought, media=media))
    yield replace(rule, declarations=tuple(own))
    yield from others


def _in_state(selector: Selector, before: str, after: str) -> tuple[Selector, ...]:
    return parse_selectors(f"{before}{selector.text}{after}") if selector.is_valid else (selector,)
