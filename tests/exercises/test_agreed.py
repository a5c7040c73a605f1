"""A page that a browser reads otherwise than it is written earns nothing by it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from grading import Failed, browser
from grading.application import document_of

pytestmark = [
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(not browser.is_available(), reason="no Chromium here"),
]
PAGE = "<!DOCTYPE html><html lang=fr><head><title>Une carte</title></head><body>{}<p>Au guichet.</p></body></html>"


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[None]:
    """The browser of the other tests."""
    monkeypatch.setattr(browser, "_running", [(None, request.getfixturevalue("browser"))])
    monkeypatch.setattr(browser, "_easel", [])
    monkeypatch.setattr("grading.sight._looked", {})
    yield
    for _, one in browser._easel:
        one.context.close()


def headings(body: str, folder: Path) -> list[str]:
    """The headings that people meet in a page."""
    page = document_of(PAGE.format(body), folder)
    return [one.get_text() for one in page.select("h1") if page.is_exposed(one)]


@pytest.mark.parametrize(
    "body",
    [
        "<script><!--<script></script><h1>Carte</h1>--></script>",
        "<script type=x>\n<!-- <script> </script>\n<div><h1>Carte</h1></div> --></script>",
    ],
    ids=["one-line", "several-lines"],
)
def test_heading_that_a_browser_takes_for_a_script_is_met_by_nobody(body: str, tmp_path: Path) -> None:
    assert headings(body, tmp_path) == []


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Carte</h1><!-- --!><h1>Autre</h1><!-- -->",
        "<h1>Carte</h1><!--><h1>Autre</h1><!-- -->",
    ],
    ids=["bang", "short"],
)
def test_what_a_browser_finds_in_a_comment_is_refused(body: str, tmp_path: Path) -> None:
    with pytest.raises(Failed, match="otherwise than it is written"):
        headings(body, tmp_path)


def test_heading_in_a_hidden_paragraph_stands_after_it(tmp_path: Path) -> None:
    assert headings("<h1>Carte</h1><p hidden><h1>Autre</h1></p>", tmp_path) == ["Carte", "Autre"]


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Carte</h1><ul><li>Une<li>Deux</ul><table><tr><td>1</table><p>Un<p>Deux",
        "<h1>Carte</h1><p>Voici :<ul><li>une</li></ul></p>",
        "<h1>Carte</h1><script>const x = '<!-- rien -->';</script>",
    ],
    ids=["end-tags-left-out", "list-in-a-paragraph", "comment-in-a-script"],
)
def test_loose_markup_that_all_read_alike_is_taken(body: str, tmp_path: Path) -> None:
    assert headings(body, tmp_path) == ["Carte"]
