"""The booklet holds the whole course in one file per language, with contents, working links and all the answers."""

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from course.tools.booklet import LEFT_OUT, Booklet, print_page
from course.tools.pages import LANGUAGES, menu
from tests.course.conftest import Site
from tests.course.prose import LICENCE, solid

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module", params=LANGUAGES)
def booklet(request: pytest.FixtureRequest, site: Site) -> tuple[str, BeautifulSoup]:
    """The booklet of each language, parsed."""
    language = str(request.param)
    return language, BeautifulSoup(Booklet(site.folder, language).html(), "html.parser")


def test_every_page_of_the_menu_is_bound_and_announced(booklet: tuple[str, BeautifulSoup]) -> None:
    language, page = booklet
    assert page.html is not None
    assert page.html["lang"] == language
    paths = [path.removesuffix(".md") for path in menu().paths() if path.removesuffix(".md") + ".html" not in LEFT_OUT]
    wanted = [f"#{path.replace('/', '-')}" for path in paths] + ["#answers"]
    assert [link["href"] for link in page.select("nav a")] == wanted


def test_links_inside_lead_somewhere(booklet: tuple[str, BeautifulSoup]) -> None:
    _, page = booklet
    names = [str(element["id"]) for element in page.select("[id]")]
    assert len(names) == len(set(names))
    inside = {str(link["href"]) for link in page.select("a[href]") if "://" not in str(link["href"])}
    assert {href for href in inside if not href.startswith("#") or href[1:] not in set(names)} == set()


def test_one_file_is_enough(booklet: tuple[str, BeautifulSoup]) -> None:
    _, page = booklet
    assert page.select("script, link, iframe:not([srcdoc][sandbox][inert])") == []
    assert [image["src"] for image in page.select("img") if not str(image["src"]).startswith("data:")] == []


def test_answers_are_at_the_end_and_nowhere_else(booklet: tuple[str, BeautifulSoup], site: Site) -> None:
    language, page = booklet
    assert page.select("details, .trainer") == []
    *articles, answers = page.select("article")
    assert answers.find("h2", id="answers") is not None
    assert [article for article in articles if article.select(".folded")] == []
    folder = "en/" if language == "en" else ""
    bound = [path.removesuffix(".md") + ".html" for path in menu().paths()]
    folded = sum(len(site.read(folder + path).select("article details")) for path in bound if path not in LEFT_OUT)
    assert len(answers.select(".folded")) == folded > 400
    asked = {str(link["href"])[1:] for article in articles for link in article.select("a[href$='-answer']")}
    assert asked == {str(answer["id"]) for answer in answers.select(".folded")}


def test_headings_never_skip_a_level(booklet: tuple[str, BeautifulSoup]) -> None:
    _, page = booklet
    levels = [int(heading.name[1]) for heading in page.select("h1, h2, h3, h4, h5, h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_cover_bears_the_licence(booklet: tuple[str, BeautifulSoup]) -> None:
    """As a link with its words; printed sheets bear it too, each in its margin."""
    _, page = booklet
    assert page.main is not None
    (link,) = page.select("main > p a[rel=license]")
    assert link["href"] == "https://creativecommons.org/licenses/by/4.0/"
    assert "CC BY 4.0" in link.get_text()


def test_pdf_is_tagged_and_holds_the_answers(
    booklet: tuple[str, BeautifulSoup], browser: "Browser", tmp_path: Path
) -> None:
    """Printed with its first pages and all its answers: the others go through the same printer."""
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    language, page = booklet
    shorter = BeautifulSoup(str(page), "html.parser")
    for article in shorter.select("article")[3:-1]:
        for name in article.select("h2[id]"):
            for link in shorter.select(f"nav a[href='#{name['id']}']"):
                link.find_parent("li").decompose()
        article.decompose()
    source = tmp_path / "booklet.html"
    source.write_text(str(shorter), "utf-8")
    print_page(browser, source, tmp_path / "booklet.pdf")
    reader = pypdf.PdfReader(tmp_path / "booklet.pdf")
    catalogue = reader.root_object
    assert catalogue["/Lang"] == language
    assert catalogue["/MarkInfo"]["/Marked"].value is True
    assert len(reader.outline) > 0
    sheets = [solid(sheet.extract_text()) for sheet in reader.pages]
    assert [number for number, sheet in enumerate(sheets, 1) if solid(LICENCE) not in sheet] == []
    for paragraph in shorter.select(".folded")[-1].select("p"):
        assert solid(paragraph.get_text()) in "".join(sheets[-5:])
    for link in shorter.select("nav a"):
        title = solid(link.get_text())
        announced = re.search(rf"{re.escape(title)},page(\d+)", sheets[0])
        assert announced is not None, title
        assert title in sheets[int(announced[1]) - 1]
        assert sheets[int(announced[1]) - 1].replace(solid(LICENCE), "").startswith(announced[1])
