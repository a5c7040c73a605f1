"""The site builds without a warning, quickly, with two builders, and is whole, local and light."""

import gzip
import json
import re
import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from bs4 import BeautifulSoup

from course.tools.lessons import modules
from course.tools.pages import DOCS, LANGUAGES, ROOT, menu
from course.tools.site_map import site_map
from tests.course.conftest import Site, build
from tests.turns import is_drawn, one_by_turns

pytestmark = pytest.mark.xdist_group("pages of the site")
"""One process reads them all, once."""

PAGE_BYTES = 150 * 1024
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
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


TOLD = ("html", "title", "h1", "footer", "main", "script", "style")
"""The elements whose text, or what stands in them, is asked for."""


@dataclass
class Seen:
    """What the tests below ask of a page, which is parsed once and let go."""

    language: str = ""
    title: str = ""
    main_headings: list[str] = field(default_factory=list)
    identifiers: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    """Addresses that a browser fetches by itself to show this page."""
    footer: str = ""
    main: str = ""
    """The identifier of the main landmark."""
    main_begins: str = ""
    """Its first words."""
    holds_a_menu: bool = False
    """Whether there is a menu in it."""
    skips_to: str = ""

    @property
    def begins_with_title(self) -> bool:
        """Whether the main landmark holds no menu, and nothing before its title."""
        return self.main_headings[0].strip().startswith(self.main_begins) and not self.holds_a_menu


