"""The report of a class from its grade files: `python -m grading.class_report FOLDER`; nothing leaves the machine.

FOLDER: the grades that the grader wrote, or what Moodle gives of an assignment, as a zip or unpacked.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from grading import gradebook, retention
from grading import roster as rosters
from grading.class_page import page, reading_sheets
from grading.class_pieces import spaced
from grading.classroom import Choice, Classroom
from grading.exercise import Exercise
from grading.gradefiles import Remark
from grading.grades import write_whole
from grading.handin import walk
from grading.moodle import unpack
from grading.roster import Roster
from grading.text import LANGUAGES, Text, alone, colon, language_of_machine, printable

MONTHS = 6
NOT_COUNTED = Text(fr="non compté, à vérifier :", en="not counted, to check:")
NOT_GRADED = Text(
    fr="non noté, faute de navigateur ou par erreur du correcteur : {names}. Relancez-le là où Chromium est installé.",
    en="not graded, for want of a browser or by an error of the grader: {names}. Run it again where Chromium is installed.",
)
TO_DELETE = Text(fr="à supprimer : un ancien rapport l’a écrit", en="to be deleted: an earlier report wrote it")
UNKNOWN_TO_MOODLE = Text(
    fr="absent du CSV pour Moodle : son identifiant manque, ou un tableur le prendrait pour une formule ({kind})",
    en="not in the CSV for Moodle: their identifier is missing, or a spreadsheet would take it for a formula ({kind})",
)
NOBODY_KNOWN = Text(
    fr="Le CSV pour Moodle ne nomme personne : la liste n’a ni identifiant, ni adresse, ni numéro ({kind}).",
    en="The CSV for Moodle names nobody: the roster has no username, address or number ({kind}).",
)
NO_GROUP = Text(fr="--group : la liste ne connaît que {names}.", en="--group: the roster knows only {names}.")
NO_ROSTER = Text(fr="--group demande --roster.", en="--group needs --roster.")


def months(text: str) -> int:
    """A number of months that leaves time to read the report before it is deleted."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def exercises(text: str) -> frozenset[str]:
    """The exercises that a list names, by their number or their folder: E05,e06_useful_errors."""
    known = {name.lower(): one.id for one in Exercise.all() for name in (one.id, one.number)}
    asked = [name.strip().lower() for name in text.split(",") if name.strip()]
    unknown = [name for name in asked if name not in known]
    if unknown or not asked:
        raise argparse.ArgumentTypeError(", ".join(unknown) or "?")
    return frozenset(known[name] for name in asked)


