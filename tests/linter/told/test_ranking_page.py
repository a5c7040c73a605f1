"""The page of `guichet read FOLDER --format html`: whoever writes can read it, fill it in, save it or print it."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.linter.conftest import Run
from tests.linter.told.test_ranking import LETTERS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Guichet = Callable[..., Run]
LANGS = ("fr", "en")
ASKED = "lettres/appel.txt"
BEFORE = "Appelez la mairie à compter du mois prochain."
FITTED = "Appelez la mairie à partir du mois prochain."
PAGE = ("read", ".", "--format", "html", "-o", "page.html")


@pytest.mark.parametrize("lang", LANGS)
def test_our_own_rules_find_nothing(guichet: Guichet, lang: str) -> None:
    twins = {f"lettres/{name}.txt": LETTERS[ASKED] for name in ("un", "deux")}
    guichet(*PAGE, "--lang", lang, files={**LETTERS, **twins})
    families = "accessibility,dark_patterns,data_ethics,alternatives"
    run = guichet("check", "page.html", "--isolated", "--no-cache", "--select", families, "--format", "json")
    assert run.json["findings"] == []


@pytest.mark.parametrize("lang", LANGS)
def test_our_own_rules_find_nothing_in_what_is_quoted_or_put_in_a_cell(guichet: Guichet, lang: str) -> None:
    letter = "Bonjour,\n\nLe délai court à compter de la réception de votre lettre, et la demande est réputée rejetée.\n\nBien à vous.\n"
    images = "".join(f'<p><img src="carte-{one}.png"></p>' for one in range(12))
    guichet(*PAGE, "--lang", lang, files={"lettres/a.txt": letter, "carte.html": f"<p>L’été</p>{images}"})
    guichet("audit", "carte.html", "--format", "html", "-o", "audit.html", "--lang", lang)
    run = guichet("check", "page.html", "audit.html", "--isolated", "--no-cache", "--format", "json")
    certain = [(one["rule"], one["path"]) for one in run.json["findings"] if one["certainty"] == "violation"]
    assert certain == []


@pytest.mark.parametrize("lang", LANGS)
def test_each_sentence_has_its_proposal_and_its_reasons(guichet: Guichet, tmp_path: Path, lang: str) -> None:
    guichet(*PAGE, "--lang", lang, files={ASKED: LETTERS[ASKED]})
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert f'<html lang="{lang}">' in page
    assert re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", page) == [BEFORE]
    (field,) = re.findall(r"<textarea([^>]*)>(.*?)</textarea>", page)
    assert field[1] == FITTED
    assert f'data-place="{ASKED}:3"' in field[0]
    (name,) = re.findall(r'id="([^"]+)"', field[0])
    assert f'<label for="{name}">' in page
    said = unescape(page)
    quoted = "«\u00a0à compter du\u00a0»" if lang == "fr" else '"<span lang="fr">à compter du</span>"'
    assert quoted in said


def test_nothing_of_a_letter_is_markup(guichet: Guichet, tmp_path: Path) -> None:
    letter = "Bonjour,\n\nAppelez </textarea><script>alert(1)</script> la mairie à compter du mois prochain.\n\nBien à vous.\n"
    guichet(*PAGE, files={"lettres/a.txt": letter})
    assert "<script>alert" not in (tmp_path / "page.html").read_text(encoding="utf-8")


@pytest.fixture
def shown(guichet: Guichet, tmp_path: Path, browser: Browser) -> Page:
    """The page in a browser."""
    guichet(*PAGE, "--lang", "en", files=LETTERS)
    page = browser.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    return page


def test_what_was_changed_is_saved_with_its_file_and_line(shown: Page) -> None:
    shown.get_by_label("Proposal for sentence 1.2").fill("Répondez, puis tout continue.")
    with shown.expect_download() as saving:
        shown.get_by_role("button", name="Save my proposals").click()
    saved = Path(saving.value.path()).read_text(encoding="utf-8")
    assert saving.value.suggested_filename == "proposals.md"
    assert "## lettres/sans-date.txt:3\n\nBefore\n\n> Sans réponse de votre part" in saved
    assert "> Répondez, puis tout continue." in saved
    assert f"> {BEFORE}\n\nProposal\n\n> {FITTED}" in saved
    assert "avant le 3 mai 2027 avec votre carte" not in saved
    assert re.fullmatch(r"Proposals saved in proposals\.md: \d+\.", shown.get_by_role("status").inner_text())


def test_without_a_script_the_page_is_whole_and_has_no_button(
    guichet: Guichet, tmp_path: Path, browser: Browser
) -> None:
    guichet(*PAGE, "--lang", "en", files=LETTERS)
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((tmp_path / "page.html").as_uri())
    assert page.get_by_role("button").count() == 0
    assert page.get_by_label("Proposal for sentence 1.1").is_editable()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    guichet: Guichet, tmp_path: Path, browser: Browser, scheme: str, width: int
) -> None:
    from tests.course.screens import sideways, violations

    guichet(*PAGE, "--lang", "fr", files=LETTERS)
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    assert violations(page) + sideways(page) == []
