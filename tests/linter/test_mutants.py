"""Random damage to the heart of the linter must be noticed: by the rules' own examples, the catalogue and the nouns' tests."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.exercises.mutants import Mutant, mutants_of
from tests.limits import HANG

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "linter" / "guichet"
MODULES = [
    "reading/templates/branches.py", "reading/templates/truth.py", "reading/templates/composer.py", "reading/templates/masking.py",
    "reading/python/origins.py", "reading/python/definitions.py", "reading/python/conditions.py", "done/offered/channels.py",
    "done/acts/python/refusals.py", "done/acts/python/choices.py", "done/grounds/clock.py",
]  # fmt: skip
PER_MODULE = 30
KILLED = 0.9
JUDGES = [
    "tests/linter/test_rules.py", "tests/linter/test_catalogue.py", "tests/linter/test_composition.py", "tests/linter/test_truth.py",
    "tests/linter/test_masking.py", "tests/linter/done",
]  # fmt: skip


def sample(module: str, folder: Path) -> list[Mutant]:
    """Some mutants of one module, the same ones for the same text."""
    folder.mkdir()
    shutil.copy(PACKAGE / module, folder)
    found = mutants_of(folder)
    return random.Random(module).sample(found, min(PER_MODULE, len(found)))


def survives(copy: Path, module: str, mutant: Mutant) -> bool:
    """Whether every judge still passes with the damage in place."""
    place = copy / "guichet" / module
    whole = place.read_text(encoding="utf-8")
    place.write_text(mutant.text, encoding="utf-8")
    try:
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *JUDGES]
        first = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
        return (
            subprocess.run(command, cwd=ROOT, env=first, capture_output=True, timeout=HANG, check=False).returncode == 0
        )
    except subprocess.TimeoutExpired:
        return False
    finally:
        place.write_text(whole, encoding="utf-8")


@pytest.mark.audit
@pytest.mark.parametrize("module", MODULES)
def test_damage_is_noticed(module: str, tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "copy" / "guichet", ignore=shutil.ignore_patterns("__pycache__"))
    mutants = sample(module, tmp_path / "one")
    alive = [mutant.label for mutant in mutants if survives(tmp_path / "copy", module, mutant)]
    assert len(alive) <= (1 - KILLED) * len(mutants), alive


def test_the_heart_is_where_it_is_said() -> None:
    assert [module for module in MODULES if not (PACKAGE / module).is_file()] == []
