"""Generated pages are fresh, and the scaffold gives a file that only waits for its rule."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest
from guichet.core.errors import UsageError
from guichet.documents import scaffold
from guichet.documents.rule_pages import write_pages
from guichet.rulebook.rgaa import criteria
from guichet.rulebook.rule import Rule

from tests.linter.conftest import Run

Guichet = Callable[..., Run]
ROOT = Path(__file__).parents[2]


def test_rule_pages_are_fresh() -> None:
    assert write_pages(ROOT, dry_run=True) == []


def test_every_criterion_is_listed() -> None:
    text = (ROOT / "course/docs/en/rules/rgaa.md").read_text(encoding="utf-8")
    assert len(criteria()) == 106
    assert all(f"| {one.number} |" in text for one in criteria())


def test_a_new_rule_is_one_file_with_a_failing_example(tmp_path: Path) -> None:
    (tmp_path / "linter/guichet/rules/dark_patterns").mkdir(parents=True)
    path = scaffold.create(tmp_path, "dark_patterns", "refusal-hidden")
    spec = importlib.util.spec_from_file_location("refusal_hidden", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    rule = module.refusal_hidden
    assert isinstance(rule, Rule)
    assert rule.name == "refusal-hidden"
    assert rule.code.startswith("W93")
    with pytest.raises(UsageError):
        scaffold.create(tmp_path, "dark_patterns", "refusal-hidden")
    with pytest.raises(UsageError):
        scaffold.create(tmp_path, "dark_patterns", "Refusal")


@pytest.mark.parametrize("argv", [("docs",), ("docs", "--check"), ("new", "dark_patterns", "refusal-hidden")])
def test_nothing_is_written_outside_a_checkout(guichet: Guichet, tmp_path: Path, argv: tuple[str, ...]) -> None:
    before = set(Path(scaffold.__file__).parent.rglob("*.py"))
    run = guichet(*argv, "--lang", "fr", files={"linter/guichet/__init__.py": ""})
    assert (run.status, run.out) == (2, "")
    assert "n’est pas une copie de travail de guichet" in run.err
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["__init__.py"]
    assert set(Path(scaffold.__file__).parent.rglob("*.py")) == before
