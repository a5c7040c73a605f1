"""Read otherwise: without a script, with spaced text, on paper, from a disk, with facilitators' notes."""

import io
from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.course.conftest import Site
from tests.course.prose import LICENCE, solid
from tests.course.screens import LIGHT, Visits, search, sideways

LESSON = "02-another-door/02-voice-menus.html"

SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""

CLIPPED = """() => [...document.querySelectorAll('header *, article *, footer *, aside *')]
  .filter((element) => {
    const style = getComputedStyle(element);
    if (!element.checkVisibility({ visibilityProperty: true }) || style.clipPath !== 'none') return false;
    const hides = (value) => value === 'hidden' || value === 'clip';
    return (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
      || (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
  })
  .map((element) => element.outerHTML.slice(0, 120))"""


@pytest.fixture
def bare(browser: Browser) -> Iterator[Page]:
    """A page of a browser that runs no script."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 800})
    yield context.new_page()
    context.close()


def test_without_script_everything_is_read(bare: Page, address: str) -> None:
    bare.goto(address + LESSON)
    article = bare.locator("article")
    assert "Quiz" in article.inner_text()
    first = article.locator("details").first
    assert not first.locator("p").last.is_visible()
    first.locator("summary").click()
    assert first.locator("p").last.is_visible()
    assert bare.locator("header").get_by_role("link", name="Plan du site").is_visible()
    assert not bare.locator("header button").first.is_visible()
    assert not bare.locator(".md-search").is_visible()


def test_without_script_the_site_map_leads_everywhere(bare: Page, address: str, site: Site) -> None:
    bare.goto(f"{address}site-map.html")
    hrefs = {link.get_attribute("href") for link in bare.locator("article a").all()}
    french = {
        page
        for page in site.pages()
        if not page.startswith(("en/", "rules/", "kits/", "session/", "exercises/", "404", "site-map"))
    }
    french |= {"exercises/index.html", "session/index.html"}
    assert french - hrefs == set()


@pytest.mark.turns(3)
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("path", ["index.html", LESSON, "en/glossary.html", "rules/index.html"])
def test_spaced_text_is_not_clipped(visits: Visits, path: str, width: int) -> None:
    page = visits.open(path, LIGHT[width])
    page.add_style_tag(content=SPACING)
    assert page.evaluate(CLIPPED) == []
    assert sideways(page) == []


def test_print_holds_answers_and_addresses(visits: Visits) -> None:
    page = visits.open(LESSON, LIGHT[1280])
    answers = page.evaluate(
        "[...document.querySelectorAll('article details > p, .g-why > p')].map((p) => p.textContent)"
    )
    # What opens an example in the linter is no address to copy from paper.
    links = page.evaluate(
        "[...document.querySelectorAll('article a[href^=http]')].map((a) => a.href).filter((one) => !one.includes('#files='))"
    )
    assert len(answers) >= 10
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, tagged=True, outline=True)))
    sheets = [solid(sheet.extract_text()) for sheet in reader.pages]
    assert [number for number, sheet in enumerate(sheets, 1) if solid(LICENCE["fr"]) not in sheet] == []
    text = "".join(sheet.replace(solid(LICENCE["fr"]), "") for sheet in sheets)
    assert [answer for answer in answers if solid(answer) not in text] == []
    assert [link for link in links if solid(link) not in text] == []
    assert solid("Note de formation") not in text
    assert solid("Affichage sombre") not in text
    catalogue: Any = reader.root_object
    assert catalogue["/Lang"] == "fr"
    assert catalogue["/MarkInfo"]["/Marked"].value is True
    assert len(reader.pages) <= 10


def test_answers_fold_again_after_printing(visits: Visits) -> None:
    page = visits.open(LESSON, LIGHT[1280])
    closed = "document.querySelectorAll('article details:not([open])').length"
    before = page.evaluate(closed)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(closed) == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(closed) == before > 0


def test_facilitator_notes_wait_to_be_asked_for(visits: Visits) -> None:
    page = visits.open(LESSON, LIGHT[1280])
    assert not page.locator(".trainer").is_visible()
    # In one tab, which remembers the choice: `visits` may change tabs between two pages.
    page.goto(f"{visits.address}{LESSON}?view=trainer")
    assert page.locator(".trainer").is_visible()
    page.goto(visits.address + LESSON)
    assert page.locator(".trainer").is_visible()
    page.goto(f"{visits.address}{LESSON}?view=learner")
    assert not page.locator(".trainer").is_visible()


def test_search_from_a_disk(browser: Browser, site: Site) -> None:
    """From file://, the search finds, leads to a page, and nothing is asked of any host."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto((site.folder / "index.html").as_uri())
    search(page, "serveur vocal")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**/*.html*")
    assert page.locator("h1").is_visible()
    assert [url for url in requests if not url.startswith(("file:", "data:", "about:", "blob:"))] == []
    page.close()


def test_language_link_leads_to_the_same_page(visits: Visits) -> None:
    page = visits.open(LESSON, LIGHT[1280])
    link = page.get_by_role("link", name="English")
    assert link.get_attribute("lang") == "en"
    link.click()
    page.wait_for_url(f"**/en/{LESSON}")
    assert page.get_by_role("link", name="Français").get_attribute("lang") == "fr"
