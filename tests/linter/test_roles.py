"""What part a piece of Python plays is told by more than its name; what tests draw is drawn for nobody."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.engine.catalogue import rule_named
from guichet.engine.dispatch import Rules, check_file
from guichet.reading.project.project import Project

DRAW = """import random


def préparer():
    créneaux = [Créneau(jour=n) for n in range(10)]
    for créneau in random.sample(créneaux, 3):
        créneau.publier()
"""
TEST = f"{DRAW}\n\ndef test_publier():\n    préparer()\n"


def accused(files: dict[str, str], rule: str = "slot-release-random") -> list[str]:
    project = Project(sorted(files), Config(), {path: Source(path, text) for path, text in files.items()})
    rules = Rules([rule_named(rule)])
    return [found.path for path in project.paths for found in check_file(path, rules, project)]


@pytest.mark.parametrize(
    "files",
    [
        {"service/tests/test_rdv.py": TEST},
        {"service/rdv_test.py": TEST},
        {"service/tests.py": f"{DRAW}\n\nclass TestRdv:\n    pass\n"},
        {"tests/aide.py": DRAW, "tests/test_rdv.py": "def test_rdv():\n    assert 1\n"},
        {"service/tests/créneaux.py": DRAW, "service/tests/conftest.py": "x = 1\n"},
    ],
)
def test_a_draw_in_tests_accuses_nobody(files: dict[str, str]) -> None:
    assert accused(files) == []


@pytest.mark.parametrize(
    "path", ["service/rdv.py", "service/test_rdv.py", "service/tests/rdv.py", "service/testing/rdv.py", "latest/rdv.py"]
)
def test_a_name_alone_excuses_nothing(path: str) -> None:
    assert accused({path: DRAW}) == [path]


def test_what_tests_read_is_no_test() -> None:
    files = {"tests/données/rdv.py": DRAW, "tests/test_rdv.py": "def test_rdv():\n    assert 1\n"}
    assert accused(files) == ["tests/données/rdv.py"]
