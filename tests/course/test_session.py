"""What goes around a session: both languages, to edit, to print and to read aloud, with as little as possible about people."""

import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from odfdo import Document
from pypdf import PdfReader

from course.tools.opendocument import LICENCE, is_line, rendered, text_document
from course.tools.pages import DOCS, LANGUAGES
from course.tools.printing import Press
from course.tools.session import FOLDER, documents, markdown, plain, standalone, write
from tests.course.pdfs import untold
from tests.course.prose import LICENCE as PRINTED
from tests.course.prose import solid

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ["account", "attendance", "certificate", "feedback", "invitation", "letter"]


def test_every_document_is_there_and_its_page_leads_to_it() -> None:
    assert documents() == NAMES
    for language in LANGUAGES:
        index = (DOCS / language / FOLDER / "index.md").read_text("utf-8")
        assert all(f"]({name}.md)" in index for name in NAMES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_asked_that_a_session_does_not_need(language: str) -> None:
    """A name and a signature, no name for what one thought; and it is said until when what is written is kept."""
    until = {
        "fr": r"jusqu’au \[date\], puis détruite|détruites le \[date\]",
        "en": r"until \[date\], then destroyed|destroyed on \[date\]",
    }[language]
    for name in ("attendance", "feedback"):
        assert re.search(until, " ".join(markdown(name, language).split())), name
    heads = [cell.get_text() for cell in rendered(markdown("attendance", language)).select("thead th")]
    assert (
        heads
        == {"fr": ["Numéro", "Prénom et nom", "Signature"], "en": ["Number", "First name and surname", "Signature"]}[
            language
        ]
    )
    # Nothing else is left for a hand to fill: no place for a date of birth, a photo, what one cannot do.
    rows = rendered(markdown("attendance", language)).select("tbody tr")
    assert {tuple(bool(cell.get_text(strip=True)) for cell in row.find_all(["th", "td"])) for row in rows} == {
        (True, False, False)
    }
    blanks = {
        name: sum(map(is_line, rendered(markdown(name, language)).find_all("p"))) for name in ("attendance", "feedback")
    }
    assert blanks == {"attendance": 1, "feedback": 9}


@pytest.mark.parametrize("language", LANGUAGES)
def test_feedback_asks_three_questions_with_room_to_answer(language: str) -> None:
    soup = rendered(markdown("feedback", language))
    assert len(soup.find_all("h2")) == 3
    assert sum(is_line(paragraph) for paragraph in soup.find_all("p")) == 9
    assert plain("feedback", language).count("\n[…]\n") == 3


def test_every_document_is_written_in_every_form(tmp_path: Path, browser: "Browser") -> None:
    with Press(browser, tmp_path / "kept") as press:
        written = [path for language in LANGUAGES for path in write(tmp_path, language, press)]
    assert len(written) == len(set(written)) == len(NAMES) * 2 * 3
    assert {path.name for path in tmp_path.iterdir()} == {"kept", *(path.name for path in written)}
    for language in LANGUAGES:
        for name in NAMES:
            title = rendered(markdown(name, language)).h1
            assert title is not None
            pdf = PdfReader(tmp_path / f"{name}-{language}.pdf")
            assert untold(pdf, language) == [], name
            assert pdf.metadata is not None
            assert pdf.metadata.title == title.get_text()
            assert len(pdf.pages) <= 2, name
            assert all(solid(PRINTED[language]) in solid(sheet.extract_text()) for sheet in pdf.pages)
            document = Document(tmp_path / f"{name}-{language}.odt")
            heads = [" ".join(head.inner_text.split()) for head in document.body.get_headers()]
            soup = rendered(markdown(name, language))
            assert heads == [" ".join(one.get_text().split()) for one in soup.find_all(["h1", "h2", "h3"])]
            assert LICENCE[language] in document.get_formatted_text()
            text = (tmp_path / f"{name}-{language}.txt").read_text("utf-8")
            assert title.get_text().upper() in text
            assert "](" not in text
            assert "{ #" not in text


@pytest.mark.parametrize("name", ["attendance", "feedback"])
def test_there_is_room_to_write(name: str, browser: "Browser") -> None:
    """Nine millimetres high and a hundred and sixty wide, where one writes."""
    page = browser.new_page(viewport={"width": 658, "height": 900})
    try:
        page.set_content(standalone(name, "fr"))
        page.emulate_media(media="print")
        boxes = page.evaluate(
            """() => [...document.querySelectorAll('.write, tbody tr')].map((one) => one.getBoundingClientRect())
            .map((one) => [one.width / 96 * 25.4, one.height / 96 * 25.4])"""
        )
        assert len(boxes) >= 9
        assert all(width >= 160 and height >= 9 for width, height in boxes), boxes
    finally:
        page.close()


def test_a_document_keeps_lists_tables_links_and_emphasis(tmp_path: Path) -> None:
    text = (
        "# Un titre\n\n**Fort** et `code`, [lien](https://a.fr/b), [ailleurs](x.md).\n\n1. Un\n2. Deux\n    - Trois\n\n"
        "Table: Ce que dit le tableau\n\n| A | B |\n|---|---|\n| 1<br>2 | « 3 » |\n"
    )
    text_document(text, "fr", tmp_path / "a.odt")
    with zipfile.ZipFile(tmp_path / "a.odt") as archive:
        # A word processor knows the kind of the file by its first, uncompressed entry.
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        content = archive.read("content.xml").decode()
        styles = archive.read("styles.xml").decode()
    document = Document(io.BytesIO((tmp_path / "a.odt").read_bytes()))
    assert document.get_language() == "fr-FR"
    assert document.meta.title == "Un titre"
    for part in ("<text:h", "text:outline-level", "<text:list", "<table:table-header-rows>", "<text:line-break/>"):
        assert part in content, part
    assert 'xlink:href="https://a.fr/b"' in content
    assert "x.md" not in content
    assert "Ce que dit le tableau" in content
    used = {name for part in content.split('text:style-name="')[1:] for name in [part.partition('"')[0]]}
    assert [name for name in used if f'style:name="{name}"' not in content + styles] == []
