"""What a link or an archive brings to a page is held to a size, however little it weighs until it is opened."""

import base64
import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import Browser, Page

MOST = 8 << 20
"""What playground/inflate.js says."""


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    opened = browser.new_page()
    opened.goto(f"{address}index.html")
    yield opened
    opened.close()


def link(files: dict[str, str]) -> str:
    packer = zlib.compressobj(9, wbits=-15)
    packed = packer.compress(json.dumps(files).encode()) + packer.flush()
    return "#files=" + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def brought(page: Page, fragment: str) -> Any:
    return page.evaluate("async (one) => (await import('/assets/playground/share.js')).fromLink(one)", fragment)


def unfolded(page: Page, archive: bytes) -> Any:
    """The names and sizes of the files of an archive, or why it was refused."""
    ask = """async (bytes) => (await import('/assets/exercises/archive.js')).unzipped(Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0)))
      .then((found) => found.map(([name, held]) => [name, held.length]), (error) => error.message)"""
    return page.evaluate(ask, base64.b64encode(archive).decode())


def archive(*sizes: int, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as held:
        for number, size in enumerate(sizes):
            held.writestr(f"{number}.html", b" " * size)
    return made.getvalue()


def test_a_link_holds_files_up_to_a_size(page: Page) -> None:
    files = {"page.html": "<p>é</p>\n" * 100_000}
    assert brought(page, link(files)) == files
    heavy = link({"page.html": " " * (4 * MOST)})
    assert len(heavy) < 100_000
    assert brought(page, heavy) is None
    assert brought(page, link(files)[:-40]) is None


@pytest.mark.turns(4)
@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_an_archive_holds_files_up_to_a_size_together(page: Page, method: int) -> None:
    assert unfolded(page, archive(3, MOST - 3, method=method)) == [["0.html", 3], ["1.html", MOST - 3]]
    assert unfolded(page, archive(3, MOST - 2, method=method)) == "too large"
    assert unfolded(page, b"not an archive, though as long as the end of one") == []


@pytest.mark.turns(4)
def test_a_small_archive_that_unfolds_to_much_is_refused(page: Page) -> None:
    heavy = archive(30 * MOST)
    assert len(heavy) < MOST // 8
    assert unfolded(page, heavy) == "too large"
