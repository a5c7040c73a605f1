"""The loop as learners and trainers live it: a real pytest run on a copy of the exercises."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from grading.browser import is_available
from grading.exercise import ROOT, Exercise
from grading.watch import _saves

from tests.learners import PLAIN
from tests.limits import HANG, no_hang

pytestmark = pytest.mark.turns(8)

KEPT = ("e00_first_step", "e05_labels", "e08_names_of_the_world", "e12_keyboard")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A folder that holds a copy of four exercises."""
    target = tmp_path / "exercises"
    target.mkdir()
    for name in ("grading", *KEPT):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("answer"))
    for name in ("conftest.py", "pytest.ini"):
        shutil.copyfile(ROOT / name, target / name)
    return tmp_path


def run(course: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run pytest as people do, in French unless told otherwise."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTEST"))}
    environment |= {"LANG": "fr_FR.UTF-8", "PYTHONUTF8": "1"} | PLAIN | variables
    return subprocess.run(
        [sys.executable, "-m", "pytest", *arguments],
        cwd=course,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=HANG,
    )


def solve(course: Path, name: str, how: str = "solution") -> Path:
    """Put a right answer in the working folder."""
    answer = course / "exercises" / name / "answer"
    shutil.copytree(course / "exercises" / name / how, answer, dirs_exist_ok=True)
    return answer


def tree(course: Path) -> dict[str, float]:
    """Every file outside the working folders, with the time of its last change."""
    return {
        str(path): path.stat().st_mtime
        for path in course.rglob("*")
        if path.is_file() and not {"answer", "__pycache__"} & set(path.relative_to(course).parts)
    }


def test_first_run_makes_the_folder_and_fails_in_french(course: Path) -> None:
    done = run(course, "exercises/e05_labels")
    assert done.returncode == 1
    assert (course / "exercises/e05_labels/answer/formulaire.html").is_file()
    for words in ("Chaque champ a un nom", "Attendu", "Obtenu", "À essayer", "0/6", "/\u00a020", "brief.fr.md"):
        assert words in done.stdout
    for noise in ("Traceback", "test session starts", "AssertionError", "short test summary", ".py:"):
        assert noise not in done.stdout + done.stderr


def test_language_follows_option_and_machine(course: Path) -> None:
    assert "Every field has a name" in run(course, "exercises/e05_labels", "--lang", "en").stdout
    assert "Every field has a name" in run(course, "exercises/e05_labels", LANG="en_GB.UTF-8").stdout
    assert "Chaque champ a un nom" in run(course, "exercises/e05_labels", LANG="ar_DZ.UTF-8").stdout


@pytest.mark.turns(1)
def test_right_answer_ends_with_full_marks_and_the_reference(course: Path) -> None:
    solve(course, "e05_labels")
    done = run(course, "exercises/e05_labels")
    assert done.returncode == 0
    assert "20\u00a0/\u00a020" in done.stdout
    assert "exercises/e05_labels/solution" in done.stdout


def test_another_answer_is_opened_whole_with_what_differs(course: Path) -> None:
    kept = ROOT / "e12_keyboard" / "near_misses"
    name = next(path.name for path in sorted(kept.iterdir()) if [one.suffix for one in path.glob("*.*s")] == [".js"])
    done = run(course, "exercises/e12_keyboard", f"--open={name}")
    assert done.returncode == 0
    opened = course / "build/answers/e12_keyboard" / name
    assert f"La réponse entière\u00a0: build/answers/e12_keyboard/{name}" in done.stdout
    assert (opened / "widget.css").read_bytes() == (ROOT / "e12_keyboard/solution/widget.css").read_bytes()
    assert (opened / "widget.js").read_bytes() == (kept / name / "widget.js").read_bytes()
    assert "--- solution/widget.js" in done.stdout
    assert "widget.css" not in done.stdout
    assert not (course / "exercises/e12_keyboard/answer").exists()


def test_what_can_be_opened_is_listed(course: Path) -> None:
    listed = run(course, "exercises/e00_first_step", "--open", "--lang=en").stdout
    assert "lang_french" in listed
    assert "role_and_region" in listed
    refused = run(course, "exercises/e00_first_step", "--open=nothing")
    assert refused.returncode == 2
    assert "Aucune réponse «\u00a0nothing\u00a0»" in refused.stdout
    assert "--open demande un exercice" in run(course, "exercises", "--open=lang_french").stdout


def test_a_near_miss_says_why_it_is_wrong(course: Path) -> None:
    done = run(course, "exercises/e00_first_step", "--open=lang_french", "--lang=en")
    why = next(
        one.why.en for one in Exercise.at(ROOT / "e00_first_step").near_misses() if one.folder.name == "lang_french"
    )
    assert why in done.stdout


