"""Elements that an answer of the server takes the place of: named by the markup that asks for it, or by the streams of the project."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.heard.announced import TELLS, after
from guichet.heard.effects import replaces
from guichet.reading.scripts.definitions import Defined
from guichet.reading.scripts.handles import handles
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import scripts_on
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import Site
from guichet.seen.found import found_by

_ASKS = tuple(f"hx-{method}" for method in ("get", "post", "put", "patch", "delete"))
_STREAM = re.compile(
    r"""turbo_stream\.replace[\s(]+["':]([\w-]+)|<turbo-stream\b(?=[^<>]*\baction=["']replace["'])[^<>]*\btarget=["']([\w-]+)["']"""
)
_STREAMS = (".erb", ".rb", ".html", ".haml", ".slim", ".twig")
_OUTER = "outerhtml"


def replaced(page: Page) -> Iterator[tuple[Element, Element | None]]:
    """Yield the elements of a page that are replaced as a whole, each with the one that asks for it when it is there too."""
    for asking in page.find() if page.mentions(_ASKS) else ():
        if any(name in asking.attrs for name in _ASKS) and _said(asking, "hx-swap").lower().startswith(_OUTER):
            yield from ((one, asking) for one in _targets(asking, page))
    for name in _replaced_by_scripts(page):
        yield from ((one, None) for one in found_by(name, page))
    for name in _streamed(page.project):
        yield from ((one, None) for one in found_by(f"#{name}", page))


def _replaced_by_scripts(page: Page) -> Iterator[str]:
    """Yield what names the elements in the place of which the scripts of a page put another, once something has happened."""
    for script in scripts_on(page):
        yield from _replaced_by(script)


@memo
def _replaced_by(script: Script) -> tuple[str, ...]:
    """What names the elements that a script replaces, once something has happened: a site brings the same one to all its pages."""
    if not _PUTS.search(script.text) or TELLS.search(script.text):
        return ()
    effects = replaces([Defined(script.root, script)])
    return tuple(name for one in effects if after(one, script) is not None for name in handles(one.target, script))


_PUTS = re.compile(r"replaceWith|outerHTML|replaceChild\b")


def _said(element: Element, name: str) -> str:
    """Return what an element says of a swap, or the nearest around it that does."""
    value = next((one.attr(name) for one in (element, *element.ancestors) if name in one.attrs), "")
    return (value or "").strip()


def _targets(asking: Element, page: Page) -> list[Element]:
    target = _said(asking, "hx-target")
    if not target or target == "this":
        return [asking]
    if is_dynamic(target):
        return []
    if target.startswith("closest "):
        found = set(found_by(target.removeprefix("closest "), page))
        return (
            [next(one for one in (asking, *asking.ancestors) if one in found)]
            if found & {asking, *asking.ancestors}
            else []
        )
    if target.startswith("find "):
        return [one for one in found_by(target.removeprefix("find "), page) if asking in one.ancestors][:1]
    return found_by(target, page)[:1] if target[0] in "#.[" or target.isalnum() else []


@memo
def _streamed(site: Site) -> tuple[str, ...]:
    """The ids of what the streams of a project replace."""
    texts = (site.text(path) for path in site.paths if path.endswith(_STREAMS))
    found = (one[1] or one[2] for text in texts if "turbo" in text for one in _STREAM.finditer(text))
    return tuple(dict.fromkeys(found))


def streamed_in(path: str, site: Site) -> list[str]:
    """Return the names of elements that a file holds, of those that the streams of a project replace: it changes when other files do."""
    return [name for name in _streamed(site) if site.holds(path, name)]


_SWAPS = ("hx-swap-oob", "data-hx-swap-oob", "up-hungry", "data-turbo-stream", "wire:poll", "x-merge", "x-sync")


def is_put_in_place(block: Element, page: Page) -> bool:
    """Whether messages come into a page that stays: one that is loaded whole is a change of context (WCAG 4.1.3)."""
    around = (block, *block.ancestors)
    if any(one.name in {"turbo-stream", "turbo-frame"} or any(map(one.attrs.__contains__, _SWAPS)) for one in around):
        return True
    own = {one.attr("id") for one in around} - {None, ""}
    aimed = (one.attr("hx-target") or "" for one in page.find()) if page.mentions(("hx-target",)) else ()
    return any(target.removeprefix("#") in own for target in aimed)
