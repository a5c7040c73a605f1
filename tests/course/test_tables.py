"""Every table of the site says what it shows, and each of its headers says what it heads."""

from collections import Counter

import pytest
from bs4 import BeautifulSoup
from markdown import markdown

from course.tools.pages import DOCS
from tests.course.conftest import Site

SHARES = """
Table: Who gets a slot, *by hour*

| Hour | Group | Share |
|---|---|---:|
| 3 | all | 1 % |
| 3 | phone | 0 % |
"""


def rendered(text: str) -> BeautifulSoup:
    return BeautifulSoup(markdown(text, extensions=["tables", "admonition", "course.tools.tables"]), "html.parser")


def scopes(soup: BeautifulSoup) -> list[tuple[str, str]]:
    return [(str(cell.get("scope")), cell.get_text()) for cell in soup.select("th")]


def test_the_line_before_a_table_is_its_caption() -> None:
    soup = rendered(SHARES)
    assert soup.table is not None
    assert soup.table.find().decode() == "<caption>Who gets a slot, <em>by hour</em></caption>"
    assert soup.select("p") == []


def test_row_headers_are_the_columns_that_tell_rows_apart() -> None:
    assert scopes(rendered(SHARES)) == [
        ("col", "Hour"), ("col", "Group"), ("col", "Share"),
        ("row", "3"), ("row", "all"), ("row", "3"), ("row", "phone"),
    ]  # fmt: skip


@pytest.mark.parametrize("first", ["", "…………", "☐"])
def test_a_form_to_fill_in_has_no_row_headers(first: str) -> None:
    soup = rendered(f"Table: What was decided\n\n| Rule | Owner |\n|---|---|\n| {first} | |\n| {first} | |\n")
    assert scopes(soup) == [("col", "Rule"), ("col", "Owner")]


def test_a_table_inside_a_block_has_a_caption_too() -> None:
    soup = rendered(
        '!!! note "Hours"\n    Table: Hours of the desk\n\n    | Day | Hours |\n    |---|---|\n    | Monday | 9 |\n'
    )
    assert soup.table is not None
    assert soup.table.caption is not None
    assert soup.table.caption.get_text() == "Hours of the desk"


def test_a_table_without_a_caption_stops_the_build() -> None:
    with pytest.raises(ValueError, match=r"“Day”.*Table: "):
        rendered("Some words.\n\n| Day | Hours |\n|---|---|\n| Monday | 9 |\n")


@pytest.mark.parametrize(("language", "word"), [("fr", "Tableaux"), ("en", "Tables")])
def test_the_accessibility_statement_speaks_of_tables(language: str, word: str) -> None:
    assert f"\n| {word} | " in (DOCS / language / "accessibility.md").read_text("utf-8")


def test_every_table_is_named_and_heads_its_cells(site: Site) -> None:
    wrong = []
    tables = 0
    for page in site.pages(holding="<table"):
        named = Counter[str]()
        for table in site.parts(page, r"<table\b.*?</table>").select("table"):
            tables += 1
            caption = table.find("caption", recursive=False)
            name = caption.get_text() if caption else ""
            named[name] += 1
            if len(name.split()) < 3 or name.startswith("Table"):
                wrong.append(f"{page}: caption {name!r}")
            for cell in table.select("th"):
                if not cell.get_text(strip=True) or cell.get("scope") not in ("col", "row"):
                    wrong.append(f"{page}: {name}: {cell}")
        wrong += [f"{page}: two tables are named {name!r}" for name, times in named.items() if times > 1]
    assert wrong == []
    assert tables > 150