def test_letters(course: Path) -> None:
    solve(course, "e00_first_step")
    done = run(course, "exercises/e00_first_step", "--scale", "letters")
    assert "Note\u00a0: A (" in done.stdout


def test_hints_come_in_three_steps(course: Path) -> None:
    outputs = [run(course, "exercises/e00_first_step", hint).stdout for hint in ("--hint", "--hint=2", "--hint=3")]
    assert ["Indice, où" in one for one in outputs] == [True, True, True]
    assert ["Indice, pourquoi" in one for one in outputs] == [False, True, True]
    assert ["Indice, comment" in one for one in outputs] == [False, False, True]


def test_hints_stop_at_what_is_earned_and_at_what_waits(course: Path) -> None:
    page = solve(course, "e00_first_step", "start") / "bonjour.html"
    page.write_text(page.read_text(encoding="utf-8").replace("<html", '<html lang="fr"', 1), encoding="utf-8")
    said = run(course, "exercises/e00_first_step", "--hint").stdout
    states = re.findall(r"^  \[([^\]]+)\]", said, re.M)
    assert "réussi" in states
    assert "en attente" in states
    assert said.count("Indice, où") == states.count("à revoir") > 0
    solve(course, "e00_first_step")
    assert "Indice" not in run(course, "exercises/e00_first_step", "--hint=3").stdout


def test_what_to_do_next_is_said_at_the_end(course: Path) -> None:
    solve(course, "e00_first_step")
    following = "La suite\u00a0: E05 Étiquettes, pytest exercises/e05_labels"
    assert following in run(course, "exercises/e00_first_step").stdout
    assert following == run(course, "exercises").stdout.splitlines()[-1]
    assert "La suite" not in run(course, "exercises/e05_labels").stdout
    for name in KEPT:
        solve(course, name)
    last = run(course, "exercises", GUICHET_CHROMIUM="none").stdout.splitlines()[-1]
    assert "se jugent dans un navigateur" in last


def test_a_failure_names_its_lesson_where_the_course_stands_beside(course: Path) -> None:
    assert "La leçon" not in run(course, "exercises/e05_labels").stdout
    shutil.copytree(ROOT.parent / "course", course / "course", ignore=shutil.ignore_patterns("docs", "snippets"))
    done = run(course, "exercises/e05_labels", "--lang=en").stdout
    assert "The lesson: Labels, groups, autocomplete, course/docs/en/03-forms/01-labels.md" in done


def test_progress_is_computed_from_the_run_and_an_unfinished_course_is_not_a_success(course: Path) -> None:
    solve(course, "e00_first_step")
    done = run(course, "exercises")
    assert done.returncode == 1
    assert "exercices réussis, 1 sur 4" in done.stdout
    assert "pas commencé" in done.stdout
    assert not (course / "exercises/e05_labels/answer").exists()
    (course / "exercises/e00_first_step/answer/bonjour.html").write_text("<p>Bonjour", encoding="utf-8")
    assert "exercices réussis, 0 sur 4" in run(course, "exercises").stdout


def test_no_trace_outside_the_working_folder(course: Path) -> None:
    before = tree(course)
    run(course, "exercises/e05_labels")
    run(course, "exercises/e08_names_of_the_world", "--lang", "en")
    assert tree(course) == before


@pytest.mark.turns(2)
def test_nothing_of_an_answer_is_loaded_by_pytest(course: Path) -> None:
    answer = solve(course, "e00_first_step", "start")
    mark = course / "loaded"
    for name in ("conftest.py", "test_grade.py", "sitecustomize.py", "grading.py", "bs4.py", "pytest.py"):
        (answer / name).write_text(f"open({str(mark)!r}, 'w')\n", encoding="utf-8")
    (answer / "pytest.ini").write_text("[pytest]\naddopts = -p conftest\n", encoding="utf-8")
    for where in ("exercises", "exercises/e00_first_step"):
        done = run(course, where)
        assert done.returncode == 1
        assert not mark.exists()
    assert "1/10" not in done.stdout


def test_variants_change_the_start_and_stay_with_it(course: Path) -> None:
    exercise = Exercise.at(ROOT / "e00_first_step")
    assert len({exercise.variant(seed)["town"] for seed in "123456"}) > 2
    seed = next(seed for seed in "123456" if exercise.variant(seed) != exercise.variant(""))
    done = run(course, "exercises/e00_first_step", "--seed", seed)
    page = (course / "exercises/e00_first_step/answer/bonjour.html").read_text(encoding="utf-8")
    assert exercise.variant(seed)["subject"] in page
    assert exercise.variant(seed)["subject"] in done.stdout
    assert exercise.variant(seed)["subject"] in run(course, "exercises/e00_first_step").stdout
    again = run(course, "exercises/e00_first_step", "--seed", "another")
    assert again.returncode == 4
    assert "variante" in again.stderr + again.stdout


