"""The course is checked by the linter it teaches: nothing that guichet is sure of, and no derogation without a reason."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from guichet.accepted.derogations import read
from guichet.core.source import Source

from course.tools.pages import DOCS
from tests.course.conftest import Site

TYPICAL = [
    "index.html",
    "404.html",
    "en/glossary.html",
    "rules/index.html",
    "en/rules/alternatives/voice-menu-dead-end.html",
    "en/04-accessibility/06-tables.html",
]
ONE_IN = 90
"""Of the other pages; a page takes seconds, for the theme's stylesheet is weighed against each element."""


def violations(folder: Path, paths: list[str]) -> list[str]:
    """What guichet is sure of in these files, told in English."""
    command = [sys.executable, "-m", "guichet", "check", "--isolated", "--no-cache", "--lang", "en", "--format", "json"]
    done = subprocess.run([*command, *paths], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    assert report["summary"]["files"] == len(paths) or paths == ["."]
    return [
        f"{one['path']}:{one['line']} {one['rule']}: {one['message']}"
        for one in report["findings"]
        if one["certainty"] == "violation"
    ]


SHOWN = {"fr/kits/k7-who-finishes/cards.md double-negation"}
"""The screens that a workshop plays are those of the flawed prefecture, word for word."""


def test_markdown_of_the_whole_course() -> None:
    found = {re.sub(r":\d+ ([a-z-]+): .*", r" \1", one, flags=re.S) for one in violations(DOCS, ["."])}
    assert found == SHOWN


def test_typical_pages_as_built(site: Site) -> None:
    assert violations(site.folder, TYPICAL) == []


QUOTED = ("rules/alternatives/nobody-to-ask.html:", "algorithm-notice-missing")
"""The page of this rule quotes a decision that rests on a score, and nobody decides there."""


def ours(found: list[str]) -> list[str]:
    """What is said of our own words, and not of what a page quotes."""
    return [one for one in found if not all(part in one for part in QUOTED)]


def test_other_pages_by_turns(site: Site) -> None:
    assert ours(violations(site.folder, site.by_turns(TYPICAL, ONE_IN))) == []


@pytest.mark.audit
def test_every_page_as_built(site: Site) -> None:
    assert ours(violations(site.folder, site.pages())) == []


def test_derogations_say_why_and_who_decided() -> None:
    hasty = [
        f"{page.relative_to(DOCS)}:{one.line}"
        for page in sorted(DOCS.rglob("*.md"))
        for one in read(Source(page.as_posix(), page.read_text("utf-8")))
        if one.problem
    ]
    assert hasty == []
