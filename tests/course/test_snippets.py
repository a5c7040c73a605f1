"""The code shown in lessons is linted: what is bad is reported by a rule of its lesson, what is good or alike is not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from guichet.core.configuration import Config
from guichet.core.findings import Certainty
from guichet.engine.run import check

ROOT = Path(__file__).parents[2]
SNIPPETS = ROOT / "course" / "snippets"
FILES = sorted(path for path in SNIPPETS.rglob("*") if path.is_file() and path.suffix != ".pyc")
BAD = [path for path in FILES if path.name.startswith("bad")]
RIGHT = [path for path in FILES if path.name.startswith(("good", "lookalike"))]


def name_of(path: Path) -> str:
    return path.relative_to(SNIPPETS).as_posix()


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
    rules = rules_of(path)
    if not rules:
        return
    assert {rule for rule, _ in checked(path, tmp_path, ("ALL",))} & set(rules)


@pytest.mark.parametrize("path", RIGHT, ids=name_of)
def test_good_code_and_lookalikes_have_no_violation(path: Path, tmp_path: Path) -> None:
    assert [rule for rule, certainty in checked(path, tmp_path, ()) if certainty is Certainty.VIOLATION] == []
