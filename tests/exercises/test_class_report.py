"""The class report: nothing is lost, nothing is believed without saying so, and the page can be read by everyone."""

from __future__ import annotations

import csv
import datetime
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from grading import autograding, class_report, grades, retention, signing
from grading.classroom import Classroom
from grading.exercise import ROOT, Exercise
from grading.grades import Learner
from grading.judge import FAILED, PASSED, UNGRADED, WAITING, Judgement, Outcome
from grading.text import LANGUAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

EXERCISES = Exercise.all()
FIRST, SECOND = EXERCISES[0], EXERCISES[1]
KEYBOARD = next(one for one in EXERCISES if one.id == "e12_keyboard")
FORGERIES = ("denis", "elsa", "fares")


def made(exercise: Exercise, passed: int, *, browser: bool = True) -> Judgement:
    """A judgement of which the first checks passed; those that wait for one that failed wait, as the judge has it."""
    states: dict[str, str] = {}
    for index, one in enumerate(exercise.checks):
        waits = one.after and states[one.after] not in (PASSED, UNGRADED)
        state = PASSED if index < passed else FAILED
        states[one.id] = WAITING if waits else UNGRADED if one.browser and not browser else state
    return Judgement([Outcome(one.id, one.title, one.points, states[one.id]) for one in exercise.checks])


def data(
    learner: str, passed: dict[Exercise, int], *, rerun: bool = True, day: int = 1, browser: bool = True
) -> dict[str, Any]:
    """What the grader writes for that learner, through the grader's own code."""
    judged = {one.id: (made(one, count, browser=browser), "", f"{count:064}") for one, count in passed.items()}
    found = grades.sheet(Learner(learner), judged, EXERCISES, rerun=rerun)
    return found | {"date": f"2026-03-{day:02}T10:00:00+00:00"}


def write(path: Path, sheet: dict[str, Any]) -> None:
    """Write a sheet as the run that made it does: signed when it is of this machine."""
    grades.write(path, signing.signed(sheet) if sheet["origin"] == "re-run" else sheet)


