"""Prints pages to tagged PDF files in one browser. A page printed before, byte for byte, is taken from what was kept of it."""

import hashlib
import json
import os
import shutil
import time
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from course.tools import tagged
from course.tools.chromium import ABSENT, browser, find_chromium
from course.tools.pages import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

KEPT = ROOT / "build" / "printed"
DAYS = 14
"""How long a file that nothing asks for is kept."""


class Press:
    """A browser that prints. It opens when something is to be printed; all pages go through one tab.

    A page needs no other file: what it becomes depends on its bytes, on how it is printed, and on the browser.
    """

    def __init__(self, opened: "Browser | None" = None, kept: Path = KEPT) -> None:
        """Prints in a browser that is open already, if there is one; keeps what is printed in a folder."""
        self.kept = kept
        self.printed = 0
        """How many files were printed, those taken from what was kept not counted."""
        self._browser = opened
        self._opening = browser()
        self._owns = opened is None
        self._page: Page | None = None
        self._shown = ""

    def __enter__(self) -> Self:
        """Opens nothing yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Closes what was opened, and lets go of what nothing has asked for these last days."""
        if self._page:
            self._page.close()
        if self._owns and self._browser:
            self._opening.__exit__(kind, error, trace)
        oldest = time.time() - DAYS * 24 * 3600
        for file in self.kept.glob("*"):
            if file.stat().st_mtime < oldest:
                file.unlink(missing_ok=True)

    def print(self, source: Path, pdf: Path, *, classes: tuple[str, ...] = (), style: str = "", **told: Any) -> None:
        """Prints a page, its root in these classes and with this style, as Chromium is told: its paper, its margins."""
        look = [*classes, style]
        told = {"print_background": True, "tagged": True, "outline": True, **told}
        content = source.read_bytes()
        made = self.kept / f"{_digest(_printer(), look, told, content)}.pdf"
        if made.is_file():
            os.utime(made)
        else:
            self.kept.mkdir(parents=True, exist_ok=True)
            fresh = made.with_suffix(f".{os.getpid()}")
            self._show(source, _digest(look, content), classes, style).pdf(path=fresh, **told)
            tagged.completed(fresh)
            fresh.replace(made)
            self.printed += 1
        shutil.copyfile(made, pdf)

    def _show(self, source: Path, name: str, classes: tuple[str, ...], style: str) -> "Page":
        if self._page is None:
            if self._browser is None:
                self._browser = self._opening.__enter__()
            self._page = self._browser.new_page()
        if self._shown != name:
            self._page.goto(source.resolve().as_uri())
            self._page.evaluate("classes => document.documentElement.classList.add(...classes)", list(classes))
            if style:
                self._page.add_style_tag(content=style)
            self._shown = name
        return self._page


OURS = hashlib.sha256(Path(tagged.__file__).read_bytes() + Path(__file__).read_bytes()).hexdigest()
"""What tells our own part from what it was before."""


def _printer() -> list[Any]:
    """What tells the browser from the one that printed before it, and ours."""
    path = find_chromium()
    if path is None:
        raise RuntimeError(ABSENT)
    told = Path(path).stat()
    return [path, told.st_size, told.st_mtime_ns, OURS]


def _digest(*parts: Any) -> str:
    """A name for some data and, last, some bytes: another one for any others."""
    *told, content = parts
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode() + b"\n" + content).hexdigest()
