"""A grade file is read with suspicion: it may be damaged, and what it claims is compared with what the course says."""

from __future__ import annotations

import datetime
import json
import operator
import stat
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from grading.checks import Check
from grading.exercise import Exercise
from grading.grades import ABSENT, FORMAT, marks, out_of_twenty, state
from grading.judge import PASSED, STATES, UNGRADED, UNTOLD
from grading.moodle_names import placed
from grading.signing import is_signed
from grading.text import Text, printable

LARGEST, MOST_ROWS = 5_000_000, 1000
RERUN, DECLARED = "re-run", "declared"
Same = Callable[[str, str], bool]
Known = Mapping[str, Mapping[str, Check]]
SOMEBODY_ELSE = Text(fr="le fichier nomme « {} »", en="the file names “{}”")
OTHER_FORMAT = Text(fr=f"version de format {{}}, ici {FORMAT}", en=f"format version {{}}, here {FORMAT}")
NO_ORIGIN = Text(fr="origine inconnue : {}", en="unknown origin: {}")
UNSIGNED = Text(
    fr="se dit recalculé, sans la signature de cette machine", en="says re-run, without the signature of this machine"
)
FUTURE = Text(fr="daté du {}, dans l’avenir", en="dated {}, in the future")
WRONG_SUM = Text(fr="le total ne s’additionne pas", en="the total does not add up")
UNKNOWN = Text(fr="exercices inconnus : {}", en="unknown exercises: {}")
TWICE = Text(fr="exercices qui y figurent deux fois : {}", en="exercises that are there twice: {}")
OTHER_VERSION = Text(fr="autre version de l’exercice : {}", en="another version of the exercise: {}")
IMPOSSIBLE = Text(fr="résultats impossibles : {}", en="results that cannot be: {}")
WRONG_POINTS = Text(fr="points qui ne s’additionnent pas : {}", en="points that do not add up: {}")
NAMED_AT_MOST = 5


class Damaged(ValueError):
    """A file that cannot be read as grades, with the reason."""

    def __init__(self, fr: str, en: str) -> None:
        super().__init__(en)
        self.why = Text(fr=fr, en=en)


@dataclass(frozen=True)
class Remark:
    """A file, or a person, and what is to be said of it."""

    about: str
    why: Text


@dataclass(frozen=True)
class Grade:
    """What one file says of one exercise of one learner, counted with the points of the course, not those of the file."""

    learner: str
    exercise: str
    points: int
    out_of: int
    ungraded: int
    origin: str
    date: datetime.datetime
    file: str
    answer: str = ""
    """Which answer was judged: a fingerprint of its files, and the variant."""

    @property
    def twenty(self) -> float | None:
        """The grade out of 20; None while some points are not graded."""
        return out_of_twenty(self.points, self.out_of, self.ungraded)

    @property
    def is_complete(self) -> bool:
        """Whether every check was run and passed."""
        return not self.ungraded and 0 < self.out_of == self.points

    @property
    def is_pending(self) -> bool:
        """Whether only the checks that were not run stand between this and a complete exercise."""
        return self.ungraded > 0 and self.out_of == self.points

    @property
    def rank(self) -> tuple[bool, datetime.datetime]:
        """Between two grades of one exercise, re-run comes before declared, then the latest before the others."""
        return self.origin == RERUN, self.date

    def agrees(self, other: Grade) -> bool:
        """Whether both say the same of one answer, or speak of two."""
        same = (self.points, self.out_of, self.ungraded) == (other.points, other.out_of, other.ungraded)
        return same or (self.answer != other.answer and "" not in (self.answer, other.answer))


@dataclass(frozen=True)
class Sheet:
    """One file that could be read: whose it is by its place, the exercises begun, and what does not add up."""

    file: str
    learner: str
    grades: tuple[Grade, ...]
    flags: tuple[Text, ...]

    @property
    def days(self) -> set[datetime.date]:
        """The days that it is of."""
        return {grade.date.date() for grade in self.grades}

    def of(self, learner: str) -> Sheet:
        """The same, of somebody whom the roster knows by another name."""
        return replace(self, learner=learner, grades=tuple(replace(one, learner=learner) for one in self.grades))


def checks_by_id(exercises: list[Exercise]) -> Known:
    """The checks of each exercise, in this version of the course."""
    return {exercise.id: {check.id: check for check in exercise.checks} for exercise in exercises}


def content_of(path: Path) -> bytes:
    """The bytes of a plain file that is small enough; Damaged otherwise. A pipe would be waited for without end."""
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode):
        raise Damaged(
            fr="ce n’est pas un fichier ordinaire (un lien, un dossier…)", en="not a plain file (a link, a folder…)"
        )
    if status.st_size > LARGEST:
        raise Damaged(fr="fichier trop gros pour être un fichier de notes", en="too large to be a grade file")
    return path.read_bytes()


def parsed(content: bytes) -> Mapping[str, Any]:
    """The JSON object of a file."""
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Damaged(fr="ce n’est pas du JSON lisible", en="not readable JSON") from None
    if not isinstance(data, dict) or not isinstance(data.get("exercises"), list):
        raise Damaged(fr="ce n’est pas un fichier de notes", en="not a grade file")
    if len(data["exercises"]) > MOST_ROWS:
        raise Damaged(fr=f"plus de {MOST_ROWS} exercices", en=f"more than {MOST_ROWS} exercises")
    return data