def whole(exercise: Exercise) -> int:
    return len(exercise.checks)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A class in which everything that can happen has happened."""
    root = tmp_path / "grades"
    best = data("amina", {FIRST: whole(FIRST), SECOND: whole(SECOND)})
    write(root / "amina.json", best)
    write(root / "bruno" / "one.json", data("", {FIRST: 1}, rerun=False))
    write(root / "bruno" / "two.json", data("", {SECOND: whole(SECOND)}, rerun=False))
    write(root / "chloe" / "old.json", data("chloe", {FIRST: 0}, day=1))
    write(root / "chloe" / "new.json", data("chloe", {FIRST: whole(FIRST)}, day=2))
    write(root / "chloe" / "said.json", data("", {FIRST: 1, SECOND: 1}, rerun=False, day=9))
    (root / "amina" / "copy").mkdir(parents=True)
    (root / "amina" / "copy" / "copy.json").write_bytes((root / "amina.json").read_bytes())
    (root / "cut.json").write_text(json.dumps(best)[:300], encoding="utf-8")
    (root / "bytes.json").write_bytes(b"\xff\xfe\x00")
    (root / "list.json").write_text("[]", encoding="utf-8")
    (root / "deep.json").write_text("[" * 100_000, encoding="utf-8")
    (root / "fields.json").write_text('{"exercises": [{"id": 3}], "learner": "x"}', encoding="utf-8")
    forged = data("denis", {FIRST: 1}, rerun=False)
    forged["exercises"][0] |= {"points": 20, "grade": 20.0}
    write(root / "denis.json", forged)
    strange = data("elsa", {FIRST: 1})
    strange["exercises"][1]["id"] = "e99_unheard"
    write(root / "elsa.json", strange)
    older = data("fares", {FIRST: whole(FIRST)})
    older["exercises"][0]["checks"][0]["check"] = "another-check"
    write(root / "fares.json", older | {"format": 7})
    write(root / "gaelle.json", data("gaelle", {FIRST: 1, KEYBOARD: whole(KEYBOARD)}, browser=False))
    return root


def report(folder: Path, tmp_path: Path, lang: str = "en", *more: str) -> tuple[int, BeautifulSoup, list[list[str]]]:
    """Run the command; its status, the page and the gradebook."""
    out = tmp_path / "out"
    status = class_report.main([str(folder), "--output", str(out), "--lang", lang, *more])
    (table,) = out.glob("moodle-*.csv")
    soup = BeautifulSoup((out / f"class.{lang}.html").read_text(encoding="utf-8"), "html.parser")
    return status, soup, list(csv.reader(table.read_text(encoding="utf-8-sig").splitlines()))


def rows(soup: BeautifulSoup, heading: str) -> dict[str, list[str]]:
    """The rows of the first table of a section, by their heads."""
    section = next(one for one in soup.find_all("section") if one.h2 and one.h2.get_text() == heading)
    table = section.find("table")
    found: dict[str, list[str]] = {}
    for row in table.tbody.find_all("tr") if table else []:
        cells = [
            " ".join(cell.get_text(" ").split()).replace(" ,", ",")
            for cell in row.find_all(["th", "td"], recursive=False)
        ]
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
    assert classroom.read == on_disk == len(classroom.sheets) + len(classroom.left_out) + classroom.flagged_files
    status, soup, _ = report(folder, tmp_path)
    assert status == 1
    found = re.search(
        r"Files read: (\d+) = (\d+) reported \+ (\d+) left out \+ (\d+) to check \+ (\d+) not chosen", soup.get_text()
    )
    assert found
    assert [int(one) for one in found.groups()] == [on_disk, on_disk - 10, 7, 3, 0]


def test_damaged_and_duplicated_files_are_named_and_left_out(folder: Path, tmp_path: Path) -> None:
    _, soup, _ = report(folder, tmp_path)
    left = rows(soup, "Files left out")
    damaged = {"cut.json", "bytes.json", "list.json", "deep.json", "fields.json"}
    assert set(left) == damaged | {"chloe/old.json", "amina/copy/copy.json"}
    assert left["amina/copy/copy.json"] == ["a copy of amina.json"]
    assert "new.json" in left["chloe/old.json"][0]


def test_inconsistent_files_are_flagged_and_kept_out_of_the_gradebook(folder: Path, tmp_path: Path) -> None:
    status, soup, book = report(folder, tmp_path)
    flagged = rows(soup, "People to check")
    assert set(flagged) == set(FORGERIES)
    assert all(len(cells) == 1 for cells in flagged.values())
    assert f"points that do not add up: {FIRST.id}" in flagged["denis"][0]
    assert "unknown exercises: e99_unheard" in flagged["elsa"][0]
    assert f"another version of the exercise: {FIRST.id}" in flagged["fares"][0]
    assert "format version 7" in flagged["fares"][0]
    assert status == 1
    assert not set(FORGERIES) & {line[0] for line in book}
    assert not set(FORGERIES) & set(rows(soup, "All grades"))
    assert FIRST.id in rows(soup, "Grades taken from another file")["chloe/said.json"][0]


def forged(change: Any, learner: str = "eve", passed: int = 1) -> dict[str, Any]:
    """A sheet of somebody who began three exercises, after a change."""
    begun = dict.fromkeys((FIRST, SECOND, KEYBOARD), passed)
    sheet = data(learner, begun, rerun=False)
    change(sheet)
    return sheet


def added_up(sheet: dict[str, Any]) -> None:
    """Make rows and total agree with the checks, as a careful forger would."""
    for row in sheet["exercises"]:
        if row["checks"]:
            points = sum(one["points"] for one in row["checks"])
            out_of = sum(one["out_of"] for one in row["checks"])
            row |= grades.marks(points, out_of, 0) | {"state": grades.state(points, out_of, 0)}
    total = (sum(row[key] for row in sheet["exercises"]) for key in ("points", "out_of", "ungraded"))
    sheet |= grades.marks(*total)


def heavier(sheet: dict[str, Any]) -> None:
    """25.6 out of 20: the check that passes weighs more than the course says."""
    for row in sheet["exercises"]:
        for check in row["checks"][:1]:
            check |= {"points": 500, "out_of": 500}
    added_up(sheet)


def negative(sheet: dict[str, Any]) -> None:
    """−6.3 out of 20."""
    for row in sheet["exercises"]:
        for check in row["checks"][:1]:
            check |= {"points": -9, "out_of": -9}
    added_up(sheet)


def twice(sheet: dict[str, Any]) -> None:
    for row in sheet["exercises"]:
        row["checks"] += row["checks"][:1] * 9
    added_up(sheet)


def fewer(sheet: dict[str, Any]) -> None:
    """Only what passed is left."""
    for row in sheet["exercises"]:
        row["checks"] = [one for one in row["checks"] if one["state"] == PASSED]
    added_up(sheet)


def not_run(sheet: dict[str, Any]) -> None:
    """What failed is said not to have been run."""
    for row in sheet["exercises"]:
        for check in row["checks"]:
            check["state"] = PASSED if check["state"] == PASSED else UNGRADED
        ungraded = sum(one["out_of"] for one in row["checks"] if one["state"] == UNGRADED)
        if row["checks"]:
            row |= grades.marks(row["points"], row["out_of"] - ungraded, ungraded) | {"state": "ungraded"}
    total = (sum(row[key] for row in sheet["exercises"]) for key in ("points", "out_of", "ungraded"))
    sheet |= grades.marks(*total)


def without_the_first(sheet: dict[str, Any]) -> None:
    """A check passed that waits for one that failed."""
    for row in sheet["exercises"]:
        if row["id"] == KEYBOARD.id:
            for check in row["checks"]:
                passed = check["check"] == "keys-operate"
                check |= {"state": PASSED if passed else FAILED, "points": check["out_of"] * passed}
    added_up(sheet)


def rounded_up(sheet: dict[str, Any]) -> None:
    for row in sheet["exercises"]:
        row["grade"] = 20.0


def another_name(sheet: dict[str, Any]) -> None:
    sheet["learner"] = "amina"


def later(sheet: dict[str, Any]) -> None:
    sheet |= {"date": "2999-01-01T00:00:00+00:00", "origin": "re-run"}


def another_origin(sheet: dict[str, Any]) -> None:
    sheet["origin"] = "trainer"


CHANGES = (heavier, negative, twice, fewer, not_run, without_the_first, rounded_up, another_name, later, another_origin)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_what_a_file_claims_is_not_believed(change: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is taken from the file, the others are untouched, and the person is listed once."""
    root = tmp_path / "in"
    write(root / "amina.json", data("amina", {FIRST: whole(FIRST)}))
    write(root / "eve" / "one.json", forged(change))
    write(root / "eve" / "two.json", forged(change, passed=2))
    status, soup, book = report(root, tmp_path)
    assert status == 1
    assert [line[0] for line in book] == ["username", "amina"]
    assert book[1][1] == "20.0"
    assert list(rows(soup, "All grades")) == ["amina"]
    assert list(rows(soup, "People to check")) == ["eve"]
    assert len(rows(soup, "People to check")["eve"]) == 1
    told = [line for line in capsys.readouterr().err.splitlines() if line]
    assert len(told) == 1
    assert told[0].startswith("eve: not counted, to check:")
    assert "one.json" in told[0]
    assert "two.json" in told[0]


