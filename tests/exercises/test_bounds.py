"""What an answer writes is bounded before the judge works it out: a line of text takes neither its memory nor its hour."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from grading.exercise import Exercise
from grading.hearing import Bench
from grading.judge import BROKEN, FIRST_LOSS

from tests.limits import no_hang

DIGEST = "30 8 * * 1-5 flask --app app digest\n"
CRONTABS = {
    "minutes without end": "1-999999999 * * * * flask --app app digest\n",
    "hours without end": "0 0-99999999 * * * flask --app app digest\n",
    "days from far below": "0 0 -99999999-3 * * flask --app app digest\n",
    "a step in too wide a range": "0-99999999/7 * * * * flask --app app digest\n",
    "twenty thousand lines": "* * * * * flask --app app digest\n" * 20_000,
}


@pytest.mark.turns(2)
@pytest.mark.parametrize("lines", CRONTABS.values(), ids=CRONTABS)
def test_crontab_that_asks_too_much_is_refused(lines: str, tmp_path: Path) -> None:
    (exercise,) = (one for one in Exercise.all() if one.id.startswith("e16"))
    answer = tmp_path / "answer"
    shutil.copytree(exercise.folder / "solution", answer)
    (answer / "crontab").write_text(DIGEST + lines, encoding="utf-8")
    with no_hang(), Bench() as bench:
        judgement = bench.judge(exercise, answer, asked=FIRST_LOSS)
    assert judgement.outcomes[-1].state == BROKEN
    assert "crontab" in judgement.outcomes[-1].message.en
