"""The pylint plugin says what the command says, once each, however pylint is run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

pytestmark = pytest.mark.turns(4)

SHUT = '''"""Views."""
from datetime import datetime
from flask import Flask, abort
app = Flask(__name__)


@app.get("/rendez-vous")
def book():
    """Book."""
    if datetime.now().hour < 3:
        abort(503)
    return "créneaux"
'''
FILES = {
    "service/__init__.py": "",
    "service/views.py": SHUT,
    "service/other.py": '"""Nothing here."""\nX = 1  # pylint: disable=img-alt-missing\n',
    "templates/a.html": '<p>é</p>\n<img src="a">\n',
    "templates/b.html": '<img src="b">\n',
    "pyproject.toml": '[tool.guichet]\nselect = ["img-alt-missing", "office-hours-gate"]\nlang = "fr"\n[tool.pylint.guichet]\nguichet-templates = ["templates"]\n',
}
OURS = ("--disable=all", "--enable=img-alt-missing,office-hours-gate")
"""What is asked of pylint: its own checks of a module that imports Flask take ten times ours."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def pylint(
    project: Path, *argv: str, asked: Sequence[str] = OURS, stdin: str | None = None
) -> list[tuple[str, str, int, int]]:
    command = [
        sys.executable,
        "-m",
        "pylint",
        "--load-plugins=guichet",
        "--output-format=json2",
        *asked,
        *argv,
    ]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, input=stdin, check=False)
    assert "Traceback" not in done.stderr
    messages = json.loads(done.stdout)["messages"]
    return sorted(
        (m["path"].replace("\\", "/"), m["symbol"], m["line"], m["column"])
        for m in messages
        if m["symbol"] in ("img-alt-missing", "office-hours-gate")
    )


def command(project: Path) -> list[tuple[str, str, int, int]]:
    done = subprocess.run(
        [sys.executable, "-m", "guichet", "check", "--format", "json", "--no-cache"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    return sorted((f["path"], f["rule"], f["line"], f["column"] - 1) for f in json.loads(done.stdout)["findings"])


@pytest.mark.parametrize(
    ("jobs", "asked"), [("-j1", OURS), ("-j2", OURS), ("-j1", ["--disable=C,R,E0401"])], ids=["-j1", "-j2", "all"]
)
def test_same_findings_as_the_command_once_each(project: Path, jobs: str, asked: Sequence[str]) -> None:
    found = pylint(project, jobs, "service", asked=asked)
    assert found == command(project)
    assert [symbol for _, symbol, _, _ in found] == ["office-hours-gate", "img-alt-missing", "img-alt-missing"]


def test_what_the_baseline_accepts_is_not_said_again(project: Path) -> None:
    settings = project / "pyproject.toml"
    named = settings.read_text(encoding="utf-8").replace("[tool.guichet]", '[tool.guichet]\nbaseline = "accepted.tsv"')
    settings.write_text(named, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "guichet", "baseline"], cwd=project, check=True, capture_output=True)
    assert pylint(project, "service") == []
    (project / "service/new.py").write_text(SHUT, encoding="utf-8")
    (project / "templates/new.html").write_text('<img src="new">', encoding="utf-8")
    assert [path for path, *_ in pylint(project, "service")] == ["service/new.py", "templates/new.html"]


def test_an_editor_sees_the_unsaved_text(project: Path) -> None:
    found = pylint(project, "--from-stdin", "service/other.py", stdin=FILES["service/other.py"])
    assert [symbol for _, symbol, _, _ in found] == ["img-alt-missing", "img-alt-missing"]


def test_pylint_disables_apply_to_modules(project: Path) -> None:
    text = SHUT.replace("hour < 3:", "hour < 3:  # pylint: disable=office-hours-gate")
    (project / "service/views.py").write_text(text, encoding="utf-8")
    assert [symbol for _, symbol, _, _ in pylint(project, "service")] == ["img-alt-missing", "img-alt-missing"]
    assert pylint(project, "service", asked=["--disable=C,R,E0401", "--disable=all"]) == []


def test_ignored_paths_are_ignored(project: Path) -> None:
    found = pylint(project, "--ignore-paths=templates/b.*", "service")
    assert [path for path, _, _, _ in found] == ["service/views.py", "templates/a.html"]


def spoken(project: Path, *argv: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pylint", "--load-plugins=guichet", *OURS, *argv]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    return subprocess.run(
        command, cwd=project, capture_output=True, text=True, check=False, env={**clean, **environment}
    )


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_the_name_of_a_template_forges_no_line(project: Path) -> None:
    (project / "templates" / "a\n::error::b.html").write_text('<p>\n<img src="été.png">\n</p>\n', encoding="utf-8")
    lines = spoken(project, "service").stdout.splitlines()
    assert any("b.html" in line for line in lines)
    assert not [line for line in lines if line.startswith("::error::")]


@pytest.mark.parametrize("jobs", ["-j1", "-j2"])
def test_templates_that_do_not_exist_are_one_sentence(project: Path, jobs: str) -> None:
    done = spoken(project, jobs, "--guichet-templates=nope", "service", LANG="fr_FR.UTF-8")
    assert done.returncode
    assert done.stderr.splitlines() == [
        "guichet: «\u00a0nope\u00a0» n’existe pas. Donnez un fichier ou un dossier à vérifier."
    ]


@pytest.mark.parametrize(
    ("lang", "word"), [("fr_FR.UTF-8", "ferme la démarche"), ("en_GB.UTF-8", "shuts the procedure")]
)
def test_messages_follow_the_locale(project: Path, lang: str, word: str) -> None:
    (project / "pyproject.toml").write_text('[tool.guichet]\nselect = ["office-hours-gate"]\n', encoding="utf-8")
    assert word in spoken(project, "service", LANG=lang, LC_ALL="").stdout
