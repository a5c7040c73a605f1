"""The big parts of a page: what is repeated on every page, what is its own, and how one gets from one to the other."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guichet.core.memo import memo
from guichet.core.numbers import whole
from guichet.heard.focus import in_tab_order
from guichet.heard.names import accessible_name, is_empty
from guichet.heard.roles import role_of, written_role
from guichet.reading.templates.composition import Placed
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.seen.visibility import is_aria_hidden, is_hidden

_REPEATED_ROLES = frozenset({"navigation", "banner", "complementary"})
_REPEATED_NAME = re.compile(
    r"(?:^|[-_ ])(?:nav|navigation|navbar|menu|sidebar|header|banner|breadcrumbs?)(?:$|[-_ ])", re.I
)
_CONTENT_NAME = re.compile(r"^(?:main|content|contenu|contenu-principal|main-content|maincontent|principal)$", re.I)
_SECTIONING = frozenset({"nav", "aside", "header", "footer"})


@dataclass(frozen=True, slots=True)
class Region:
    """A landmark where it stands in the page: `at` is its rank in document order."""

    element: Element
    at: int


@memo
def order(page: Page) -> dict[int, int]:
    """Return the rank of each element of the page in document order, by identity."""
    ranks: dict[int, int] = {}
    for rank, one in enumerate(page.composition.shown):
        ranks.setdefault(id(one), rank)
    return ranks


def around(placed: Placed) -> list[Element]:
    """Return the elements around a placed one: in its own file, then around the places that include it."""
    found = list(placed.element.ancestors)
    frame, at = placed.frame.parent, placed.frame.at
    while frame is not None:
        holder = next(
            (
                one
                for one in reversed(frame.template.elements_between(0, at))
                if one.start < at < max(one.end, one.open_end)
            ),
            None,
        )
        if holder is not None:
            found.append(holder)
            found.extend(holder.ancestors)
        at, frame = frame.at, frame.parent
    return found


def blocks_around(title: Element) -> list[str]:
    """Return the blocks that pages may fill around an element or in it, outermost first."""
    end = max(title.end, title.open_end)
    blocks = sorted(title.template.blocks.items(), key=lambda item: item[1].start)
    return [name for name, one in blocks if title.start < one.start < end or one.start < title.start < one.end]


def is_repeated_block(element: Element) -> bool:
    """Whether an element is a part that pages of a site share: navigation, banner, complement, or named so."""
    if written_role(element) in _REPEATED_ROLES:
        return True
    if element.name in {"nav", "aside"} and written_role(element) is None:
        return True
    if element.name == "header":
        return role_of(element) == "banner"
    name = element.attr("id") or ""
    return element.name == "div" and bool(_REPEATED_NAME.search(name)) and bool(element.inside("a"))


@memo
def repeated_blocks(page: Page) -> list[Region]:
    """Return the shared parts of a page, in document order; hidden ones are left out."""
    ranks = order(page)
    found = []
    for placed in page.placed("nav", "aside", "header", "[id]", "[role]"):
        one = placed.element
        if one.name in {"nav", "aside", "header", "div"} or "role" in one.attrs:
            inner = any(up.name == "main" or up.attr("role") == "main" for up in one.ancestors)
            if not inner and is_repeated_block(one) and not is_hidden(one, page):
                found.append(Region(one, ranks[id(one)]))
    return found


_SENTENCE = 5
"""Words from which a text takes time to hear."""


def is_to_be_passed(region: Region, page: Page) -> bool:
    """Whether a shared part takes time to go through: more than the name of the site, a link to its first page, and where one is."""
    if role_of(region.element) == "banner" or _is_trail(region.element, page):
        return stops_in(region, page) > _FEW
    if not is_hidden(region.element, page) and len(region.element.text.split()) >= _SENTENCE:
        return True
    return stops_in(region, page) > 0


_FEW = 3
"""Stops of a header that nobody minds: the service, its first page, help; and of what says where one is."""
_TRAIL = re.compile(
    r"\b(?:breadcrumbs?|fil d['’]ariane|(?:vous êtes|tu es) ici|you are here|chemin de navigation)\b", re.I
)


def _is_trail(element: Element, page: Page) -> bool:
    """Whether a navigation says where the page stands, and belongs to the page as much as to the site."""
    named = f"{accessible_name(element, page)} {element.attr('class') or ''}"
    return role_of(element) == "navigation" and _TRAIL.search(named) is not None


def holds_menu(region: Region) -> bool:
    """Whether a shared part is, or holds, a menu, and not a few links that stand alone."""
    one = region.element
    return role_of(one) == "navigation" or bool(one.inside("nav", "ul"))


def stops_in(region: Region, page: Page) -> int:
    """Return how many times the Tab key stops in a shared part, as far as it can be seen; a component counts for many."""
    inside = page.composition.elements_in(page.composition.placed_at(region.at))
    many = any("-" in one.name or one.name == "slot" or one.template.branches.is_repeated(one.start) for one in inside)
    return 9 if many else sum(in_tab_order(one) and not is_hidden(one, page) for one in inside)


def main_regions(page: Page, *, shown: bool = True) -> list[Region]:
    """Return the main landmarks; with `shown`, only those that assistive technology gets."""
    ranks = order(page)
    found = []
    for placed in page.placed("main", "[role]"):
        one = placed.element
        is_main = (one.name == "main" and written_role(one) in (None, "main")) or one.attr("role") == "main"
        if is_main and not (shown and (is_aria_hidden(one) or is_hidden(one, page))):
            found.append(Region(one, ranks[id(one)]))
    return found


def in_repeated(placed: Placed) -> bool:
    """Whether an element lies in a part that pages share, footer included."""
    return any(
        (one.name in _SECTIONING and not any(up.name in {"main", "article"} for up in one.ancestors))
        or is_repeated_block(one)
        for one in around(placed)
    )


def first_main_offset(page: Page) -> int | None:
    """Return the rank of where the page's own content begins: main, an id that says so, or after the first blocks."""
    ranks = order(page)
    mains = main_regions(page, shown=False)
    if mains:
        return mains[0].at
    for placed in page.placed("[id]"):
        if _CONTENT_NAME.match(placed.element.attr("id") or ""):
            return ranks[id(placed.element)]
    for placed in page.placed("p", "h1", "h2", "article", "section", "form", "table"):
        if not in_repeated(placed):
            return ranks[id(placed.element)]
    return None


