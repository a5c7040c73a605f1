"""What the site gives that a trainer cannot make without the code: it is there, it opens, its weight is said."""

import io
import zipfile
from xml.etree import ElementTree

import pytest
from odfdo import Document

from course.tools.downloads import FOLDER, PEOPLE, examples, formats
from course.tools.pages import LANGUAGES
from course.tools.session import documents
from tests.course.conftest import Site


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_pages_offer_to_take_is_there(language: str, site: Site) -> None:
    up = "en/" if language == "en" else ""
    found = []
    for page in ("teach", "session/index", "kits/class-report"):
        for link in site.read(f"{up}{page}.html").select("a[download]"):
            path = site.folder / FOLDER / str(link["href"]).rpartition("/")[2]
            size = path.stat().st_size
            assert 100 < size < 100_000, path
            weight = f"{max(1, round(size / 1000))}\u00a0k"
            # Its own weight: in its words, or just after it.
            after = link.next_sibling if link.has_attr("aria-label") else None
            assert f"{weight}" in (str(after) if after else link.get_text()), path
            assert str(after or link.get_text()).count("\u00a0k") == 1, path
            found.append(path.name)
    assert {f"{name}-{language}.{form}" for name in documents() for form in formats()} <= set(found)
    assert sum(name.startswith("quizzes-") for name in found) == 2
    for name in documents():
        assert Document(site.folder / FOLDER / f"{name}-{language}.odt").get_type() == "text"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_quizzes_are_those_of_every_module(language: str, site: Site) -> None:
    with zipfile.ZipFile(site.folder / FOLDER / f"quizzes-xml-{language}.zip") as archive:
        for name in archive.namelist():
            assert ElementTree.parse(io.BytesIO(archive.read(name))).getroot().tag == "quiz"
        xml = [name.removesuffix(".xml") for name in archive.namelist()]
    with zipfile.ZipFile(site.folder / FOLDER / f"quizzes-gift-{language}.zip") as archive:
        assert [name.removesuffix(".gift") for name in archive.namelist()] == xml


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_list_is_one_that_the_report_reads(language: str) -> None:
    from grading import roster  # the course puts the grader on the path

    listed = roster.parsed(examples(language)[f"roster-{language}.csv"])
    assert len(listed.people) == PEOPLE
    assert listed.groups == ["TD1", "TD2"]
