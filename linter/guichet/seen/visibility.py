"""What is hidden, from everyone or from assistive technology: attributes, the cascade of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from guichet.core.findings import Certainty
from guichet.core.memo import memo
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.seen import cascade, design_systems
from guichet.seen.replaced import may_be_replaced

_FAR = re.compile(r"-\s*(?:\d{3,}(?:\.\d+)?(?:px|em|rem|vw|%)?|[1-9]\d\d?(?:\.\d+)?(?:rem|em|vw))", re.I)
_HIDING = frozenset("hidden hide invisible is-hidden uk-hidden display-none".split()) | design_systems.hiding()
"""Classes that widely used stylesheets hide with: those of the design systems, then Tailwind, Foundation, Bulma, UIkit."""
_SHOWN_AGAIN = re.compile(r"(?:sm|md|lg|xl|2xl):(?:block|flex|grid|inline)")

Declarations = Mapping[str, str]
_NOTHING: Declarations = {}


def style_of(element: Element, page: Page) -> Declarations:
    """Return the values that the cascade gives an element; what the template prints is left out."""
    style = cascade.style_of(element, page)
    return {name: one.value for name, one in style.items() if one.is_known} if style else _NOTHING


def is_hidden(element: Element, page: Page) -> bool:
    """Whether an element is shown to nobody: `hidden`, `inert`, display or visibility, by itself or around it."""
    removed, visibility = _shown(element, page)
    return removed or visibility in {"hidden", "collapse"}


def _shown(element: Element, page: Page) -> tuple[bool, str]:
    """Return whether an element is taken out of the page, and the visibility it inherits; each asked once."""
    known = _known_states(page)
    chain: list[Element] = []
    one: Element | None = element
    while one is not None and id(one) not in known:
        chain.append(one)
        one = one.above
    state = known[id(one)] if one is not None else (False, "")
    for one in reversed(chain):
        state = known[id(one)] = _own(one, page, *state)
    return state


@memo
def _known_states(_: Page) -> dict[int, tuple[bool, str]]:
    return {}


def _own(element: Element, page: Page, removed: bool, visibility: str) -> tuple[bool, str]:
    if removed or removes_itself(element, page):
        return True, visibility
    if element.name == "dialog" and "open" not in element.attrs:
        return False, ""
    style = style_of(element, page)
    return False, style.get("visibility", visibility) if style else visibility


_RENDERED = frozenset("shadowrootmode v-if v-else v-else-if v-for v-slot x-for x-if x-teleport".split())
"""What makes a `<template>` a part of the page: browsers, or a script framework, write it in place."""


_TAKES_OUT = frozenset({"template", "noscript", "dialog"})
"""What is not shown by its name alone."""


def removes_itself(element: Element, page: Page) -> bool:
    """Whether this very element takes what it holds out of the page: the one definition of what is not rendered."""
    attrs = element.attrs
    if not attrs and element.name not in _TAKES_OUT and not cascade.styles_of(page).sheets:
        return False
    if element.name in {"template", "noscript"}:
        return not any(name in _RENDERED or name.startswith("#") for name in attrs)
    if "inert" in attrs:
        return True
    if "hidden" in attrs and not page.is_conditional(element, "hidden"):
        return not _is_displayed(element, page)
    if element.name == "dialog" and "open" not in attrs:
        return False
    style = style_of(element, page)
    return style.get("display") == "none" or style.get("content-visibility") == "hidden" or _is_put_away(element, page)


def _is_displayed(element: Element, page: Page) -> bool:
    """Whether a stylesheet surely shows what `hidden` hides: any `display` of an author wins over the attribute."""
    if (element.attr("hidden") or "").lower() == "until-found":
        return False
    display = cascade.style_of(element, page).get("display")
    return display is not None and display.is_known and display.certain and display.value != "none"


_HANDLES = ("id", "data-", "x-", "v-", ":", "@", "(", "[", "hx-", "ng-", "style")
"""What a script could find an element by, or show it with."""


def _is_put_away(element: Element, page: Page) -> bool:
    """Whether a design system's own class hides an element, and no script has a name by which to show it again."""
    classes = element.token_list("class")
    away = any(design_systems.is_of_one(one) and one in design_systems.hiding() for one in classes)
    return (
        away
        and all(map(design_systems.is_of_one, classes))
        and not any(name.startswith(_HANDLES) and not name.startswith("data-fr-") for name in element.attrs)
        and not element.has_unknown_attributes
        and not any("unhidden" in one for one in classes)
        and not _is_shown_again(classes)
        and not _has_all_styles(page)
    )


def _has_all_styles(page: Page) -> bool:
    """Whether no other stylesheet can apply: a tag may bring that of a design system without naming a file."""
    return cascade.styles_of(page).is_complete and not page.mentions(_BROUGHT)


