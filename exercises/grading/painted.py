"""A page as Chromium paints it: which words have ink, size and nothing over them, at each width and on paper."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grading import browser
from grading.plain import NEVER_SHOWN
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
CONDITIONS = """() => {
  const asked = [...document.querySelectorAll("[media]")].map((one) => one.media ?? "");
  const read = (sheet) => {
    for (const rule of sheet?.cssRules ?? []) {
      asked.push(rule.media?.mediaText ?? rule.containerQuery ?? "");
      read(rule), read(rule.styleSheet);
    }
  };
  for (const sheet of document.styleSheets) try { read(sheet); } catch {}
  return [...asked, ...[...document.scripts].map((one) => one.text)].join("\\n");
}"""
"""What the style sheets of a page ask of the screen, as the browser has understood them, and what its scripts say: words in
a comment or in a rule ask nothing."""
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
MOST_MOMENTS, MOST_FORCED = 8, 6
"""Looks at what moves for long, and at what depends on conditions that nobody emulates."""
LASTING = f"""() => Math.max(0, ...document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime > {LASTS})
  .map((one) => one.effect.getKeyframes().length))"""
"""How many states the longest movement of a page goes through."""
FORCE = """(rank) => {
  const known = /^(min-|max-)?width$|^prefers-color-scheme$|^prefers-reduced-motion$|^forced-colors$/, lists = [];
  const read = (sheet) => {
    for (const rule of sheet?.cssRules ?? []) {
      if (rule.media) lists.push(rule.media);
      read(rule), read(rule.styleSheet);
    }
  };
  for (const sheet of document.styleSheets) try { lists.push(sheet.media); read(sheet); } catch {}
  const asked = lists.filter((one) => [...one.mediaText.matchAll(/\\(\\s*([a-z-]+)/g)].some(([, name]) => !known.test(name)));
  if (rank >= 0 && asked[rank])
    asked[rank].mediaText = /\\bprint\\b/.test(asked[rank].mediaText) ? "print" : /\\bscreen\\b/.test(asked[rank].mediaText) ? "screen" : "all";
  return asked.length;
}"""
"""Make hold the first of the conditions that nobody emulates (a finger, a contrast, a side), once, and say how many there are."""
STILL = """([paper, moment]) => {
  const sheet = document.head.appendChild(document.createElement("style"));
  // A line under letters is no letter.
  sheet.textContent =
    "*, *::before, *::after { transition: none !important; text-decoration-color: transparent !important; }";
  if (!paper) for (const one of document.querySelectorAll("details")) one.open = true;
  for (const one of document.getAnimations()) {
    const {endTime, delay, duration, direction} = one.effect.getComputedTiming(), states = one.effect.getKeyframes();
    if (endTime > LASTS && states.length && duration > 0) {
      // What lasts is looked at in each of its states.
      const at = Math.min(states[Math.floor(moment * states.length) % states.length].computedOffset, 0.999999);
      one.pause();
      one.currentTime = delay + duration * (direction.endsWith("reverse") ? 1 - at : at);
    } else try { one.finish(); } catch { one.cancel(); }
  }
  // A picture that is not there is in the service: without a text of its own, it takes a place that can be pressed.
  for (const one of document.images) if (!one.naturalWidth && !one.alt && getComputedStyle(one).display === "inline")
    for (const [name, value] of [["display", "inline-block"], ["min-width", "16px"], ["min-height", "16px"]])
      one.style.setProperty(name, value);
  // What can be scrolled to can be read: a panel with a bar is laid open, unless there is no room to look into it.
  for (const one of document.querySelectorAll("body *")) {
    const {overflowX, overflowY} = getComputedStyle(one), scrolls = (way) => ["auto", "scroll"].includes(way);
    if (one.clientHeight < 24 || one.clientWidth < 60 || !(scrolls(overflowX) || scrolls(overflowY))) continue;
    one.style.setProperty("overflow", "visible", "important");
    if (scrolls(overflowY)) for (const name of ["height", "max-height"])
      one.style.setProperty(name, name === "height" ? "auto" : "none", "important");
  }
  // What a style writes becomes a text like any other, with the look that it had.
  for (const one of document.querySelectorAll("[data-seen-made]")) one.remove();
  for (const one of document.querySelectorAll("[data-seen-bare]")) one.removeAttribute("data-seen-bare");
  const written = [...document.querySelectorAll("body, body *")].flatMap((one) => ["::before", "::after"].map((side) => {
    const style = getComputedStyle(one, side), said = /^"(.*)"$/s.exec(style.content);
    if (!said || !said[1].trim() || style.display === "none") return null;
    const made = document.createElement("span");
    made.textContent = said[1].replace(/" "/g, "").replace(/\\\\(.)/g, "$1");
    for (const name of style) if (name !== "content") made.style.setProperty(name, style.getPropertyValue(name));
    for (const name of ["width", "height", "inline-size", "block-size", "perspective-origin", "transform-origin"])
      if (style.display.startsWith("inline")) made.style.removeProperty(name);
    return [one, side, made];
  })).filter(Boolean);
  sheet.textContent += '[data-seen-bare~="::before"]::before, [data-seen-bare~="::after"]::after { content: none !important; }';
  for (const [one, side, made] of written) {
    made.setAttribute("data-seen-made", side);
    one.setAttribute("data-seen-bare", `${one.getAttribute("data-seen-bare") ?? ""} ${side}`);
    side === "::before" ? one.prepend(made) : one.append(made);
  }
  scrollTo(0, 0);
  return document.documentElement.scrollHeight;
}""".replace("LASTS", str(LASTS))


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


SETTINGS: Mapping[str, dict[str, Any]] = {
    "prefers-color-scheme": {"color_scheme": "dark"},
    "prefers-reduced-motion": {"reduced_motion": "reduce"},
    "forced-colors": {"forced_colors": "active"},
}
"""What people may have set on their device, and that styles may ask for."""
_UNSET: Mapping[str, Any] = {"color_scheme": "null", "reduced_motion": "null", "forced_colors": "null"}
"""Nothing set: None would leave what the page before was looked at with."""


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
        page.emulate_media(media="print" if medium == "print" else "screen", **_UNSET)
        found = list(_at_each_width(page, medium, at))
        for asked, setting in SETTINGS.items():
            if medium == "screen" and asked in sources:
                page.emulate_media(**setting)
                found += _at_each_width(page, medium, at)
                page.emulate_media(**_UNSET)
        for moment in range(1, moments := min(page.evaluate(LASTING), MOST_MOMENTS)):
            found += _at_each_width(page, medium, WIDTHS[medium], moment / moments)
        for _ in range(min(page.evaluate(FORCE, -1), MOST_FORCED)):
            # Each then holds as well as those before it, and is no longer counted.
            page.evaluate(FORCE, 0)
            found += _at_each_width(page, medium, WIDTHS[medium])
        if scripted:
            page.clock.fast_forward(LONG_AFTER)
            found += _at_each_width(page, medium, at)
    return found


def conditions(page: Page) -> Iterator[None]:
    """A page that is open, under each setting of the device that its styles ask for but the theme, one after the other."""
    sources = page.evaluate(CONDITIONS)
    for asked, setting in SETTINGS.items():
        if asked in sources and "color_scheme" not in setting:
            page.emulate_media(**setting)
            yield
            page.emulate_media(**dict.fromkeys(setting, "null"))
    for _ in range(min(page.evaluate(FORCE, -1), MOST_FORCED)):
        page.evaluate(FORCE, 0)
        yield


def _scripts(folder: Path) -> str:
    """The scripts that a page may load."""
    return "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.rglob("*.js")))


@functools.cache
def _script() -> str:
    return Path(__file__).with_name("sight.js").read_text(encoding="utf-8").partition("\n")[2]


def _at_each_width(page: Page, medium: str, at: tuple[int, ...], moment: float = 0.0) -> Iterator[View]:
    for width in at:
        page.set_viewport_size({"width": width, "height": SHORTEST})
        tall = page.evaluate(STILL, [medium == "print", moment])
        if tall > SHORTEST:
            page.set_viewport_size({"width": width, "height": min(tall, TALLEST)})
        edges = EDGES[medium] | {"unshown": ", ".join(sorted(NEVER_SHOWN))}
        yield _view(page.evaluate(_script(), [browser.picture(page), edges]))


def _view(raw: Any) -> View:
    return View(
        words={(holder, rank): tuple(one == "1" for one in words) for holder, rank, words, _ in raw["texts"]},
        places={(holder, rank): tuple(place) for holder, rank, _, place in raw["texts"] if place},
        written=dict(raw["written"]),
        reached=frozenset(raw["reached"]),
        boxes=frozenset(raw["boxes"]),
        title=str(raw["title"]),
        muted=frozenset(raw["muted"]),
        there=frozenset(raw["there"]),
    )