def sheet(content: bytes, path: Path, root: Path, known: Known, depth: int = 0, same: Same = operator.eq) -> Sheet:
    """The sheet of a file found under `root`, where people stand at that depth; Damaged when its content cannot be
    understood."""
    data = parsed(content)
    file = path.relative_to(root)
    # Whose grades these are is what the trainer's folders say: a file may claim anybody's name.
    learner, _ = placed(file.parts, depth)
    try:
        date = datetime.datetime.fromisoformat(data["date"])
        date = date if date.tzinfo else date.replace(tzinfo=datetime.UTC)
        flags = (*_flags_of_file(data, learner, date, same), *_flags_of_rows(data["exercises"], known))
        rows = [row for row in data["exercises"] if row["id"] in known and row["state"] != ABSENT]
        counted = {row["id"]: _counted(_states(row), known[row["id"]]) for row in rows}
        origin = RERUN if data["origin"] == RERUN else DECLARED
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        raise Damaged(fr="il manque des champs, ou ils sont abîmés", en="fields are missing or damaged") from None
    answers = {row["id"]: f"{row['digest']}/{row['seed']}" if row.get("digest") else "" for row in rows}
    found = (
        Grade(learner, name, *points, origin, date, file.as_posix(), answers[name]) for name, points in counted.items()
    )
    return Sheet(file.as_posix(), learner, tuple(found), flags)


def _flags_of_file(data: Mapping[str, Any], learner: str, date: datetime.datetime, same: Same) -> Iterator[Text]:
    claimed = str(data["learner"])
    rerun = data["origin"] == RERUN
    if not same(claimed, learner) if rerun else claimed not in learner:
        yield _said(SOMEBODY_ELSE, claimed)
    if data["format"] != FORMAT:
        yield _said(OTHER_FORMAT, data["format"])
    if data["origin"] not in (RERUN, DECLARED):
        yield _said(NO_ORIGIN, data["origin"])
    if rerun and not is_signed(data):
        yield UNSIGNED
    # A day of grace: clocks differ, and so do time zones that a file does not name.
    if date > datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=1):
        yield _said(FUTURE, date.date())
    total = (sum(row.get(key, 0) for row in data["exercises"]) for key in ("points", "out_of", "ungraded"))
    if not _claims(data, marks(*total)):
        yield WRONG_SUM


def _flags_of_rows(rows: list[Mapping[str, Any]], known: Known) -> Iterator[Text]:
    names = [str(row["id"]) for row in rows]
    times = Counter(names)
    wrong: dict[Text, dict[str, None]] = {}
    for name, row in zip(names, rows, strict=True):
        why = TWICE if times[name] > 1 else _doubt(row, known[name]) if name in known else UNKNOWN
        if why:
            wrong.setdefault(why, {})[name] = None
    for why, ids in ((why, list(found)) for why, found in wrong.items()):
        yield _said(why, ", ".join(ids[:NAMED_AT_MOST]) + (", …" if len(ids) > NAMED_AT_MOST else ""))


def _said(sentence: Text, claim: object) -> Text:
    told = printable(str(claim)[:200])
    return Text(fr=sentence.fr.format(told), en=sentence.en.format(told))


def _doubt(row: Mapping[str, Any], checks: Mapping[str, Check]) -> Text | None:
    """What keeps a row from being believed."""
    if row["state"] == ABSENT:
        return WRONG_POINTS if row["points"] or row["checks"] else None
    worth = {one["check"]: one["out_of"] for one in row["checks"]}
    if len(row["checks"]) != len(worth) or worth != {name: check.points for name, check in checks.items()}:
        return OTHER_VERSION
    states = _states(row)
    if not all(_is_possible(check, states) for check in checks.values()):
        return IMPOSSIBLE
    if any(one["points"] != (one["out_of"] if one["state"] == PASSED else 0) for one in row["checks"]):
        return WRONG_POINTS
    points = _counted(states, checks)
    return None if _claims(row, {"state": state(*points), **marks(*points)}) else WRONG_POINTS


def _is_possible(check: Check, states: Mapping[str, str]) -> bool:
    own = states[check.id]
    if own == PASSED and check.after and states[check.after] not in (PASSED, UNGRADED):
        return False
    return own in STATES and (check.browser or own != UNGRADED)


def _states(row: Mapping[str, Any]) -> dict[str, str]:
    return {one["check"]: one["state"] for one in row["checks"]}


def _counted(states: Mapping[str, str], checks: Mapping[str, Check]) -> tuple[int, int, int]:
    """Points, points that could be had, points not graded: those of the course, for every check that it has."""
    points = {name: check.points for name, check in checks.items()}
    ungraded = sum(worth for name, worth in points.items() if states.get(name) in UNTOLD)
    passed = sum(worth for name, worth in points.items() if states.get(name) == PASSED)
    return passed, sum(points.values()) - ungraded, ungraded


def _claims(told: Mapping[str, Any], computed: Mapping[str, Any]) -> bool:
    """Whether a file says what is computed again from it; one that has no word for points not graded has none."""
    return all(told.get(key, 0 if key == "ungraded" else None) == value for key, value in computed.items())
