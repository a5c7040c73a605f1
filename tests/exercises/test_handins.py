"""Hand-ins of a whole class: whatever one person hands in, the others keep their grades."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from grading import browser, grades, signing
from grading.exercise import ROOT, Exercise
from grading.hearing import judge_apart

from tests.learners import PLAIN

NAME = "e00_first_step"
EXERCISE = Exercise.at(ROOT / NAME)
FULL = sum(check.points for check in EXERCISE.checks)
pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and such names are those of POSIX"),
    pytest.mark.turns(2),
]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A folder that holds one exercise, and a folder of hand-ins in which amina and zoé did well."""
    target = tmp_path / "exercises"
    target.mkdir()
    for name in ("grading", NAME):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("answer"))
    for name in ("conftest.py", "pytest.ini"):
        shutil.copyfile(ROOT / name, target / name)
    for person in ("amina", "zoé"):
        hand_in(tmp_path, person)
    return tmp_path


def hand_in(course: Path, person: str) -> Path:
    """The right answer of one person."""
    return Path(shutil.copytree(EXERCISE.folder / "solution", course / "handed" / person / NAME))


def graded(
    course: Path, answers: str = "handed", lang: str = "en"
) -> tuple[subprocess.CompletedProcess[str], dict[str, int]]:
    """Grade the hand-ins: what was said, and the points written for each person."""
    command = [sys.executable, "-m", "pytest", "exercises", f"--answers={answers}", "--grades=class", f"--lang={lang}"]
    done = subprocess.run(
        command, cwd=course, env=os.environ | PLAIN, capture_output=True, text=True, encoding="utf-8", check=False
    )
    sheets = {file.stem: json.loads(file.read_bytes()) for file in (course / "class").glob("*.json")}
    assert all(map(signing.is_signed, sheets.values()))
    return done, {name: sheet["points"] for name, sheet in sheets.items()}


def name_in_latin_1(folder: Path) -> None:
    (folder / os.fsdecode(b"r\xe9ponse.txt")).write_text("Bonjour", encoding="utf-8")


def sparse_file_of_a_terabyte(folder: Path) -> None:
    with (folder / "film.mp4").open("wb") as film:
        film.truncate(1 << 40)


def pipe_that_nobody_writes(folder: Path) -> None:
    os.mkfifo(folder / "pipe.html")


def link_to_itself(folder: Path) -> None:
    (folder / "loop").symlink_to(folder / "loop")
    (folder / "up").symlink_to(folder.parent)


def seed_in_latin_1(folder: Path) -> None:
    (folder / ".seed").write_bytes(b"ann\xe9e")


def seed_that_is_a_pipe(folder: Path) -> None:
    os.mkfifo(folder / ".seed")


def name_that_a_terminal_obeys(folder: Path) -> None:
    for number in range(400):
        (folder / f"\x1b]0;{number}\x07\nzoé: 20").write_text("", encoding="utf-8")


HOSTILE: dict[Callable[[Path], None], int] = {
    name_in_latin_1: FULL,
    sparse_file_of_a_terabyte: 0,
    pipe_that_nobody_writes: FULL,
    link_to_itself: FULL,
    seed_in_latin_1: FULL,
    seed_that_is_a_pipe: FULL,
    name_that_a_terminal_obeys: 0,
}
"""What each person adds to a right answer, and the points that are left to them."""


def test_one_hand_in_loses_nobodys_grades(course: Path) -> None:
    """All of them in one class, each judged as if it were alone."""
    for add in HOSTILE:
        add(hand_in(course, add.__name__))
    done, points = graded(course)
    kept = {add.__name__: left for add, left in HOSTILE.items()}
    assert points == {"amina": FULL, **kept, "zoé": FULL}, done.stdout + done.stderr
    assert "INTERNALERROR" not in done.stdout + done.stderr
    assert "\x1b" not in done.stdout
    assert "\nzoé: 20" not in done.stdout


def test_names_of_people_lose_nobodys_grades(course: Path) -> None:
    latin, long = os.fsdecode(b"ren\xe9"), "n" * 252
    for person in (latin, long, "a\nzoé: 20", "::error file=x::y", "##[error]x"):
        hand_in(course, person)
    (course / "handed" / "loop").symlink_to("loop")
    done, points = graded(course)
    assert {name: points.get(name) for name in ("amina", "zoé", latin)} == dict.fromkeys(("amina", "zoé", latin), FULL)
    assert done.returncode == 1
    assert f"Grades of {long} not written" in done.stdout
    assert "recognised there: loop" in done.stdout
    assert not [line for line in done.stdout.splitlines() if line.lstrip().startswith(("::", "##"))]
    assert "\nzoé: 20" not in done.stdout


