"""What a person sees is what is judged: a sign that nobody sees, or that turns text round, earns nothing and is named."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from grading.checks import Failed
from grading.exercise import Exercise
from grading.hearing import Bench
from grading.judge import FAILED
from grading.unseen import as_seen, unseen_in
from grading.yaml_data import read

UNSEEN = [
    *"\0\x07\x08\x0b\x0c\x1b\x7f\x85\x9b\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2062\u2066\u2067\u2068\u2069",
    *"\ufeff\ufff9\ufe00\ufe0f\u034f\u115f\u3164\uffa0\u2800\u180b\u200c\u200d\U000e0041\U000e0100\U0001d173",
]
SEEN = [
    "Direction de l’accueil\nà l’étage\tdeux",
    "la\u202fligne\u00a0: oui",
    "می\u200cخواهم",
    "क्\u200dष",
    "👩\u200d🔧 ❤\ufe0f",
    "accueil",
    "e\u0301tage",
    "Жанна, 老邻居, جلس",
]


@pytest.mark.parametrize("sign", UNSEEN, ids=[f"{ord(one):04X}" for one in UNSEEN])
def test_sign_that_nobody_sees_is_named_in_both_languages(sign: str) -> None:
    for data in (f"a{sign}b", [{"a": f"Hugo{sign}Blin"}], {f"a{sign}b": 1}):
        with pytest.raises(Failed) as failed:
            as_seen("registre.yml", data)
        assert all(f"U+{ord(sign):04X}" in one for one in (failed.value.message.fr, failed.value.message.en))


@pytest.mark.parametrize("text", SEEN)
def test_text_of_every_script_is_left_as_it_is(text: str) -> None:
    assert unseen_in(text) is None
    assert as_seen("a", {"a": (text, 1, None)}) == {"a": (text, 1, None)}


def test_soft_hyphen_hides_no_word() -> None:
    assert read("a.yml", "a: Hu\u00adgo Bl\u00adin") == {"a": "Hugo Blin"}


@pytest.mark.parametrize("value", ['"a\\u202Eb"', '"a\\eb"', "a\u200bb", '"a\\u2067 12 34"'])
def test_value_of_yaml_is_what_people_read(value: str) -> None:
    with pytest.raises(Failed, match="invisible"):
        read("registre.yml", f"a: {value}")
    assert read("registre.yml", f"\ufeffa: b # {value}") == {"a": "b"}


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    with Bench() as one:
        yield one


TURNED = [
    ("e22", "registre.yml", "Service des aides", "Service des aides, \u202enilB oguH\u202c"),
    ("e22", "registre.yml", "Appeler le 01 99 00 12 34", "Appeler le \u202e01 99 00 12 34\u202c"),
    ("e22", "registre.yml", "Appeler le 01 99 00 12 34", "Appeler le \u206701 99 00 12 34\u2069"),
    ("e22", "registre.yml", "Service des aides", "Service des aides, Hu\u200bgo Bl\u200bin"),
    ("e22", "registre.yml", "Service des aides", "Service des aides, Hu\u00adgo Bl\u00adin"),
    ("e14", "lettre.txt", "le", "\u202eel\u202c"),
    ("e14", "lettre.txt", "le", "l\u200be"),
    ("e03", "menu.py", "message", "mes\u200bsage"),
    ("e21", "droits.py", "vous ", "vous \u202d"),
    ("e01", "lecture.py", "Rien ne relie", "Rien ne \u202erelie"),
]


@pytest.mark.parametrize(("number", "file", "was", "becomes"), TURNED)
def test_answer_that_shows_something_else_costs_points(
    bench: Bench, number: str, file: str, was: str, becomes: str, tmp_path: Path
) -> None:
    exercise = next(one for one in Exercise.all() if one.id.startswith(number))
    shutil.copytree(exercise.folder / "solution", tmp_path / "answer")
    path = tmp_path / "answer" / file
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, becomes), encoding="utf-8")
    assert any(one.state == FAILED for one in bench.judge(exercise, tmp_path / "answer").outcomes)
