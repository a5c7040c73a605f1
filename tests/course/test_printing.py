"""What is printed is printed once: the same page comes from what was kept, any other is printed again."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from course.tools import kits, printing
from course.tools.pages import LANGUAGES
from course.tools.printing import Press
from course.tools.tagged import HEADINGS, elements
from tests.course.conftest import Site
from tests.course.pdfs import untold

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGE = "<!doctype html><html lang=fr><title>Une page</title><style>.wide h1 {{ font-size: 40pt }}</style><h1>{}</h1>"


def words(pdf: Path) -> str:
    return PdfReader(pdf).pages[0].extract_text()


def test_a_page_is_printed_again_when_anything_of_it_changes(browser: "Browser", tmp_path: Path) -> None:
    source, pdf = tmp_path / "a.html", tmp_path / "a.pdf"

    def printed(text: str, **told: object) -> int:
        """How many files were printed to print this one."""
        source.write_text(PAGE.format(text), "utf-8")
        with Press(browser, tmp_path / "kept") as press:
            press.print(source, pdf, **told)  # type: ignore[arg-type]
        assert text in words(pdf)
        return press.printed

    first = printed("Un"), pdf.read_bytes()
    assert first[0] == 1
    pdf.unlink()
    assert (printed("Un"), pdf.read_bytes()) == (0, first[1])
    assert printed("Deux") == 1
    assert printed("Deux", classes=("wide",)) == 1
    assert printed("Deux", style="h1 { color: red }") == 1
    assert printed("Deux", format="Letter") == 1
    assert list(PdfReader(pdf).pages[0].mediabox[2:]) == [612, 792]
    assert [printed("Un"), printed("Deux"), printed("Deux", classes=("wide",))] == [0, 0, 0]


def test_one_page_that_changes_between_two_prints_is_shown_anew(browser: "Browser", tmp_path: Path) -> None:
    source, pdf = tmp_path / "a.html", tmp_path / "a.pdf"
    with Press(browser, tmp_path / "kept") as press:
        for text in ("Avant", "Après"):
            source.write_text(PAGE.format(text), "utf-8")
            press.print(source, pdf)
            assert text in words(pdf)


def test_words_in_bold_titles_and_items_are_told_to_every_reader(browser: "Browser", tmp_path: Path) -> None:
    """Chromium names what readers of before PDF 2.0 drop with its words, and gives items no body."""
    source, pdf = tmp_path / "a.html", tmp_path / "a.pdf"
    body = "<h2>Un</h2><p>A <strong>dire</strong> <em>ainsi</em></p><ul><li>B <b>c</b><li>D<ol><li>E</ol></ul><h2>Deux</h2><figure><p>Dedans</p><figcaption>Fin</figcaption></figure>"
    source.write_text(f"<!doctype html><html lang=fr><title>Titre</title>{body}", "utf-8")
    with Press(browser, tmp_path / "kept") as press:
        press.print(source, pdf)
    reader = PdfReader(pdf)
    assert untold(reader, "fr") == []
    tags = [str(one["/S"]) for one in elements(reader.root_object["/StructTreeRoot"])]
    assert [tag for tag in tags if tag in HEADINGS] == ["/H1", "/H2"]
    assert tags.count("/LBody") == tags.count("/LI") == 3
    assert "/Figure" not in tags
    assert "dire" in words(pdf)


def test_what_nothing_asks_for_is_let_go(browser: "Browser", tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "a.html"
    source.write_text(PAGE.format("Un"), "utf-8")
    with Press(browser, tmp_path / "kept") as press:
        press.print(source, tmp_path / "a.pdf")
    assert len(list((tmp_path / "kept").iterdir())) == 1
    monkeypatch.setattr(printing, "DAYS", -1)
    with Press(browser, tmp_path / "kept"):
        pass
    assert list((tmp_path / "kept").iterdir()) == []


def test_no_browser_opens_when_there_is_nothing_to_print(tmp_path: Path) -> None:
    with Press(kept=tmp_path) as press:
        pass
    assert press.printed == 0


def test_kits_are_what_the_site_gives_and_plans_count_for_a_group(
    site: Site, browser: "Browser", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of a kit printed before is left, and what does not change with the group is not written anew."""
    monkeypatch.setattr(kits, "Press", lambda kept: Press(browser, kept))
    monkeypatch.setattr(kits, "print_file", lambda _press, source: [source])
    (tmp_path / "fr" / "old").mkdir(parents=True)
    (tmp_path / "fr" / "old" / "plan.html").write_text("", "utf-8")
    for group, told in ((None, "10 personnes"), ((24, 1), "24 personnes et 1 ordinateur")):
        printed = kits.print_kits(site.folder, tmp_path, group, tmp_path / "kept")
        assert len(printed) == len(set(printed)) == len(LANGUAGES) * (7 * 4 + len(kits.modules()))
        assert not (tmp_path / "fr" / "old").exists()
        (plan,) = (tmp_path / "fr").glob("k4*/plan.html")
        assert told in plan.read_text("utf-8")
        for path in printed:
            own = (site.folder / "print" / path.relative_to(tmp_path)).read_bytes()
            assert (path.read_bytes() == own) == (group is None or path.name != "plan.html"), path