def test_file_that_does_not_hold_takes_no_other_file_with_it(tmp_path: Path) -> None:
    root = tmp_path / "in"
    write(root / "eve.json", data("eve", {FIRST: whole(FIRST)}))
    write(root / "eve" / "two.json", forged(heavier))
    classroom = Classroom([root])
    assert [one.about for one in classroom.flagged] == ["eve"]
    assert [grade.is_complete for grade in classroom.grades_of("eve")] == [True]
    assert classroom.read == len(classroom.sheets) + classroom.flagged_files == 2


def test_rows_without_end_are_refused_in_a_sentence_and_read_in_one_pass(tmp_path: Path) -> None:
    root = tmp_path / "in"
    for name, count in (("few", 900), ("many", 1_001)):
        sheet = data(name, {FIRST: 1}, rerun=False)
        sheet["exercises"] = [{"id": f"e{number}"} for number in range(count)]
        write(root / f"{name}.json", sheet)
    classroom = Classroom([root])
    assert [remark.why.en for remark in classroom.left_out] == ["more than 1000 exercises"]
    assert "unknown exercises: e0, e1" in classroom.flagged[0].why.en


def test_name_comes_from_the_place_of_the_file(tmp_path: Path) -> None:
    root = tmp_path / "in"
    write(root / "Amina Benali_4512" / "mine.json", data("", {FIRST: 1}, rerun=False))
    write(root / "bruno.json", data("bruno", {FIRST: 1}))
    assert Classroom([root]).learners == ["Amina Benali_4512", "bruno"]


