"""Screens on which the site is looked at: width, magnification, display; and what is asked of any page."""

import importlib.util
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import Browser, CDPSession, Page, Request

from tests.limits import HANG

REPRESENTATIVE = [
    "index.html",
    "en/index.html",
    "paths.html",
    "en/glossary.html",
    "sources.html",
    "site-map.html",
    "03-forms/index.html",
    "04-accessibility/06-tables.html",
    "06-appointments/04-simulate-a-queue.html",
    "en/09-data-and-scores/02-risk-score.html",
    "rules/index.html",
    "en/rules/alternatives/voice-menu-dead-end.html",
]


@dataclass(frozen=True)
class Screen:
    """A viewport in CSS pixels, its magnification, and the display asked for."""

    width: int
    scale: int
    dark: bool

    @property
    def height(self) -> int:
        """A window's height, in CSS pixels."""
        return 900 // self.scale + 300

    def __str__(self) -> str:
        return f"{self.width}px@{self.scale}x-{'dark' if self.dark else 'light'}"


SCREENS = [Screen(width, scale, dark) for width, scale in ((1280, 1), (640, 2), (320, 1)) for dark in (False, True)]
LIGHT = {screen.width: screen for screen in SCREENS if not screen.dark}
SHOWN_AT_MOST = 20
"""Pages that a tab shows before another takes its place: axe-core leaves memory behind, and a full tab is twice as slow."""


@dataclass
class Visits:
    """One tab per screen, used many times; remembers every request made to another host."""

    browser: Browser
    address: str
    external: list[tuple[str, str]] = field(default_factory=list)
    errors: list[tuple[str, str]] = field(default_factory=list)
    _pages: dict[Screen, Page] = field(default_factory=dict)
    _shown: Counter[Screen] = field(default_factory=Counter)
    _sizes: WeakKeyDictionary[Page, CDPSession] = field(default_factory=WeakKeyDictionary)

    def open(self, path: str, screen: Screen) -> Page:
        """Shows a page of the site on a screen, freshly loaded."""
        if screen in self._pages and self._shown[screen] % SHOWN_AT_MOST == 0:
            self._pages.pop(screen).context.close()
        if screen not in self._pages:
            self._pages[screen] = self._new(screen)
        self._shown[screen] += 1
        page = self._pages[screen]
        if page in self._sizes:
            self.resize(page, screen)
        address = self.address + path
        if page.url.partition("#")[0] == address.partition("#")[0]:  # else another fragment of it loads nothing
            page.goto("about:blank")
        page.goto(address, wait_until="load")
        page.wait_for_function("document.documentElement.classList.contains('js')")
        return page

    def resize(self, page: Page, screen: Screen) -> None:
        """Gives a page that is shown the size and the magnification of another screen, without loading it again."""
        if page not in self._sizes:
            self._sizes[page] = page.context.new_cdp_session(page)
        self._sizes[page].send(
            "Emulation.setDeviceMetricsOverride",
            {"width": screen.width, "height": screen.height, "deviceScaleFactor": screen.scale, "mobile": False},
        )
        page.wait_for_function(f"innerWidth === {screen.width} && devicePixelRatio === {screen.scale}")
        page.evaluate(TWO_FRAMES)

    def _new(self, screen: Screen) -> Page:
        page = self.browser.new_context(
            viewport={"width": screen.width, "height": screen.height},
            device_scale_factor=screen.scale,
            color_scheme="dark" if screen.dark else "light",
            reduced_motion="reduce",
        ).new_page()
        page.set_default_timeout(HANG * 1000)
        page.on("request", self._watch)
        page.on("pageerror", lambda error: self.errors.append((page.url, str(error))))
        return page

    def _watch(self, request: Request) -> None:
        if urlsplit(request.url).scheme != "data" and not request.url.startswith(self.address):
            self.external.append((request.frame.url, request.url))

    def trouble(self) -> list[str]:
        """Requests made to another host and errors in scripts since the last time it was asked."""
        found = [f"{page} asked for {url}" for page, url in self.external]
        found += [f"{page} failed: {error}" for page, error in self.errors]
        self.external.clear()
        self.errors.clear()
        return found

    def close(self) -> None:
        """Closes every page."""
        for page in self._pages.values():
            page.context.close()


def _axe_source() -> str:
    spec = importlib.util.find_spec("axe_playwright_python")
    if spec is None or spec.origin is None:
        raise RuntimeError("axe-playwright-python is not installed: pip install -e '.[dev]'")
    return (Path(spec.origin).parent / "axe.min.js").read_text("utf-8")


AXE = _axe_source()


TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""Time for the page to notice its new size: what it then makes reachable by keyboard is not yet so in between."""

STILL = """Promise.allSettled(document.getAnimations()
  .filter((animation) => animation.effect.getComputedTiming().endTime < Infinity)
  .map((animation) => animation.finished))"""


WIDTH = "`${innerWidth}px@${devicePixelRatio}x`"


def violations(page: Page, part: str = "html") -> list[str]:
    """What axe-core finds wrong in a part of the page as it stands, once what moves has stopped."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    page.evaluate(STILL)
    found: list[dict[str, Any]] = page.evaluate(
        "part => axe.run(part, { resultTypes: ['violations'] }).then((results) => results.violations)", part
    )
    return [
        f"{page.url} {page.evaluate(WIDTH)} {violation['id']}: {node['html'][:160]} {node['failureSummary'][:300]}"
        for violation in found
        for node in violation["nodes"]
    ]


def sideways(page: Page) -> list[str]:
    """The page when it is wider than its screen, with the excess in pixels."""
    more = page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{page.url} {page.evaluate(WIDTH)} +{more} px"] if more > 0 else []


def in_both_displays(page: Page, part: str = "html") -> list[str]:
    """What is wrong with a part of the page in the display that it shows, then in the other, before coming back."""
    found = []
    for _ in range(2):
        found += violations(page, part) + sideways(page)
        page.evaluate("document.querySelector('[data-g-dark]').click()")
    return found


def unfold(page: Page) -> None:
    """Opens every folded block of the text."""
    page.evaluate("for (const block of document.querySelectorAll('article details')) block.open = true")


def open_menu(page: Page) -> None:
    """Opens the menu of small screens."""
    page.locator("[data-g-toggle=__drawer]").click()
    page.locator("[data-g-close=__drawer]").wait_for(state="visible")


RESULT = ".md-search-result__item"


def search(page: Page, words: str) -> None:
    """Types words in the search and waits for results."""
    button = page.locator("[data-g-toggle=__search]")
    if button.is_visible():
        button.click()
    page.locator(".md-search__input").click()
    page.keyboard.type(words)
    page.locator(RESULT).first.wait_for(state="visible", timeout=HANG * 1000)


def show_results(page: Page) -> None:
    """Shows again the results of a search, once the page has another size."""
    if not page.locator(RESULT).first.is_visible():
        page.locator("[data-g-toggle=__search]").click()
        page.locator(RESULT).first.wait_for(state="visible")
