"""Slides for a back row: 32 points at least, all inside, numbered as the plan says; shown and followed from the keyboard."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from course.tools.deck_charts import charts
from course.tools.decks import lead, said_of
from course.tools.kits import modules
from course.tools.pages import LANGUAGES
from tests.course.conftest import Site
from tests.turns import by_turns, one_by_turns

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.turns(4)

MEASURE = """() => [...document.querySelectorAll('.face')].flatMap((face) => {
  const bad = [];
  if (face.scrollHeight > face.clientHeight + 2 || face.scrollWidth > face.clientWidth + 2) bad.push('does not hold');
  const walk = document.createTreeWalker(face, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const holder = walk.currentNode.parentElement;
    const scale = holder.ownerSVGElement ? holder.ownerSVGElement.getBoundingClientRect().width / 1152 : 1;
    if (walk.currentNode.data.trim() && parseFloat(getComputedStyle(holder).fontSize) * scale < 42.6) bad.push('is small');
  }
  return bad.map((what) => `${face.querySelector('h2').textContent} ${what}`);
})"""

PRINTED = """() => [...document.querySelectorAll('.face')].filter((face) => {
  const line = face.querySelector('h2');
  const height = face.getBoundingClientRect().height;
  // Seven hundred and twenty pixels at the scale of the handout; its title no smaller than 13 points on paper.
  return Math.abs(height - 720 * 0.285) > 3 || line.getBoundingClientRect().height < 13 || face.scrollHeight > face.clientHeight + 2;
}).map((face) => face.querySelector('h2').textContent)"""
"""The slides that the browser's own command does not print whole, whether or not they were being shown."""


def test_slides_are_read_from_the_back_row(site: Site, browser: "Browser") -> None:
    """A sixth of the decks, by turns."""
    sources = site.printed("slides.html")
    assert len(sources) == 2 * (7 + len(modules()))
    opened = browser.new_page(viewport={"width": 1280, "height": 720})
    wrong = []
    for source in by_turns(sources, 6):
        opened.goto(source.as_uri())
        for classes in (["showing", "paged"], []):
            opened.evaluate("(classes) => (document.documentElement.className = classes.join(' '))", classes)
            opened.emulate_media(media="print")
            wrong += [(source, classes, told) for told in opened.evaluate(PRINTED)]
        opened.emulate_media(media="screen")
        opened.evaluate("document.documentElement.classList.add('paged')")
        wrong += [(source, told) for told in opened.evaluate(MEASURE)]
    opened.close()
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chart_stands_for_its_table(language: str, site: Site) -> None:
    """The table is in the notes, and each of its figures in a chart."""
    page = BeautifulSoup(
        (site.folder / "print" / language / "k2-site-that-shuts" / "slides.html").read_bytes(), "html.parser"
    )
    assert page.select(".face table") == []
    (table,) = page.select(".notes table")
    figures = [cell.get_text() for cell in table.select("td")]
    drawn = [text.get_text() for text in page.select(".face svg text[font-weight]")]
    assert sorted(drawn) == sorted(figures)
    word = {"fr": "Diapo", "en": "Slide"}[language]
    numbers = [number.get_text().replace("\u00a0", " ") for number in page.select(".number span:last-child")]
    assert [number for number in numbers if "," not in number] == [f"{word} {place}" for place in range(1, 8)]


def test_tables_of_words_make_no_chart() -> None:
    def table(cell: str) -> BeautifulSoup:
        row = f"<tr><th>A</th><td>{cell}</td></tr>"
        return BeautifulSoup(
            f"<table><thead><tr><th>x</th><th>y</th></tr></thead><tbody>{row}</tbody></table>", "html.parser"
        )

    assert charts(table("oui").table) == []  # type: ignore[arg-type]
    assert [name for name, _ in charts(table("34\u00a0%").table)] == ["y"]  # type: ignore[arg-type]