def test_what_was_not_run_is_not_graded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "in"
    write(root / "amina.json", data("amina", {FIRST: whole(FIRST), KEYBOARD: whole(KEYBOARD)}))
    write(root / "bruno.json", data("bruno", {FIRST: 1, KEYBOARD: whole(KEYBOARD)}, browser=False))
    status, soup, book = report(root, tmp_path)
    points = sum(check.points for check in KEYBOARD.checks if check.browser)
    assert status == 1
    assert rows(soup, "All grades")["bruno"][0] == "not graded"
    assert rows(soup, "All grades")["bruno"][2] == f"not graded ({points} points out of 20), re-run"
    objectives = rows(soup, "Who needs what, per objective")
    line = next(cells for name, cells in objectives.items() if name.startswith(KEYBOARD.number))
    assert line == ["1", "20", "20", "1 bruno", "0, nobody", "0, nobody"]
    assert KEYBOARD.id in soup.find_all(class_="notice")[1].get_text()
    assert book[1:] == [
        ["amina", "20.0", "20.0", "20.0", f"re-run: {FIRST.id} {KEYBOARD.id}"],
        ["bruno", book[2][1], "-", "-", f"re-run: {FIRST.id} {KEYBOARD.id}; not graded: {KEYBOARD.id}"],
    ]
    assert (
        f"bruno: not graded, for want of a browser or by an error of the grader: {KEYBOARD.id}"
        in capsys.readouterr().err
    )


def test_github_is_told_what_was_not_run() -> None:
    *checks, warning, points, report = autograding.lines(
        data("bruno", {KEYBOARD: whole(KEYBOARD)}, browser=False), "en"
    )
    assert (
        warning
        == "::warning title=Autograding::points not graded, for want of a browser or by an error of the grader (17)"
    )
    assert points == "::notice title=Autograding complete::Points 3/20"
    assert report == '::notice title=Autograding report::{"totalPoints": 3, "maxPoints": 20}'
    assert len(checks) == whole(KEYBOARD)


@pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and such names are those of POSIX")
def test_no_file_keeps_the_others_from_being_reported(tmp_path: Path) -> None:
    root = tmp_path / "in"
    latin = os.fsdecode(b"ren\xe9e")
    for name in ("amina", latin):
        write(root / f"{name}.json", data(name, {FIRST: whole(FIRST)}))
    (root / "link.json").symlink_to(root / "amina.json")
    (root / "loop.json").symlink_to(root / "loop.json")
    (root / "folder.json").mkdir()
    os.mkfifo(root / "pipe.json")
    with (root / "film.json").open("wb") as film:
        film.truncate(1 << 40)
    (root / "\x1b]0;title\x07.json").write_text("[]", encoding="utf-8")
    _, soup, book = report(root, tmp_path)
    assert [line[:2] for line in book[1:]] == [["amina", "20.0"], ["ren\\udce9e", "20.0"]]
    left = rows(soup, "Files left out")
    assert set(left) == {"link.json", "loop.json", "folder.json", "pipe.json", "film.json", "\\x1b]0;title\\x07.json"}
    assert left["pipe.json"] == ["not a plain file (a link, a folder…)"]
    assert left["film.json"] == ["too large to be a grade file"]


def test_rerun_comes_before_declared_then_the_latest(folder: Path) -> None:
    kept = Classroom([folder]).grades
    assert kept["chloe", FIRST.id].is_complete
    assert kept["chloe", FIRST.id].file == "chloe/new.json"
    assert kept["chloe", SECOND.id].origin == "declared"


def test_each_grade_says_where_it_comes_from(folder: Path, tmp_path: Path) -> None:
    _, soup, book = report(folder, tmp_path)
    table = rows(soup, "All grades")
    assert table["amina"][1:] == ["20, re-run", "20, re-run", "not begun"]
    assert table["bruno"][2] == "20, declared"
    assert table["gaelle"][2] == "not begun"
    assert book[0] == ["username", FIRST.id, SECOND.id, KEYBOARD.id, "total", "origin"]
    lines = {line[0]: line[1:] for line in book[1:]}
    assert lines["amina"][:3] == ["20.0", "20.0", "-"]
    assert lines["amina"][4] == f"re-run: {FIRST.id} {SECOND.id}"
    assert lines["gaelle"][1] == "-"
    assert lines["chloe"][4] == f"re-run: {FIRST.id}; declared: {SECOND.id}"


def test_who_needs_what(folder: Path, tmp_path: Path) -> None:
    _, soup, _ = report(folder, tmp_path)
    objectives = rows(soup, "Who needs what, per objective")
    line = next(cells for name, cells in objectives.items() if name.startswith(FIRST.number))
    assert all(text in " ".join(objectives) for text in FIRST.meta["objectives"]["en"])
    assert line == ["2", "12", "12", "0, nobody", "2 bruno, gaelle", "0, nobody"]  # complete: amina, chloe
    rules = " ".join(rows(soup, "Who needs what, per rule"))
    assert all(rule in rules for rule in (*FIRST.meta["rules"], *SECOND.meta["rules"]))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_person_reads_is_printed_with_a_sheet_to_fill_in(tmp_path: Path, lang: str) -> None:
    [letter] = [one for one in EXERCISES if one.id == "e15_threat_or_right"]
    for name, done in (("amina", {letter: 1, FIRST: 1}), ("bruno", {FIRST: 1})):
        grades.write(tmp_path / "grades" / f"{name}.json", data(name, done, rerun=False))
    class_report.main([str(tmp_path / "grades"), "--output", str(tmp_path / "class"), f"--lang={lang}"])
    assert f"readings.{lang}.html" in (tmp_path / "class" / f"class.{lang}.html").read_text("utf-8")
    page = BeautifulSoup((tmp_path / "class" / f"readings.{lang}.html").read_text("utf-8"), "html.parser")
    [rubric] = letter.rubrics
    levels, sheet = [one for one in page.select("table") if rubric.title.to(lang) in one.caption.text]
    assert [cell.text for cell in levels.select("td")] == [
        level.to(lang) for criterion in rubric.criteria for level in criterion.levels
    ]
    assert [row.th.text for row in sheet.select("tbody tr")] == ["amina"]
    assert {cell.text for cell in sheet.select("td")} == {""}


