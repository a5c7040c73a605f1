"""What one looks for is found: an index per language that waits to be asked for, lessons first, and a list of rules with filters."""

import gzip
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import Browser, Page

from course.tools.pages import LANGUAGES
from course.tools.rule_filters import anchor, facets, values
from course.tools.search_index import LESSON, OTHER, RULE, sections
from tests.course.conftest import Site
from tests.course.screens import LIGHT, RESULT, Visits, search, violations

pytestmark = pytest.mark.xdist_group("pages of the site")
"""One process has them built, and opens the browser."""

INDEX_BYTES = 300 * 1024
LESSON_BYTES = 150 * 1024
LINK = ".md-search-result__link"


def index(site: Site, language: str) -> list[list[Any]]:
    text = (site.folder / "search" / f"{language}.js").read_text("utf-8")
    return list(json.loads(text.partition("=")[2].strip().removesuffix(";")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_index_of_a_language_is_light_and_holds_its_pages(site: Site, language: str) -> None:
    file = site.folder / "search" / f"{language}.js"
    assert len(gzip.compress(file.read_bytes(), 6)) <= INDEX_BYTES
    pages = [page for page in site.pages() if page.startswith("en/") == (language == "en") and page != "404.html"]
    found = index(site, language)
    assert sorted(page[1] for page in found) == pages
    kinds = [page[0] for page in found]
    assert kinds == sorted(kinds)
    assert kinds.count(LESSON) > 50
    assert kinds.count(RULE) == len(values())
    assert kinds.count(OTHER) > 50


def test_what_is_not_prose_stays_out_of_the_index() -> None:
    page = (
        "<p>One<br>two</p><div class='admonition trainer'><p>hidden</p></div><h2 id='a'>Head <code>x</code></h2><p>Kept. Write this:</p><pre>code</pre><ul><li>three</li><li>four</li></ul>"
        "<h2 id='quiz'>Quiz</h2><h3 id='q'>Why?</h3><details class='quiz'><summary>A. Yes</summary><p>Right.</p></details>"
        "<h2 id='b'>After</h2><div data-search-exclude><h3>Not</h3><p>not</p></div><p>five</p>"
    )
    assert sections(page) == [("", "", "One two"), ("a", "Head x", "Kept. three four"), ("b", "After", "five")]


SEARCHES = [
    # What is typed, and the page that comes first.
    ("sans adresse", "03-forms/03-address.html"),
    ("ADRESSES SANS", "03-forms/03-address.html"),
    ("serveur vocal", "02-another-door/02-voice-menus.html"),
    ("mot de passe", "07-identity/02-signing-in.html"),
    ("deuil mot de passe", "07-identity/02-signing-in.html"),
    ("score de risque", "09-data-and-scores/02-risk-score.html"),
    ("médiation", "07-identity/04-mediation.html"),
    ("mediation", "07-identity/04-mediation.html"),
    ("postal-address-required", "rules/alternatives/postal-address-required.html"),
]


def test_search_loads_its_index_when_asked_and_finds_lessons_first(visits: Visits) -> None:
    page = visits.open("02-another-door/02-voice-menus.html", LIGHT[1280])
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(visits.address)))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "search/" in url or "sitemap" in url or "questions/" in url] == []
    for words, wanted in SEARCHES:
        page.locator(".md-search__input").fill("")
        search(page, words)
        page.wait_for_timeout(250)
        first = page.locator(LINK).first.get_attribute("href")
        assert first is not None
        assert first.partition("#")[0] == visits.address + wanted, words
    assert [url for url in asked if "search/" in url] == ["search/fr.js"]
    kinds = [re.sub(r" \(.*", "", one) for one in page.locator(".g-results__kind").all_inner_texts()]
    assert kinds == ["Règles", "Leçons", "Autres pages"]
    page.locator(".md-search__input").fill("formulaire")
    page.get_by_text("Montrer aussi").first.wait_for()
    kinds = [re.sub(r" \(.*", "", one) for one in page.locator(".g-results__kind").all_inner_texts()]
    assert kinds == ["Leçons", "Règles", "Autres pages"]
    # More of them, on demand, and focus goes to the first that appears.
    shown = page.locator(RESULT).count()
    page.get_by_role("button", name="leçons de moindre rang").click()
    assert page.locator(RESULT).count() > shown
    assert page.evaluate("document.activeElement.matches('.md-search-result__link')")
    assert page.locator("[lang=en] .md-search-result__link").count() == 0
    # The other language, said as such.
    page.get_by_role("button", name="Chercher aussi en anglais").click()
    page.locator("ol[lang=en]").wait_for()
    assert violations(page, "#g-search") == []
    # Words that only the other language has are looked for there at once.
    page.locator(".md-search__input").fill("helpers")
    page.locator("ol[lang=en] a").first.wait_for()
    assert "/en/" in str(page.locator("ol[lang=en] a").first.get_attribute("href"))
    page.locator(".md-search__input").fill("xyzzyx")
    page.get_by_text("Rien ne répond à «\u00a0xyzzyx\u00a0»").wait_for()
    page.locator(".md-search__input").fill("clavier")
    page.wait_for_timeout(250)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('.md-search-result__link')")
    assert visits.trouble() == []