def test_groups_are_told_apart_without_colours() -> None:
    """A group has the same marks in all the charts of its table, and no other has them, whatever the printer."""

    def marks(table: str) -> list[dict[str, str]]:
        """For each chart, what fills the bar of each group, but for where it is and how long."""
        found = []
        for _, drawn in charts(BeautifulSoup(table, "html.parser").table):  # type: ignore[arg-type]
            svg = BeautifulSoup(drawn, "html.parser")
            own: dict[str, str] = {}
            for element in svg.find_all(["text", "path"]):
                if element.name == "text" and element["x"] == "0":
                    label = element.get_text().rpartition(", ")[2]
                    own[label] = ""
                elif element.name == "path":
                    own[label] += "|" + " ".join(f"{key}={element[key]}" for key in element.attrs if key != "d")
            found.append(own)
        return found

    def row(*cells: str) -> str:
        return f"<tr><th>{cells[0]}</th>" + "".join(f"<td>{cell}</td>" for cell in cells[1:]) + "</tr>"

    names = ["Libres", "De jour", "À la bibliothèque", "Au téléphone", "Revendus", "Perdus"]
    head = "<thead>" + row("Groupe", "Lundi", "Mardi").replace("td", "th") + "</thead>"
    table = f"<table>{head}<tbody>{''.join(row(name, '30 %', '20 %') for name in names)}</tbody></table>"
    first, second = marks(table)
    assert first == second
    assert list(first) == names
    assert len(set(first.values())) == len(names)
    rules = "".join(row(f"{rule}, {group}", "30 %") for rule in ("Score", "Tirage") for group in ("pauvres", "riches"))
    (only,) = marks(f"<table><thead>{row('Qui', 'Part').replace('td', 'th')}</thead><tbody>{rules}</tbody></table>")
    assert set(only) == {"pauvres", "riches"}
    assert len(set(only.values())) == 2


def test_bars_are_as_long_as_what_they_stand_for() -> None:
    """A count out of another is a share, and is compared with shares; thousands are no decimals."""

    def longs(table: str) -> list[list[float]]:
        drawn = charts(BeautifulSoup(table, "html.parser").table)  # type: ignore[arg-type]
        return [[float(one["width"]) for one in BeautifulSoup(svg, "html.parser").select("rect")] for _, svg in drawn]

    head = "<thead><tr><th>x</th><th>Nombre</th><th>Part</th></tr></thead>"
    rows = "<tr><th>A</th><td>1,444</td><td>3 sur 15</td></tr><tr><th>B</th><td>361</td><td>30 sur 30</td></tr>"
    counts, shares = longs(f"<table>{head}<tbody>{rows}</tbody></table>")
    assert counts[0] / counts[1] == pytest.approx(4, rel=0.01)
    assert shares[1] / shares[0] == pytest.approx(5, rel=0.01)
    assert max(counts) > 500 < max(shares)
    counted = "<tr><th>nuit</th><th>60</th><td>50 %</td><td>100 %</td></tr>"
    head = "<thead><tr><th>Porte</th><th>Créneaux</th><th>Libres</th><th>Perdus</th></tr></thead>"
    table = f"<table><caption>Part</caption>{head}<tbody>{counted}</tbody></table>"
    ((name, drawn),) = charts(BeautifulSoup(table, "html.parser").table)  # type: ignore[arg-type]
    assert name == "Nuit"
    assert drawn.startswith("<p>Part. 60 créneaux</p>")
    assert "Libres 50 %, Perdus 100 %" in drawn


def test_a_text_is_cut_between_sentences() -> None:
    said = "Un. " + "Deux mots de plus. " * 3
    assert lead(said.strip(), 30) == "Un. Deux mots de plus."
    assert lead("Une seule phrase, trop longue pour la place", 5) == "Une seule phrase, trop longue pour la place"


def test_a_piece_of_code_is_told_by_what_stands_under_it() -> None:
    """Not by what introduces the next one, nor by what another heading says of the opposite."""
    page = BeautifulSoup(
        "<pre>1</pre><p>Un</p><pre>2</pre><details><summary>?</summary><p>Deux</p><p>Bis</p></details><p>Passons à</p>"
        "<pre>3</pre><h3>Bon</h3><p>Quatre</p>",
        "html.parser",
    )
    told = [[said.get_text() for said in said_of(code)] for code in page.select("pre")]
    assert told == [["Un"], ["Deux", "Bis"], []]


