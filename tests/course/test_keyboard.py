"""Everything is reached and left with a keyboard, in view, under a visible ring."""

from itertools import product
from typing import Any

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import Page

from tests.course.screens import LIGHT, Visits, search, unfold
from tests.turns import is_drawn

pytestmark = pytest.mark.turns(6)

LESSON = "04-accessibility/06-tables.html"

PATIENCE = 25
"""Times that one looks again at what is covered."""

MARK_REACHABLE = """() => {
  const selector = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const groups = {};
  let count = 0;
  for (const element of document.querySelectorAll(selector)) {
    const seen = element.checkVisibility({ visibilityProperty: true });
    if (element.tabIndex < 0 || !seen || element.disabled) continue;
    /* The radio buttons of a group are one stop, at the first or at the last of them. */
    element.dataset.stop = element.type === 'radio' ? (groups[element.name] ??= count++) : count++;
  }
  return count;
}"""

FOCUSED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const x = box.left + box.width / 2, y = box.top + box.height / 2;
  const top = document.elementFromPoint(x, y);
  return {
    stop: element.dataset.stop ?? null,
    html: element.outerHTML.slice(0, 120),
    size: box.width * box.height,
    inView: x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight,
    covered: !top || !(element.contains(top) || top.contains(element)),
    ring: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
  };
}"""


def walk(page: Page, key: str = "Tab") -> list[dict[str, Any]]:
    """Presses the key until focus leaves the page or comes back to where it was, noting each stop."""
    stops: list[dict[str, Any]] = []
    seen: set[str | None] = set()
    while len(stops) < 1000:
        page.keyboard.press(key)
        focused = page.evaluate(FOCUSED)
        for _ in range(PATIENCE):
            if focused is None or not focused["covered"]:
                break
            # The theme fits its menus to the window some frames after the page has scrolled: many, on a busy machine.
            page.wait_for_timeout(200)
            focused = page.evaluate(FOCUSED)
        if focused is None or focused["stop"] in seen:
            return stops
        seen.add(focused["stop"])
        stops.append(focused)
    raise AssertionError("the keyboard never comes to the end of the page")


WALKS = [
    pytest.param(path, width, key, marks=[pytest.mark.audit] * (not is_drawn(rank + rank // 2, 2)))
    for rank, (path, width, key) in enumerate(
        product(["index.html", f"en/{LESSON}", "rules/index.html"], [1280, 640, 320], ["Tab", "Shift+Tab"])
    )
]
"""By turns: of a page at a width, one way at a commit and the other at the next; both on audit."""


@pytest.mark.parametrize(("path", "width", "key"), WALKS)
def test_every_stop_is_reached_seen_and_left(visits: Visits, path: str, width: int, key: str) -> None:
    page = visits.open(path, LIGHT[width])
    unfold(page)
    expected = page.evaluate(MARK_REACHABLE)
    stops = walk(page, key)
    assert [stop for stop in stops if stop["size"] < 1] == []
    assert [stop for stop in stops if not stop["inView"]] == []
    assert [stop for stop in stops if stop["covered"]] == []
    assert [stop for stop in stops if stop["ring"] < 2] == []
    reached = {int(stop["stop"]) for stop in stops if stop["stop"] is not None}
    missed = sorted(set(range(expected)) - reached)
    names = [
        page.locator(f"[data-stop='{stop}']").evaluate("element => element.outerHTML.slice(0, 120)") for stop in missed
    ]
    assert names == []


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("path", ["index.html", LESSON, "en/site-map.html"])
def test_first_stop_skips_to_the_name_of_the_page(visits: Visits, path: str, width: int) -> None:
    """What is read next begins with the title, in sight; what is reached next is in the content."""
    page = visits.open(path, LIGHT[width])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('md-skip')")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('main')")
    title = page.locator("h1").inner_text()
    assert page.evaluate("document.activeElement.innerText").strip().startswith(title)
    top = page.locator("h1").evaluate("element => element.getBoundingClientRect().top")
    assert page.locator("header").evaluate("element => element.getBoundingClientRect().bottom") <= top < 400
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('article').contains(document.activeElement)")


@pytest.mark.parametrize("width", [640, 320])
def test_menu_opens_and_closes_by_keyboard(visits: Visits, width: int) -> None:
    page = visits.open(LESSON, LIGHT[width])
    button = page.locator("[data-g-toggle=__drawer]")
    assert button.get_attribute("aria-expanded") == "false"
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    inside = "document.querySelector('#g-drawer').contains(document.activeElement)"
    assert page.evaluate(inside)
    page.keyboard.press("Tab")
    assert page.evaluate(inside)
    assert page.evaluate(FOCUSED)["inView"]
    page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    assert button.evaluate("element => element === document.activeElement")


def test_menu_closes_when_focus_leaves_it(visits: Visits) -> None:
    """Tabbing out of the open menu never leaves focus under its veil."""
    page = visits.open(LESSON, LIGHT[320])
    button = page.locator("[data-g-toggle=__drawer]")
    button.focus()
    page.keyboard.press("Enter")
    page.locator("#g-drawer summary").last.focus()
    page.keyboard.press("Tab")
    assert button.get_attribute("aria-expanded") == "false"
    assert page.evaluate(FOCUSED)["covered"] is False


@pytest.mark.parametrize("width", [1280, 320])
def test_search_results_are_reached_by_tab(visits: Visits, width: int) -> None:
    page = visits.open(LESSON, LIGHT[width])
    search(page, "clavier")
    assert page.locator(".md-search-result__meta").get_attribute("role") == "status"
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.md-search-result__link')"):
            break
    assert page.evaluate("document.activeElement.matches('.md-search-result__link')")
    assert page.evaluate(FOCUSED)["inView"]
    page.keyboard.press("Escape")
    assert not page.locator("#__search").is_checked()
    back = "[data-g-toggle=__search]" if width == 320 else ".md-search__input"
    assert page.locator(back).evaluate("element => element === document.activeElement")
    if width == 1280:
        assert page.locator("#g-search > [role=status]").inner_text() == "Résultats fermés."


def test_results_are_not_replaced_under_whoever_reached_them(visits: Visits) -> None:
    """A Tab that follows the last letter waits for nothing, and what it reaches stays."""
    page = visits.open(LESSON, LIGHT[1280])
    search(page, "clav")
    page.keyboard.type("i")
    for _ in range(3):
        page.keyboard.press("Tab")
    reached = page.evaluate("document.activeElement.textContent")
    assert page.evaluate("document.activeElement.matches('.md-search-result__link')")
    page.wait_for_timeout(400)
    assert page.evaluate("document.activeElement.textContent") == reached


def test_display_is_a_button_that_says_its_state(visits: Visits) -> None:
    page = visits.open("index.html", LIGHT[1280])
    button = page.locator("[data-g-dark]")
    assert button.get_attribute("aria-pressed") == "false"
    button.focus()
    page.keyboard.press("Space")
    assert button.get_attribute("aria-pressed") == "true"
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.reload()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.locator("[data-g-dark]").press("Space")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "default"


@pytest.mark.parametrize("width", [1280, 640, 320])
def test_few_stops_come_before_the_text(visits: Visits, width: int) -> None:
    """Who tabs through a page reaches its text after fifteen stops at most, whatever the menu holds."""
    before = """() => {
      const main = document.querySelector('main');
      const stops = document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]');
      return [...stops].filter((stop) => stop.tabIndex >= 0 && stop.checkVisibility({ visibilityProperty: true })
        && main.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_PRECEDING).length;
    }"""
    page = visits.open(LESSON, LIGHT[width])
    assert 3 <= page.evaluate(before) <= 15


@pytest.mark.parametrize(("link", "target"), [("#g-toc", "#g-toc"), ("#g-drawer", "#g-drawer")])
def test_what_comes_after_the_text_has_its_skip_link(visits: Visits, link: str, target: str) -> None:
    page = visits.open(LESSON, LIGHT[1280])
    page.locator(f"a.md-skip[href='{link}']").focus()
    assert page.evaluate(FOCUSED)["inView"]
    page.keyboard.press("Enter")
    assert page.evaluate(f"document.activeElement.matches('{target}')")
    page.keyboard.press("Tab")
    assert page.evaluate(f"document.querySelector('{target}').contains(document.activeElement)")
