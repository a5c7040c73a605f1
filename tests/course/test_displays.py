"""What few screens ask for, and those who ask for it cannot do without: letters twice as large, forced colours, paper."""

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import Browser, Page

from tests.course.conftest import Site
from tests.course.screens import TWO_FRAMES, sideways, unfold, violations
from tests.turns import by_turns

pytestmark = pytest.mark.turns(2)

LETTERS = {"standard": 32, "fixed": 26}
"""Twice those of a browser that nobody has set."""
WIDTHS = (320, 640, 1280)
ONE_IN = 192

TYPICAL = [
    "404.html",
    "01-who-is-left-outside/01-figures.html",
    "02-another-door/02-voice-menus.html",
    "03-forms/01-labels.html",
    "en/04-accessibility/05-keyboard-and-focus.html",
    "en/05-plain-language/01-sentences.html",
    "06-appointments/01-closed-but-monday.html",
    "06-appointments/03-open-availability.html",
    "en/08-deceptive-interfaces/02-consent.html",
    "09-data-and-scores/02-risk-score.html",
    "10-deciding/01-who-decided.html",
    "rules/index.html",
]

UNSEEN = """() => {
  const probe = document.createElement('i');
  probe.style.background = 'Canvas';
  document.body.append(probe);
  const ground = getComputedStyle(probe).backgroundColor;
  probe.remove();
  const unseen = [];
  for (const element of document.querySelectorAll('body *')) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    for (const part of [null, '::before', '::after']) {
      const style = getComputedStyle(element, part);
      if (part && (style.content === 'none' || style.display === 'none')) continue;
      if (style.maskImage !== 'none' && [ground, 'rgba(0, 0, 0, 0)'].includes(style.backgroundColor)) {
        unseen.push(`${element.outerHTML.slice(0, 120)} ${part ?? ''}`);
      }
    }
  }
  return unseen;
}"""


def shown(browser: Browser, address: str, path: str, **asked: str) -> Page:
    """A page of the site, unfolded, in a window of its own that asks for a display."""
    page = browser.new_context(viewport={"width": 320, "height": 800}, reduced_motion="reduce").new_page()
    page.emulate_media(**asked)  # type: ignore[arg-type]
    page.goto(address + path)
    unfold(page)
    return page


@pytest.mark.turns(3)
def test_letters_twice_as_large_fit_every_window(browser: Browser, address: str, site: Site) -> None:
    """One asks it of the browser once, for all sites: widths are then those of half as many words."""
    page = browser.new_context(reduced_motion="reduce").new_page()
    session = page.context.new_cdp_session(page)
    session.send("Page.enable")
    session.send("Page.setFontSizes", {"fontSizes": LETTERS})
    found = []
    for path in [*by_turns(TYPICAL, 6), *by_turns(site.others(TYPICAL), ONE_IN)]:
        page.goto(address + path)
        unfold(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            page.evaluate(TWO_FRAMES)
            found += sideways(page)
    page.context.close()
    assert found == []


def test_a_header_leaves_the_window_to_large_letters(browser: Browser, address: str) -> None:
    page = shown(browser, address, TYPICAL[1])
    session = page.context.new_cdp_session(page)
    session.send("Page.enable")
    session.send("Page.setFontSizes", {"fontSizes": LETTERS})
    page.evaluate("scrollTo(0, 2000)")
    page.evaluate(TWO_FRAMES)
    assert page.locator("header").evaluate("header => header.getBoundingClientRect().bottom") <= 0
    page.context.close()


@pytest.mark.parametrize(
    "path", ["en/start.html", "04-accessibility/06-tables.html", "exercises/e05_labels.html", "rules/index.html"]
)
def test_what_a_mask_draws_is_seen_in_forced_colours(browser: Browser, address: str, path: str) -> None:
    page = shown(browser, address, path, forced_colors="active")
    assert page.evaluate(UNSEEN) == []
    page.context.close()


@pytest.mark.parametrize("display", ["light", "dark"])
def test_paper_is_read_whatever_the_display(browser: Browser, address: str, display: str) -> None:
    page = shown(browser, address, "03-forms/index.html", media="print", color_scheme=display)
    assert violations(page, "main") == []
    page.context.close()


@pytest.mark.parametrize(
    "path", ["09-data-and-scores/02-risk-score.html", "11-project/jury-grid.html", "en/kits/k1-fishbowl/index.html"]
)
def test_without_scripts_a_table_shows_all_its_words(browser: Browser, address: str, path: str) -> None:
    """What scrolls is reached by keyboard once a script has made it a stop: without one, nothing scrolls."""
    page = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 800}).new_page()
    page.goto(address + path)
    assert page.locator("main table").count()
    assert page.evaluate(
        "[...document.querySelectorAll('main table')].filter((one) => one.scrollWidth > one.clientWidth + 1).length"
    ) == 0  # fmt: skip
    assert sideways(page) == []
    page.context.close()
