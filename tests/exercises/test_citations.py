"""Lessons name each exercise as it names itself, and promise the minutes that it says."""

import re

import pytest
from grading.exercise import ROOT, Exercise
from grading.text import LANGUAGES

EXERCISES = {exercise.id: exercise for exercise in Exercise.all()}
# A name, then the command, then the rest of the sentence: **Labels**: `pytest exercises/e05_labels`, about 25 minutes.
CITATION = re.compile(
    r"(?:(?:\*\*|“|« )(?P<name>[^*`”»\n]+?)(?:\*\*|”| »)|^- (?P<row>[^*`\n]+?) ?: (?=`))"
    r"(?P<before>[^*`\n]*)`pytest exercises/(?P<exercise>\w+)`(?P<after>[^.\n]*)",
    re.M,
)
PART = ("pour cette partie", "for this part")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_lessons_cite_titles_and_minutes_of_the_exercises(lang: str) -> None:
    cited = set()
    docs = ROOT.parent / "course" / "docs" / lang
    # The rules' pages are written from the exercises themselves.
    for page in sorted(path for path in docs.rglob("*.md") if docs / "rules" not in path.parents):
        for found in CITATION.finditer(plain(page.read_text(encoding="utf-8"))):
            meta, name = EXERCISES[found["exercise"]].meta, found["name"] or found["row"]
            cited.add(meta["id"])
            if any(part in found["before"] for part in PART) or name in ("projet", "project"):
                continue
            assert name == plain(meta["title"][lang]), page
            said = re.findall(r"(\d+) minutes", found["before"] + found["after"])
            assert all(int(minutes) == meta["minutes"] for minutes in said), f"{page}: {name}"
    assert cited == set(EXERCISES)


def plain(text: str) -> str:
    """Every space an ordinary one."""
    return re.sub(r"[\u00a0\u202f]", " ", text)
