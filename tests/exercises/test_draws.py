"""What a grader draws: the same for one answer on one machine, and known to nobody who writes an answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from grading import hearing, signing
from grading.exercise import Exercise
from grading.hearing import Bench
from grading.judge import FIRST_LOSS

LABELS = Exercise.at(Path(hearing.ROOT) / "e05_labels")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What judges are told to draw from."""
    told: list[str] = []
    heard = Bench._hear

    def hear(self: Bench, exercise: Exercise, process: object, order: dict[str, str]) -> object:
        told.append(order["draw"])
        return heard(self, exercise, process, order)  # type: ignore[arg-type]

    monkeypatch.setattr(Bench, "_hear", hear)
    return told


def written(folder: Path, text: str) -> Path:
    """An answer of one page."""
    folder.mkdir()
    (folder / "formulaire.html").write_text(text, encoding="utf-8")
    return folder


def another_key(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    """As on another machine."""
    monkeypatch.setenv(signing.VARIABLE, str(place / "grades.key"))


def test_draws_are_those_of_an_answer_on_a_machine(
    drawn: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = written(tmp_path / "one", "<p>1"), written(tmp_path / "other", "<p>2")
    again = written(tmp_path / "again", "<p>1")
    for folder in (one, again):
        with Bench() as bench:
            bench.judge(LABELS, folder, asked=FIRST_LOSS)
    with Bench() as bench:
        bench.judge(LABELS, other, asked=FIRST_LOSS)
        bench.judge(LABELS, one, "7", asked=FIRST_LOSS)
        another_key(monkeypatch, tmp_path / "elsewhere")
        bench.judge(LABELS, one, asked=FIRST_LOSS)
    assert drawn[0] == drawn[1]
    assert len(set(drawn)) == 4


def test_without_a_key_draws_are_those_of_a_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    another_key(monkeypatch, tmp_path / "file")
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    first = signing.drawn("e05")
    assert signing.drawn("e05") == first
    monkeypatch.setattr(signing, "OF_THIS_PROCESS", bytes(signing.SIZE))
    assert signing.drawn("e05") != first


def test_a_key_that_was_handed_in_draws_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    another_key(monkeypatch, tmp_path / "class" / "eve")
    known = signing.drawn("e05")
    assert signing.drawn("e05", away_from=tmp_path / "class") != known
    (tmp_path / "class" / "eve" / "grades.key").chmod(0o644)
    assert signing.drawn("e05") != known


def test_those_who_have_no_home_have_draws_and_no_signature(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("no home")

    for name in (signing.VARIABLE, "XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert signing.drawn("e05") == signing.drawn("e05")
    with pytest.raises(signing.NoKey):
        signing.signed({})
    assert not signing.is_signed({})
