"""Without --jobs, a run takes what the machine gives it: not the processors that a container may not use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from guichet.engine import machine


@pytest.fixture
def group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(machine, "_GROUP", tmp_path)
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: set(range(64)), raising=False)
    return tmp_path


@pytest.mark.parametrize(
    ("share", "memory", "number"),
    [
        ("200000 100000", "64000000000", 2),
        ("150000 100000", "64000000000", 2),
        ("50000 100000", "64000000000", 1),
        ("400000 100000", "900000000", 2),
        ("400000 100000", "100000000", 1),
    ],
)
def test_a_container_gives_its_share(group: Path, share: str, memory: str, number: int) -> None:
    (group / "cpu.max").write_text(f"{share}\n", encoding="ascii")
    (group / "memory.max").write_text(f"{memory}\n", encoding="ascii")
    assert machine.processes() == number


@pytest.mark.parametrize("share", ["max 100000", "", "x", "0 0"])
def test_what_says_nothing_bounds_nothing(group: Path, monkeypatch: pytest.MonkeyPatch, share: str) -> None:
    (group / "cpu.max").write_text(share, encoding="ascii")
    monkeypatch.setattr(machine, "_memory", lambda: 0)
    assert machine.processes() == 64
