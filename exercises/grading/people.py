"""Who finishes in an answer: by its source, as `guichet people` reads it; by its running application, as people use it."""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grading.application import App, Reply
from grading.text import Text


@dataclass(frozen=True)
class Walk:
    """One profile through one request: what becomes of it, and the first thing that stops it."""

    profile: str
    outcome: str
    said: Text
    has_screen: bool

    @property
    def ends(self) -> bool:
        """Whether it ends: by the screen for who has one, by another door for who has none."""
        return self.outcome == "finishes" or (self.outcome == "other-door" and not self.has_screen)


@dataclass(frozen=True)
class Walked:
    """All the walks of an answer, and what its declared doors get wrong."""

    walks: list[Walk]
    remarks: Text


def walked(folder: Path) -> Walked:
    """Return who finishes by the source of a folder, in both languages."""
    french, english = _read(folder, "fr"), _read(folder, "en")
    walks = [
        Walk(one["profile"], one["outcome"], Text(fr=_said(one), en=_said(two)), not one["shut"])
        for one, two in zip(french["walks"], english["walks"], strict=True)
    ]
    return Walked(walks, Text(fr="\n".join(french["remarks"]), en="\n".join(english["remarks"])))


def label_of(profile: str) -> Text:
    """Return who a profile is, in words."""
    from guichet.walked.profiles import known_profiles

    return next(Text(fr=one.label.fr, en=one.label.en) for one in known_profiles() if one.name == profile)


def _read(folder: Path, lang: str) -> dict[str, Any]:
    # In this process: starting Python and loading the rules again would take most of the time. What the answer says of
    # guichet counts for nothing: a plugin that its configuration names would be code of the answer, run by the judge.
    from guichet.hosts.cli import main

    with tempfile.TemporaryDirectory() as elsewhere, contextlib.redirect_stderr(io.StringIO()) as told:
        out = Path(elsewhere) / "who.json"
        asked = ["people", str(folder), "--isolated", "--format", "json", "--lang", lang, "--no-cache", "--jobs", "1"]
        main([*asked, "-o", str(out)])
        if out.is_file():
            read: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
            return read
        return {"walks": [], "remarks": [told.getvalue().strip()]}


def _said(walk: Mapping[str, Any]) -> str:
    stops = [f"{one['at']}: {one['message']}" for one in (*walk["stops"], *walk["to_check"])]
    return "\n".join([*([walk["shut"]] if walk["shut"] else []), *stops, *walk["not_read"]])


@dataclass
class Seen:
    """A reply, in the words of a test client."""

    reply: Reply

    @property
    def status_code(self) -> int:
        """The status."""
        return self.reply.status

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers, as they are usually written."""
        return {name.title(): value for name, value in self.reply.headers.items()}

    @property
    def data(self) -> bytes:
        """The body."""
        return self.reply.body.encode()


@dataclass
class Client:
    """The application of an answer, in its own process, as the test client that `assert_can_finish` drives."""

    app: App

    def get(self, address: str) -> Seen:
        """Open a page."""
        return Seen(self.app.get(address))

    def post(self, address: str, data: Mapping[str, list[str]]) -> Seen:
        """Send a form."""
        form = {name: values[0] if len(values) == 1 else values for name, values in data.items()}
        return Seen(self.app.post(address, form))