def level_of(heading: Element) -> int | None:
    """Return a heading's level, None when it is dynamic."""
    written = heading.attr("aria-level")
    if written is not None:
        return whole(written)
    return int(heading.name[1]) if heading.name in {"h1", "h2", "h3", "h4", "h5", "h6"} else 2


def headings(page: Page) -> list[Placed]:
    """Return the headings that assistive technology gets, in document order."""
    found = []
    for placed in page.placed("h1", "h2", "h3", "h4", "h5", "h6", "[role]"):
        one = placed.element
        named = one.name in {"h1", "h2", "h3", "h4", "h5", "h6"} or one.attr("role") == "heading"
        if named and role_of(one) == "heading" and not is_aria_hidden(one) and not is_hidden(one, page):
            found.append(placed)
    return found


_LOCATION = re.compile(r"(?:location(?:\.href|\.hash)?\s*(?:=|\+=)|location\.assign\()\s*['\"]#([\w-]+)")


def skip_targets(page: Page) -> list[tuple[Element, str]]:
    """Return the in-page jumps in document order: the link or button, and the id it leads to."""
    found = []
    for placed in page.placed("a", "[onclick]"):
        one = placed.element
        href = one.attr("href") if one.name == "a" else None
        if href is not None and (href.startswith(("#", "./#")) or is_dynamic(href)) and href.partition("#")[2]:
            found.append((one, href.partition("#")[2]))
        elif "onclick" in one.attrs:
            jump = _LOCATION.search(one.attr("onclick") or "")
            if jump:
                found.append((one, jump[1]))
    return [(one, target) for one, target in found if not is_empty(accessible_name(one, page))]


def is_whole_page(page: Page) -> bool:
    """Whether every part of a page is known, so that what is missing is missing."""
    if not page.is_document or page.is_email:
        return False
    if _is_layout(page) or is_scripted_shell(page):
        return False
    return page.is_complete and not page.has_unknown_markup


def _is_layout(page: Page) -> bool:
    """Whether the page is a layout whose pages are elsewhere: it leaves blocks empty for them."""
    template = page.template
    empty = any(
        not template.source.text[block.starts[0] : block.content_end].strip() for block in template.blocks.values()
    )
    return empty and "html" in template.by_name


def is_scripted_shell(page: Page) -> bool:
    """Whether an empty element waits for a script to fill the whole page."""
    return any(
        not one.inside() and (one.attr("id") in {"app", "root", "__next", "__nuxt"} or one.name == "app-root")
        for name in ("div", "app-root")
        for one in page.template.by_name.get(name, ())
    )


def is_relay(page: Page) -> bool:
    """Whether a page only passes on what it was given, and is read by nobody: it is hidden, or sends itself once loaded."""
    bodies = page.find("body")
    return bool(bodies) and all(
        is_hidden(one, page)
        or (
            "submit" in (one.attr("onload") or "")
            and all(input_type(field) in _PASSED_ON for field in one.inside("input", "select", "textarea"))
        )
        for one in bodies
    )


_PASSED_ON = frozenset({"hidden", "submit"})


def has_own_content(page: Page) -> bool:
    """Whether some text lies outside the parts that pages share."""
    return any(
        placed.element.text and not in_repeated(placed)
        for placed in page.placed("p", "h1", "h2", "li", "td", "form", "main", "article")
    )