def test_whole_course_refuses_another_variant_than_the_one_begun(course: Path) -> None:
    run(course, "exercises/e00_first_step")
    solve(course, "e00_first_step")
    for where in ("exercises", "exercises/e00_first_step"):
        again = run(course, where, "--seed", "2231")
        said = again.stderr + again.stdout
        assert again.returncode == 4, said
        assert "exercises/e00_first_step/answer a été commencé avec la variante d’origine." in said
    assert run(course, "exercises/e05_labels", "--seed", "2231").returncode == 1
    third = run(course, "exercises/e05_labels", "--seed", "7", "--lang=en")
    assert "was started with the “2231” variant" in third.stderr + third.stdout


def test_brief_and_advice_are_those_of_the_variant(course: Path) -> None:
    exercise = Exercise.at(ROOT / "e00_first_step")
    seed = next(seed for seed in "123456" if exercise.variant(seed)["town"] != exercise.variant("")["town"])
    done = run(course, "exercises/e00_first_step", "--seed", seed)
    assert "exercises/e00_first_step/answer/brief.fr.md" in done.stdout
    answer = course / "exercises/e00_first_step/answer"
    for lang in ("fr", "en"):
        brief = (answer / f"brief.{lang}.md").read_text(encoding="utf-8")
        assert exercise.variant(seed)["town"] in brief
        assert exercise.variant("")["town"] not in brief
    (answer / "bonjour.html").unlink()
    again = run(course, "exercises/e00_first_step").stdout
    assert f"supprimez le dossier «\u00a0answer\u00a0», relancez avec --seed={seed}" in again
    assert "Remettez-le" not in again


def test_grades_say_whether_they_are_declared_or_computed_again(course: Path) -> None:
    solve(course, "e00_first_step")
    for _ in range(2):
        done = run(course, "exercises", "--grades", "mine.json")
        assert done.returncode == 1
        assert "test session starts" not in done.stdout
    mine = json.loads((course / "mine.json").read_text(encoding="utf-8"))
    assert (mine["origin"], mine["points"]) == ("declared", 10)
    assert [row["state"] for row in mine["exercises"]] == ["complete", "absent", "absent", "absent"]

    for person, how in (("amina", "solution"), ("björn", "start")):
        handed = course / "handed" / person / "e00_first_step"
        shutil.copytree(course / "exercises/e00_first_step" / how, handed / "answer" if person == "björn" else handed)
    done = run(course, "exercises", "--answers=handed", "--grades=class")
    assert done.returncode == 1
    sheets = {name: json.loads((course / f"class/{name}.json").read_text("utf-8")) for name in ("amina", "björn")}
    assert {name: (sheet["origin"], sheet["points"]) for name, sheet in sheets.items()} == {
        "amina": ("re-run", 10),
        "björn": ("re-run", 0),
    }
    assert sheets["amina"]["exercises"][0]["digest"] == mine["exercises"][0]["digest"]
    assert sorted(path.name for path in (course / "class").iterdir()) == ["amina.json", "björn.json"]


def hand_in(course: Path, person: str, name: str = "e00_first_step") -> None:
    """What one person hands in for one exercise."""
    shutil.copytree(course / "exercises" / name / "solution", course / "handed" / person / name)


def test_grades_of_one_hand_in_are_a_folder_too_unless_a_json_file_is_named(course: Path) -> None:
    hand_in(course, "amina")
    for _ in range(2):
        done = run(course, "exercises", "--answers=handed", "--grades=notes")
        assert "Notes écrites dans notes" in done.stdout
    assert [path.name for path in (course / "notes").iterdir()] == ["amina.json"]
    run(course, "exercises", "--answers=handed/amina", "--grades=amina.json")
    assert (course / "amina.json").is_file()
    refused = run(course, "exercises", "--answers=handed", "--grades=exercises/pytest.ini")
    assert refused.returncode == 4
    assert "exercises/pytest.ini est un fichier" in refused.stderr + refused.stdout
    solve(course, "e00_first_step")
    run(course, "exercises/e00_first_step", "--grades=notes")
    assert sorted(path.name for path in (course / "notes").iterdir()) == ["amina.json", "answer.json"]


