"""What is hidden, from everyone or from assistive technology: attributes, the cascade of the page."""

from __future__ import annotations

import re
from collections.abc import Mapping

from guichet.core.findings import Certainty
from guichet.core.memo import memo
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.seen import cascade

_FAR = re.compile(r"-\s*(?:\d{3,}(?:\.\d+)?(?:px|em|rem|vw|%)?|[1-9]\d\d?(?:\.\d+)?(?:rem|em|vw))", re.I)
_HIDING = frozenset("d-none hidden hide is-hidden fr-hidden uk-hidden display-none govuk-!-display-none".split())
"""Classes that widely used stylesheets hide with (Bootstrap, Tailwind, Foundation, Bulma, DSFR, UIkit, USWDS, GOV.UK)."""
_SHOWN_AGAIN = re.compile(r"d-(?:sm|md|lg|xl|xxl)-(?!none)|(?:sm|md|lg|xl|2xl):(?:block|flex|grid|inline)")

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
    attrs = element.attrs
    if removed or "hidden" in attrs or "inert" in attrs or element.name in {"template", "noscript"}:
        return True, visibility
    if element.name == "dialog" and "open" not in attrs:
        return False, ""
    style = style_of(element, page)
    if not style:
        return False, visibility
    return style.get("display") == "none", style.get("visibility", visibility)


def may_be_hidden(element: Element, page: Page) -> bool:
    """Whether a stylesheet that could not be read may hide an element, by a class known for that."""
    if cascade.styles_of(page).is_complete:
        return False
    words = (one.token_list("class") for one in (element, *element.ancestors))
    return any(_HIDING.intersection(own) and not any(map(_SHOWN_AGAIN.match, own)) for own in words)


def certainty_if_shown(element: Element, page: Page) -> Certainty:
    """Return how sure a finding on an element is: nobody may ever see one that a class known for that may hide."""
    return Certainty.REVIEW if may_be_hidden(element, page) else Certainty.VIOLATION


def is_aria_hidden(element: Element) -> bool:
    """Whether `aria-hidden` takes an element away from assistive technology, by itself or around it."""
    if not element.template.mentions(("aria-hidden",)):
        return False
    return any((one.attr("aria-hidden") or "").strip().lower() == "true" for one in (element, *element.ancestors))


def is_excluded(element: Element, page: Page) -> bool:
    """Whether assistive technology does not get an element at all."""
    return is_aria_hidden(element) or is_hidden(element, page)


def is_offscreen(element: Element, page: Page) -> bool:
    """Whether an element is moved far out of the window: heard, and not seen."""
    for one in (element, *element.ancestors):
        style = style_of(one, page)
        if any(_FAR.match(style.get(key, "")) for key in ("left", "top", "text-indent", "margin-left")):
            return True
    return False
