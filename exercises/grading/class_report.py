"""The report of a class from its grade files: `python -m grading.class_report FOLDER`; nothing leaves the machine."""

from __future__ import annotations

import argparse
import calendar
import csv
import datetime
import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from grading.class_page import page, spaced
from grading.classroom import Classroom
from grading.gradefiles import RERUN
from grading.grades import write_whole
from grading.text import LANGUAGES, Text, language_of_machine, printable

MONTHS = 6
IDENTIFIERS = {"username": "username", "email": "Email address", "idnumber": "ID number"}
NOT_COUNTED = Text(fr="rien n’est compté. À vérifier :", en="nothing is counted. To check:")
WITHOUT_BROWSER = Text(
    fr="non noté, faute de navigateur : {names}. Relancez le correcteur là où Chromium est installé.",
    en="not graded, for want of a browser: {names}. Run the grader again where Chromium is installed.",
)


def months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day some months later, or the last of the month when there is none."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def months(text: str) -> int:
    """A number of months that leaves time to read the report before it is deleted."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def gradebook(classroom: Classroom, identifier: str) -> str:
    """The CSV that Moodle's gradebook imports: who, a grade out of 20 per exercise, the whole, where grades come from."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([IDENTIFIERS[identifier], *(one.id for one in classroom.exercises), "total", "origin"])
    for learner in classroom.learners:
        grades = [classroom.grades.get((learner, one.id)) for one in classroom.exercises]
        values = [grade.twenty if grade else None for grade in grades]
        rerun = [grade.exercise for grade in grades if grade and grade.origin == RERUN]
        declared = [grade.exercise for grade in grades if grade and grade.origin != RERUN]
        # An empty cell is no grade at all for Moodle, which a zero would be.
        ungraded = [grade.exercise for grade in grades if grade and grade.ungraded]
        named = (("re-run", rerun), ("declared", declared), ("not graded", ungraded))
        origin = "; ".join(f"{name}: {' '.join(ids)}" for name, ids in named if ids)
        # A spreadsheet would run a name that starts like a formula.
        who = f"'{printable(learner)}" if learner[:1] in "=+-@\t\r" else printable(learner)
        writer.writerow([who, *values, classroom.total(learner), origin])
    return out.getvalue()


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; 1 when something was left out, flagged, in disagreement or not graded, so that a script notices."""
    parser = argparse.ArgumentParser(prog="python -m grading.class_report", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--output", type=Path, default=Path("class"), help="where to write (default: class)")
    parser.add_argument("--lang", choices=LANGUAGES, default=language_of_machine())
    parser.add_argument("--months", type=months, default=MONTHS, help="months before deletion (default: 6)")
    parser.add_argument(
        "--identifier", choices=sorted(IDENTIFIERS), default="username", help="what names are in Moodle"
    )
    options = parser.parse_args(arguments)
    for folder in options.folders:
        if not folder.is_dir():
            parser.error(f"{folder}: not a folder")
    classroom = Classroom(options.folders)
    deletion = months_later(datetime.date.today(), options.months)
    html = options.output / f"class.{options.lang}.html"
    write_whole(html, page(classroom, options.lang, deletion))
    table = options.output / f"moodle-delete-before-{deletion.isoformat()}.csv"
    write_whole(table, gradebook(classroom, options.identifier))
    for line in said(classroom, options.lang):
        print(line, file=sys.stderr)
    print(html, table, sep="\n")
    return 1 if classroom.left_out or classroom.flagged or classroom.disagreed or classroom.ungraded else 0


def said(classroom: Classroom, lang: str) -> Iterator[str]:
    """What the trainer must know, a line for each file and each person."""
    colon = "\N{NO-BREAK SPACE}: " if lang == "fr" else ": "
    for remark in (*classroom.left_out, *classroom.noted, *classroom.disagreed):
        yield f"{printable(remark.about)}{colon}{printable(spaced(remark.why, lang))}"
    for remark in classroom.flagged:
        yield f"{printable(remark.about)}{colon}{spaced(NOT_COUNTED, lang)} {spaced(remark.why, lang)}"
    for learner in dict.fromkeys(grade.learner for grade in classroom.ungraded):
        names = ", ".join(grade.exercise for grade in classroom.grades_of(learner) if grade.ungraded)
        yield f"{printable(learner)}{colon}{spaced(WITHOUT_BROWSER, lang).format(names=names)}"


if __name__ == "__main__":
    sys.exit(main())
