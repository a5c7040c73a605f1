"""What is printed for a workshop: cards that fill their box, lines for a hand, one sheet to a page, on both papers."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup

from course.tools.kits import print_file
from course.tools.letters import Block, fit, lines, spaced
from course.tools.pages import LANGUAGES
from course.tools.printing import Press
from tests.course.conftest import Site
from tests.course.pdfs import untold
from tests.course.prose import LICENCE, solid
from tests.course.screens import sideways, violations
from tests.turns import by_turns, one_by_turns

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.turns(2)

MM = 96 / 25.4
PAPERS = {"A4": (186, 275), "Letter": (191.9, 257.4)}
"""What the margins leave of each, in millimetres."""
LEAST = {"sheets.html": 14, "sheets-large.html": 18}

MEASURE = """() => {
  const box = (element) => element.getBoundingClientRect();
  const said = (element) => {
    const rects = [];
    const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(walk.currentNode);
      rects.push(...[...range.getClientRects()].filter((rect) => rect.width > 1 && rect.height > 1));
    }
    const side = (name, most) => Math[most](...rects.map((rect) => rect[name]));
    return { height: side('bottom', 'max') - side('top', 'min'), width: side('right', 'max') - side('left', 'min') };
  };
  return {
    sheets: [...document.querySelectorAll('section')].map((sheet) => ({
      name: sheet.querySelector('h2').textContent, height: box(sheet).height, inside: sheet.scrollHeight,
      filled: Math.max(...[...sheet.children].map((child) => box(child).bottom)) - box(sheet).top,
    })),
    lines: [...document.querySelectorAll('.line')].map((line) => [box(line).width, box(line).height]),
    cells: [...document.querySelectorAll('td.blank')].map((cell) => box(cell).height),
    broken: [...document.querySelectorAll('.nb')].filter((one) => one.getClientRects().length > 1).map((one) => one.textContent),
    sizes: [...document.querySelectorAll('.card *')].filter((one) => one.textContent.trim() && !one.children.length)
      .map((one) => parseFloat(getComputedStyle(one).fontSize) * 0.75),
    cards: [...document.querySelectorAll('.card')].map((card) => {
      const style = getComputedStyle(card);
      const text = said(card);
      const framed = card.querySelector('.frame');
      return {
        name: card.textContent.trim().slice(0, 40), isRead: !!card.closest('.cards'), over: Math.max(card.scrollHeight - card.clientHeight, card.scrollWidth - card.clientWidth),
        share: framed ? 1 : text.height * text.width
          / ((card.clientHeight - 2 * parseFloat(style.paddingTop)) * (card.clientWidth - 2 * parseFloat(style.paddingLeft))),
      };
    }),
  };
}"""


@pytest.fixture(scope="module")
def page(browser: "Browser") -> "Page":
    opened = browser.new_page()
    opened.emulate_media(media="print")
    return opened


def measured(page: "Page", source: Path, paper: str) -> dict[str, Any]:
    across, down = PAPERS[paper]
    page.set_viewport_size({"width": round(across * MM), "height": round(down * MM)})
    page.goto(source.as_uri())
    found: dict[str, Any] = page.evaluate(MEASURE)
    return found


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", LEAST)
def test_sheets_are_written_on_and_cards_are_held(site: Site, page: "Page", name: str, paper: str) -> None:
    sources = site.printed(name)
    assert len(sources) == 14
    _, down = PAPERS[paper]
    shares = []
    for source in sources:
        found = measured(page, source, paper)
        where = source.parent.name
        assert [line for line in found["lines"] if line[0] < 160 * MM or line[1] < 9 * MM] == [], where
        assert [height for height in found["cells"] if height < 9 * MM] == [], where
        assert found["broken"] == [], where
        assert min(found["sizes"]) >= LEAST[name] - 0.01, where
        assert [card["name"] for card in found["cards"] if card["over"] > 1] == [], where
        # Labels, signs and numbers are one or two words, as large as they can be; cards are read, and fill their boxes.
        read = [card for card in found["cards"] if card["isRead"]]
        assert [card for card in read if card["share"] < 0.4] == [], where
        shares += [card["share"] for card in read]
        if name == "sheets.html":
            assert [sheet for sheet in found["sheets"] if sheet["inside"] > sheet["height"] + 1] == [], where
            assert [sheet for sheet in found["sheets"] if sheet["filled"] < 0.75 * down * MM] == [], where
    assert sum(shares) / len(shares) >= 0.75


@pytest.mark.parametrize("language", by_turns(LANGUAGES, 2))
def test_printed_sheets_are_tagged_and_say_where_they_come_from(
    site: Site, browser: "Browser", language: str, tmp_path: Path
) -> None:
    """A workshop by turns, everything that it prints."""
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    folders = by_turns(sorted((site.folder / "print" / language).glob("k*")), 7)
    press = Press(browser, tmp_path / "kept")
    for source in [file for folder in folders for file in folder.glob("*.html")]:
        copy = tmp_path / source.name
        copy.write_bytes(source.read_bytes())
        for pdf in print_file(press, copy):
            reader = pypdf.PdfReader(pdf)
            assert untold(reader, language) == [], pdf
            sides = {tuple(round(float(side)) for side in sheet.mediabox[2:]) for sheet in reader.pages}
            if pdf.name == "slides.pdf":
                assert sides == {(960, 540)}
                continue
            assert len(sides) == 1
            ((width, height),) = sides
            assert (width, height) == (612, 792) if "letter" in pdf.name else width in (595, 596)
            silent = [
                n for n, sheet in enumerate(reader.pages) if solid(LICENCE[language]) not in solid(sheet.extract_text())
            ]
            assert silent == []
            if source.name == "sheets.html":
                declared = BeautifulSoup(source.read_bytes(), "html.parser").select("section")
                assert len(reader.pages) == len(declared)


def test_the_same_words_are_given_as_text(site: Site) -> None:
    for source in site.printed("sheets.txt"):
        said = solid(source.read_text("utf-8"))
        page = BeautifulSoup((source.parent / "sheets.html").read_bytes(), "html.parser")
        lost = [part.get_text() for part in page.select(".card p, .write p") if solid(part.get_text()) not in said]
        assert lost == [], source


def test_what_is_printed_is_read_on_a_screen_too(site: Site, browser: "Browser") -> None:
    """One of each, by turns: no fault that axe sees, the licence as a link, nothing wider than a small screen."""
    opened = browser.new_page(viewport={"width": 320, "height": 640})
    for name in ("plan.html", "sheets.html", "sheets-large.html", "slides.html"):
        for source in one_by_turns(site.printed(name)):
            opened.goto(source.as_uri())
            assert violations(opened) + sideways(opened) == []
            assert opened.locator("footer a[rel=license]").count() == 1, source
    opened.close()


def test_a_space_that_no_line_cuts_is_counted_with_its_words() -> None:
    said = spaced(" Une voix\u00a0:\n  «\u00a0on subit\u00a0» ")
    assert said == "Une voix\u00a0: «\u00a0on subit\u00a0»"
    assert lines(Block(said), 4) == 4
    assert lines(Block(said.replace("\u00a0", " ")), 4) == 3


def test_letters_are_as_large_as_their_box_allows() -> None:
    block = Block("Une phrase de quelques mots")
    assert lines(block, 100) == 1
    assert lines(block, 6) == 3
    assert lines(Block("anticonstitutionnellement"), 3) == float("inf")
    assert fit([block], 100, 100, 14, 44) == 44
    assert 14 <= fit([block], 40, 20, 14, 44) < 44
    assert fit([block], 10, 10, 14, 44) == 0
