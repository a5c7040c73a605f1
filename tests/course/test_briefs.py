"""The briefs: the site shows each of them, and each leads to its lesson, from the site and from its folder."""

import re
from pathlib import Path

import pytest

from course.tools.briefs import FOLDER, pages
from course.tools.pages import DOCS, LANGUAGES, ROOT, renew

BRIEFS = sorted((ROOT / "exercises").glob("[ep]*/brief.*.md"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_fresh(language: str) -> None:
    folder = DOCS / language / FOLDER
    assert {path.name: path.read_text("utf-8") for path in folder.glob("*.md")} == pages(language), "run `make stamp`"


def test_each_brief_leads_to_its_lesson() -> None:
    assert len(BRIEFS) > 50
    for brief in BRIEFS:
        language = brief.name.split(".")[1]
        meta = (brief.parent / "meta.toml").read_text("utf-8")
        lesson = re.findall(r'^module = "(.+)"$', meta, re.M)[0]
        links = re.findall(r"\]\((\.\./\.\./course[^)]+)\)", brief.read_text("utf-8"))
        assert any(f"/{language}/{lesson}" in link and (brief.parent / link).is_file() for link in links), brief


@pytest.mark.parametrize("language", LANGUAGES)
def test_lessons_lead_to_the_briefs_that_they_name(language: str) -> None:
    for page in (DOCS / language).glob("[0-9][0-9]-*/*.md"):
        text = page.read_text("utf-8")
        named = set(re.findall(r"`pytest exercises/([ep]\d+_\w+)`", text))
        assert named == set(re.findall(r"\]\(\.\./exercises/([ep]\d+_\w+)\.md\)", text)), page


def test_a_page_that_is_written_is_named_and_one_that_is_fresh_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "été.md"
    renew(page, "Une consigne.\n")
    assert page.read_text("utf-8") == "Une consigne.\n"
    assert "été.md" in capsys.readouterr().out
    renew(page, "Une consigne.\n")
    assert capsys.readouterr().out == ""
