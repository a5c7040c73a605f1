"""`make bench`: what it would write is of this run, and what did not do its work has no time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bench import measures, peers
from bench.__main__ import of_linters
from bench.timing import MeasureError, best, command

ROOT = Path(__file__).parents[1]


def test_rounds_take_turns() -> None:
    order: list[str] = []
    taken = best({"one": lambda: order.append("one"), "two": lambda: order.append("two")}, rounds=2)
    assert order == ["one", "two"] * 2
    assert set(taken) == {"one", "two"}


def test_ratios_are_those_of_the_run() -> None:
    written = of_linters({measures.PARSE: 2.0, "guichet": 6.0, "djLint": 4.0})
    assert "| linter | seconds | ÷ djLint | ÷ parse alone |" in written
    assert "| guichet | 6.00 | 1.50 | 3.00 |" in written


def test_what_fails_has_no_time(tmp_path: Path) -> None:
    with pytest.raises(MeasureError, match="no such page"):
        command([sys.executable, "-c", "raise OSError('no such page')"], tmp_path, accepted=(0,))


def test_linter_that_cannot_be_installed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)
    with pytest.raises(MeasureError, match="npm is not installed"):
        peers.html_validate(tmp_path)


def test_linters_are_installed_outside_the_environment_of_the_project(tmp_path: Path) -> None:
    tools = tmp_path / "python" / "bin"
    tools.mkdir(parents=True)
    (tools / "djlint").write_text("#!/bin/sh\n", encoding="utf-8")
    (tools / "djlint").chmod(0o755)
    assert peers.djlint(tmp_path)[0] == str(tools / "djlint")


def test_pages_are_copied_apart(tmp_path: Path) -> None:
    page = tmp_path / "templates" / "sub" / "a.html"
    page.parent.mkdir(parents=True)
    page.write_text("<p>", encoding="utf-8")
    copied = measures.gather(tmp_path / "templates", tmp_path / "copy")
    assert [path.relative_to(copied).as_posix() for path in copied.rglob("*.html")] == ["templates/sub/a.html"]


def test_language_server_answers_the_client() -> None:
    spent = measures.language_server(20, 0.0, bursts=2)
    assert len(spent) == 2
    assert measures.page_of(500).count("\n") == 500


def test_make_help_names_it() -> None:
    done = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "make bench" in done.stdout
