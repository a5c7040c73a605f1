"""Looks at a page in Chromium as people do: how tall it is on a phone, what is said of it, where the Tab key stops."""

from math import ceil
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from course.tools.show.heard import Reader

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

WIDTHS = (280, 330)
"""Those of a frame on a phone and beside another, in CSS pixels."""
MANY = 40
NOTED = ("{!ringless}", "{!silent}", "{!trapped}")
AT = "document.activeElement?.tagName ?? null"
UNREACHED = "[...document.querySelectorAll('[onclick]')].some((element) => element.tabIndex < 0)"
RING = """(() => {
  if (document.activeElement.tagName === 'IFRAME') return true;
  const style = getComputedStyle(document.activeElement);
  return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
})()"""


def seen(page: "Page", html: str) -> dict[str, Any]:
    """What is kept of a page: its height, the lines that are said, the stops of the Tab key."""
    page.goto("data:text/html;charset=utf-8," + quote(html))
    heights = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 100})
        heights.append(page.evaluate("document.documentElement.getBoundingClientRect().height"))
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    document = session.send("DOM.getDocument", {"depth": -1})["root"]
    reader = Reader(session.send("Accessibility.getFullAXTree")["nodes"], document)
    walked = stops(page, session)
    told = [reader.stop(number) + ("" if ring else " {!ringless}") for number, ring in walked.items()]
    if page.evaluate(AT) not in (None, "BODY"):
        told[-1] += " {!trapped}"
    session.detach()
    return {
        "height": ceil(max(heights)),
        "said": reader.read(),
        "stops": told,
        # Where the order, the silence or the absence of a stop is what there is to see.
        "walk": any(mark in one for mark in NOTED for one in told)
        or any("{" not in one for one in told)
        or not reader.in_order(list(walked))
        or page.evaluate(UNREACHED),
    }


def stops(page: "Page", session: "CDPSession") -> dict[int, bool]:
    """The elements at which the Tab key stops, in order, and whether a ring shows each; then the key leaves the page."""
    found: dict[int, bool] = {}
    for _ in range(MANY):
        page.keyboard.press("Tab")
        focused = session.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]
        number = session.send("DOM.describeNode", {"objectId": focused["objectId"]})["node"]["backendNodeId"]
        if page.evaluate(AT) == "BODY" or (next(iter(found), number) == number and len(found) > 1):
            page.evaluate("document.activeElement.blur()")
            break
        found.setdefault(number, page.evaluate(RING))
    return found
