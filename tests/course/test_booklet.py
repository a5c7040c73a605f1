"""Booklets: the whole course in one file per language, learners’ and trainers’ copies apart, and each chapter apart."""

import re
from itertools import pairwise, product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup, Tag
from guichet.version import VERSION

from course.tools.booklet import LEFT_OUT, THIN, TRAINERS, Booklet, ends, print_chapter, print_page
from course.tools.edition import dated
from course.tools.pages import LANGUAGES, menu
from tests.course.conftest import Site
from tests.course.pdfs import untold
from tests.course.prose import LICENCE, solid
from tests.turns import by_turns, one_by_turns

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.xdist_group("booklet"), pytest.mark.turns(5)]
"""One process binds it, once."""


def bound() -> list[str]:
    """The pages of the menu that booklets hold, in order."""
    return [path for path in menu().paths() if path.removesuffix(".md") + ".html" not in LEFT_OUT]


@pytest.fixture(scope="module", params=by_turns(LANGUAGES, 2))
def booklet(request: pytest.FixtureRequest, site: Site) -> tuple[str, BeautifulSoup]:
    """The booklet of one language, by turns, parsed."""
    language = str(request.param)
    return language, BeautifulSoup(Booklet(site.folder, language).html(), "html.parser")


@pytest.mark.turns(1)
def test_every_page_of_the_menu_is_bound_and_announced(booklet: tuple[str, BeautifulSoup]) -> None:
    language, page = booklet
    assert page.html is not None
    assert page.html["lang"] == language
    paths = [path.removesuffix(".md") for path in bound() if not path.startswith(TRAINERS)]
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
    """Options are plain text, with one way to the answers of each question; no link is drawn under an option."""
    language, page = booklet
    assert page.select("details, .trainer") == []
    *articles, answers = page.select("article")
    assert answers.find("h2", id="answers") is not None
    assert [article for article in articles if article.select(".folded")] == []
    folder = "en/" if language == "en" else ""
    learned = [path.removesuffix(".md") + ".html" for path in bound() if not path.startswith(TRAINERS)]
    folds = [fold for path in learned for fold in site.read(folder + path).select("article details")]
    assert len(answers.select(".folded")) == len(folds) > 400
    assert page.select(".option a") == []
    asked = [str(link["href"])[1:] for article in articles for link in article.select("a[href$='-answer']")]
    assert len(asked) == len(set(asked))
    questions = sum(1 for fold in folds if "quiz" not in (fold.get("class") or []) or is_first(fold))
    assert len(asked) == questions
    assert set(asked) <= {str(answer["id"]) for answer in answers.select(".folded")}


def is_first(fold: Tag) -> bool:
    before = fold.find_previous_sibling()
    return not (isinstance(before, Tag) and before.name == "details")


@pytest.mark.turns(9)
def test_trainers_have_the_answers_in_place_their_notes_and_the_workshops(site: Site) -> None:
    page = BeautifulSoup(Booklet(site.folder, "fr", trainers=True).html(), "html.parser")
    assert page.find(id="answers") is None
    assert page.select("details, a[href$='-answer']") == []
    assert len(page.select(".trainer")) > 40
    assert len(page.select(".folded")) > 400
    assert page.find(id="kits-k1-fishbowl-talk") is not None
    assert page.find(id="kits-k5-score-on-cards-key") is not None
    names = [str(element["id"]) for element in page.select("[id]")]
    assert len(names) == len(set(names))


def test_a_chapter_alone_ends_on_a_page_that_is_not_near_empty(site: Site, browser: "Browser", tmp_path: Path) -> None:
    pytest.importorskip("pypdf", reason="pypdf is not installed")
    names = [name for name in Booklet(site.folder, "fr").chapters() if name[0].isdigit()]
    for language, name in one_by_turns(list(product(LANGUAGES, names))):
        pdf, tight = print_chapter(browser, site.folder, language, name, tmp_path)
        assert 0.9 < tight <= 1, pdf
        assert min(ends(pdf)) >= THIN, pdf
        assert list(tmp_path.iterdir()) == [pdf]
        pdf.unlink()


def test_headings_never_skip_a_level(booklet: tuple[str, BeautifulSoup]) -> None:
    _, page = booklet
    levels = [int(heading.name[1]) for heading in page.select("h1, h2, h3, h4, h5, h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_cover_bears_the_licence(booklet: tuple[str, BeautifulSoup]) -> None:
    """As a link with its words, with the version and its day; printed sheets bear it too, each in its margin."""
    language, page = booklet
    assert VERSION in page.select_one(".cover .edition").get_text()  # type: ignore[union-attr]
    assert dated(language) in page.select_one(".cover .edition").get_text()  # type: ignore[union-attr]
    assert page.main is not None
    (link,) = page.select("main > .cover a[rel=license]")
    assert link["href"] == "https://creativecommons.org/licenses/by/4.0/"
    assert "CC BY 4.0" in link.get_text()


@pytest.mark.turns(9)
def test_pdf_is_tagged_and_holds_the_answers(
    booklet: tuple[str, BeautifulSoup], site: Site, browser: "Browser", tmp_path: Path
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
    assert untold(reader, language) == []
    assert len(reader.outline) > 0
    sheets = [solid(sheet.extract_text()) for sheet in reader.pages]
    assert [number for number, sheet in enumerate(sheets, 1) if solid(LICENCE[language]) not in sheet] == []
    for paragraph in shorter.select(".folded")[-1].select("p"):
        assert solid(paragraph.get_text()) in "".join(sheets[-5:])
    for link in shorter.select("nav a"):
        title = solid(link.get_text())
        announced = re.search(rf"{re.escape(title)},page(\d+)", sheets[1])
        assert announced is not None, title
        assert title in sheets[int(announced[1]) - 1]
        assert f"{announced[1]}{solid(LICENCE[language])}" in sheets[int(announced[1]) - 1]
    # Each page of a chapter but the cover and the contents says, at its top, in which one it is.
    heads = {solid(head) for head, _ in Booklet(site.folder, language).chapters().values()} | {
        solid(answers_of(shorter))
    }
    assert [number for number, sheet in enumerate(sheets[2:], 3) if not sheet.startswith(tuple(heads))] == []


def answers_of(page: BeautifulSoup) -> str:
    found = page.find(id="answers")
    assert isinstance(found, Tag)
    return found.get_text()