def test_every_lesson_has_its_slides(site: Site) -> None:
    for language in LANGUAGES:
        for module in modules():
            page = BeautifulSoup(
                (site.folder / "print" / language / str(module["id"]) / "slides.html").read_bytes(), "html.parser"
            )
            titles = [title.get_text() for title in page.select(".face h2")]
            assert [one["title"][language] for one in module["lesson"] if one["title"][language] not in titles] == []
            assert page.select(".face .trainer, .face details") == []


def test_slides_are_shown_and_followed_from_the_keyboard(site: Site, browser: "Browser", tmp_path: Path) -> None:
    for source in one_by_turns(site.printed("slides.html")):
        context = browser.new_context(viewport={"width": 1280, "height": 720})
        page = context.new_page()
        page.goto(source.as_uri())
        assert page.locator(".face:visible").count() == page.locator(".slide").count()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.dataset.act") == "present"
        page.keyboard.press("Enter")
        shown = "document.querySelector('.slide.now').id"
        assert page.locator(".face:visible").count() == 1
        for key, wanted in {"ArrowRight": "s2", "PageDown": "s3", "ArrowLeft": "s2", " ": "s3", "Home": "s1"}.items():
            page.keyboard.press(key)
            assert page.evaluate(shown) == wanted, key
        assert page.locator("[data-said]").inner_text().startswith("1 / ")
        with context.expect_page() as opening:
            page.keyboard.press("s")
        speaker = opening.value
        speaker.wait_for_selector("[data-put=clock]:not(:empty)")
        assert speaker.locator("main:visible").count() == 0
        speaker.locator("[data-act=next]").click()
        page.wait_for_function(f"{shown} === 's2'")
        page.keyboard.press("End")
        last = page.locator(".slide").count()
        speaker.wait_for_function(f"document.querySelector('[data-put=place]').textContent === '{last} / {last}'")
        assert speaker.locator("[data-put=notes]").inner_text()
        page.keyboard.press("Escape")
        assert page.locator(".face:visible").count() == last
        context.close()


def test_without_a_script_slides_are_a_page(site: Site, browser: "Browser") -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for source in one_by_turns(site.printed("slides.html")):
        page.goto(source.as_uri())
        assert page.locator(".face:visible").count() == page.locator(".slide").count() > 3, source
        assert page.locator("button:visible").count() == 0, source
    context.close()


def test_nothing_is_fetched(site: Site) -> None:
    for name in ("slides.html", "plan.html", "sheets.html", "sheets-large.html"):
        for source in site.printed(name):
            page = BeautifulSoup(source.read_bytes(), "html.parser")
            loaded = [str(one.get("src") or one.get("href")) for one in page.select("[src], link[href]")]
            assert [one for one in loaded if not one.startswith("data:")] == [], source


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_workshop_counts_for_another_group(language: str, site: Site, browser: "Browser") -> None:
    folder = site.folder / "en" if language == "en" else site.folder
    page = browser.new_page()
    page.goto((folder / "kits" / "k4-keyboard-and-screen-reader" / "index.html").as_uri())
    links = page.locator(".g-kit a").evaluate_all("links => links.map((link) => link.href)")
    assert len(links) == 5
    assert [link for link in links if not Path(link.removeprefix("file://")).is_file()] == []
    page.fill("[data-g-people]", "7")
    page.fill("[data-g-computers]", "1")
    page.keyboard.press("Enter")
    told = page.locator("[data-material] tbody tr").evaluate_all(
        "rows => rows.map((row) => row.lastElementChild.textContent)"
    )
    assert json.dumps(told[:6]) == json.dumps(["1", "1", "4", "12", "3", "1"])
    sheets = page.locator("[data-material] .total td").last.inner_text()
    group, total = {
        "fr": ("Pour 7 personnes et 1 ordinateur", f"Feuilles à imprimer\u00a0: {sheets}."),
        "en": ("For 7 people and 1 computer", f"Sheets to print: {sheets}."),
    }[language]
    assert page.locator("[data-g-said]").text_content() == f"{group}. {total}"
    assert page.locator("[data-material] thead th").last.text_content() == group
    page.close()
