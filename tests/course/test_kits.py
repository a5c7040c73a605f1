"""Workshop kits: minutes add up, both languages agree, every sheet fits its page, every card has its answer."""

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from course.tools.booklet import print_page
from course.tools.kits import PRINTED, kits, standalone
from course.tools.pages import DOCS, LANGUAGES, body, front_matter
from tests.course.conftest import Site
from tests.course.prose import LICENCE, kandel_moles, solid

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MINUTES = {"k1": 75, "k2": 90, "k3": 60, "k4": 90, "k5": 90, "k6": 60, "k7": 75}
CHECKLISTS = ("four-weeks", "one-week", "day-before")
SECTIONS = ("plan", "grouping", *CHECKLISTS, "access", "grid", "measure")
CARD = re.compile(r"^### (K\d-\d\d)\b.*\{ #(k\d-\d\d) \}$", re.M)
SPAN = re.compile(r"^\| (\d+)–(\d+) \|(.*)\|$", re.M)

both = pytest.mark.parametrize("language", LANGUAGES)
each = pytest.mark.parametrize("kit", kits())


def text(language: str, kit: str, page: str) -> str:
    return (DOCS / language / "kits" / kit / f"{page}.md").read_text("utf-8")


def part(page: str, name: str) -> str:
    """The text under the heading with this identifier, up to the next heading of the same level."""
    found = re.search(rf"^## [^\n]*\{{ #{name} \}}\n(.*?)(?=^## |\Z)", page, re.M | re.S)
    assert found is not None, name
    return found[1]


@both
@each
def test_minutes_add_up(kit: str, language: str) -> None:
    page = text(language, kit, "index")
    rows = SPAN.findall(part(page, "plan"))
    assert 8 <= len(rows) <= 12
    spans = [(int(start), int(end)) for start, end, _ in rows]
    assert spans[0][0] == 0
    assert all(start < end for start, end in spans)
    assert all(before[1] == after[0] for before, after in pairwise(spans))
    assert spans[-1][1] == front_matter(page)["minutes"] == MINUTES[kit[:2]]
    assert str(front_matter(page)["minutes"]) in page.partition("\n---\n")[2]
    for _, _, cells in rows:
        columns = [cell.strip() for cell in cells.split("|")]
        assert len(columns) == 6
        assert all(columns), cells


@each
def test_both_languages_keep_the_same_time(kit: str) -> None:
    french, english = ([row[:2] for row in SPAN.findall(text(language, kit, "index"))] for language in LANGUAGES)
    assert french == english


@both
@each
def test_every_section_is_there(kit: str, language: str) -> None:
    page = text(language, kit, "index")
    assert [name for name in SECTIONS if not part(page, name).strip()] == []
    for name in CHECKLISTS:
        assert part(page, name).count("- ☐ ") >= 4, name
    assert "…………" in part(page, "measure")
    assert front_matter(page)["measured"] == "not yet"
    assert "estim" in part(page, "plan")


@both
@each
def test_key_covers_every_card(kit: str, language: str) -> None:
    cards = CARD.findall(text(language, kit, "cards"))
    codes = [code for code, _ in cards]
    assert 12 <= len(codes) == len(set(codes)) <= 24
    assert all(code.lower() == identifier for code, identifier in cards)
    answers = re.findall(r"^\| (K\d-\d\d) \|(.*)\|$", text(language, kit, "key"), re.M)
    assert [code for code, _ in answers] == codes
    assert [code for code, cells in answers if not all(cell.strip() for cell in cells.split("|"))] == []


@each
def test_prose_is_readable(kit: str) -> None:
    """The plan is spoken aloud: its cells count as prose."""
    pages = [body(text("fr", kit, page)) for page in ("index", "cards", "slides", "key")]
    spoken = re.sub(r" *\| *", "\n\n", re.sub(r"^\|[-:|]+\|$", "", "\n".join(pages), flags=re.M))
    assert kandel_moles(spoken) >= 50


@both
@pytest.mark.parametrize("kind", PRINTED)
def test_the_licence_is_read_on_screen_too(language: str, kind: str, site: Site) -> None:
    page = BeautifulSoup(standalone(site.folder, language, kits()[0], kind), "html.parser")
    (link,) = page.select("footer a[rel=license]")
    assert link["href"] == "https://creativecommons.org/licenses/by/4.0/"


@both
@each
@pytest.mark.parametrize("kind", PRINTED)
def test_every_sheet_is_one_page(
    kit: str, language: str, kind: str, site: Site, browser: "Browser", tmp_path: Path
) -> None:
    source = text(language, kit, kind)
    declared = front_matter(source)[PRINTED[kind]]
    assert len(re.findall(rf"^## .*\.{PRINTED[kind].removesuffix('s')} \}}$", source, re.M)) == declared
    page = tmp_path / "sheets.html"
    page.write_text(standalone(site.folder, language, kit, kind), "utf-8")
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    print_page(browser, page, tmp_path / "sheets.pdf")
    reader = pypdf.PdfReader(tmp_path / "sheets.pdf")
    assert len(reader.pages) == declared
    said = [solid(sheet.extract_text()) for sheet in reader.pages]
    assert [number for number, sheet in enumerate(said, 1) if solid(LICENCE) not in sheet] == []
    assert {tuple(sorted(round(float(side)) for side in sheet.mediabox[2:])) for sheet in reader.pages} <= {
        (595, 842),
        (596, 842),
        (595, 841),
    }
    assert reader.root_object["/MarkInfo"]["/Marked"].value is True
    assert reader.root_object["/Lang"] == language
