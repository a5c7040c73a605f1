"""The site builds without a warning, quickly, with two builders, and is whole, local and light."""

import gzip
import re
import tomllib
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from course.tools.pages import DOCS, LANGUAGES, ROOT, menu
from course.tools.site_map import site_map
from tests.course.conftest import Site, build

BUILD_SECONDS = 20
PAGE_BYTES = 150 * 1024
LOADS = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
    "object": "data",
    "link": "href",
}


def warnings(site: Site) -> list[str]:
    return [line for line in site.log.splitlines() if line.startswith(("WARNING", "ERROR"))]


def loaded(site: Site, page: str) -> list[str]:
    """Addresses that a browser fetches by itself to show this page."""
    soup = site.read(page)
    found = []
    for tag, attribute in LOADS.items():
        for element in soup.find_all(tag):
            relations = list(element.get("rel") or ())
            if tag == "link" and not {"stylesheet", "icon", "preload", "modulepreload"} & set(relations):
                continue
            if element.get(attribute):
                found.append(str(element[attribute]))
    return found


def target(folder: Path, page: str, address: str) -> Path:
    path = unquote(urldefrag(address).url.split("?")[0])
    if path.startswith("/"):
        return folder / path.lstrip("/")
    return (folder / page).parent / path if path else folder / page


def test_mkdocs_builds_without_a_warning(site: Site) -> None:
    assert warnings(site) == []


def test_build_is_quick(site: Site) -> None:
    assert site.seconds <= BUILD_SECONDS


def test_properdocs_builds_the_same_pages(site: Site, tmp_path: Path) -> None:
    other = build("properdocs", tmp_path)
    assert warnings(other) == []
    assert other.pages() == site.pages()


def test_nothing_is_fetched_from_elsewhere(site: Site) -> None:
    external = {
        (page, address)
        for page in site.pages()
        for address in loaded(site, page)
        if urlsplit(address).scheme not in ("", "data") or address.startswith("//")
    }
    assert external == set()


def test_styles_fetch_nothing_from_elsewhere(site: Site) -> None:
    addresses = re.compile(r"(?:url\(\s*[\"']?|@import\s+[\"'])(?:https?:)?//", re.I)
    guilty = [sheet.name for sheet in site.folder.rglob("*.css") if addresses.search(sheet.read_text("utf-8"))]
    assert guilty == []


def test_every_local_link_and_asset_exists(site: Site) -> None:
    missing = set()
    for page in site.pages():
        soup = site.read(page)
        addresses = [str(link["href"]) for link in soup.find_all(["a", "link"], href=True)]
        addresses += loaded(site, page)
        for address in addresses:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            if not target(site.folder, page, address).is_file():
                missing.add((page, address))
    assert missing == set()


def test_identifiers_are_unique(site: Site) -> None:
    doubled = set()
    for page in site.pages():
        soup = site.read(page)
        seen: set[str] = set()
        for element in soup.find_all(id=True):
            identifier = str(element["id"])
            if identifier in seen:
                doubled.add((page, identifier))
            seen.add(identifier)
    assert doubled == set()


def test_page_weight(site: Site) -> None:
    """What a first visit transfers, compressed; the search index waits until the search is used."""
    sizes: dict[Path, int] = {}

    def size(file: Path) -> int:
        if file not in sizes:
            sizes[file] = len(gzip.compress(file.read_bytes(), 6))
        return sizes[file]

    weights = {}
    for page in site.pages():
        files = {site.folder / page, *(target(site.folder, page, address) for address in loaded(site, page))}
        weights[page] = sum(size(file.resolve()) for file in files if file.is_file())
    heaviest = max(weights, key=lambda page: weights[page])
    assert weights[heaviest] <= PAGE_BYTES, f"{heaviest}: {weights[heaviest]} bytes"


def test_language_of_each_page(site: Site) -> None:
    for page in site.pages():
        soup = site.read(page)
        assert soup.html is not None
        assert soup.html["lang"] == ("en" if page.startswith("en/") else "fr"), page


def test_not_found_page_speaks_both_languages(site: Site) -> None:
    soup = site.read("404.html")
    assert soup.html is not None
    assert soup.html["lang"] == "fr"
    english = soup.find("section", lang="en")
    assert english is not None
    assert "leads nowhere" in english.get_text()
    for link in soup.find_all("a"):
        assert (site.folder / str(link["href"]).lstrip("/")).is_file(), link


def test_each_page_says_its_name_first(site: Site) -> None:
    titles: dict[str, list[str]] = {}
    for page in site.pages():
        soup = site.read(page)
        assert soup.title is not None
        titles.setdefault(soup.title.get_text(), []).append(page)
        assert len(soup.find_all("h1")) == 1, page
    doubled = {
        title: pages
        for title, pages in titles.items()
        if len({page for page in pages if page.startswith("en/")}) > 1
        or len({page for page in pages if not page.startswith("en/")}) > 1
    }
    assert doubled == {}


def test_accessibility_mention_is_on_every_page(site: Site) -> None:
    wanted = {"fr": "Accessibilité\u00a0: non conforme", "en": "Accessibility: not compliant"}
    for page in site.pages():
        if page == "404.html":
            continue
        soup = site.read(page)
        footer = soup.find("footer")
        assert footer is not None, page
        text = footer.get_text().replace(" :", "\u00a0:")
        assert wanted["en" if page.startswith("en/") else "fr"] in text, page


def test_menu_follows_the_list_of_modules() -> None:
    """Order and titles of mkdocs.yml are those of modules.toml: one source of truth, checked."""
    modules = tomllib.loads((ROOT / "course" / "modules.toml").read_text("utf-8"))["module"]
    course = next(entry for entry in menu().entries if not isinstance(entry, str) and entry.title == "Le cours")
    expected = [
        (module["title"]["fr"], [f"{module['id']}/index.md", *(f"{x['id']}.md" for x in module.get("lesson", []))])
        for module in modules
    ]
    sections = [entry for entry in course.entries if not isinstance(entry, str)]
    found = [(entry.title, entry.paths()[: len(pages)]) for entry, (_, pages) in zip(sections, expected, strict=True)]
    assert found == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_site_map_is_that_of_the_menu(language: str) -> None:
    assert (DOCS / language / "site-map.md").read_text("utf-8") == site_map(language)