def test_chart_and_table_say_the_same(folder: Path, tmp_path: Path) -> None:
    _, soup, _ = report(folder, tmp_path)
    table = rows(soup, "Distribution of grades")
    labels = [text.get_text() for text in soup.find_all("text")]
    assert dict(zip(labels[1::2], labels[::2], strict=True)) == {name: cells[0] for name, cells in table.items()}
    graded = [who for who in Classroom([folder]).learners if who != "gaelle"]
    assert sum(int(cells[0]) for cells in table.values()) == len(graded)


def test_deletion_date(folder: Path, tmp_path: Path) -> None:
    assert retention.months_later(datetime.date(2027, 8, 31), 6) == datetime.date(2028, 2, 29)
    _, soup, _ = report(folder, tmp_path, "en", "--months", "2")
    expected = retention.months_later(datetime.date.today(), 2).isoformat()
    assert f"Delete before {expected}" in soup.get_text()
    assert len(list((tmp_path / "out").glob(f"*{expected}.csv"))) == 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_stay_text(tmp_path: Path, lang: str) -> None:
    name, claimed = "=1+1<img src=x>", "=1+1<script>alert(1)</script>"
    write(tmp_path / "in" / name / "a.json", data(name, {FIRST: 1}))
    write(tmp_path / "in" / "eve.json", data(claimed, {FIRST: 1}, rerun=False))
    _, soup, book = report(tmp_path / "in", tmp_path, lang)
    assert soup.find("script") is None
    assert soup.find("img") is None
    assert name in soup.get_text()
    assert claimed in soup.get_text()
    assert len(book) == 1
    assert f"'{name}" in next((tmp_path / "out").glob(f"{'notes' if lang == 'fr' else 'grades'}-*.csv")).read_text(
        "utf-8"
    )


def test_a_clean_class_ends_with_success(tmp_path: Path) -> None:
    write(tmp_path / "in" / "amina.json", data("amina", {FIRST: 1}))
    assert report(tmp_path / "in", tmp_path)[0] == 0


@pytest.mark.turns(6)
def test_three_hundred_learners_with_a_file_per_exercise(tmp_path: Path) -> None:
    root = tmp_path / "in"
    for index in range(24):
        exercise = EXERCISES[index % len(EXERCISES)]
        text = json.dumps(data("", {exercise: index % 3}, rerun=False, day=index + 1))
        for learner in range(300):
            folder = root / f"learner{learner:03}"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{index:02}.json").write_text(text, encoding="utf-8")
    status, _, book = report(root, tmp_path)
    assert status == 0
    assert len(book) == 301
    assert Classroom([root]).read == 7200


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
    assert all(abs(float(sheet.mediabox.width) - 842) < 2 for sheet in sheets)


