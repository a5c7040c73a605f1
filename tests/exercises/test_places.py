"""Whose a file is by its place: nobody's work becomes somebody else's by what a folder is called."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from grading import moodle, roster, signing
from grading.classroom import Classroom
from grading.exercise import Exercise
from grading.grades import Learner, sheet
from grading.judge import PASSED, Judgement, Outcome
from grading.moodle_names import depth_of, downloaded, rivals
from grading.text import alone

FIRST = Exercise.all()[0]
PAGE = f"{FIRST.id}/page.html"


def unpacked(tmp_path: Path, places: list[str], listed: str = "") -> moodle.Kept:
    """What is kept of a download in which each of these places holds a page."""
    with zipfile.ZipFile(tmp_path / "download.zip", "w") as archive:
        for place in places:
            archive.writestr(f"{place}/{PAGE}", place)
    people = roster.parsed(listed.encode()) if listed else None
    return moodle.unpack([tmp_path / "download.zip"], tmp_path / "out", people)


def test_folder_called_as_moodle_calls_another_persons_stays_its_owners(tmp_path: Path) -> None:
    kept = unpacked(tmp_path, ["Eve/Zoe Adjei_101_assignsubmission_file"])
    assert kept.people == {"Eve"}


@pytest.mark.parametrize(
    ("place", "whose"),
    [
        # What somebody calls themselves, then what they call their file, in the shape of what Moodle writes.
        ("Ada Bell_111_assignsubmission_file_x_222_assignsubmission_file", "Ada Bell_111_assignsubmission_file_x"),
        ("Ada Bell_111_assignsubmission_file_x_222_assignsubmission_file_a.zip", "Ada Bell_111_assignsubmission_file_x"),
        ("Eve_222_assignsubmission_file_Ada Bell_111_assignsubmission_file_x.zip", "Eve_222_assignsubmission_file_Ada Bell"),
        ("Ada Bell_111_assignsubmission_file_x.zip", "Ada Bell"),
    ],
)  # fmt: skip
def test_a_name_that_holds_another_is_nobody_elses(place: str, whose: str) -> None:
    found = downloaded(place)
    assert found is not None
    assert found.name == whose


@pytest.mark.parametrize(
    ("paths", "depth"),
    [
        (["Zoe_1_assignsubmission_file/a"], 0),
        (["R101/Zoe_1_assignsubmission_file/a", "R101/Bob_2_assignsubmission_file/a"], 1),
        (
            [
                f"{download}/{name}_{number}_assignsubmission_file/a"
                for download, first in (("R101", 1), ("R102", 3))
                for number, name in enumerate(("Zoe", "Bob"), first)
            ],
            1,
        ),
        (["Eve/Zoe_1_assignsubmission_file/a"], 0),
        (["Eve/Zoe_1_assignsubmission_file/a", "Bob/Ada_2_assignsubmission_file/a"], 0),
        (["Eve/Zoe_1_assignsubmission_file/a", "Bob/lisez-moi.txt"], 0),
        (
            [
                "Eve_3_assignsubmission_file/Zoe_1_assignsubmission_file/a",
                "Eve_3_assignsubmission_file/Bob_2_assignsubmission_file/a",
            ],
            0,
        ),
    ],
)
def test_names_of_moodle_count_where_a_download_holds_several(paths: list[str], depth: int) -> None:
    assert depth_of([one.split("/") for one in paths]) == depth


def test_two_places_of_one_name_are_kept_for_nobody(tmp_path: Path) -> None:
    listed = "First name,Last name,Username\nZoe,Adjei,zoe\nEve,Mal,eve\n"
    places = [
        "Zoe Adjei_102_assignsubmission_file",
        "Zoe Adjei_101_assignsubmission_file",
        "Eve Mal_103_assignsubmission_file",
    ]
    kept = unpacked(tmp_path, places, listed)
    assert kept.people == {"eve"}
    assert sorted(one.about for one in kept.left_out) == sorted(places[:2])


def test_two_downloads_in_one_folder_and_people_in_two_groups_are_no_rivals() -> None:
    """A number is that of one assignment; what a group hands in is of each who is in it."""
    places = [
        "Zoe_1_assignsubmission_file",
        "Bob_2_assignsubmission_file",
        "Zoe_3_assignsubmission_file",
        "Bob_4_assignsubmission_file",
    ]
    apart = [["R101", one, "a"] for one in places[:2]] + [["R102", one, "a"] for one in places[2:]]
    assert rivals(apart, 1, lambda place: [place[:3]]) == {}
    assert rivals([one[1:] for one in apart], 0, lambda place: [place[:3]]).keys() == set(places)
    assert rivals([one[1:] for one in apart], 0, lambda place: ["zoe", "bob"]) == {}


def test_person_called_as_an_exercise_does_not_make_a_class_one_person(tmp_path: Path) -> None:
    kept = unpacked(tmp_path, [f"{FIRST.id}_assignsubmission_file", "Zoe Adjei_101_assignsubmission_file"])
    assert kept.people == {"Zoe Adjei_101"}
    assert [one.about for one in kept.left_out] == [f"{FIRST.id}_assignsubmission_file"]


def test_signed_grade_of_one_is_not_that_of_another_who_only_differs_by_capitals(tmp_path: Path) -> None:
    judged = Judgement([Outcome(one.id, one.title, one.points, PASSED) for one in FIRST.checks])
    told = signing.signed(sheet(Learner("zoe"), {FIRST.id: (judged, "", "0" * 64)}, [FIRST], rerun=True))
    for name in ("zoe", "ZOE"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "grades.json").write_text(json.dumps(told), encoding="utf-8")
    assert set(Classroom([tmp_path]).learners) == {"zoe"}


def test_name_with_a_gap_stays_on_its_line() -> None:
    assert alone(f"eve{' ' * 80}E00: 20 ⁄ 20") == "eve … E00: 20 ⁄ 20"
    assert alone("Éve  Mal") == "Éve  Mal"


HALF = "e01_two_figures/lecture.py"


@pytest.mark.parametrize(
    ("handed", "exercise", "folders"),
    [
        ({"x.zip": {HALF: "x = 1"}, "y.zip": {HALF: "x = 2"}}, "", "x/e01_two_figures, y/e01_two_figures"),
        ({"x.zip": {HALF: "x = 1"}, "y.zip": {"e01_two_figures/other.py": "x = 1"}}, "", "x/e01_two_figures, y/e01_two_figures"),
        ({"x.zip": {f"v1/{HALF}": "x = 1", f"v2/{HALF}": "x = 2"}}, "", "x/v1/e01_two_figures, x/v2/e01_two_figures"),
        ({"e01_two_figures.zip": {"lecture.py": "x = 1"}, "y.zip": {HALF: "x = 2"}}, "", "e01_two_figures, y/e01_two_figures"),
        ({"x.zip": {"y.zip": {HALF: "x = 1"}, "z.zip": {HALF: "x = 2"}}}, "", "x/y/e01_two_figures, x/z/e01_two_figures"),
        ({"x.zip": {"lecture.py": "x = 1"}, "y.zip": {"lecture.py": "x = 2"}}, "e01_two_figures", "x, y"),
        ({"x.zip": {"lecture.py": "x = 1"}, "y.zip": {HALF: "x = 2"}}, "e01_two_figures", "x, y/e01_two_figures"),
        ({"x.zip": {HALF: "x = 1"}, "y.zip": {HALF: "x = 1"}}, "", ""),
        ({"x.zip": {HALF: "x = 1", "e01_two_figures/a/b.txt": ""}, "lisez-moi.txt": ""}, "e01_two_figures", ""),
        ({"x.zip": {"lecture.py": "x = 1", "data/lecture.py": "x = 2"}}, "e01_two_figures", ""),
    ],
)  # fmt: skip
def test_two_answers_of_one_person_to_one_exercise_are_said_and_neither_is_kept(
    tmp_path: Path, handed: dict[str, object], exercise: str, folders: str
) -> None:
    def packed(held: object) -> bytes:
        if not isinstance(held, dict):
            return str(held).encode()
        with zipfile.ZipFile(out := io.BytesIO(), "w") as archive:
            for name, one in held.items():
                archive.writestr(name, packed(one))
        return out.getvalue()

    place = "Zoe Adjei_101_assignsubmission_file"
    other = {"e00_first_step/page.html": "<p>a</p>"}
    beside = {f"{place}/{name}": one for name, one in {**handed, "other.zip": other}.items()}
    (tmp_path / "download.zip").write_bytes(packed(beside))
    kept = moodle.unpack([tmp_path / "download.zip"], tmp_path / "out", None, exercise)
    assert any(one == "e00_first_step" for _, one in kept.answers)
    assert any(one == "e01_two_figures" for _, one in kept.answers) is not bool(folders)
    assert [one.why.en for one in kept.left_out] == (
        [f"several different answers to e01_two_figures: {folders}. None is kept"] if folders else []
    )
    assert not folders or not list((tmp_path / "out").rglob("e01_two_figures"))
