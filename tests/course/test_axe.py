"""axe-core finds nothing wrong and no page asks anything of another host.

Typical pages are seen in all their states, every other page in one, all of it on audit.
"""

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import Browser

from tests.course.conftest import Site
from tests.course.screens import REPRESENTATIVE, SCREENS, Visits, open_menu, search, sideways, unfold, violations


def everything_wrong(visits: Visits, path: str) -> list[str]:
    """What is wrong with a page on every screen: unfolded, with its menu open, while searching."""
    pages = [visits.open(path, screen) for screen in SCREENS]
    for page in pages:
        unfold(page)
    found = violations(pages) + sideways(pages)

    small = [page for page, screen in zip(pages, SCREENS, strict=True) if screen.width < 1220]
    for page in small:
        open_menu(page)
    found += violations(small, "#g-drawer") + sideways(small)
    for page in small:
        page.keyboard.press("Escape")

    for page in pages:
        search(page, "form" if path.startswith("en/") else "formulaire")
    found += violations(pages, "#g-search") + sideways(pages)
    return found + visits.trouble()


@pytest.mark.parametrize("path", REPRESENTATIVE)
def test_typical_pages_in_all_states(visits: Visits, path: str) -> None:
    assert everything_wrong(visits, path) == []


def test_every_other_page_in_one_state(visits: Visits, site: Site) -> None:
    """The content of each page, unfolded, on one screen by rotation; its frame is that of typical pages."""
    others = [path for path in site.pages() if path not in REPRESENTATIVE and path != "404.html"]
    found = []
    for start in range(0, len(others), len(SCREENS)):
        batch = zip(others[start : start + len(SCREENS)], SCREENS, strict=False)
        pages = [visits.open(path, screen) for path, screen in batch]
        for page in pages:
            unfold(page)
        found += violations(pages, "main") + sideways(pages)
    assert found + visits.trouble() == []


def test_not_found_page(browser: Browser, address: str) -> None:
    """The page served for an unknown address, which has a style of its own."""
    page = browser.new_page(viewport={"width": 320, "height": 600})
    page.goto(f"{address}404.html")
    assert violations([page]) + sideways([page]) == []
    page.close()


@pytest.mark.audit
def test_every_page_in_every_state(visits: Visits, site: Site) -> None:
    found = [wrong for path in site.pages() if path != "404.html" for wrong in everything_wrong(visits, path)]
    assert found == []
