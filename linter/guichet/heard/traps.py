"""Where scripts move the focus or hold it: inline handlers and listeners, when focus leaves or a key is pressed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.heard.answers import answers
from guichet.heard.focus import in_tab_order
from guichet.reading.scripts.inline import inline_scripts
from guichet.reading.scripts.javascript import event_named, scripts_of
from guichet.reading.scripts.syntax import field, text
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.seen.visibility import is_hidden

_SELF = re.compile(r"\bthis\.focus\(\)|\b\w+\.(?:target|currentTarget)\.focus\(\)")
_LEAVES = ("blur", "focusout")
_HOLDS = re.compile(r"\.preventDefault\(\)|\breturn false\b")
_HEAD = re.compile(r"\bfunction\b\s*+\w*+\s*+\([^)]{0,300}\)|\bif\b|\.(?:preventDefault|stop\w*Propagation)\(\)")
_TAB = re.compile(r"""\b\w+\.(?:key|code)\s*={2,3}\s*['"]Tab['"]|\b\w+\.(?:keyCode|which)\s*={2,3}\s*9\b""")
_SIBLING = re.compile(r"\bthis\.(next|previous)ElementSibling\.focus\(\)")
_BY_ID = re.compile(
    r"getElementById\(\s*['\"]([\w-]+)['\"]\s*\)\.focus\(|querySelector\(\s*['\"]#([\w-]+)['\"]\s*\)\.focus\("
)
_CALL = re.compile(r"\b\w*focus\w*\(\s*['\"]#?([\w-]+)['\"]\s*\)", re.I)
_FOCUS_LISTENER = r"['\"]#?{id}['\"]\s*\)\.(?:addEventListener\(\s*['\"]focus['\"]|onfocus\s*=)[^}}]{{0,300}}\.focus\("


def sends_focus_to(element: Element, page: Page) -> Element | None:
    """Return the element that losing focus sends it to: itself, a neighbour, or one named by id; else None."""
    for event, action, _ in handlers(element, page):
        found = _sent_by(action, element, page) if event in _LEAVES else None
        if found is not None:
            return found
    return None


def handlers(element: Element, page: Page) -> Iterator[tuple[str, str, Span]]:
    """Yield (event, code, place) of what answers when focus leaves an element or a key is pressed in it."""
    for name in element.attrs:
        event = event_named(name)
        if event in (*_LEAVES, "keydown") and (written := element.attr(name)):
            yield event, written, element.attribute_span(name)
    yield from scripted_handlers(page).get(element, ())


@memo
def scripted_handlers(page: Page) -> dict[Element, list[tuple[str, str, Span]]]:
    """Return the same, set by the inline scripts of a page's own file on elements that they name by id."""
    found: dict[Element, list[tuple[str, str, Span]]] = {}
    whole = page.template.masked.text
    if "<script" not in whole or not any(event in whole for event in (*_LEAVES, "keydown")):
        return found
    for script in scripts_of(page):
        for one in answers(script) if script.element in page.template.by_name.get("script", ()) else ():
            if one.event not in (*_LEAVES, "keydown") or one.is_of_page or one.within:
                continue
            listened = text(field(field(one.node, "function") or field(one.node, "left"), "object"))
            code = "\n".join(text(each.node) for each in one.handlers).replace(f"{listened}.focus(", "this.focus(")
            for element in one.elements(page):
                found.setdefault(element, []).append((one.event, code, script.span(one.node)))
    return found


def holds_tab(element: Element, page: Page) -> Span | None:
    """Return the place of an answer to a key that only swallows Tab, or every key; None when focus can move on."""
    for event, code, span in handlers(element, page):
        if event != "keydown" or not _HOLDS.search(code):
            continue
        rest = _HEAD.sub("", code)
        tests = re.findall(r"\bif\s*\(", code)
        only_tab = len(tests) == 1 and len(_TAB.findall(code)) == 1 and not re.search(r"&&|\|\||shiftKey", code)
        if (not tests or only_tab) and not re.search(r"[\w$\]]\s*\(|\?|&&|\|\||\bswitch\b", rest):
            return span
    return None


def _sent_by(action: str, element: Element, page: Page) -> Element | None:
    if _SELF.search(action):
        return element
    sibling = _SIBLING.search(action)
    if sibling:
        found = element.following if sibling[1] == "next" else element.preceding
        return found if isinstance(found, Element) else None
    named = _BY_ID.search(action) or _CALL.search(action)
    if named:
        return page.by_id(next(part for part in named.groups() if part), element)
    return None


def moves_focus_away(element: Element, page: Page) -> bool:
    """Whether an element passes the focus on as soon as it gets it (the sentinels of a dialog)."""
    if ".focus(" in (element.attr("onfocus") or ""):
        return True
    own = element.attr("id")
    if not own:
        return False
    return bool(re.search(_FOCUS_LISTENER.format(id=re.escape(own)), inline_scripts(page)))


@memo
def rings_of(page: Page) -> dict[Element, list[Element]]:
    """Return the elements among which losing focus sends it round for ever, by the first of them in the page."""
    found: dict[Element, list[Element]] = {}
    followed: set[Element] = set()
    for element in page.template.elements:
        path: dict[Element, int] = {}
        at: Element | None = element
        while at is not None and at not in path and at not in followed and in_tab_order(at) and not is_hidden(at, page):
            path[at] = len(path)
            at = sends_focus_to(at, page)
        if at in path:
            ring = list(path)[path[at] :]
            found[min(ring, key=lambda one: one.start)] = ring
        followed.update(path)
    return found


def is_between_neighbours(ring: list[Element]) -> bool:
    """Whether a ring is made by elements that name each other only as the next and the one before."""
    return len(ring) > 1 and all(_SIBLING.search(one.attr("onblur") or "") for one in ring)