def test_folder_called_as_an_exercise_does_not_make_a_class_one_person_unsaid(course: Path) -> None:
    (course / "handed" / NAME).mkdir()
    done, _ = graded(course)
    assert "Not judged: amina, zoé." in done.stdout
    assert done.returncode == 1


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_folder_that_is_a_link_earns_nothing_and_is_said(course: Path, lang: str) -> None:
    handed = course / "handed"
    (handed / "person").symlink_to(handed / "amina")
    (handed / "exercise").mkdir()
    (handed / "exercise" / NAME).symlink_to(course / "exercises" / NAME / "solution")
    (handed / "answer" / NAME).mkdir(parents=True)
    (handed / "answer" / NAME / "answer").symlink_to(handed / "amina" / NAME)
    (handed / "inside").mkdir()
    (handed / "inside" / NAME).symlink_to(handed / "answer" / NAME)
    done, points = graded(course, lang=lang)
    assert points == {"amina": FULL, "zoé": FULL, "person": 0, "exercise": 0, "answer": 0, "inside": 0}
    sentence = {"fr": "«\u00a0{}\u00a0» est un lien, pas un dossier", "en": "“{}” is a link, not a folder"}[lang]
    for name in ("person", NAME, "answer"):
        assert sentence.format(name) in done.stdout
    assert done.returncode == 1


def test_link_that_is_named_to_the_grader_earns_nothing(course: Path) -> None:
    (course / "handed" / "eve").symlink_to("amina")
    done, points = graded(course, "handed/eve")
    assert points == {"eve": 0}, done.stdout
    assert "“eve” is a link" in done.stdout


def test_working_folder_that_is_a_link_earns_nothing(tmp_path: Path) -> None:
    (tmp_path / "answer").symlink_to(EXERCISE.folder / "solution")
    judgement = judge_apart(EXERCISE, tmp_path / "answer")
    assert judgement.points == 0
    assert judgement.outcomes[0].message
    assert "est un lien" in judgement.outcomes[0].message.fr


def test_grade_file_holds_whatever_an_answer_made_the_grader_say(tmp_path: Path) -> None:
    sheet = {"exercises": [{"checks": [{"actual": "\udce9 \ud800 é"}]}]}
    grades.write(tmp_path / "eve.json", sheet)
    assert json.loads((tmp_path / "eve.json").read_text(encoding="utf-8")) == sheet


@pytest.mark.xdist_group("browser")
@pytest.mark.skipif(not browser.is_available(), reason="no Chromium here")
def test_browser_that_an_answer_brought_down_opens_the_next_one(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<title>Mairie</title>", encoding="utf-8")
    code = """
import pathlib, sys
from grading import browser
for _ in range(2):
    with browser.visit(pathlib.Path(sys.argv[1]), "page.html", {}) as page:
        print(page.title())
    page.context.browser.close()
"""
    command = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["Mairie", "Mairie"], done.stderr


def test_seed_that_was_handed_in_is_no_command_to_type(tmp_path: Path) -> None:
    exercise = Exercise.at(ROOT / "e05_labels")
    (tmp_path / "e05_labels").mkdir()
    judgement = judge_apart(exercise, tmp_path / "e05_labels", "$(touch owned)")
    told = [one.try_.en for one in judgement.outcomes if one.try_ and "--seed" in one.try_.en]
    assert told
    assert all("--seed='$(touch owned)'" in one for one in told)


INTERRUPTED = """
def pytest_runtest_logreport(report):
    if report.when == "teardown" and "amina" in report.nodeid:
        raise KeyboardInterrupt
"""


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_who_was_not_reached_is_not_graded_and_has_no_grade(course: Path, lang: str) -> None:
    """Nobody has nought for a run that somebody stopped; whoever was judged keeps what was found."""
    with (course / "exercises" / "conftest.py").open("a", encoding="utf-8") as file:
        file.write(INTERRUPTED)
    done, points = graded(course, lang=lang)
    assert points.keys() == {"amina"}
    _, of_the_next = done.stdout.split("\nzoé\n")
    said = {"fr": "non noté, la correction", "en": "not graded, the run stopped before"}[lang]
    assert said in of_the_next
    assert "\N{NO-BREAK SPACE}/\N{NO-BREAK SPACE}20" not in of_the_next
    assert {"fr": "pas commencé", "en": "not started"}[lang] not in of_the_next
    assert {"fr": "réponses non notées, 1", "en": "answers not graded, 1"}[lang] in done.stdout
    assert f"{'Notes de' if lang == 'fr' else 'Grades of'} zoé" in done.stdout
