"""The application of an answer, driven from outside: what is asked of it, and what it replies."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from grading import verdicts
from grading.document import Document, for_medium
from grading.handin import is_within
from grading.plain import stand_in, way_out
from grading.sandbox import Worker
from grading.sent import Browser

PAGES = ("text/html", "application/xhtml+xml", "")
"""The types of what a browser shows as a page; without a type, it looks for itself."""


@dataclass(frozen=True)
class Reply:
    """What the application answered: status, headers in lower case (a repeated one has a line each), body."""

    status: int
    headers: Mapping[str, str]
    body: str
    folder: Path | None = field(default=None, compare=False)
    """Where the style sheets and scripts that the page names are."""

    @cached_property
    def document(self) -> Document:
        """The body as a page, or as what a browser shows in its place: the text of what is no HTML, nothing of a download."""
        if self.headers.get("content-disposition", "").strip().lower().startswith("attachment"):
            return document_of("", self.folder)
        kind = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        return document_of(self.body if kind in PAGES else f"<pre>{escape(self.body)}</pre>", self.folder)

    def data(self) -> Any:
        """The body as JSON, or None when it is not."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None


class App:
    """A web application of the answer, driven through its own test client in a child process."""

    def __init__(
        self, worker: Worker, file: str, name: str, folder: Path | None = None, browser: Browser | None = None
    ) -> None:
        self._worker, self._file, self._folder = worker, file, folder
        self._browser = browser or Browser()
        self.people = self._browser.count
        """How many come for each browser and language that the answer names to be met."""
        worker.ask(file, "app", file=file, name=name)

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Reply:
        """Visit an address; redirections are not followed."""
        return self._open("GET", path, {}, headers)

    def post(self, path: str, form: Mapping[str, object], headers: Mapping[str, str] | None = None) -> Reply:
        """Send a form; redirections are not followed."""
        return self._open("POST", path, form, headers)

    def follow(self, reply: Reply) -> Reply:
        """The page that a redirection leads to, or the reply itself."""
        for _ in range(5):
            if reply.status not in (301, 302, 303, 307, 308):
                break
            reply = self.get(reply.headers.get("location", "/"))
        return reply

    def at(self, moment: datetime.datetime) -> None:
        """Set the simulated time of the application (naive: Paris)."""
        self._worker.ask(self._file, "clock", now=aware(moment).isoformat())

    def command(self, *args: str) -> tuple[int, str]:
        """Run `flask ARGS`: its exit status and its output."""
        result = self._worker.ask(self._file, "command", args=list(args))
        return result["status"], result["output"]

    def value(self, name: str) -> Any:
        """The data that the running application keeps under that name."""
        return self._worker.ask(self._file, "value", file=self._file, name=name)

    def somebody_else(self, *, near: bool = False) -> None:
        """Forget cookies, and take another browser, often on another network; `near`: on that of the neighbours."""
        self._browser.pass_on(near=near)
        self._worker.ask(self._file, "forget")

    def same_computer(self) -> None:
        """Somebody else sits down at the computer of the one before, as in a library or a hostel: its cookies stay."""
        self._browser.change_hands()

    def _open(self, method: str, path: str, form: Mapping[str, object], headers: Mapping[str, str] | None) -> Reply:
        sent = {**self._browser.headers(method, path), **(headers or {})}
        asked = {"method": method, "path": path, "form": dict(form), "headers": sent, "place": self._browser.address}
        raw = self._worker.ask(self._file, "request", **asked)
        received: dict[str, str] = {}
        for key, value in raw["headers"]:
            received[key.lower()] = f"{received[key.lower()]}\n{value}" if key.lower() in received else value
        return Reply(raw["status"], received, raw["body"], self._folder)


def joined(page: str, address: str) -> str:
    """Where an address of a page leads; the page itself when it is none, as a browser then goes nowhere."""
    try:
        return urljoin(page, address)
    except ValueError:
        return page


def document_of(html: str, folder: Path | None) -> Document:
    """A page, with the style sheets of a folder that it links to. Raises Failed when it takes people elsewhere, or holds what only a browser finds."""
    sheets, page = [], Document(html, folder=folder)
    if (out := way_out(page.soup)) is not None:
        raise verdicts.led_away(page.source(out))
    if (shown := stand_in(page.soup)) is not None:
        raise verdicts.read_otherwise(page.source(shown))
    if page.sources.stray:
        raise verdicts.read_otherwise(page.sources.stray)
    for link in page.select("link[rel~=stylesheet i][href]"):
        path = (folder or Path()) / str(link["href"]).lstrip("./")
        if folder and is_within(path, folder):
            sheets.append(for_medium(path.read_text(encoding="utf-8", errors="replace"), link.get("media")))
    page.dress(sheets)
    return page


def aware(moment: datetime.datetime) -> datetime.datetime:
    from zoneinfo import ZoneInfo

    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo("Europe/Paris"))
