"""A page as Chromium paints it: which words have ink, size and nothing over them, at each width and on paper."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grading import browser, roving
from grading.devices import CONDITIONS, SETTINGS, UNSET, forced, script
from grading.lot import lot
from grading.plain import NEVER_SHOWN
from grading.roving import view_of
from grading.sight import View

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTHS = {"screen": (320, 1280), "print": (718,)}
"""Pixels: a phone and a desk; a sheet of A4 within its margins."""
PIXELS = {"px": 1, "em": 16, "rem": 16, "pt": 4 / 3, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4}
_UNIT = "|".join(PIXELS)
ASKED_WIDTH = re.compile(
    r"(?:(?:min|max)-width\s*:|(?<![\w-])width\s*[<>]=?|innerWidth\s*[<>]=?)"
    rf"\s*(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>{_UNIT})?"
    rf"|(?P<first>\d+(?:\.\d+)?)\s*(?P<of>{_UNIT})?\s*[<>]=?\s*(?:width|innerWidth)\b",
    re.I,
)
"""A width at which a style or a script changes its mind, and its unit."""
NARROWEST, MOST_WIDTHS = 160, 12
"""Pixels of a phone whose page is enlarged twice, and widths at most between two changes."""
EDGES = {"screen": {"smallest": 7, "faintest": 1.7}, "print": {"smallest": 5.3, "faintest": 1.7}}
"""Below these, letters (in pixels) and contrasts are of no use even to good eyes."""
SHORTEST, TALLEST, LARGEST = 800, 8000, 4000
PATIENCE = 6000
"""Milliseconds that a page with scripts may take; a page that never ends is read in its sources."""
LONG_AFTER = 10 * 60 * 1000
"""Milliseconds that a page with scripts is left open before it is looked at again."""
LASTS = 5000
"""Milliseconds beyond which nobody waits for a movement to end."""
MOST_MOMENTS, MOST_DRAWN = 8, 3
"""Looks at what moves for long, in its states and at moments drawn by lot."""
FIRST: Mapping[str, float] = {"state": 0}
LASTING = f"""() => Math.max(0, ...document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime > {LASTS})
  .map((one) => one.effect.getKeyframes().length))"""
"""How many states the longest movement of a page goes through."""


def widths(medium: str, sources: str = "") -> tuple[int, ...]:
    """The widths at which a page is looked at: those of the medium, and one between any two at which its styles or its
    scripts change something."""
    asked = {_pixels(one) for one in _widths_in(sources)}
    narrow, wide = WIDTHS[medium][0], WIDTHS[medium][-1]
    edges = sorted(one for one in asked if NARROWEST < one < LARGEST)
    # So is a screen narrower than a phone, or a page that somebody enlarges.
    edges = [edges[0] - 20, *edges] if edges and edges[0] <= narrow else edges
    # A screen larger than a desk is one that the page itself speaks of.
    if edges and edges[-1] > wide:
        edges.append(edges[-1] + 20)
    between = [(low + high) // 2 for low, high in itertools.pairwise(edges) if high - low > 2]
    # Of too many, some of all sizes: the narrowest alone would leave the others unseen.
    step = max(1, len(between) / MOST_WIDTHS)
    some = between if step == 1 else [between[int(rank * step)] for rank in range(MOST_WIDTHS)]
    return (*WIDTHS[medium], *some) if medium == "screen" else WIDTHS[medium]


def _widths_in(sources: str) -> Iterator[tuple[str, str]]:
    at = 0
    # « 400px <= width < 30em » gives two widths: what follows begins at the same word.
    while found := ASKED_WIDTH.search(sources, at):
        at = found.end() if found["number"] else found.end() - len("width")
        yield (found["number"] or found["first"], (found["unit"] or found["of"] or "px").lower())


def _pixels(asked: tuple[str, str]) -> int:
    number, unit = asked
    return round(min(float(number), TALLEST) * PIXELS[unit])


def views(folder: Path, html: str, medium: str, *, scripted: bool) -> list[View]:
    """What eyes meet of a marked page at each width of the medium, under each setting of the device that its styles ask
    for, and later as well when scripts may change it.

    Raises Exception when Chromium is not there, or does not answer.
    """
    with (
        browser.visit(folder, "", {}, html=html, clock=True, patience=PATIENCE)
        if scripted
        else browser.easel(folder, html) as page
    ):
        sources = page.evaluate(CONDITIONS) + (_scripts(folder) if scripted else "")
        at = widths(medium, sources)
        page.emulate_media(media="print" if medium == "print" else "screen", **UNSET)
        follows = medium == "screen" and page.evaluate(roving.FOLLOWING)
        looks = list(
            roving.scrolled(page, WIDTHS[medium][-1], SHORTEST, lambda about: _looked(page, medium, about))
            if follows
            else ()
        )
        found = list(_at_each_width(page, medium, at))
        found += (roving.over(found[len(WIDTHS[medium]) - 1], raw) for raw in looks)
        for asked, setting in SETTINGS.items():
            if medium == "screen" and asked in sources:
                page.emulate_media(**setting)
                found += _at_each_width(page, medium, at)
                page.emulate_media(**UNSET)
        for moment in _moments(min(page.evaluate(LASTING), MOST_MOMENTS)):
            found += _at_each_width(page, medium, WIDTHS[medium], moment)
        for _ in forced(page):
            found += _at_each_width(page, medium, WIDTHS[medium])
        if medium == "screen":
            found += _elsewhere(page, found[len(WIDTHS[medium]) - 1])
        if scripted:
            # Whoever reads has moved a pointer over the page.
            page.mouse.move(*roving.window((8, WIDTHS["screen"][0])))
            page.clock.fast_forward(LONG_AFTER)
            found += _at_each_width(page, medium, at)
    return found


def _moments(states: int) -> Iterator[Mapping[str, float]]:
    """When what moves for long is looked at: in each of its states but the first, and at moments drawn by lot."""
    yield from ({"state": rank / states} for rank in range(1, states))
    drawn = lot("moments")
    yield from ({"state": 0, "time": drawn.random()} for _ in range(MOST_DRAWN if states else 0))


def _elsewhere(page: Page, rest: View) -> Iterator[View]:
    """A page in a window that the lot draws, then under a pointer and the keyboard where its styles tell them apart."""
    width, height = roving.window((WIDTHS["screen"][0], WIDTHS["screen"][-1]))
    yield from _at_each_width(page, "screen", (width,), height=height)
    desk = WIDTHS["screen"][-1]
    page.set_viewport_size({"width": desk, "height": SHORTEST})
    yield from roving.touched(page, lambda about: _stilled(page, "screen", desk, FIRST, SHORTEST, about), rest)


def _scripts(folder: Path) -> str:
    """The scripts that a page may load."""
    return "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.rglob("*.js")))


def _at_each_width(
    page: Page, medium: str, at: tuple[int, ...], moment: Mapping[str, float] = FIRST, height: int = SHORTEST
) -> Iterator[View]:
    for width in at:
        page.set_viewport_size({"width": width, "height": height})
        yield view_of(_stilled(page, medium, width, moment, height))


def _stilled(page: Page, medium: str, width: int, moment: Mapping[str, float], height: int, about: str = "") -> Any:
    """A look at a page in a window as tall as it, nothing of it moving."""
    tall = page.evaluate(script("still.js"), [medium == "print", moment, False])
    if tall > height:
        page.set_viewport_size({"width": width, "height": min(tall, TALLEST)})
    return _looked(page, medium, about)


def _looked(page: Page, medium: str, about: str = "") -> Any:
    """A look at a page; `about`: "window" for what is in it where somebody has scrolled, or what selects the only elements
    that the look is about."""
    edges = EDGES[medium] | {"unshown": ", ".join(sorted(NEVER_SHOWN)), "looked": about, "farthest": LARGEST}
    return page.evaluate(script("sight.js"), [browser.picture(page), edges])
