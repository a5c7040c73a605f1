"""Generated pages are fresh, and the scaffold gives a file that only waits for its rule."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from guichet.core.errors import UsageError
from guichet.documents import scaffold
from guichet.documents.rule_page import escaped
from guichet.documents.rule_pages import pages as generated
from guichet.documents.rule_pages import write_pages
from guichet.rulebook.rgaa import criteria
from guichet.rulebook.rule import Rule

from tests.linter.conftest import Run

Guichet = Callable[..., Run]
ROOT = Path(__file__).parents[2]


def test_rule_pages_are_fresh() -> None:
    assert write_pages(ROOT, dry_run=True) == []


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("Écrivez un <button>.", "Écrivez un `<button>`."),
        ('Ajoutez <label for="…">, puis </label>.', 'Ajoutez `<label for="…">`, puis `</label>`.'),
        ("Commencez par <!DOCTYPE html>.", "Commencez par `<!DOCTYPE html>`."),
        ("Un id_for_label, *jamais* `a_b`.", r"Un id\_for\_label, \*jamais\* `a_b`."),
        ("Si 2 < 3 et 4 > 3", "Si 2 &lt; 3 et 4 > 3"),
    ],
)
def test_a_text_is_shown_as_it_is_said(told: str, written: str) -> None:
    assert escaped(told) == written


def test_no_tag_of_a_rule_page_is_obeyed_nor_read_with_its_escape() -> None:
    code = re.compile(r"^(?:> )?(`{3,}).*?^(?:> )?\1$|`[^`\n]+`|<!--.*?-->", re.M | re.S)
    prose = {path: code.sub("", text) for path, text in generated(ROOT) if path.endswith(".md")}
    assert [path for path, text in prose.items() if re.search(r"\\?<\S", text)] == []


def test_a_lesson_lists_the_rules_that_it_does_not_name_itself() -> None:
    listed = dict(generated(ROOT))["course/generated/rules-of/fr/04-accessibility/03-images.md"]
    lines = [line for line in listed.split("\n") if "](../rules/" in line]
    assert listed.startswith(f'??? note "{len(lines)} autres règles' if len(lines) > 6 else "D’autres règles")
    assert {line.startswith("    - ") for line in lines} == {len(lines) > 6}
    assert "img-alt-missing.md" not in listed
    assert "animated-image.md" in listed


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
