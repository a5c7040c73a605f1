"""Where pages put the help that they offer, a telephone or an address: each page, and most pages of a site."""

from __future__ import annotations

from collections import Counter

from guichet.core.memo import memo
from guichet.heard.roles import written_role
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page, Pages
from guichet.seen.tree import tree_of
from guichet.seen.visibility import is_hidden

HELP = ("tel:", "mailto:", "sms:")
"""How an address begins that leads to someone."""
_PARTS = {"main": "main", "header": "banner", "footer": "contentinfo", "aside": "complementary", "nav": "navigation"}
_ROLES = {role: name for name, role in _PARTS.items()}
_AGREEING, _LINKS, _MANY = 2, 3, 80
"""Other pages that put help in one place; links of a menu by which pages are of one site; pages that are compared at most."""


@memo
def places(page: Page) -> dict[str, dict[str, Element]]:
    """Return the addresses of help, and for each the parts of the page where a link leads to it."""
    found: dict[str, dict[str, Element]] = {}
    for placed in page.placed("a"):
        one = placed.element
        address = (one.attr("href") or "").strip().lower()
        if address.startswith(HELP) and address not in HELP and not is_dynamic(address) and not is_hidden(one, page):
            found.setdefault(address, {}).setdefault(_part(one, page), one)
    return found


def _part(element: Element, page: Page) -> str:
    """Return the part of the page that an element is in, the outermost."""
    part = ""
    for one in tree_of(page).chain(element):
        role = written_role(one)
        part = (
            _ROLES.get(role, part)
            if role is not None
            else one.name
            if one.name in _PARTS and one.name != "nav"
            else part
        )
    return part


def usual(page: Page) -> dict[str, dict[str, Element]]:
    """Return where the other pages of the same site, by their menu, put what a page leads to."""
    here, menu = places(page), _menu(page)
    if not here or not page.is_document or menu is None:
        return {}
    others = [places(one) for one in _sites(page.project).get(menu, ()) if one.path != page.path]
    found: dict[str, dict[str, Element]] = {}
    for address in here:
        parts = Counter(part for one in others for part in one.get(address, ()))
        told = sum(address in one for one in others)
        kept = [part for part, times in parts.items() if times >= _AGREEING and times * 3 >= told * 2]
        if kept:
            found[address] = {
                part: next(one[address][part] for one in others if part in one.get(address, ())) for part in kept
            }
    return found


def _menu(page: Page) -> frozenset[str] | None:
    bar = next(iter(page.find("nav")), None)
    links = frozenset(one.attr("href") or "" for one in bar.inside("a")) if bar is not None else frozenset()
    return links if len(links) >= _LINKS else None


@memo
def _sites(project: Pages) -> dict[frozenset[str], list[Page]]:
    """The pages of a project that extend nothing and that lead to help, by the links of their menu."""
    found: dict[frozenset[str], list[Page]] = {}
    paths = [
        one
        for one in project.paths
        if one.endswith((".html", ".htm"))
        and "<nav" in (text := project.text(one))
        and any(one in text for one in HELP)
    ]
    for path in paths if len(paths) <= _MANY else ():
        template = project.library.template(path)
        page = project.page(template) if template is not None and template.extends is None else None
        menu = _menu(page) if page is not None else None
        if page is not None and menu is not None:
            found.setdefault(menu, []).append(page)
    return found


@memo
def told_by_sites(project: Pages) -> str:
    """Return what a page that leads to help is compared with: it changes when what is said of that page may."""
    told = [
        (sorted(menu), page.path, [(address, sorted(parts)) for address, parts in sorted(places(page).items())])
        for menu, pages in _sites(project).items()
        for page in pages
    ]
    return repr(sorted(told)) if told else ""
