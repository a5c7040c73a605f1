"""The built site, once per session, and a local server for it."""

import functools
import http.server
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from course.tools.pages import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.course.screens import Visits


@dataclass(frozen=True)
class Site:
    """A build: where it is, what the builder said, how long it took."""

    folder: Path
    log: str
    seconds: float

    def pages(self) -> list[str]:
        """Every HTML page, as paths below the site's root."""
        return sorted(page.relative_to(self.folder).as_posix() for page in self.folder.rglob("*.html"))

    @functools.cache  # noqa: B019 - one site per session, read by a dozen tests
    def read(self, page: str) -> BeautifulSoup:
        """A page, parsed once for all tests; they only look at it."""
        return BeautifulSoup((self.folder / page).read_bytes(), "html.parser")


def build(builder: str, folder: Path) -> Site:
    """Builds the site with mkdocs or properdocs and fails the test on any warning."""
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", builder, "build", "--config-file", "mkdocs.yml", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    log = done.stdout + done.stderr
    assert done.returncode == 0, log
    return Site(folder, log, time.perf_counter() - started)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site as mkdocs builds it."""
    return build("mkdocs", tmp_path_factory.mktemp("site"))


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="session")
def address(site: Site) -> Iterator[str]:
    """The address of a local server for the built site, with a final slash."""
    handler = functools.partial(_Quiet, directory=str(site.folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def visits(browser: "Browser", address: str) -> Iterator["Visits"]:
    """Pages of the site on every screen, in the session's browser."""
    from tests.course.screens import Visits

    opened = Visits(browser, address)
    yield opened
    opened.close()