def test_hand_in_without_an_exercise_is_named(course: Path) -> None:
    hand_in(course, "amina")
    (course / "handed" / "bruno" / "etiquettes").mkdir(parents=True)
    done = run(course, "exercises", "--answers=handed")
    assert re.search(r"Laissé de côté.*: bruno$", done.stdout, re.M)
    assert "amina" in done.stdout
    assert "Laissé de côté" not in run(course, "exercises", "--answers=handed/amina").stdout


def test_file_in_the_place_of_the_working_folder_is_said(course: Path) -> None:
    (course / "exercises/e00_first_step/answer").write_text("Bonjour", encoding="utf-8")
    done = run(course, "exercises/e00_first_step")
    assert done.returncode == 4
    assert "exercises/e00_first_step/answer est un fichier" in done.stderr + done.stdout
    assert "INTERNALERROR" not in done.stderr + done.stdout


def test_count_of_pytest_is_that_of_the_checks(course: Path) -> None:
    run(course, "exercises/e00_first_step")
    done = run(course, "exercises/e00_first_step", "-v")
    assert done.stdout.splitlines()[-1].startswith("5 failed in")


@pytest.mark.skipif(sys.platform == "win32", reason="a script with a shebang")
def test_commands_can_be_typed_as_they_are_written(course: Path) -> None:
    script = course / "venv" / "bin" / "pytest"
    script.parent.mkdir(parents=True)
    script.write_text(f"#!{sys.executable}\nimport pytest\nraise SystemExit(pytest.console_main())\n", encoding="utf-8")
    script.chmod(0o755)
    (course / "mine.json").write_text("{}", encoding="utf-8")
    for options in ([], ["--grades", "mine.json"]):
        command = ["venv/bin/pytest", "exercises/e00_first_step", "--lang=en", *options]
        done = subprocess.run(command, cwd=course, capture_output=True, text=True, encoding="utf-8", timeout=HANG)
        assert "A hint: venv/bin/pytest exercises/e00_first_step --hint" in done.stdout
        assert "My progress in the course: venv/bin/pytest exercises" in done.stdout
    assert "\u00a0: pytest exercises/e00_first_step --hint" in run(course, "exercises/e00_first_step").stdout


def test_empty_page_is_told_without_a_word_of_python(course: Path) -> None:
    solve(course, "e00_first_step", "start").joinpath("bonjour.html").write_text("", encoding="utf-8")
    done = run(course, "exercises/e00_first_step")
    assert "Obtenu\u00a0: une page vide" in done.stdout
    assert "None" not in done.stdout


@pytest.mark.turns(2)
def test_code_slipped_into_a_hand_in_is_not_loaded(course: Path) -> None:
    person = course / "handed" / "eve"
    shutil.copytree(course / "exercises/e00_first_step/start", person / "e00_first_step")
    mark = course / "loaded"
    for folder in (course / "handed", person, person / "e00_first_step"):
        (folder / "conftest.py").write_text(f"open({str(mark)!r}, 'w')\n", encoding="utf-8")
    done = run(course, "exercises", "--answers=handed")
    assert done.returncode == 1
    assert not mark.exists()
    # In two words pytest takes the folder for one of its own arguments: the run is refused rather than trusted.
    refused = run(course, "exercises", "--answers", "handed")
    assert refused.returncode == 4
    assert "--answers=" in refused.stderr + refused.stdout


def test_wrong_folder_of_answers_is_said(course: Path) -> None:
    done = run(course, "exercises", "--answers=nowhere")
    assert done.returncode == 4
    assert "n’est pas un dossier" in done.stderr + done.stdout


@pytest.mark.parametrize(
    ("lang", "said", "grade"),
    [
        ("fr", "Non noté\u00a0: points, 17. Chromium n’est pas installé ici", "Note\u00a0: non noté (17 points sur 20"),
        ("en", "Not graded: points, 17. Chromium is not installed here", "Grade: not graded (17 points out of 20"),
    ],
)
def test_without_a_browser_nothing_is_complete_and_the_first_line_says_so(
    course: Path, lang: str, said: str, grade: str
) -> None:
    solve(course, "e12_keyboard")
    command = ("exercises/e12_keyboard", "--grades=mine.json", f"--lang={lang}")
    done = run(course, *command, GUICHET_CHROMIUM="none")
    first = done.stdout.strip().splitlines()[0]
    assert first.startswith(said)
    assert "pytest exercises --browser" in first
    assert "apt install chromium" in first
    assert grade in done.stdout
    assert "20\u00a0/\u00a020" not in done.stdout
    assert "exercises/e12_keyboard/solution" not in done.stdout
    assert done.returncode == 1
    sheet = json.loads((course / "mine.json").read_text(encoding="utf-8"))
    row = next(row for row in sheet["exercises"] if row["id"] == "e12_keyboard")
    assert (row["state"], row["points"], row["out_of"], row["ungraded"]) == ("ungraded", 3, 3, 17)
    assert (row["grade"], row["letter"], sheet["grade"], sheet["letter"]) == (None, None, None, None)


