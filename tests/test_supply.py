"""Where what is installed comes from: hashes, digests, licences, what a release is made of."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
WORKFLOWS = [*sorted((ROOT / ".github" / "workflows").glob("*.yml")), ROOT / "action.yml"]
FREE = set(
    "MIT BSD-2-Clause BSD-3-Clause Apache-2.0 MPL-2.0 PSF-2.0 CC0-1.0 etalab-2.0 OFL-1.1 LGPL-2.1-or-later GPL-2.0-or-later".split()
)
"""GPL and LGPL: pylint and astroid, which are installed beside guichet, and of which it carries nothing."""
UNPINNED = {"pypa/gh-action-pypi-publish"}
TOLD = tomllib.loads((ROOT / ".ci" / "licences.toml").read_text(encoding="utf-8"))


def bill(what: str) -> str:
    command = [sys.executable, str(ROOT / ".ci" / "bill.py"), what]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def pins(name: str) -> dict[str, set[str]]:
    """The hashes of each pinned package, by its name and version."""
    found: dict[str, set[str]] = {}
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if pinned := re.match(r"[\w.-]+==[^\s;]+", line):
            last = found.setdefault(pinned[0], set())
        elif digest := re.search(r"--hash=sha256:([0-9a-f]{64})\b", line):
            last.add(digest[1])
    return found


def names(name: str) -> set[str]:
    return {one.partition("==")[0] for one in pins(name)}


def needs(group: str = "") -> Iterator[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for need in project["optional-dependencies"][group] if group else project["dependencies"]:
        yield re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", need)[0]).lower()


def test_every_package_is_pinned_with_its_hashes() -> None:
    everything, linter = pins("constraints.txt"), pins(".ci/linter.txt")
    assert all(everything.values())
    assert all(everything[one] == hashes for one, hashes in linter.items())
    assert set(needs()) <= names(".ci/linter.txt")
    for name in (".ci/exercises.txt", ".ci/browser.txt"):
        assert all(everything[one] == hashes for one, hashes in pins(name).items())
    assert {*needs(), *needs("exercises")} <= names(".ci/exercises.txt")
    assert set(needs("browser")) <= names(".ci/browser.txt")
    assert {one for group in ("browser", "course", "exercises", "lsp", "dev") for one in needs(group)} - {
        "guichet-lint"
    } <= names("constraints.txt")


def test_nothing_is_installed_without_its_hash() -> None:
    """But the project itself, which is built with what was installed."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "LOCKED := $(PIP) --only-binary :all: --require-hashes" in text
    assert "OURS := $(PIP) --no-deps --no-build-isolation" in text
    assert (text.count("pip install"), text.count("$(PIP)")) == (1, 2), "another way to install"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_named_by_their_digest(path: Path) -> None:
    for line in re.findall(r"uses: (.*)", path.read_text(encoding="utf-8")):
        name, _, rest = line.partition("@")
        if name in UNPINNED:
            assert name in (ROOT / "SECURITY.md").read_text(encoding="utf-8")
        else:
            assert re.fullmatch(r"[0-9a-f]{40} # v\d+\.\d+\.\d+", rest), line


@pytest.mark.parametrize(
    "path", [*WORKFLOWS[:-1], ROOT / "examples" / "classroom" / "github.yml"], ids=lambda one: one.name
)
def test_only_a_job_that_needs_it_may_write(path: Path) -> None:
    workflow: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert workflow["permissions"]["contents"] == "read"
    assert "checks" not in path.read_text(encoding="utf-8").partition("jobs:")[0]
    for job in workflow["jobs"].values():
        if set((job.get("permissions") or {}).values()) & {"write"}:
            ran = " ".join(step.get("run", "") for step in job["steps"])
            assert "make test" not in ran, "code of others runs where nothing can be written"


def test_licences_are_listed_and_known() -> None:
    page = bill("licences")
    assert (ROOT / "docs" / "licences.md").read_text(encoding="utf-8") == page, "make licences"
    said = [line.split("|")[-2].strip() for line in page.splitlines() if line.startswith("| ") and "---" not in line]
    words = {word for one in said if one != "licence" for word in re.split(r" AND | OR ", one)}
    assert words <= FREE, words - FREE


def test_every_table_made_from_the_work_of_others_is_listed() -> None:
    listed = {one["file"] for one in TOLD["tables"]}
    assert [one for one in listed if not (ROOT / one).is_file()] == []
    held = {
        path.relative_to(ROOT).as_posix()
        for kind in ("json", "tsv", "csv", "txt")
        for path in (ROOT / "linter" / "guichet").rglob(f"*.{kind}")
    }
    assert held <= listed


def test_what_a_release_is_made_of() -> None:
    made = json.loads(bill("sbom"))
    assert made == json.loads(bill("sbom")), "the same release, the same bill"
    known = {made["metadata"]["component"]["bom-ref"], *(one["bom-ref"] for one in made["components"])}
    assert {one["ref"] for one in made["dependencies"]} == known
    assert all(set(one["dependsOn"]) <= known for one in made["dependencies"])
    assert {one["name"] for one in made["components"]} >= set(needs())
    assert "hatchling" not in {one["name"] for one in made["components"]}
    assert all(one["licenses"] and one["externalReferences"][0]["hashes"] for one in made["components"])


@pytest.mark.parametrize("words", ["7 jours", "7 days", "30 jours", "30 days", "../../security/advisories/new"])
def test_security_is_promised_in_both_languages(words: str) -> None:
    assert words in (ROOT / "SECURITY.md").read_text(encoding="utf-8").replace("\u00a0", " ")