class Reader(HTMLParser):
    """Reads a page once, without a tree of it: nine hundred trees would take five times as long."""

    def __init__(self) -> None:
        super().__init__()
        self.found = Seen()
        self.open: list[str] = []
        self.mains = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element: what it is called, where it leads, what it loads."""
        found, own = self.found, {name: value or "" for name, value in attrs}
        if tag in TOLD:
            self.open.append(tag)
        if tag == "h1":
            found.main_headings.append("")
        if tag == "html":
            found.language = own["lang"]
        if tag == "main":
            self.mains += 1
            found.main = own.get("id", "")
        if tag == "nav" and "main" in self.open:
            found.holds_a_menu = True
        if "id" in own:
            found.identifiers.append(own["id"])
        if tag in ("a", "link") and "href" in own:
            found.links.append(own["href"])
        if "md-skip" in own.get("class", "").split():
            found.skips_to = found.skips_to or own.get("href", "")
        if is_loaded(tag, own):
            found.loads.append(own[LOADS[tag]])

    def handle_endtag(self, tag: str) -> None:
        """The end of what an element says."""
        if tag in self.open:
            self.open.remove(tag)

    def handle_data(self, data: str) -> None:
        """A text, for what it stands in."""
        found = self.found
        if "script" in self.open or "style" in self.open:
            return
        if "title" in self.open and "main" not in self.open:
            found.title += data
        if "h1" in self.open:
            found.main_headings[-1] += data
        if "footer" in self.open:
            found.footer += data
        if "main" in self.open:
            found.main_begins = found.main_begins or data.strip()


def seen(text: str) -> Seen:
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == []
    assert reader.mains == 1
    reader.found.footer = reader.found.footer.replace(" :", "\u00a0:")
    return reader.found


def is_loaded(tag: str, attributes: dict[str, str]) -> bool:
    if tag == "link" and not {"stylesheet", "icon", "preload", "modulepreload"} & set(
        attributes.get("rel", "").split()
    ):
        return False
    return bool(attributes.get(LOADS.get(tag, "")))


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, Seen]:
    """Every page of the site in one language, by turns: those of the other are made by the same means."""
    drawn = one_by_turns(LANGUAGES)
    asked = [page for page in site.pages() if ("en" if page.startswith("en/") else "fr") in drawn or page == "404.html"]
    return {page: seen((site.folder / page).read_text("utf-8")) for page in asked}


def target(page: Path, address: str, root: Path) -> Path:
    path = unquote(urldefrag(address).url.split("?")[0])
    if path.startswith("/"):
        return root / path.lstrip("/")
    return page.parent / path if path else page


def test_mkdocs_builds_without_a_warning(site: Site) -> None:
    assert warnings(site) == []


@pytest.mark.skipif(not is_drawn(0, 4), reason="built again at one commit in four")
def test_properdocs_builds_the_same_pages(site: Site, tmp_path: Path) -> None:
    other = build("properdocs", tmp_path)
    assert warnings(other) == []
    assert other.pages() == site.pages()


def test_nothing_is_fetched_from_elsewhere(pages: dict[str, Seen]) -> None:
    external = {
        (page, address)
        for page, found in pages.items()
        for address in found.loads
        if urlsplit(address).scheme not in ("", "data") or address.startswith("//")
    }
    assert external == set()


def test_styles_fetch_nothing_from_elsewhere(site: Site) -> None:
    addresses = re.compile(r"(?:url\(\s*[\"']?|@import\s+[\"'])(?:https?:)?//", re.I)
    guilty = [sheet.name for sheet in site.folder.rglob("*.css") if addresses.search(sheet.read_text("utf-8"))]
    assert guilty == []


def test_every_local_link_and_asset_exists(site: Site, pages: dict[str, Seen]) -> None:
    @cache
    def leads_nowhere(folder: Path, address: str) -> bool:
        """Whether an address of this site, as pages of a folder write it, is that of no file."""
        parts = urlsplit(address)
        return not parts.scheme and not parts.netloc and not target(folder / "page", address, site.folder).is_file()

    missing = {
        (page, address)
        for page, found in pages.items()
        for address in found.links + found.loads
        if not address.startswith(("#", "?")) and leads_nowhere((site.folder / page).parent, address)
    }
    assert missing == set()


def test_identifiers_are_unique(pages: dict[str, Seen]) -> None:
    doubled = {
        (page, name) for page, found in pages.items() for name, times in Counter(found.identifiers).items() if times > 1
    }
    assert doubled == set()


def test_page_weight(site: Site, pages: dict[str, Seen]) -> None:
    """What a first visit transfers, compressed; the search index waits until the search is used."""

    @cache
    def size(file: Path) -> int:
        return len(gzip.compress(file.read_bytes(), 6))

    weights = {}
    for page, found in pages.items():
        files = {site.folder / page, *(target(site.folder / page, address, site.folder) for address in found.loads)}
        weights[page] = sum(size(file.resolve()) for file in files if file.is_file())
    heaviest = max(weights, key=lambda page: weights[page])
    assert weights[heaviest] <= PAGE_BYTES, f"{heaviest}: {weights[heaviest]} bytes"


def test_language_of_each_page(pages: dict[str, Seen]) -> None:
    wanted = {page: "en" if page.startswith("en/") else "fr" for page in pages}
    assert {page: found.language for page, found in pages.items()} == wanted


def test_not_found_page_speaks_both_languages(site: Site) -> None:
    soup = site.read("404.html")
    assert soup.html is not None
    assert soup.html["lang"] == "fr"
    english = soup.find("section", lang="en")
    assert english is not None
    assert "leads nowhere" in english.get_text()
    for link in soup.find_all("a"):
        assert (site.folder / str(link["href"]).lstrip("/")).is_file(), link


def test_each_page_says_its_name_first(pages: dict[str, Seen]) -> None:
    assert [page for page, found in pages.items() if len(found.main_headings) != 1] == []
    apart = ("index.html", "en/index.html", "404.html")
    nameless = [
        (page, found.title)
        for page, found in pages.items()
        if page not in apart
        and not " ".join(found.main_headings[0].split()).startswith(found.title.removesuffix(" – guichet"))
    ]
    assert nameless == []
    titles = Counter((found.language, found.title) for found in pages.values())
    assert [title for title, times in titles.items() if times > 1] == []


def test_accessibility_mention_is_on_every_page(pages: dict[str, Seen]) -> None:
    wanted = {"fr": "Accessibilité\u00a0: non conforme", "en": "Accessibility: not compliant"}
    silent = [page for page, found in pages.items() if wanted[found.language] not in found.footer]
    assert silent == ["404.html"]


def test_main_is_the_content_and_begins_with_the_title(pages: dict[str, Seen]) -> None:
    """A screen reader that jumps to the main landmark, or skips to it, hears the name of the page, not the menu."""
    assert [page for page, found in pages.items() if not found.begins_with_title] == []
    skipping = {page: found for page, found in pages.items() if page != "404.html"}
    assert [page for page, found in skipping.items() if found.skips_to != f"#{found.main}"] == []


def test_licence_of_the_course_is_on_every_page(pages: dict[str, Seen]) -> None:
    """The course is CC BY 4.0, the software MIT, as LICENSE says: never one licence for both."""
    assert "Creative Commons\nAttribution 4.0" in (ROOT / "LICENSE").read_text("utf-8")
    wanted = {
        "fr": "Cours : licence Creative Commons Attribution 4.0 (CC BY 4.0). Logiciel : licence MIT.",
        "en": "Course: Creative Commons Attribution 4.0 licence (CC BY 4.0). Software: MIT licence.",
    }
    said = {page: " ".join(found.footer.replace("\u00a0", " ").split()) for page, found in pages.items()}
    assert [page for page, found in pages.items() if wanted[found.language] not in said[page]] == ["404.html"]
    assert [page for page, found in pages.items() if page != "404.html" and LICENCE not in found.links] == []


def quiz_words(root: BeautifulSoup) -> set[str]:
    """What the options of a lesson's quiz say, and what unfolds under each."""
    return {" ".join(part.get_text().split()) for part in root.select("details.quiz > summary, details.quiz > p")}


