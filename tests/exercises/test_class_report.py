"""The class report: nothing is lost, nothing is believed without saying so, and the page can be read by everyone."""

from __future__ import annotations

import csv
import datetime
import json
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from grading import class_report, grades
from grading.classroom import Classroom
from grading.exercise import ROOT, Exercise
from grading.grades import Learner
from grading.judge import FAILED, PASSED, Judgement, Outcome
from grading.text import LANGUAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

EXERCISES = Exercise.all()
FIRST, SECOND = EXERCISES[0], EXERCISES[1]


def made(exercise: Exercise, passed: int) -> Judgement:
    """A judgement of which the first checks passed."""
    return Judgement(
        [
            Outcome(one.id, one.title, one.points, PASSED if index < passed else FAILED)
            for index, one in enumerate(exercise.checks)
        ]
    )


def data(learner: str, passed: dict[Exercise, int], *, rerun: bool = True, day: int = 1) -> dict[str, Any]:
    """What the grader writes for that learner, through the grader's own code."""
    judged = {one.id: (made(one, count), "", "0" * 64) for one, count in passed.items()}
    found = grades.sheet(Learner(learner), judged, EXERCISES, rerun=rerun)
    return found | {"date": f"2027-03-{day:02}T10:00:00+00:00"}


def whole(exercise: Exercise) -> int:
    return len(exercise.checks)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A class in which everything that can happen has happened."""
    root = tmp_path / "grades"
    best = data("amina", {FIRST: whole(FIRST), SECOND: whole(SECOND)})
    grades.write(root / "amina.json", best)
    grades.write(root / "bruno" / "one.json", data("", {FIRST: 1}, rerun=False))
    grades.write(root / "bruno" / "two.json", data("", {SECOND: whole(SECOND)}, rerun=False))
    grades.write(root / "chloe" / "old.json", data("chloe", {FIRST: 0}, day=1))
    grades.write(root / "chloe" / "new.json", data("chloe", {FIRST: whole(FIRST)}, day=2))
    grades.write(root / "chloe" / "said.json", data("", {FIRST: 1, SECOND: 1}, rerun=False, day=9))
    (root / "amina" / "copy").mkdir(parents=True)
    (root / "amina" / "copy" / "copy.json").write_bytes((root / "amina.json").read_bytes())
    (root / "cut.json").write_text(json.dumps(best)[:300], encoding="utf-8")
    (root / "bytes.json").write_bytes(b"\xff\xfe\x00")
    (root / "list.json").write_text("[]", encoding="utf-8")
    (root / "deep.json").write_text("[" * 100_000, encoding="utf-8")
    (root / "fields.json").write_text('{"exercises": [{"id": 3}], "learner": "x"}', encoding="utf-8")
    forged = data("denis", {FIRST: 1}, rerun=False)
    forged["exercises"][0] |= {"points": 20, "grade": 20.0}
    grades.write(root / "denis.json", forged)
    strange = data("elsa", {FIRST: 1})
    strange["exercises"][1]["id"] = "e99_unheard"
    grades.write(root / "elsa.json", strange)
    older = data("fares", {FIRST: whole(FIRST)})
    older["exercises"][0]["checks"][0]["check"] = "another-check"
    grades.write(root / "fares.json", older | {"format": 7})
    return root


def report(folder: Path, tmp_path: Path, lang: str = "en", *more: str) -> tuple[int, BeautifulSoup, list[list[str]]]:
    """Run the command; its status, the page and the gradebook."""
    out = tmp_path / "out"
    status = class_report.main([str(folder), "--output", str(out), "--lang", lang, *more])
    (table,) = out.glob("*.csv")
    soup = BeautifulSoup((out / f"class.{lang}.html").read_text(encoding="utf-8"), "html.parser")
    return status, soup, list(csv.reader(table.read_text(encoding="utf-8").splitlines()))


def rows(soup: BeautifulSoup, heading: str) -> dict[str, list[str]]:
    """The rows of the first table of a section, by their heads."""
    section = next(one for one in soup.find_all("section") if one.h2 and one.h2.get_text() == heading)
    table = section.find("table")
    found: dict[str, list[str]] = {}
    for row in table.tbody.find_all("tr") if table else []:
        cells = [cell.get_text(" ") for cell in row.find_all(["th", "td"])]
        found[cells[0]] = [*found.get(cells[0], []), *cells[1:]]
    return found


def test_deletion_is_not_due_on_the_day_of_the_report(folder: Path, tmp_path: Path) -> None:
    for months in ("0", "-1"):
        with pytest.raises(SystemExit):
            report(folder, tmp_path, "en", f"--months={months}")
    assert report(folder, tmp_path, "en", "--months=1")


@pytest.mark.skipif(shutil.which("make") is None, reason="no make here")
def test_make_asks_for_the_folder_of_the_grades() -> None:
    command = ["make", "--file", "course/course.mk", f"PYTHON={sys.executable}", "class-report"]
    done = subprocess.run(command, cwd=ROOT.parent, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode != 0
    for sentence in (
        "Nommez le dossier des notes\u00a0: make class-report GRADES=notes",
        "Name the folder of the grades",
    ):
        assert sentence in done.stderr
    assert "usage:" not in done.stderr


@pytest.mark.skipif(shutil.which("make") is None, reason="no make here")
def test_make_help_names_every_target_of_the_course() -> None:
    done = subprocess.run(["make", "help"], cwd=ROOT.parent, capture_output=True, text=True, check=False)
    targets = re.findall(r"^([a-z-]+):", (ROOT.parent / "course/course.mk").read_text(encoding="utf-8"), re.M)
    assert [name for name in targets if f"make {name}" not in done.stdout] == []


def test_every_file_is_accounted_for(folder: Path, tmp_path: Path) -> None:
    classroom = Classroom([folder])
    on_disk = len(list(folder.rglob("*.json")))
    assert classroom.read == on_disk == len(classroom.sheets) + len(classroom.left_out)
    status, soup, _ = report(folder, tmp_path)
    assert status == 1
    found = re.search(r"Files read: (\d+) = (\d+) reported \+ (\d+) left out", soup.get_text())
    assert found
    assert [int(one) for one in found.groups()] == [on_disk, on_disk - 7, 7]


def test_damaged_and_duplicated_files_are_named_and_left_out(folder: Path, tmp_path: Path) -> None:
    _, soup, _ = report(folder, tmp_path)
    left = rows(soup, "Files left out")
    damaged = {"cut.json", "bytes.json", "list.json", "deep.json", "fields.json"}
    assert set(left) == damaged | {"chloe/old.json", "amina/copy/copy.json"}
    assert left["amina/copy/copy.json"] == ["a copy of amina.json"]
    assert "new.json" in left["chloe/old.json"][0]


def test_inconsistent_files_are_flagged_and_counted_again(folder: Path, tmp_path: Path) -> None:
    _, soup, _ = report(folder, tmp_path)
    flagged = {name: " / ".join(why) for name, why in rows(soup, "Files to check").items()}
    assert "do not add up" in flagged["denis.json"]
    assert "unknown exercise: e99_unheard" in flagged["elsa.json"]
    assert "another version" in flagged["fares.json"]
    assert "format version 7" in flagged["fares.json"]
    assert FIRST.id in flagged["chloe/said.json"]
    assert not any(name.startswith(("amina", "bruno")) for name in flagged)
    classroom = Classroom([folder])
    assert classroom.grades["denis", FIRST.id].points == FIRST.checks[0].points


def test_rerun_comes_before_declared_then_the_latest(folder: Path) -> None:
    kept = Classroom([folder]).grades
    assert kept["chloe", FIRST.id].is_complete
    assert kept["chloe", FIRST.id].file == "chloe/new.json"
    assert kept["chloe", SECOND.id].origin == "declared"


def test_each_grade_says_where_it_comes_from(folder: Path, tmp_path: Path) -> None:
    _, soup, book = report(folder, tmp_path)
    table = rows(soup, "All grades")
    assert table["amina"] == ["20", "20, re-run", "20, re-run"]
    assert table["bruno"][2] == "20, declared"
    assert table["denis"][2] == "not begun"
    assert book[0] == ["username", FIRST.id, SECOND.id, "total", "origin"]
    lines = {line[0]: line[1:] for line in book[1:]}
    assert lines["amina"] == ["20.0", "20.0", "20.0", f"re-run: {FIRST.id} {SECOND.id}"]
    assert lines["denis"][1] == ""
    assert lines["chloe"][3] == f"re-run: {FIRST.id}; declared: {SECOND.id}"


def test_who_needs_what(folder: Path, tmp_path: Path) -> None:
    _, soup, _ = report(folder, tmp_path)
    objectives = rows(soup, "Who needs what, per objective")
    line = next(cells for name, cells in objectives.items() if name.startswith(FIRST.number))
    assert all(text in " ".join(objectives) for text in FIRST.meta["objectives"]["en"])
    assert line[0] == "3"  # amina, chloe, fares
    assert line[1] == "3 bruno, denis, elsa"
    assert line[2] == "0, nobody"
    rules = " ".join(rows(soup, "Who needs what, per rule"))
    assert all(rule in rules for rule in (*FIRST.meta["rules"], *SECOND.meta["rules"]))


def test_chart_and_table_say_the_same(folder: Path, tmp_path: Path) -> None:
    _, soup, _ = report(folder, tmp_path)
    table = rows(soup, "Distribution of grades")
    labels = [text.get_text() for text in soup.find_all("text")]
    assert dict(zip(labels[1::2], labels[::2], strict=True)) == {name: cells[0] for name, cells in table.items()}
    assert sum(int(cells[0]) for cells in table.values()) == len(Classroom([folder]).learners)


def test_deletion_date(folder: Path, tmp_path: Path) -> None:
    assert class_report.months_later(datetime.date(2027, 8, 31), 6) == datetime.date(2028, 2, 29)
    _, soup, _ = report(folder, tmp_path, "en", "--months", "2")
    expected = class_report.months_later(datetime.date.today(), 2).isoformat()
    assert f"Delete before {expected}" in soup.get_text()
    assert list((tmp_path / "out").glob(f"*{expected}.csv"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_stay_text(tmp_path: Path, lang: str) -> None:
    name = "=1+1<script>alert(1)</script>"
    path = tmp_path / "in" / "x"
    grades.write(path / "a.json", data(name, {FIRST: 1}))
    _, soup, book = report(tmp_path / "in", tmp_path, lang)
    assert soup.find("script") is None
    assert name in soup.get_text()
    assert book[1][0] == f"'{name}"


def test_a_clean_class_ends_with_success(tmp_path: Path) -> None:
    grades.write(tmp_path / "in" / "amina.json", data("amina", {FIRST: 1}))
    assert report(tmp_path / "in", tmp_path)[0] == 0


def test_three_hundred_learners_with_a_file_per_exercise(tmp_path: Path) -> None:
    """7 200 files in five seconds of this process."""
    root = tmp_path / "in"
    for index in range(24):
        exercise = EXERCISES[index % len(EXERCISES)]
        text = json.dumps(data("", {exercise: index % 3}, rerun=False, day=index + 1))
        for learner in range(300):
            folder = root / f"learner{learner:03}"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{index:02}.json").write_text(text, encoding="utf-8")
    started = time.process_time()
    report(root, tmp_path)
    spent = time.process_time() - started
    assert Classroom([root]).read == 7200
    assert spent <= 5, f"{spent:.1f} s"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_passes_axe_fetches_nothing_and_prints(folder: Path, tmp_path: Path, browser: Browser, lang: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    report(folder, tmp_path, lang)
    page = browser.new_page(viewport={"width": 320, "height": 600})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    try:
        page.goto((tmp_path / "out" / f"class.{lang}.html").as_uri())
        assert axe.Axe().run(page).response["violations"] == []
        assert len(asked) == 1
        pdf = page.pdf(prefer_css_page_size=True, tagged=True)
    finally:
        page.close()
    (tmp_path / "page.pdf").write_bytes(pdf)
    pypdf = pytest.importorskip("pypdf")
    sheets = pypdf.PdfReader(tmp_path / "page.pdf").pages
    printed = "".join(sheet.extract_text() for sheet in sheets)
    assert all(name in printed for name in ("amina", "bruno", "denis", "cut.json"))
    assert all(abs(float(sheet.mediabox.width) - 595) < 2 for sheet in sheets)
