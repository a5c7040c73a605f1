"""The exercises that are done in the page of their brief: which, what their graders need, what the page shows of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from course.tools import runtime
from course.tools.built import is_first_build
from course.tools.pages import ROOT

HERE = (
    "e00_first_step",
    "e01_two_figures",
    "e02_always_a_door",
    "e03_voice_menu",
    "e05_labels",
    "e06_useful_errors",
    "e07_no_fixed_address",
    "e08_names_of_the_world",
    "e09_receipt_and_refusal",
    "e10_headings_and_links",
    "e11_images",
    "e14_clear_letter",
    "e15_threat_or_right",
    "e16_the_3_15_door",
    "e17_no_hidden_lottery",
    "e18_break_the_loop",
    "e19_refuse_as_fast",
    "e20_the_score",
    "e21_finding_rights",
    "e22_decision_register",
    "e23_odettes_account",
    "e24_rig_the_draw",
    "e25_a_place_that_is_kept",
    "e26_who_changed_the_rule",
    "e27_open_to_all",
    "p1_redesign",
)
"""Those whose grade in a page is the command's, for every answer that the course keeps of them: a test compares.

Not there: what only a browser that is driven can judge (e04, e12, e13).
"""
TEMPLATE = "exercise.html"
EXERCISES = ROOT / "exercises"
IMPORTED = ("Flask", "Werkzeug", "Jinja2", "MarkupSafe", "click", "itsdangerous", "blinker")
"""What the application or the template of an answer is made with: the code that is plain Python."""
ZONES = ("tzdata/__init__.py", "tzdata/zones", "tzdata/zoneinfo/__init__.py", "tzdata/zoneinfo/Europe/__init__.py",
         "tzdata/zoneinfo/Europe/Paris", "tzdata/zoneinfo/UTC")  # fmt: skip
"""The time of Paris, which no page has."""
GRADER = ("grade.py", "hints.toml", "meta.toml", "variants.toml", "reading.toml")
NOT_ASKED = ("autograding", "class_page", "class_report", "classroom", "course", "hearing", "plugin", "quiz",
             "quiz_formats", "signing", "watch", "whole")  # fmt: skip
"""Parts of the command that no grader calls."""


def held() -> dict[str, Path]:
    """What the page of an exercise fetches to grade, by its name in the archive."""
    return {
        **dict(_packages()),
        **dict(_graders()),
        **dict(_below(ROOT / "course" / "playground" / "exercises", "page")),
    }


def _packages() -> Iterator[tuple[str, Path]]:
    for name, path in runtime.installed(IMPORTED):
        if not name.endswith((".pyi", ".c")):
            yield f"packages/{name}", path
    for name, path in runtime.installed(("tzdata",)):
        if name in ZONES or ".dist-info/licenses/" in name:
            yield f"packages/{name}", path


def _graders() -> Iterator[tuple[str, Path]]:
    for name, path in _below(EXERCISES / "grading", "exercises/grading"):
        if path.suffix != ".md" and path.stem not in NOT_ASKED:
            yield name, path
    for exercise in HERE:
        folder = EXERCISES / exercise
        yield from ((f"exercises/{exercise}/{name}", folder / name) for name in GRADER if (folder / name).is_file())
        yield from _below(folder / "start", f"exercises/{exercise}/start")


def _below(folder: Path, place: str) -> Iterator[tuple[str, Path]]:
    for name, path in runtime.written(folder):
        yield f"{place}/{name}", path


def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """Writes the start of each exercise, and its solution apart, which is fetched by who has found one."""
    if not is_first_build(config):
        return
    folder = Path(config.site_dir) / "assets" / "exercises"
    for exercise in HERE:
        for kind, files in (("start", begun(exercise)), ("solution", texts(exercise, "solution"))):
            (folder / f"{exercise}.{kind}.json").write_text(json.dumps(files, ensure_ascii=False), "utf-8")


def begun(exercise: str) -> dict[str, str]:
    """The files of a start; those that one changes come first, and the page opens at the first."""
    start, solution = texts(exercise, "start"), texts(exercise, "solution")
    return dict(sorted(start.items(), key=lambda one: solution.get(one[0]) == one[1]))


def texts(exercise: str, kind: str) -> dict[str, str]:
    """The files of a folder of an exercise, by name."""
    return {name: path.read_text("utf-8") for name, path in runtime.written(EXERCISES / exercise / kind)}


if __name__ == "__main__":
    sys.stdout.write("\n".join(f"{path.stat().st_size:8} {name}" for name, path in held().items()) + "\n")