def test_search_gives_no_answer_away(site: Site) -> None:
    """Neither the questions of a quiz, nor their options, nor which one is right."""
    indexes = {language: (site.folder / "search" / f"{language}.js").read_text("utf-8") for language in LANGUAGES}
    read = {
        language: json.loads(text.partition("=")[2].strip().removesuffix(";")) for language, text in indexes.items()
    }
    said = {
        language: "\n".join(words for page in pages for section in page[4] for words in section)
        for language, pages in read.items()
    }
    lessons = 0
    for page in site.pages(holding='<details class="quiz"'):
        part = re.search(r'<h2 id="quiz">.*?(?=<h2)', (site.folder / page).read_text("utf-8"), re.S)
        assert part is not None, page
        soup = BeautifulSoup(part[0], "html.parser")
        lessons += 1
        everything = said["en" if page.startswith("en/") else "fr"]
        questions = {" ".join(one.get_text().split()) for one in soup.select("h3:has(+ details.quiz)")}
        assert len(questions) == 3, page
        assert [words for words in quiz_words(soup) | questions if words in everything] == [], page
    assert lessons > 90


def test_menu_follows_the_list_of_modules() -> None:
    """Order and titles of mkdocs.yml are those of modules.toml: one source of truth, checked."""
    course = next(entry for entry in menu().entries if not isinstance(entry, str) and entry.title == "Le cours")
    expected = [
        (module["title"]["fr"], [f"{module['id']}/index.md", *(f"{x['id']}.md" for x in module.get("lesson", []))])
        for module in modules()
    ]
    sections = [entry for entry in course.entries if not isinstance(entry, str)]
    found = [(entry.title, entry.paths()[: len(pages)]) for entry, (_, pages) in zip(sections, expected, strict=True)]
    assert found == expected


def test_the_site_is_built_again_when_what_it_shows_has_changed() -> None:
    """`make kits` and `make booklet` print the site as it would be built now: each kind of source is one of its sources."""
    make = shutil.which("make")
    if make is None:
        pytest.skip("make is not installed")
    told = subprocess.run([make, "-pn", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    (line,) = re.findall(r"^build/site/index\.html: (.+)$", told, re.M)
    sources = line.split()
    for source in (
        "mkdocs.yml",
        "course/modules.toml",
        "course/docs/fr/index.md",
        "linter/guichet/version.py",
        "examples/prefecture/app.py",
        "exercises/e05_labels/start/formulaire.html",
        "exercises/grading/rubric.py",
    ):
        assert (ROOT / source).is_file(), source
        assert source in sources
    assert [one for one in sources if "/answer/" in one or "/." in one] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_site_map_is_that_of_the_menu(language: str) -> None:
    assert (DOCS / language / "site-map.md").read_text("utf-8") == site_map(language)