def test_a_lesson_is_light_as_a_browser_counts(visits: Visits, site: Site) -> None:
    """Everything that a first visit asks for, compressed, whoever asks for it."""
    page = visits.open("04-accessibility/06-tables.html", LIGHT[1280])
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.removeprefix(visits.address)))
    page.reload()
    page.wait_for_load_state("networkidle")
    weights = {url: len(gzip.compress((site.folder / url).read_bytes(), 6)) for url in asked if ":" not in url}
    assert len(weights) > 8
    assert sum(weights.values()) <= LESSON_BYTES, weights


@pytest.fixture
def bare(browser: Browser) -> Iterator[Page]:
    """A page of a browser that runs no script."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 1000})
    yield context.new_page()
    context.close()


def wanted(facet: str, value: str) -> set[str]:
    return {name for name, own in values().items() if value in own[facet]}


def shown(page: Page) -> set[str]:
    names = page.locator("article li[data-family]:visible > code")
    return set(names.all_inner_texts())


def test_each_rule_has_a_value_of_each_facet() -> None:
    for facet in facets():
        known = set(facet.values)
        assert {value for own in values().values() for value in own[facet.name]} <= known
        if facet.name != "theme":  # not every rule is of the RGAA, nor every theme within reach of a linter
            ours = {name for name, own in values().items() if own["family"] == ["guichet"]}
            assert {name for name, own in values().items() if not own[facet.name]} <= ours
            assert {value for value in known if not wanted(facet.name, value)} == set()


def test_without_a_script_links_filter_the_rules(bare: Page, address: str) -> None:
    """One value of each facet, followed as a link; then all the rules again."""
    for facet, value in (("severity", "critical"), ("theme", "11"), ("kind", "styles")):
        bare.goto(f"{address}en/rules/index.html")
        assert shown(bare) == set(values())
        bare.locator(f"[data-facet={facet}] summary").click()
        bare.locator(f"[data-facet={facet}] [data-value='{value}'] a").click()
        assert shown(bare) == wanted(facet, value)
        assert bare.locator(f"#{anchor(facet, value)}").is_visible()
        lists = bare.locator("article :is(h2, h3):visible + ul").all()
        empty = [one for one in lists if not one.locator("li:visible").count()]
        assert empty == []
        bare.get_by_role("link", name="Show all the rules").click()
        assert shown(bare) == set(values())
    bare.locator("[data-facet=family] summary").click()
    bare.locator("[data-value=plain_language] a").click()
    assert bare.url.endswith("#plain_language")
    assert bare.locator("h2#plain_language").is_visible()


def test_an_address_that_is_no_filter_filters_nothing(visits: Visits) -> None:
    page = visits.open("rules/index.html#50%", LIGHT[1280])
    assert page.locator(".g-filters__form select").count() == 4
    assert shown(page) == set(values())


def test_with_a_script_filters_add_up_and_an_address_brings_them_back(visits: Visits) -> None:
    page = visits.open("rules/index.html#severity-critical", LIGHT[1280])
    status = page.locator(".g-filters__form [role=status]")
    assert shown(page) == wanted("severity", "critical")
    page.get_by_label("Sorte de fichier").select_option("python")
    both = wanted("severity", "critical") & wanted("kind", "python")
    assert shown(page) == both
    assert status.inner_text() == f"{len(both)} règles montrées sur {len(values())}."
    page.goto(page.url)
    assert shown(page) == both
    page.get_by_role("button", name="Montrer toutes les règles").click()
    assert shown(page) == set(values())
    assert "?" not in page.url
    page.evaluate("location.hash = 'severity-critical'")
    page.wait_for_function("document.getElementById('g-severity').value === 'critical'")
    assert shown(page) == wanted("severity", "critical")
    assert visits.trouble() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_rule_says_its_message_once(site: Site, language: str) -> None:
    folder = "" if language == "fr" else "en/"
    for name, own in list(values().items())[::7]:
        text = (site.folder / f"{folder}rules/{own['family'][0]}/{name}.html").read_text("utf-8")
        messages = re.findall(r"<blockquote[^>]*>\s*(.*?)\s*</blockquote>", text, re.S)
        assert messages
        assert len(messages) == len(set(messages)), name