def options_of(parser: argparse.ArgumentParser) -> None:
    """What the command line takes."""
    day = datetime.date.fromisoformat
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--output", type=Path, default=Path("class"), help="where to write (default: class)")
    parser.add_argument("--lang", choices=LANGUAGES, default=language_of_machine())
    parser.add_argument("--months", type=months, default=MONTHS, help="months before deletion (default: 6)")
    rosters.option_of(parser)
    parser.add_argument("--group", default="", help="only this group of the roster")
    parser.add_argument("--exercises", type=exercises, default=frozenset(), metavar="E05,E06", help="only these")
    parser.add_argument(
        "--since", type=day, default=datetime.date.min, metavar="2026-10-01", help="files of that day on"
    )
    parser.add_argument(
        "--until", type=day, default=datetime.date.max, metavar="2026-12-18", help="files up to that day"
    )
    parser.add_argument(
        "--identifier", choices=sorted(gradebook.HEADERS), default="", help="by what Moodle knows people"
    )
    parser.add_argument("--out-of", type=int, choices=(20, 100), default=20, help="the scale of Moodle's columns")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; 1 when something was left out, flagged, in disagreement or not graded, so that a script notices."""
    parser = argparse.ArgumentParser(prog="python -m grading.class_report", description=__doc__)
    options_of(parser)
    options = parser.parse_args(arguments)
    for folder in options.folders:
        if not folder.exists() or not (folder.is_dir() or folder.suffix.lower() == ".zip"):
            parser.error(f"{folder}: not a folder")
    roster = _roster(parser, options)
    choice = Choice(options.exercises, options.since, options.until, options.group)
    with unpacked(options.folders, roster) as (folders, left_out):
        classroom = Classroom(folders, roster=roster, choice=choice)
    classroom.left_out[:0] = left_out
    classroom.read += len(left_out)
    sources = [*options.folders, *([options.roster] if options.roster else [])]
    written = write(classroom, options, sources)
    kind = gradebook.identifier(classroom, options.identifier)
    for line in said(classroom, options.lang, kind):
        print(line, file=sys.stderr)
    for path in retention.leftovers(options.output, written):
        print(f"{path}{colon(options.lang)}{TO_DELETE.to(options.lang)}", file=sys.stderr)
    print(*written, sep="\n")
    return 1 if classroom.left_out or classroom.flagged or classroom.disagreed or classroom.ungraded else 0


def write(classroom: Classroom, options: argparse.Namespace, sources: Sequence[Path]) -> list[Path]:
    """Write the page, the sheets to fill in when there are some, both tables; the paths written."""
    lang, output = options.lang, options.output
    deletion = retention.deletion(output, options.months, datetime.date.today())
    kind = gradebook.identifier(classroom, options.identifier)
    sheets = reading_sheets(classroom, lang, deletion)
    dated = f"delete-before-{deletion.isoformat()}"
    texts = {
        output / f"class.{lang}.html": "",
        output / f"moodle-{dated}.csv": gradebook.moodle(classroom, kind, options.out_of),
        output / f"{'notes' if lang == 'fr' else 'grades'}-{dated}.csv": gradebook.spreadsheet(classroom, lang),
    }
    if sheets:
        texts[output / f"readings.{lang}.html"] = sheets
    old = retention.leftovers(output, texts)
    html = page(classroom, lang, deletion, sources=sources, old=old, readings=bool(sheets))
    for path, text in {**texts, output / f"class.{lang}.html": html}.items():
        write_whole(path, text)
    return list(texts)


@contextlib.contextmanager
def unpacked(folders: Sequence[Path], roster: Roster | None) -> Iterator[tuple[list[Path], list[Remark]]]:
    """The same folders, with the grade files of a zip, or of the zips of a folder, in one of their own; what was refused."""
    with tempfile.TemporaryDirectory() as made:
        found, left_out = [], []
        for number, folder in enumerate(folders):
            if folder.is_dir():
                found.append(folder)
                if not any(one.name.lower().endswith(".zip") for one in walk(folder, lambda _: None)):
                    continue
            kept = unpack([folder], Path(made, str(number)), roster, grades_only=True)
            left_out += kept.left_out
            if Path(made, str(number)).is_dir():
                found.append(Path(made, str(number)))
        yield found, left_out


def _roster(parser: argparse.ArgumentParser, options: argparse.Namespace) -> Roster | None:
    roster = rosters.asked(parser, options)
    if roster is None:
        if options.group:
            parser.error(NO_ROSTER.to(options.lang))
        return None
    if options.group and options.group not in roster.groups:
        parser.error(spaced(NO_GROUP, options.lang).format(names=", ".join(roster.groups) or "–"))
    return roster


def said(classroom: Classroom, lang: str, kind: str = "username") -> Iterator[str]:
    """What the trainer must know, a line for each file and each person."""
    for remark in (*classroom.left_out, *classroom.noted, *classroom.disagreed):
        yield f"{alone(remark.about)}{colon(lang)}{printable(spaced(remark.why, lang))}"
    for remark in classroom.flagged:
        yield f"{alone(remark.about)}{colon(lang)}{spaced(NOT_COUNTED, lang)} {spaced(remark.why, lang)}"
    for learner in dict.fromkeys(grade.learner for grade in classroom.ungraded):
        names = ", ".join(grade.exercise for grade in classroom.grades_of(learner) if grade.ungraded)
        yield f"{alone(classroom.name(learner))}{colon(lang)}{spaced(NOT_GRADED, lang).format(names=names)}"
    unknown = gradebook.unknown(classroom, kind)
    if unknown and len(unknown) == len(classroom.learners):
        yield spaced(NOBODY_KNOWN, lang).format(kind=kind)
        return
    for learner in unknown:
        yield f"{alone(classroom.name(learner))}{colon(lang)}{spaced(UNKNOWN_TO_MOODLE, lang).format(kind=kind)}"


if __name__ == "__main__":
    sys.exit(main())