_BROUGHT = ("dsfr_", "govuk_", "govuk-", "uswds")
"""What a page says that takes a design system in by a tag of its own."""


def may_be_hidden(element: Element, page: Page) -> bool:
    """Whether styles that are not known may hide an element: too many to be compared, or of a sheet that this page does not show.

    Of such a sheet, by a class known for that, or as what stands for it.
    """
    styles = cascade.styles_of(page)
    if styles.sheets and any(styles.is_dim(one) for one in (element, *element.ancestors)):
        return True
    if _has_all_styles(page):
        return False
    if may_be_replaced(element, page):
        return True
    return _is_hidden_by_word(element)


@memo
def _is_hidden_by_word(element: Element) -> bool:
    """Whether a class that is known to hide stands on an element, or on one around it."""
    own = element.token_list("class")
    if _HIDING.intersection(own) and not _is_shown_again(own):
        return True
    return element.above is not None and _is_hidden_by_word(element.above)


def _is_shown_again(classes: Iterable[str]) -> bool:
    """Whether a class shows in some windows what another hides."""
    return any(one in design_systems.shown_again() or _SHOWN_AGAIN.match(one) for one in classes)


_WIDTHS = re.compile(
    r"mobile|desktop|tablet|(?:^|[-_])(?:xs|sm|md|lg|xl)(?:[-_:]|$)|(?:hide|show|hidden|unhidden|visible)-", re.I
)


@memo
def is_for_some_widths(element: Element) -> bool:
    """Whether a class says that an element, or one around it, is only shown in windows of some widths."""
    if any(_WIDTHS.search(word) for word in element.token_list("class")):
        return True
    return element.above is not None and is_for_some_widths(element.above)


def certainty_if_shown(element: Element, page: Page) -> Certainty:
    """Return how sure a finding on an element is: nobody may ever meet one that a stylesheet may hide."""
    return Certainty.REVIEW if may_be_hidden(element, page) else Certainty.VIOLATION


def is_aria_hidden(element: Element) -> bool:
    """Whether `aria-hidden` takes an element away from assistive technology, by itself or around it."""
    if not element.template.mentions(("aria-hidden",)):
        return False
    return any(map(is_aria_hidden_itself, (element, *element.ancestors)))


def is_excluded(element: Element, page: Page) -> bool:
    """Whether assistive technology never gets an element: hidden, and by nothing that people open."""
    return (is_aria_hidden(element) or is_hidden(element, page)) and not _opens_later(element, page)


_OPENED_CLASSES = (
    frozenset("accordion-collapse popover usa-accordion__content usa-modal".split()) | design_systems.opened_later()
)
"""What the scripts of Bootstrap, DSFR, GOV.UK and USWDS open; the first are hidden by an attribute rather than a class."""
_OPENED_ROLES = frozenset({"alertdialog", "dialog", "tabpanel"})
_OPENERS = ("aria-controls", "commandfor", "data-bs-target", "data-target", "popovertarget")


def _opens_later(element: Element, page: Page) -> bool:
    """Whether all that hides an element is of a kind that opens: it is checked as people will meet it."""
    hiders = [one for one in (element, *element.ancestors) if _hides(one, page)]
    return bool(hiders) and all(_is_opened(one, page) for one in hiders)


def _hides(element: Element, page: Page) -> bool:
    if is_aria_hidden_itself(element) or removes_itself(element, page):
        return True
    return style_of(element, page).get("visibility") in {"hidden", "collapse"}


def _is_opened(element: Element, page: Page) -> bool:
    if element.name in {"template", "noscript"}:
        return False
    if "x-show" in element.attrs or "v-show" in element.attrs or element.attr("role") in _OPENED_ROLES:
        return True
    return not _OPENED_CLASSES.isdisjoint(element.token_list("class")) or (element.attr("id") or "") in _opened(page)


@memo
def _opened(page: Page) -> frozenset[str]:
    """Return the ids of what a control of the page opens."""
    names = [one for one in _OPENERS if page.mentions((one,))]
    return (
        frozenset(
            word.lstrip("#")
            for one in page.find("a", "button", "input", "summary")
            for name in names
            for word in one.token_list(name)
        )
        if names
        else frozenset()
    )


def is_aria_hidden_itself(element: Element) -> bool:
    """Whether this very element carries `aria-hidden="true"`."""
    return (element.attr("aria-hidden") or "").strip().lower() == "true"


def is_offscreen(element: Element, page: Page) -> bool:
    """Whether an element is moved far out of the window, or cut to nothing by a known class: heard, and not seen."""
    for one in (element, *element.ancestors):
        if not design_systems.unseen().isdisjoint(one.token_list("class")):
            return True
        style = style_of(one, page)
        if any(_FAR.match(style.get(key, "")) for key in ("left", "top", "text-indent", "margin-left")):
            return True
    return False
