"""A form filled in and sent by a browser whose scripts run: what leaves, or that nothing does."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Request

SENDS = ":is(button:not([type=button i], [type=reset i]), input[type=submit i], input[type=image i])"
"""The buttons that send a form, in whatever case their type is written."""
PATIENCE = 6000
LATER = 1000
"""Milliseconds that a page may take to open, and a script before it sends."""

BOXES = "input[type=checkbox i], input[type=radio i]"
IS_TICKED = "([boxes, rank]) => document.querySelectorAll(boxes)[rank].checked"
WRITTEN = """([boxes, rank]) => {
  const box = document.querySelectorAll(boxes)[rank];
  for (const label of box.labels) {
    label.scrollIntoView({block: "center"});
    const walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT), range = document.createRange();
    while (walker.nextNode()) {
      range.selectNodeContents(walker.currentNode);
      const [line] = range.getClientRects();
      if (walker.currentNode.data.trim() && line) return {x: line.left + line.width / 2, y: line.top + line.height / 2,
        was: box.checked, radio: box.type === "radio", said: `${box.name}=${box.value}`};
    }
  }
  return null;
}"""
"""Where the text stands that ticks a box, and what the box was before."""


def leaves(folder: Path, html: str, values: Mapping[str, str]) -> bool:
    """Whether a browser sends the form of a page once those fields are filled in by hand, and no other.

    Raises Exception when Chromium does not answer.
    """
    from grading.browser import ORIGIN, visit

    sent: list[Request] = []

    def note(request: Request) -> None:
        address = urlsplit(request.url)
        told = parse_qs(request.post_data or address.query, keep_blank_values=True)
        if request.method == "POST" or set(values) <= set(told):
            sent.append(request)

    with visit(folder, "", {}, html=html, clock=True, patience=PATIENCE) as page:
        page.set_default_timeout(3000)
        page.clock.fast_forward(LATER)
        for name, value in values.items():
            _write(page, name, value)
        page.on("request", note)
        field = page.locator(f'[name="{next(iter(values))}"]').first
        with contextlib.suppress(Exception):
            page.locator("form", has=field).locator(f"{SENDS}:enabled").first.click()
        page.clock.fast_forward(LATER)
        page.wait_for_timeout(50)
    return bool(sent) and sent[0].url.startswith(ORIGIN)


def goes_away(folder: Path, html: str, minutes: int) -> bool:
    """Whether a script of the page asks for another one while somebody reads for that long.

    Raises Exception when Chromium does not answer.
    """
    from grading.browser import visit

    with visit(folder, "", {}, html=html, clock=True, patience=PATIENCE) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url) if request.is_navigation_request() else None)
        page.clock.fast_forward(60_000 * minutes)
        page.wait_for_timeout(50)
    return bool(asked)


def deaf(folder: Path, html: str) -> str:
    """The box, as its name and its value, that a click on the text of its label does not tick, the scripts of the page
    running; an empty text where there is none.

    Raises Exception when Chromium does not answer.
    """
    from grading.browser import visit

    with visit(folder, "", {}, html=html, clock=True, patience=PATIENCE) as page:
        page.clock.fast_forward(LATER)
        for rank in range(page.evaluate("(boxes) => document.querySelectorAll(boxes).length", BOXES)):
            place = page.evaluate(WRITTEN, [BOXES, rank])
            if place is not None:
                page.mouse.click(place["x"], place["y"])
                if page.evaluate(IS_TICKED, [BOXES, rank]) == place["was"] and not (place["radio"] and place["was"]):
                    return str(place["said"])
    return ""


def _write(page: Page, name: str, value: str) -> None:
    """Fill in a field as a person does, when it can be reached."""
    found = page.locator(f'[name="{name}"]')
    with contextlib.suppress(Exception):
        kind = str(found.first.evaluate("one => one.type || one.tagName"))
        if kind in ("radio", "checkbox"):
            _tick(page.locator(f'[name="{name}"][value="{value}"]').first)
        elif kind.startswith("select"):
            found.first.select_option(value)
        else:
            found.first.fill(value)


def _tick(box: Locator) -> None:
    try:
        box.check(timeout=1000)
    except Exception:  # a box drawn in another way is ticked by its label
        box.evaluate("one => (one.labels[0] || one).click()")
