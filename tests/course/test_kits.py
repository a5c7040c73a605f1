"""Workshop kits: minutes add up, both languages agree, what a plan names exists, every card has its answer."""

import re
from itertools import pairwise

import pytest

from course.tools.built import article
from course.tools.kits import kits
from course.tools.pages import DOCS, LANGUAGES, body, front_matter
from course.tools.plans import COMPUTERS, items, pages_of, steps
from tests.course.conftest import Site
from tests.course.prose import kandel_moles

MINUTES = {"k1": 75, "k2": 90, "k3": 60, "k4": 90, "k5": 90, "k6": 60, "k7": 75}
CHECKLISTS = ("four-weeks", "one-week", "day-before")
SECTIONS = ("plan", "grouping", "remote", "short", *CHECKLISTS, "access", "grid", "measure")
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


@both
@each
def test_the_short_plan_holds_in_45_minutes(kit: str, language: str) -> None:
    rows = SPAN.findall(part(text(language, kit, "index"), "short"))
    spans = [(int(start), int(end)) for start, end, _ in rows]
    assert (spans[0][0], spans[-1][1]) == (0, 45)
    assert all(start < end for start, end in spans)
    assert all(before[1] == after[0] for before, after in pairwise(spans))
    assert part(text(language, kit, "index"), "remote").count("\n- ") >= 4


@both
@each
def test_what_a_plan_names_exists(kit: str, language: str, site: Site) -> None:
    """Each thing of a step is in the list of the material, each sheet of the list on the page of cards, each slide too."""
    plan = steps(article(site.folder, language, f"kits/{kit}/index.html"))
    needed = items(kit, language)
    named = {thing for step in plan for thing in step.things}
    known = {item.name.casefold() for item in needed}
    assert named <= known
    assert {item.name.casefold() for item in needed if not item.before} <= named
    sheets = pages_of(article(site.folder, language, f"kits/{kit}/cards.html"), language)
    listed = {name for item in needed if item.is_sheet for name in item.source}
    assert listed == set(sheets)
    slides = len(re.findall(r"\.slide \}$", text(language, kit, "slides"), re.M))
    assert slides == front_matter(text(language, kit, "slides"))["slides"]
    shown = {number for step in plan for number in step.slides}
    assert shown == set(range(1, slides + 1))
    for item in needed:
        if item.source[0] in ("key", "talk"):
            assert (DOCS / language / "kits" / kit / f"{item.source[0]}.md").is_file()


@both
def test_a_plan_counts_for_the_group(language: str, site: Site) -> None:
    by_name = {item.name: item for item in items("k4", language)}
    computers, log = by_name[{"fr": "ordinateurs", "en": "computers"}[language]], list(by_name.values())[3]
    assert [computers.copies(30, machines) for machines in (1, 3)] == [1, 3]
    assert [log.copies(people, COMPUTERS) for people in (1, 6, 7, 30)] == [3, 9, 12, 45]
    cut = next(item for item in items("k1", language) if item.of == 4)
    assert [cut.sheets(people, 0, {"my-sign": 1}) for people in (4, 5, 30)] == [1, 2, 8]


@both
@each
def test_the_page_of_cards_says_how_many_sheets_it_makes(kit: str, language: str, site: Site) -> None:
    sheets = pages_of(article(site.folder, language, f"kits/{kit}/cards.html"), language)
    assert front_matter(text(language, kit, "cards"))["sheets"] == sum(sheets.values())


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
