"""The linter on services as people write them: flawed files are found, their benign twins are let be.

Each folder of `catalogue/` is a category. A file, or a folder when it takes several, says on a first line what is
expected: `expect: rule-name[, rule-name]` (any of them), or `expect: nothing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.core.findings import Finding
from guichet.engine.run import check

CATALOGUE = Path(__file__).parent / "catalogue"
CATEGORIES = sorted(folder.name for folder in CATALOGUE.iterdir() if folder.is_dir())
FAMILIES = ("dark_patterns", "data_ethics", "alternatives")
EXPECT = re.compile(r"expect: ([a-z][a-z0-9-]*(?:, [a-z][a-z0-9-]*)*)")


MISSED = frozenset(
    {
        "availability/flawed_context_processor_closes_button",
        "chance/flawed_sql_newid",
        "urgency/flawed_htmx_poll_fake_viewers",
    }
)
"""Flaws that are not found yet: each that is must be taken out of here."""


@dataclass(frozen=True)
class Case:
    """One file or small project, and the rules of which at least one must speak; none for a benign twin."""

    path: Path
    expected: frozenset[str]

    @property
    def name(self) -> str:
        return str(self.path.relative_to(CATALOGUE))

    def findings(self) -> list[Finding]:
        families = (*FAMILIES, "accessibility") if self.name.startswith("accessibility") else FAMILIES
        return check(
            [str(self.path)],
            Config(select=families, include=("*",), status={"tests/linter": "living"}),
            jobs=1,
            use_cache=False,
        ).findings


def expectation(path: Path) -> frozenset[str]:
    files = sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
    for file in files:
        first = file.read_text(encoding="utf-8").split("\n", 1)[0]
        if match := EXPECT.search(first):
            return frozenset(match[1].split(", ")) - {"nothing"}
    raise AssertionError(f"{path} does not say what is expected")


def cases(category: str) -> Iterator[Case]:
    for path in sorted((CATALOGUE / category).iterdir()):
        yield Case(path, expectation(path))


@pytest.mark.parametrize("category", CATEGORIES)
def test_category_is_large_enough(category: str) -> None:
    found = list(cases(category))
    assert sum(bool(case.expected) for case in found) >= 8
    assert sum(not case.expected for case in found) >= 8


@pytest.mark.turns(2)
@pytest.mark.parametrize("category", CATEGORIES)
def test_flaws_are_found(category: str) -> None:
    flawed = [case for case in cases(category) if case.expected]
    missed = [
        f"{case.name}: {sorted(case.expected)}, got {sorted({f.rule for f in case.findings()})}"
        for case in flawed
        if not case.expected & {finding.rule for finding in case.findings()}
    ]
    known = {one for one in MISSED if one.startswith(f"{category}/")}
    assert {line.partition(":")[0] for line in missed} == known, "\n".join(missed)


@pytest.mark.turns(2)
@pytest.mark.parametrize("category", CATEGORIES)
def test_benign_twins_are_let_be(category: str) -> None:
    twins = [case for case in cases(category) if not case.expected]
    accused = [
        f"{case.name}: {finding.rule} at line {finding.position.line}"
        for case in twins
        for finding in case.findings()
        if finding.certainty == "violation"
    ]
    assert accused == []
