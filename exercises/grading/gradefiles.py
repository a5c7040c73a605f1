"""A grade file is read with suspicion: it may be damaged, and it may not add up."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grading.exercise import Exercise
from grading.grades import FORMAT, out_of_twenty
from grading.judge import PASSED, UNGRADED
from grading.text import Text

LARGEST = 5_000_000
RERUN, DECLARED = "re-run", "declared"
ABSENT = "absent"


class Damaged(ValueError):
    """A file that cannot be read as grades, with the reason."""

    def __init__(self, fr: str, en: str) -> None:
        super().__init__(en)
        self.why = Text(fr=fr, en=en)


@dataclass(frozen=True)
class Grade:
    """What one file says of one exercise of one learner, its points counted again from the checks that passed."""

    learner: str
    exercise: str
    points: int
    out_of: int
    origin: str
    date: datetime.datetime
    file: str

    @property
    def twenty(self) -> float | None:
        """The grade out of 20; None when nothing could be graded."""
        return out_of_twenty(self.points, self.out_of)

    @property
    def is_complete(self) -> bool:
        """Whether everything that could be graded passed."""
        return 0 < self.out_of == self.points

    @property
    def rank(self) -> tuple[bool, datetime.datetime]:
        """Between two grades of one exercise, re-run comes before declared, then the latest before the others."""
        return self.origin == RERUN, self.date


@dataclass(frozen=True)
class Sheet:
    """One file that could be read: the exercises begun, and what does not add up."""

    file: str
    learner: str
    grades: tuple[Grade, ...]
    flags: tuple[Text, ...]


def weights(exercises: list[Exercise]) -> dict[str, dict[str, int]]:
    """The points of each check of each exercise, in this version of the course."""
    return {exercise.id: {check.id: check.points for check in exercise.checks} for exercise in exercises}


def parsed(content: bytes) -> Mapping[str, Any]:
    """The JSON object of a file."""
    if len(content) > LARGEST:
        raise Damaged(fr="fichier trop gros pour être un fichier de notes", en="too large to be a grade file")
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Damaged(fr="ce n’est pas du JSON lisible", en="not readable JSON") from None
    if not isinstance(data, dict) or not isinstance(data.get("exercises"), list):
        raise Damaged(fr="ce n’est pas un fichier de notes", en="not a grade file")
    return data


def sheet(content: bytes, path: Path, root: Path, known: Mapping[str, Mapping[str, int]]) -> Sheet:
    """The sheet of a file found under `root`; Damaged when its content cannot be understood."""
    data = parsed(content)
    file = path.relative_to(root).as_posix()
    place = path.relative_to(root).parts[0] if path.parent != root else path.stem
    flags: list[Text] = []
    try:
        # A learner's own machine does not know who they are: the folder, or the file, carries the name.
        learner = str(data["learner"]) or place
        if data["learner"] and data["learner"] not in place:
            flags.append(Text(fr=f"le fichier nomme « {learner} »", en=f"the file names “{learner}”"))
        if data["format"] != FORMAT:
            flags.append(
                Text(
                    fr=f"version de format {data['format']}, ici {FORMAT}",
                    en=f"format version {data['format']}, here {FORMAT}",
                )
            )
        origin = data["origin"]
        if origin not in (RERUN, DECLARED):
            flags.append(Text(fr="origine inconnue, comptée comme déclarée", en="unknown origin, counted as declared"))
            origin = DECLARED
        date = datetime.datetime.fromisoformat(data["date"])
        date = date if date.tzinfo else date.replace(tzinfo=datetime.UTC)
        grades: dict[str, Grade] = {}
        for row in data["exercises"]:
            flags += _row_flags(row, known)
            if row["id"] in grades:
                flags.append(Text(fr=f"{row['id']} y figure deux fois", en=f"{row['id']} is there twice"))
            elif row["state"] != ABSENT and row["id"] in known:
                points, out_of = _counted(row)
                grades[row["id"]] = Grade(learner, row["id"], points, out_of, origin, date, file)
        if (data["points"], data["out_of"]) != tuple(
            sum(row[key] for row in data["exercises"]) for key in ("points", "out_of")
        ):
            flags.append(Text(fr="le total ne s’additionne pas", en="the total does not add up"))
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        raise Damaged(fr="il manque des champs, ou ils sont abîmés", en="fields are missing or damaged") from None
    return Sheet(file, learner, tuple(grades.values()), tuple(flags))


def _counted(row: Mapping[str, Any]) -> tuple[int, int]:
    points = sum(int(check["out_of"]) for check in row["checks"] if check["state"] == PASSED)
    return points, sum(int(check["out_of"]) for check in row["checks"] if check["state"] != UNGRADED)


def _row_flags(row: Mapping[str, Any], known: Mapping[str, Mapping[str, int]]) -> Iterator[Text]:
    name = str(row["id"])
    if name not in known:
        yield Text(fr=f"exercice inconnu : {name}, non compté", en=f"unknown exercise: {name}, not counted")
        return
    if row["state"] == ABSENT:
        return
    if {check["check"]: check["out_of"] for check in row["checks"]} != known[name]:
        yield Text(fr=f"{name} : autre version de l’exercice", en=f"{name}: another version of the exercise")
    points, out_of = _counted(row)
    wrong = any(check["points"] != (check["out_of"] if check["state"] == PASSED else 0) for check in row["checks"])
    if wrong or (row["points"], row["out_of"], row["grade"]) != (points, out_of, out_of_twenty(points, out_of)):
        yield Text(
            fr=f"{name} : les points ne s’additionnent pas, recomptés {points} sur {out_of}",
            en=f"{name}: the points do not add up, counted again {points} of {out_of}",
        )
