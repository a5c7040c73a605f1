"""The trainer's notes: one source, out of sight for learners, all of them on the page that trainers print."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from course.tools.facilitator import PAGE, facilitator, moved, notes
from course.tools.pages import DOCS, LANGUAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.course.conftest import Site


def lessons(language: str) -> list[Path]:
    return [page for page in sorted((DOCS / language).glob("[0-9][0-9]-*/*.md")) if notes(page)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_fresh(language: str) -> None:
    assert (DOCS / language / PAGE).read_text("utf-8") == facilitator(language), "run `make stamp`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_note_is_lost(language: str) -> None:
    page = (DOCS / language / PAGE).read_text("utf-8")
    written = sum(
        len(re.findall(r"^!!! trainer", one.read_text("utf-8"), re.M))
        for one in (DOCS / language).glob("[0-9][0-9]-*/*.md")
    )
    gathered = [note for lesson in lessons(language) for note in notes(lesson)]
    assert len(gathered) == written > 40
    words = re.sub(r"\]\([^)]*\)", "]", page)
    assert [note for note in gathered if re.sub(r"\]\([^)]*\)", "]", note) not in words] == []
    assert page.count("\n### ") == len(lessons(language))


def test_links_follow_the_note_to_its_new_page() -> None:
    text = "[a](02-errors.md) [b](../kits/k1.md#x) [c](https://example.org) [d](#here)"
    assert moved(text, "03-forms/01-labels.md") == (
        "[a](../03-forms/02-errors.md) [b](k1.md#x) [c](https://example.org) [d](#here)"
    )


def test_learners_do_not_see_the_notes_and_trainers_do(site: "Site", browser: "Browser") -> None:
    page = browser.new_page()
    try:
        page.goto((site.folder / "03-forms" / "01-labels.html").as_uri())
        assert page.locator(".trainer").count() == 1
        assert not page.locator(".trainer").is_visible()
        page.emulate_media(media="print")
        assert not page.locator(".trainer").is_visible()
        page.goto((site.folder / "kits" / "facilitator.html").as_uri())
        assert page.locator("main h3").count() == len(lessons("fr"))
        assert page.locator("main h3").last.is_visible()
    finally:
        page.close()
