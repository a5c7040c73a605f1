"""A page as the linter's own cascade has it, for machines without a browser: the same questions, from the sources."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.reading.project.project import Project
from guichet.reading.styles.colour import parse_colour
from guichet.reading.styles.media import Window
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.seen import text
from guichet.seen.cascade import Styles, styles_of
from guichet.seen.contrast import ratio
from guichet.seen.texts import is_unseen

from grading.plain import NEVER_SHOWN
from grading.sight import MARK, Key, View

WINDOWS = {"screen": (Window(320, 800), Window(1280, 800)), "print": (Window(718, 1000),)}
SMALLEST, FAINTEST = 7, 1.7
FAINT_INK = 0.1
NO_GAP = ("0", "0px", "0%")
MIRROR = re.compile(r"scale[xy]?\(\s*-|rotate[xy]?\(\s*-?(?:1[5-9]\d|20\d)deg|rotate\(\s*-?0?\.5turn")
FILE, SHEET = "page.html", "sheet{}.css"
STRUCK = frozenset("s del strike".split())


def views(marked: str, sheets: Sequence[str], medium: str) -> list[View]:
    """What eyes meet of a marked page at each width of the medium; `sheets` are all its style sheets."""
    page = _page(marked, [_on_paper(one) if medium == "print" else one for one in sheets])
    return [_view(page, window) for window in WINDOWS[medium]]


def _on_paper(sheet: str) -> str:
    """A style sheet whose rules for paper are read as if for the screen, and the reverse."""
    swapped = {"print": "all", "screen": "print"}
    return re.sub(
        r"@media[^{]*",
        lambda query: re.sub(r"\b(?:print|screen)\b", lambda word: swapped[word[0].lower()], query[0], flags=re.I),
        sheet,
        flags=re.I,
    )


def _page(marked: str, sheets: Sequence[str]) -> Page:
    bare = re.sub(r"<style\b.*?(?:</style>|\Z)|<link\b[^>]*>", "", marked, flags=re.I | re.S)
    links = "".join(f'<link rel="stylesheet" href="{SHEET.format(at)}">' for at in range(len(sheets)))
    head = re.search(r"<head\b[^>]*>|<html\b[^>]*>|<!doctype[^>]*>", bare, re.I)
    at = head.end() if head else 0
    texts = {FILE: bare[:at] + links + bare[at:]} | {SHEET.format(at): sheet for at, sheet in enumerate(sheets)}
    project = Project(sorted(texts), Config(), {path: Source(path, one) for path, one in texts.items()})
    template = project.library.template(FILE)
    assert template is not None
    return project.page(template)


def _view(page: Page, window: Window) -> View:
    styles = styles_of(page)
    covers = [one for one in page.template.elements if _covers(one, styles, window)]

    def is_covered(element: Element) -> bool:
        around = [element, *element.ancestors]
        return any(one not in around for one in covers)

    words: dict[Key, Sequence[bool]] = {}
    places: dict[Key, tuple[int, ...]] = {}
    ranks: dict[int, int] = {}
    for node in page.template.texts:
        element = node.parent
        if not isinstance(element, Element) or not str(node).strip() or element.name in NEVER_SHOWN:
            continue
        key = (_number(element), ranks.get(id(element), 0))
        ranks[id(element)] = key[1] + 1
        seen = not is_covered(element) and not _is_lost(element, styles, window)
        words[key] = (seen,) * len(str(node).split())
        if seen:
            places[key] = (*_moved(element, styles, window), len(places))
    shown = [one for one in page.template.elements if not is_covered(one) and not _is_absent(one, styles, window)]
    boxes = frozenset(map(_number, shown))
    reached = frozenset(_number(one) for one in shown if not _is_deaf(one, styles, window))
    return View(words, places, {}, reached, boxes)


def _number(element: Element) -> int:
    return int(element.attr(MARK) or -1)


def _declared(element: Element, name: str, styles: Styles, window: Window) -> str:
    found = styles.of(element, window).get(name)
    return found.value.lower() if found is not None else ""


def _is_absent(element: Element, styles: Styles, window: Window) -> bool:
    """Whether nothing of an element is on the page; one whose words nobody can read still stands there, and is pressed."""
    share = text.opacity(element, styles)
    unseen = element.name in NEVER_SHOWN or is_unseen(element, styles, window)
    return unseen or (share is not None and share < FAINT_INK)


def _is_lost(element: Element, styles: Styles, window: Window) -> bool:
    """Whether nobody reads the words of an element."""
    if _is_absent(element, styles, window):
        return True
    for one in styles.chain(element):
        lines = _declared(one, "text-decoration", styles, window) + _declared(
            one, "text-decoration-line", styles, window
        )
        if "line-through" in lines or (one.name in STRUCK and not lines):
            return True
    size = text.font_size(element, styles)
    is_small = size is not None and size < SMALLEST
    return is_small or _is_backward(element, styles, window) or _is_faint(element, styles)


def _is_backward(element: Element, styles: Styles, window: Window) -> bool:
    """Whether letters are drawn from right to left, in a mirror or upside down."""
    for one in styles.chain(element):
        told = {name: _declared(one, name, styles, window) for name in ("unicode-bidi", "direction", "transform")}
        overridden = "override" in told["unicode-bidi"] or one.name == "bdo"
        leftward = told["direction"] == "rtl" or str(one.attr("dir")).lower() == "rtl"
        if (overridden and leftward) or MIRROR.search(told["transform"]):
            return True
    return False


def _is_faint(element: Element, styles: Styles) -> bool:
    """Whether no ground behind a text lets it be read."""
    front, grounds = text.foreground(element, styles), text.backgrounds(element, styles)
    if front is None or not grounds or text.is_outlined(element, styles):
        return False
    share = text.opacity(element, styles)
    ink = front.colour if share is None else front.colour.faded(share)
    return all(ratio(ink.over(one.colour), one.colour) < FAINTEST for one in grounds)


def _covers(element: Element, styles: Styles, window: Window) -> bool:
    """Whether an element lies over the whole window, with a ground that nothing shows through."""
    if _declared(element, "position", styles, window) != "fixed" or is_unseen(element, styles, window):
        return False
    edges = [_declared(element, side, styles, window) for side in ("top", "left", "bottom", "right")]
    size = [_declared(element, side, styles, window) for side in ("width", "height")]
    wide = all(one in NO_GAP for one in edges) or (
        all(one in NO_GAP for one in edges[:2]) and all(re.fullmatch(r"100(?:%|vw|vh|dvh|lvh)", one) for one in size)
    )
    ground = parse_colour(_declared(element, "background-color", styles, window))
    return wide and ground is not None and ground.alpha > 0.5


def _is_deaf(element: Element, styles: Styles, window: Window) -> bool:
    """Whether a style keeps the mouse and the finger away."""
    for one in styles.chain(element):
        if told := _declared(one, "pointer-events", styles, window):
            return told == "none"
    return False


def _moved(element: Element, styles: Styles, window: Window) -> tuple[int, ...]:
    """Where `order` or a reversed line of boxes puts an element among its neighbours, from the page down to it."""
    places: list[int] = []
    for one in styles.chain(element):
        holder = styles.parent(one)
        if holder is None:
            break
        beside = list(holder.children)
        rank = beside.index(one) if one in beside else 0
        told = _declared(one, "order", styles, window)
        order = int(told) if re.fullmatch(r"[+-]?[0-9]{1,9}", told) else 0
        flow = _declared(holder, "flex-direction", styles, window) + _declared(holder, "flex-flow", styles, window)
        places += [-rank if "reverse" in flow else rank, order]
    return tuple(reversed(places))