def test_without_a_browser_the_whole_course_says_what_is_not_graded(course: Path) -> None:
    solve(course, "e12_keyboard")
    solve(course, "e00_first_step")
    done = run(course, "exercises", GUICHET_CHROMIUM="/nowhere/chromium")
    first = done.stdout.strip().splitlines()[0]
    assert "GUICHET_CHROMIUM nomme «\u00a0/nowhere/chromium\u00a0», qui n’est pas un fichier" in first
    assert "exercices réussis, 1 sur 4" in done.stdout
    assert "note, non noté (17 points sur 70" in done.stdout


def test_a_script_that_cannot_be_read_is_named_with_its_line(course: Path) -> None:
    if not is_available():
        pytest.skip("no Chromium here")
    script = solve(course, "e12_keyboard") / "widget.js"
    lines = script.read_text(encoding="utf-8").splitlines()
    script.write_text("\n".join([*lines[:2], "let = ;", *lines[2:]]), encoding="utf-8")
    assert "« widget.js » n’est pas encore du JavaScript, ligne 3" in run(course, "exercises/e12_keyboard").stdout


@pytest.mark.skipif(sys.platform == "win32", reason="a script with a shebang")
def test_browser_that_does_not_start_grades_nothing(course: Path) -> None:
    pytest.importorskip("playwright")
    broken = course / "chromium"
    broken.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    solve(course, "e12_keyboard")
    done = run(course, "exercises/e12_keyboard", GUICHET_CHROMIUM=str(broken))
    assert "Chromium ne démarre pas ici" in done.stdout.strip().splitlines()[0]
    assert "Note\u00a0: non noté (17 points sur 20" in done.stdout
    assert "erreur du correcteur" not in done.stdout


def test_works_with_the_network_cut(course: Path) -> None:
    unshare = shutil.which("unshare")
    if not unshare or subprocess.run([unshare, "-rn", "true"], capture_output=True).returncode:
        pytest.skip("no namespaces on this machine")
    solve(course, "e08_names_of_the_world")
    command = [unshare, "-rn", sys.executable, "-m", "pytest", "exercises/e08_names_of_the_world"]
    done = subprocess.run(command, cwd=course, env=os.environ | PLAIN, capture_output=True, text=True, timeout=HANG)
    assert done.returncode == 0, done.stdout


@contextlib.contextmanager
def watching(course: Path, name: str) -> Iterator[Path]:
    """`--watch` at work on an exercise, and what it writes."""
    command = [sys.executable, "-m", "pytest", f"exercises/{name}", "--watch", "--lang=en"]
    log = course / "log.txt"
    with log.open("w") as output:
        process = subprocess.Popen(command, cwd=course, env=os.environ | PLAIN, stdout=output, stderr=subprocess.STDOUT)
        try:
            yield log
        finally:
            process.terminate()
            process.wait()


def test_watch_runs_again_on_save_and_goes_on_to_the_next_exercise(course: Path) -> None:
    answer = solve(course, "e00_first_step", "start")
    with watching(course, "e00_first_step") as log:
        wait_for(log, "Waiting for you to save", 1)
        shutil.copyfile(course / "exercises/e00_first_step/solution/bonjour.html", answer / "bonjour.html")
        wait_for(log, "Next exercise: E05 Labels", 1)
        wait_for(log, "Waiting for you to save", 2)
        shutil.copytree(
            course / "exercises/e05_labels/solution", course / "exercises/e05_labels/answer", dirs_exist_ok=True
        )
        wait_for(log, "Next exercise: E08", 1)
        wait_for(log, "Waiting for you to save", 3)
    assert log.read_text(encoding="utf-8").count("20\u00a0/\u00a020") == 2


def test_a_save_made_while_the_checks_run_is_seen(tmp_path: Path) -> None:
    answer = tmp_path / "answer"
    answer.mkdir()
    (answer / "page.html").write_text("one", encoding="utf-8")
    turns = _saves(lambda: [answer])
    next(turns)
    (answer / "page.html").write_text("two, written during the turn", encoding="utf-8")
    with no_hang():
        next(turns)


def wait_for(log: Path, words: str, times: int) -> None:
    """Wait until the words have been written that many times."""
    with no_hang():
        while log.read_text(encoding="utf-8").count(words) < times:
            time.sleep(0.2)
