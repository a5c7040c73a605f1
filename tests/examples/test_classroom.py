"""The class set-ups are run: their own lines, on a scratch hand-in, with the checkout in the place of the clone."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from tests.turns import is_drawn

ROOT = Path(__file__).parents[2]
CLASSROOM = ROOT / "examples" / "classroom"
EXERCISE = "e00_first_step"


def graded(host: int) -> pytest.MarkDecorator:
    """A right answer and one that is only begun, one of them on one of the two hosts at each commit."""
    answers = [("solution", True), ("start", False)]
    return pytest.mark.parametrize(
        ("answer", "whole"),
        [
            pytest.param(*one, marks=[pytest.mark.audit] * (not is_drawn(2 * host + rank, 4)))
            for rank, one in enumerate(answers)
        ],
    )


def recipe(name: str, schema: str) -> Any:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(CLASSROOM / name)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    return yaml.safe_load((CLASSROOM / name).read_text(encoding="utf-8"))


def small_guichet(target: Path) -> Path:
    """The graders and one exercise."""
    source = ROOT / "exercises"
    for name in ("grading", EXERCISE):
        ignored = shutil.ignore_patterns("answer", "__pycache__")
        shutil.copytree(source / name, target / "exercises" / name, ignore=ignored)
    for name in ("conftest.py", "pytest.ini"):
        shutil.copyfile(source / name, target / "exercises" / name)
    return target


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A PATH where python is this one, and pip accepts the graders (already installed here) and nothing else."""
    folder = tmp_path / "tools"
    folder.mkdir()
    (folder / "pip").write_text(
        '#!/bin/sh\ncase "$*" in "install --editable "*"guichet[exercises"*) exit 0 ;; esac\nexit 9\n', encoding="utf-8"
    )
    (folder / "apt-get").write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    (folder / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    for tool in folder.iterdir():
        tool.chmod(0o755)
    return folder


def run(lines: list[str], folder: Path, tools: Path, **variables: str) -> int:
    return said(lines, folder, tools, **variables).returncode


def said(lines: list[str], folder: Path, tools: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the lines one after the other, up to the one that fails: its status, and all that was said."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "PYTHONPATH"))}
    environment |= {"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"} | variables
    told = ""
    for line in lines:
        done = subprocess.run(
            ["bash", "-e", "-c", line], cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        told += done.stdout
        if done.returncode:
            break
    return subprocess.CompletedProcess(lines, done.returncode, told)


@graded(0)
def test_github_classroom(tmp_path: Path, tools: Path, answer: str, whole: bool) -> None:
    workflow = recipe("github.yml", "vendor.github-workflows")
    steps = workflow["jobs"]["grade"]["steps"]
    work = tmp_path / "work"
    small_guichet(work / "guichet")
    shutil.copytree(ROOT / "exercises" / EXERCISE / answer, work / "hand-in" / EXERCISE)
    lines = [step["run"] for step in steps if "run" in step]
    done = said(lines, work, tools, **workflow["env"])
    assert done.returncode == 0
    sheet = json.loads((work / "grades.json").read_text(encoding="utf-8"))
    assert (sheet["origin"], sheet["exercises"][0]["state"] == "complete") == ("re-run", whole)
    (report,) = re.findall(r"^::notice title=Autograding report::(.*)$", done.stdout, re.M)
    told = json.loads(report)
    assert told["maxPoints"] == sheet["exercises"][0]["out_of"] > 0
    assert (told["totalPoints"] == told["maxPoints"]) == whole
    (stopped,) = re.findall(r"^::stop-commands::(\w{32})$", done.stdout, re.M)
    assert done.stdout.index(f"::{stopped}::") < done.stdout.index("::notice")
    assert workflow["permissions"] == {"contents": "read"}
    assert all(step["uses"].startswith("actions/") for step in steps if "uses" in step)


@graded(1)
def test_gitlab(tmp_path: Path, tools: Path, answer: str, whole: bool) -> None:
    job = recipe("gitlab.yml", "vendor.gitlab-ci")["grade"]
    source = small_guichet(tmp_path / "source")
    commit = "git init -q && git add -A && git -c user.name=a -c user.email=a@b.c commit -qm x"
    subprocess.run(commit, shell=True, cwd=source, check=True)
    project = tmp_path / "group" / "learner-one"
    shutil.copytree(ROOT / "exercises" / EXERCISE / answer, project / EXERCISE)
    status = run(job["script"], project, tools, GUICHET_REPOSITORY=source.as_uri(), **job["variables"])
    assert (status == 0) == whole
    (kept,) = job["artifacts"]["paths"]
    sheet = json.loads((project / kept).read_text(encoding="utf-8"))
    assert (sheet["learner"], sheet["origin"]) == ("learner-one", "re-run")
    root = ET.parse(project / job["artifacts"]["reports"]["junit"]).getroot()
    suite = root if root.tag == "testsuite" else root[0]
    assert int(suite.get("tests", "0")) > 1
    assert (suite.get("failures") == "0") == whole
