"""The grades of a class as tables: one that Moodle's gradebook imports, one for a spreadsheet.

What Moodle does with a CSV was read in its own code, `grade/import/csv/classes/load_data.php` and `lib/csvlib.class.php`:
a byte order mark is dropped; a user it does not know stops the whole import, and so does an address whose capitals differ;
`-` is no grade, whereas an empty cell becomes 0 in a new column; decimals have a point, and a new column counts out of 100.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from grading.classroom import Classroom
from grading.gradefiles import RERUN, Grade
from grading.roster import IDENTIFIERS
from grading.text import Text, decimal, printable

HEADERS = {"username": "username", "email": "Email address", "idnumber": "ID number"}
NO_GRADE = "-"
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
FORMULAS = "=+-@\t\r＝＋－＠"
HEADS = Text(fr="Nom|Groupes|Ensemble", en="Name|Groups|Overall")


def identifier(classroom: Classroom, asked: str = "") -> str:
    """By what Moodle will know people: what is asked, or the first that everybody on the roster has."""
    roster = classroom.roster
    if asked or roster is None:
        return asked or "username"
    return next((kind for kind in IDENTIFIERS if roster.identifies(kind)), "username")


def unknown(classroom: Classroom, kind: str) -> list[str]:
    """The people whom the table for Moodle leaves out: they have no such identifier, or one that a spreadsheet would run,
    and that Moodle would not know any more once it is quoted."""
    return [key for key in classroom.learners if not (one := _identified(classroom, key, kind)) or _is_formula(one)]


def _identified(classroom: Classroom, learner: str, kind: str) -> str:
    """How Moodle knows somebody: what the roster says, or without one the name of their hand-in."""
    return classroom.people[learner].identifier(kind) if classroom.roster else learner


def moodle(classroom: Classroom, kind: str, out_of: int = 20) -> str:
    """The CSV that Moodle's gradebook imports: who, a grade per exercise, the whole, where grades come from."""
    rows: list[Sequence[object]] = [[HEADERS[kind], *(one.id for one in classroom.exercises), "total", "origin"]]
    missing = unknown(classroom, kind)
    for learner in classroom.learners:
        if learner in missing:
            continue
        grades = [classroom.grades.get((learner, one.id)) for one in classroom.exercises]
        values = [grade.twenty if grade else None for grade in grades]
        scaled = [
            NO_GRADE if one is None else round(one * out_of / 20, 1) for one in (*values, classroom.total(learner))
        ]
        rows.append([printable(_identified(classroom, learner, kind)), *scaled, _origin(grades)])
    return _written(rows, ",")


def spreadsheet(classroom: Classroom, lang: str) -> str:
    """The same for a spreadsheet in that language: names, groups, everybody on the roster, empty where there is no grade."""

    def shown(value: float | None) -> str:
        return "" if value is None else decimal(value, lang)

    name, groups, whole = HEADS.to(lang).split("|")
    rows: list[Sequence[object]] = [[name, groups, *(one.number for one in classroom.exercises), whole]]
    for learner in sorted([*classroom.learners, *classroom.absent], key=classroom.rank):
        person = classroom.people.get(learner)
        grades = [classroom.grades.get((learner, one.id)) for one in classroom.exercises]
        total = classroom.total(learner) if learner in classroom.learners else None
        said = [shown(grade.twenty if grade else None) for grade in grades]
        joined = ", ".join(person.groups) if person else ""
        rows.append([_inert(classroom.name(learner)), _inert(joined), *said, shown(total)])
    return _written(rows, ";" if lang == "fr" else ",")


def _origin(grades: Iterable[Grade | None]) -> str:
    found = [grade for grade in grades if grade]
    named = (
        ("re-run", [grade.exercise for grade in found if grade.origin == RERUN]),
        ("declared", [grade.exercise for grade in found if grade.origin != RERUN]),
        ("not graded", [grade.exercise for grade in found if grade.ungraded]),
    )
    return "; ".join(f"{name}: {' '.join(ids)}" for name, ids in named if ids)


def _is_formula(text: str) -> bool:
    """Whether a spreadsheet would run a text."""
    return text.lstrip(" \u00a0\u202f")[:1] in tuple(FORMULAS)


def _inert(text: str) -> str:
    """A text that a spreadsheet does not run."""
    return f"'{printable(text)}" if _is_formula(text) else printable(text)


def _written(rows: Iterable[Sequence[object]], separator: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    return BOM + out.getvalue()
