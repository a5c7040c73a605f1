"""axe-core finds nothing wrong and no page asks anything of another host.

By turns, one of the typical pages is seen in all their states, and some others in one; all pages in all states on audit.
"""

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import Browser

from tests.course.conftest import Site
from tests.course.screens import (
    LIGHT,
    REPRESENTATIVE,
    SCREENS,
    Screen,
    Visits,
    in_both_displays,
    open_menu,
    search,
    show_results,
    sideways,
    unfold,
    violations,
)
from tests.turns import by_turns

MENU_UNFOLDS = 1220
PARTS = 32
"""Of the audit, so that workers share it and a failure is told before the end."""
ONE_IN = 192
"""Of the pages that are not typical: a browser takes two seconds of processor to show and examine one."""


def everything_wrong(visits: Visits, path: str) -> list[str]:
    """What is wrong with a page at each width, in both displays: unfolded, with its menu open, while searching.

    It is loaded once, then given each size: axe-core is slow in a page just loaded.
    """
    page = visits.open(path, LIGHT[1280])
    unfold(page)
    found = []
    for screen in LIGHT.values():
        visits.resize(page, screen)
        found += in_both_displays(page)
        if screen.width < MENU_UNFOLDS:
            open_menu(page)
            found += in_both_displays(page, "#g-drawer")
            page.keyboard.press("Escape")
    visits.resize(page, LIGHT[1280])
    search(page, "form" if path.startswith("en/") else "formulaire")
    for screen in LIGHT.values():
        visits.resize(page, screen)
        show_results(page)
        found += in_both_displays(page, "#g-search")
    return found + visits.trouble()


@pytest.mark.parametrize("path", by_turns(REPRESENTATIVE, 12))
def test_typical_pages_in_all_states(visits: Visits, path: str) -> None:
    assert everything_wrong(visits, path) == []


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_other_pages_by_turns(visits: Visits, site: Site, screen: Screen) -> None:
    """The content of a page, unfolded, on one screen; its frame is that of typical pages."""
    others = by_turns(site.others([*REPRESENTATIVE, "404.html"]), ONE_IN)
    found = []
    for path in others[SCREENS.index(screen) :: len(SCREENS)]:
        page = visits.open(path, screen)
        unfold(page)
        found += violations(page, "main") + sideways(page)
    assert found + visits.trouble() == []


def test_not_found_page(browser: Browser, address: str) -> None:
    """The page served for an unknown address, which has a style of its own."""
    page = browser.new_page(viewport={"width": 320, "height": 600})
    page.goto(f"{address}404.html")
    assert violations(page) + sideways(page) == []
    page.close()


@pytest.mark.audit
@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_in_every_state(visits: Visits, site: Site, part: int) -> None:
    pages = [path for path in site.pages() if path != "404.html"][part::PARTS]
    assert [wrong for path in pages for wrong in everything_wrong(visits, path)] == []
