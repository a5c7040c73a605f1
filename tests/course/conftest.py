"""The built site, once per run for all workers, and a local server for it."""

import fcntl
import functools
import http.server
import os
import re
import subprocess
import sys
import threading
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
    """A build: where it is, what the builder said."""

    folder: Path
    log: str

    def pages(self, holding: str = "") -> list[str]:
        """Every HTML page whose source holds these words, as paths below the site's root; not what is to print."""
        return sorted(
            page.relative_to(self.folder).as_posix()
            for page in self.folder.rglob("*.html")
            if page.relative_to(self.folder).parts[0] != "print" and holding.encode() in page.read_bytes()
        )

    def printed(self, name: str) -> list[Path]:
        """The files of this name among what trainers print, for every workshop and module in both languages."""
        return sorted((self.folder / "print").glob(f"*/*/{name}"))

    def read(self, page: str) -> BeautifulSoup:
        """A page, parsed."""
        return BeautifulSoup((self.folder / page).read_bytes(), "html.parser")

    def parts(self, page: str, pattern: str) -> BeautifulSoup:
        """The parts of a page that an expression finds, parsed alone: a whole page takes ten times as long."""
        found = re.findall(pattern, (self.folder / page).read_text("utf-8"), re.S)
        assert found, page
        return BeautifulSoup("\n".join(found), "html.parser")

    def others(self, apart: list[str]) -> list[str]:
        """Every page but those."""
        return [page for page in self.pages() if page not in apart]


def build(builder: str, folder: Path) -> Site:
    """Builds the site with mkdocs or properdocs and fails the test on any warning."""
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
    return Site(folder, log)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site as mkdocs builds it: the first worker to ask builds, the others wait and read."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    told = shared / "site.log"
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            built = build("mkdocs", shared / "site")
            told.write_text(built.log, "utf-8")
    return Site(shared / "site", told.read_text("utf-8"))


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
