"""The code shown in lessons is linted: what is bad is reported by a rule of its lesson, what is good or alike is not.

What is good or alike also runs: Python is asked for what the lesson says, pages are rendered, other files are parsed.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import tinycss2
import tree_sitter
import tree_sitter_javascript
import yaml
from guichet.core.configuration import Config
from guichet.core.findings import Certainty
from guichet.engine.run import check

from course.tools.show.guilty import TOLD_ELSEWHERE

ROOT = Path(__file__).parents[2]
SNIPPETS = ROOT / "course" / "snippets"
SERVICE = Path(__file__).parent / "service"
FILES = sorted(path for path in SNIPPETS.rglob("*") if path.is_file() and path.suffix != ".pyc")
BAD = [path for path in FILES if path.name.startswith("bad")]
JAVASCRIPT = tree_sitter.Language(tree_sitter_javascript.language())
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
RIGHT = [path for path in FILES if path.name.startswith(("good", "lookalike"))]


def name_of(path: Path) -> str:
    return path.relative_to(SNIPPETS).as_posix()


def of_kind(*suffixes: str) -> list[Path]:
    return [path for path in RIGHT if path.suffix in suffixes]


def rules_of(path: Path) -> list[str]:
    """Return the rules of the lesson that shows a file."""
    lesson = path.relative_to(SNIPPETS).parts[:2]
    text = (ROOT / "course" / "docs" / "fr" / lesson[0] / f"{lesson[1]}.md").read_text(encoding="utf-8")
    found: list[str] = yaml.safe_load(text.split("---")[1])["rules"]
    return found


def checked(path: Path, folder: Path, select: tuple[str, ...]) -> list[tuple[str, Certainty]]:
    """Lint a copy of one file, alone, under the name that its kind asks for."""
    name = "crontab" if path.suffix == ".crontab" else path.name
    shutil.copy(path, folder / name)
    report = check([str(folder)], Config(select=select), use_cache=False, jobs=1)
    return [(finding.rule, finding.certainty) for finding in report.findings]


@pytest.mark.parametrize("path", BAD, ids=name_of)
def test_bad_code_is_reported_by_its_lesson(path: Path, tmp_path: Path) -> None:
    if not rules_of(path):
        return
    told = {rule for rule, _ in checked(path, tmp_path, ("ALL",))}
    assert told & (set(rules_of(path)) | TOLD_ELSEWHERE.get(name_of(path), set()))


@pytest.mark.turns(2)
@pytest.mark.parametrize("path", RIGHT, ids=name_of)
def test_good_code_and_lookalikes_have_no_violation(path: Path, tmp_path: Path) -> None:
    assert [rule for rule, certainty in checked(path, tmp_path, ()) if certainty is Certainty.VIOLATION] == []


@pytest.fixture(scope="module")
def service() -> dict[str, Any]:
    """What a real service makes of the snippets: the scenarios that failed, those that ran, the pages rendered."""
    with tempfile.TemporaryDirectory() as folder:
        ran = subprocess.run(
            [sys.executable, str(SERVICE / "run.py"), str(SNIPPETS)],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(SERVICE), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
    assert ran.returncode == 0, ran.stderr
    told: dict[str, Any] = json.loads(ran.stdout)
    return told


@pytest.mark.turns(2)
@pytest.mark.parametrize("path", of_kind(".py"), ids=name_of)
def test_good_code_and_lookalikes_do_what_the_lesson_says(path: Path, service: dict[str, Any]) -> None:
    assert name_of(path) in service["ran"], "write a scenario in tests/course/service/scenarios"
    assert name_of(path) not in service["failed"], service["failed"][name_of(path)]


class Balance(HTMLParser):
    """Elements opened and closed in order; void ones and those of drawings close themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.crossed: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for key, value in attrs if key == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for key, value in attrs if key == "id"]

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)


@pytest.mark.parametrize("path", of_kind(".html"), ids=name_of)
def test_good_pages_and_lookalikes_are_rendered_whole(path: Path, service: dict[str, Any]) -> None:
    for page in service["pages"][name_of(path)]:
        assert "MISSING" not in page, "say what the view gives in shown.toml, beside the template"
        read = Balance()
        read.feed(page)
        read.close()
        assert (read.open, read.crossed) == ([], [])
        assert len(read.ids) == len(set(read.ids))


FIELD = re.compile(r"(?:\*|\d+(?:-\d+)?)(?:/\d+)?(?:,\d+(?:-\d+)?)*")


def parsed(path: Path) -> bool:
    """Whether the tool that a file is for can read it."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".xml":
        return ElementTree.fromstring(text).tag == "Response"
    if path.suffix == ".yml":
        return isinstance(yaml.safe_load(text), dict | list)
    if path.suffix == ".css":
        rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
        return bool(rules) and all(rule.type != "error" for rule in rules)
    if path.suffix == ".js":
        return not tree_sitter.Parser(JAVASCRIPT).parse(text.encode()).root_node.has_error
    if path.suffix == ".crontab":
        lines = [line.split(None, 5) for line in text.splitlines() if line and not re.match(r"#|\w+=", line)]
        return bool(lines) and all(len(line) == 6 and all(map(FIELD.fullmatch, line[:5])) for line in lines)
    return path.suffix == ".txt"  # a letter or a clause: nothing runs it


@pytest.mark.parametrize("path", of_kind(".xml", ".yml", ".css", ".js", ".crontab", ".txt"), ids=name_of)
def test_other_good_files_and_lookalikes_are_read_by_their_own_tool(path: Path) -> None:
    assert parsed(path)


def test_every_good_file_is_run_rendered_or_read() -> None:
    assert {path.suffix for path in RIGHT} == {".py", ".html", ".xml", ".yml", ".css", ".js", ".crontab", ".txt"}