@pytest.fixture(autouse=True)
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A key of this run alone."""
    place = tmp_path / "settings" / "grades.key"
    monkeypatch.setenv(signing.VARIABLE, str(place))
    return place


def unsigned(sheet: dict[str, Any]) -> dict[str, Any]:
    return sheet


def signed_elsewhere(sheet: dict[str, Any]) -> dict[str, Any]:
    return sheet | {signing.FIELD: "0" * 64}


def raised_once_signed(sheet: dict[str, Any]) -> dict[str, Any]:
    return signing.signed(sheet) | {"exercises": data("eve", {FIRST: whole(FIRST)})["exercises"]}


def of_somebody_else(sheet: dict[str, Any]) -> dict[str, Any]:
    return signing.signed(data("ev", {FIRST: whole(FIRST)}))


def declared_then_said_rerun(sheet: dict[str, Any]) -> dict[str, Any]:
    return signing.signed(sheet | {"origin": "declared"}) | {"origin": "re-run"}


@pytest.mark.parametrize(
    "change", [unsigned, signed_elsewhere, raised_once_signed, of_somebody_else, declared_then_said_rerun]
)
def test_rerun_is_believed_of_a_file_that_this_machine_signed(change: Any, tmp_path: Path) -> None:
    root = tmp_path / "in"
    write(root / "amina.json", data("amina", {FIRST: 1}))
    grades.write(root / "eve.json", change(data("eve", {FIRST: 1})))
    status, soup, book = report(root, tmp_path)
    assert status == 1
    assert [line[0] for line in book] == ["username", "amina"]
    assert list(rows(soup, "People to check")) == ["eve"]


def test_signature_holds_on_the_machine_that_has_the_key(tmp_path: Path, key: Path) -> None:
    sheet = json.loads(json.dumps(signing.signed(data("zoé \udce9", {FIRST: 1}))))
    assert signing.is_signed(sheet)
    for name in sheet:
        assert not signing.is_signed({**sheet, name: "another"})
    key.write_text("another key, of a machine that is not this one", encoding="utf-8")
    assert not signing.is_signed(sheet)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are those of POSIX")
def test_key_is_read_by_its_owner_alone_and_never_kept_among_the_hand_ins(tmp_path: Path, key: Path) -> None:
    signing.signed({})
    assert key.stat().st_mode & 0o777 == 0o600
    assert key.parent.stat().st_mode & 0o077 == 0
    first = key.read_bytes()
    signing.signed({})
    assert key.read_bytes() == first
    with pytest.raises(signing.NoKey):
        signing.signed({}, away_from=key.parent.parent)
    key.chmod(0o644)
    with pytest.raises(signing.NoKey):
        signing.signed({})
    key.rename(key.with_name("real"))
    key.with_name("real").chmod(0o600)
    key.symlink_to(key.with_name("real"))
    with pytest.raises(signing.NoKey):
        signing.signed({})


def of_answer(sheet: dict[str, Any], digest: str) -> dict[str, Any]:
    for row in sheet["exercises"]:
        row |= {"digest": digest} if row["checks"] else {}
    return sheet


@pytest.mark.parametrize(
    ("first", "second", "kept", "said"),
    [
        (("re-run", 0, "a"), ("re-run", 9, "a"), None, "nothing is counted"),
        (("declared", 0, "a"), ("declared", 9, "a"), None, "nothing is counted"),
        (("declared", 0, ""), ("declared", 9, "a"), None, "nothing is counted"),
        (("re-run", 0, "a"), ("declared", 9, "a"), 0, "the grade that was re-run is kept"),
        (("re-run", 0, "a"), ("declared", 9, "b"), 0, ""),
        (("re-run", 0, "a"), ("re-run", 9, "b"), 9, ""),
        (("declared", 9, "a"), ("declared", 9, "a"), 9, ""),
    ],
)
def test_files_that_disagree_are_listed_and_nothing_is_guessed(
    first: Any, second: Any, kept: int | None, said: str, tmp_path: Path
) -> None:
    root = tmp_path / "in"
    for day, (origin, passed, digest) in enumerate((first, second), 1):
        other = SECOND if day == 1 else KEYBOARD
        sheet = data("eve", {FIRST: passed, other: 1}, rerun=origin == "re-run", day=day)
        write(root / "eve" / f"{day}.json", of_answer(sheet, digest))
    classroom = Classroom([root])
    grade = classroom.grades.get(("eve", FIRST.id))
    assert (grade and grade.points) == (kept if kept is None else made(FIRST, kept).points)
    assert [said in one.why.en for one in classroom.disagreed] == ([True] if said else [])
    _, soup, _ = report(root, tmp_path)
    tables = [one for one in soup.select("table") if one.caption and one.caption.text == "Files that disagree"]
    heads = [[head.text for head in table.select("thead th")] for table in tables]
    assert heads == ([["Learner", "What the files say"]] if said else [])
    status, soup, _ = report(root, tmp_path)
    assert status == bool(said)
    assert ("eve" in rows(soup, "Files that disagree")) == bool(said)
