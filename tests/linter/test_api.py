"""What programs may rely on: typed findings, under the configuration that the command would use."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import guichet
import pytest
from guichet import api

from tests.linter.conftest import Run

Guichet = Callable[..., Run]
ROOT = Path(__file__).parents[2]
IMG = '<!doctype html><html lang="fr"><head><title>Plan</title></head><body><main><h1>Plan</h1>\n<img src="plan.png"></main></body></html>\n'


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page without the text of its image, in the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text(IMG, encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("service")
def test_paths_give_typed_findings() -> None:
    result = api.check(["page.html"], select=["img-alt-missing"])
    (finding,) = result.findings
    assert isinstance(finding, api.Finding)
    assert (finding.rule, finding.path, finding.position.line) == ("img-alt-missing", "page.html", 2)
    assert finding.severity is api.Severity.CRITICAL
    assert finding.message.of("fr") != finding.message.of("en")
    assert result.violations == result.findings
    assert (result.reviews, result.files, result.suppressed, result.accepted) == ((), 1, 0, 0)
    assert not (Path.cwd() / ".guichet_cache").exists()


def test_the_api_says_what_the_command_says(service: Path, guichet: Guichet) -> None:
    (service / "pyproject.toml").write_text(
        '[tool.guichet]\nignore = ["plain_language"]\nlang = "fr"\n', encoding="utf-8"
    )
    command = guichet("check", "--no-cache", "--format", "json", "page.html").json
    assert json.loads(api.check(["page.html"]).report("json")) == command
    assert json.loads(api.check_text(IMG, "page.html").report("json"))["findings"] == command["findings"]


def test_the_configuration_of_a_folder_holds(service: Path) -> None:
    (service / "pyproject.toml").write_text('[tool.guichet]\nignore = ["img-alt-missing"]\n', encoding="utf-8")
    rules = {one.rule for one in api.check_text(IMG).findings}
    assert "img-alt-missing" not in rules
    assert "img-alt-missing" in {one.rule for one in api.check_text(IMG, isolated=True).findings}
    elsewhere = service / "elsewhere"
    elsewhere.mkdir()
    assert "img-alt-missing" not in {one.rule for one in api.check_text(IMG, folder=elsewhere).findings}


@pytest.mark.usefixtures("service")
@pytest.mark.parametrize("wrong", [{"select": ["no-such"]}, {"ignore": ["no-such"]}])
def test_bad_usage_is_said_in_both_languages(wrong: dict[str, list[str]]) -> None:
    with pytest.raises(api.UsageError, match="no-such") as raised:
        api.check_text(IMG, **wrong)
    assert raised.value.text.of("fr") != raised.value.text.of("en")
    with pytest.raises(api.UsageError):
        api.check(["missing.html"])


@pytest.mark.usefixtures("service")
def test_a_result_without_reviews_reports_none() -> None:
    text = IMG.replace("<img", '<p>Appelez le <a href="tel:+33199005678">01 99 00 56 78</a>.</p><img')
    result = api.check_text(text)
    assert result.reviews
    certain = result.without_reviews()
    assert certain.findings == result.violations
    assert result.reviews[0].message.of("en") not in certain.report("text", "en")


def test_a_workspace_sees_unsaved_texts_and_layouts(service: Path) -> None:
    (service / "base.html").write_text("<html><body>{% block main %}{% endblock %}</body></html>", encoding="utf-8")
    child = '{% extends "base.html" %}{% block main %}<p>Bonjour.</p>{% endblock %}'
    (service / "child.html").write_text(child, encoding="utf-8")
    workspace = api.Workspace(service, select=["img-alt-missing"])
    path = (service / "page.html").as_posix()
    assert [one.rule for one in workspace.check(path, IMG)] == ["img-alt-missing"]
    assert workspace.check(path, IMG.replace("<img", '<img alt="Plan"')) == ()
    assert workspace.rule(workspace.rule("img-alt-missing").code).name == "img-alt-missing"
    with pytest.raises(KeyError):
        workspace.rule("no-such")


@pytest.mark.usefixtures("service")
def test_rules_and_their_pages() -> None:
    rules = {rule.name: rule for rule in api.rules()}
    assert "img-alt-missing" in rules
    assert api.explain(rules["img-alt-missing"], "fr").startswith(f"# {rules['img-alt-missing'].title.fr}")


def test_what_is_public_is_named_documented_and_typed() -> None:
    assert api.__all__ == sorted(api.__all__)
    assert (Path(guichet.__file__).parent / "py.typed").is_file()
    for name in api.__all__:
        assert getattr(api, name).__doc__ or name in {"Lang", *(one for one in api.__all__ if one.endswith("_rule"))}
    assert "private" in (api.__doc__ or "")
    assert "private" in (guichet.__doc__ or "")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_public_name_is_on_the_page(lang: str) -> None:
    page = (ROOT / f"course/docs/{lang}/agency/extend.md").read_text(encoding="utf-8")
    assert [name for name in api.__all__ if f"`{name}`" not in page] == []


@pytest.mark.turns(6)
def test_a_program_that_uses_it_is_checked_by_mypy(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "from guichet.api import Finding, Result, check_text\n"
        'result: Result = check_text("<p>x</p>")\n'
        "first: Finding = result.findings[0]\n"
        "wrong: int = first.message\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "mypy", "--config-file=", "--follow-imports=silent", "--cache-dir", str(tmp_path / "cache"), str(program)]  # fmt: skip
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert next(line for line in run.stdout.splitlines() if "error" in line).startswith("program.py:4: error"), (
        run.stdout
    )
    assert "Found 1 error" in run.stdout


@pytest.mark.parametrize(
    "path", ["linter/guichet/testing.py", "linter/guichet/hosts/lsp.py", "exercises/grading/linter.py"]
)
def test_our_own_hosts_check_through_it(path: str) -> None:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert "api" in imported
    assert "guichet.engine.run" not in modules


def test_the_example_plugin_needs_nothing_private() -> None:
    for path in (ROOT / "examples" / "agency").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert {one for one in modules if one and one.startswith("guichet")} <= {"guichet.api", "guichet.testing"}, path


def test_each_file_is_checked_under_the_nearest_configuration(tmp_path: Path) -> None:
    flaw = "<p>\n<img src='été.png'>\n</p>\n"
    for name, text in {
        "guichet.toml": 'select = ["img-alt-missing"]\n',
        "a.html": flaw,
        "app/guichet.toml": 'extend = "../guichet.toml"\nignore = ["img-alt-missing"]\n',
        "app/b.html": flaw,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = api.check([tmp_path], folder=tmp_path)
    assert [Path(one.path).name for one in found.findings] == ["a.html"]
    assert found.files == 2
