"""A class: the grades of everyone, each file read accounted for."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from grading.exercise import Exercise
from grading.gradefiles import Damaged, Grade, Sheet, checks_by_id, content_of, sheet
from grading.grades import out_of_twenty
from grading.handin import walk
from grading.text import Text, printable


@dataclass(frozen=True)
class Remark:
    """A file, or a person, and what is to be said of it."""

    about: str
    why: Text


@dataclass(frozen=True)
class Need:
    """Something to learn, who still works on it, and who has not begun."""

    title: str
    details: tuple[str, ...]
    done: tuple[str, ...]
    pending: tuple[str, ...]
    under_way: tuple[str, ...]
    absent: tuple[str, ...]


class Classroom:
    """The grades kept; the files left out; the people flagged, of whom nothing is counted, and the number of their files.

    `noted`: files of which a part gives way to another file. `disagreed`: people of whom two files do not say the same. `read`: the number of files found.
    """

    def __init__(self, folders: Iterable[Path], exercises: Sequence[Exercise] | None = None) -> None:
        """Read every .json file under the folders."""
        everything = list(exercises or Exercise.all())
        known = checks_by_id(everything)
        self.read = 0
        self.left_out: list[Remark] = []
        self.noted: list[Remark] = []
        self.disagreed: list[Remark] = []
        sheets: list[Sheet] = []
        copies: dict[tuple[str, bytes], str] = {}
        for root in folders:
            refused: list[Path] = []
            entries = walk(root, refused.append)
            found = [Path(one.path) for one in entries if os.path.splitext(one.name)[1].lower() == ".json"]
            # Of two copies, the one nearest to the top is the one that people know.
            for path in sorted([*found, *refused], key=lambda one: (len(one.parts), one)):
                self.read += 1
                file = path.relative_to(root).as_posix()
                try:
                    content = content_of(path)
                    one = sheet(content, path, root, known)
                except OSError:
                    self._leave(file, "le fichier ne s’ouvre pas", "the file does not open")
                except Damaged as damage:
                    self.left_out.append(Remark(file, damage.why))
                else:
                    key = (one.learner, hashlib.sha256(content).digest())
                    if key in copies:
                        self._leave(file, f"copie de {copies[key]}", f"a copy of {copies[key]}")
                        continue
                    copies[key] = file
                    sheets.append(one)
        suspects = [one for one in sheets if one.flags]
        names = {one.learner for one in suspects}
        self.flagged = _by_person(suspects)
        self.flagged_files = sum(one.learner in names for one in sheets)
        self.sheets = self._merge([one for one in sheets if one.learner not in names])
        self.learners = sorted({one.learner for one in self.sheets})
        begun = {exercise for _, exercise in self.grades}
        self.exercises = [one for one in everything if one.id in begun]

    def _leave(self, file: str, fr: str, en: str) -> None:
        self.left_out.append(Remark(file, Text(fr=fr, en=en)))

    def _merge(self, sheets: list[Sheet]) -> list[Sheet]:
        told: dict[tuple[str, str], list[Grade]] = {}
        for one in sheets:
            for grade in one.grades:
                told.setdefault((grade.learner, grade.exercise), []).append(grade)
        best = {key: max(found, key=lambda grade: grade.rank) for key, found in told.items()}
        self.grades = {key: grade for key, grade in best.items() if self._is_certain(grade, told[key])}
        reported = []
        for one in sheets:
            beaten = [grade for grade in one.grades if best[(grade.learner, grade.exercise)] is not grade]
            others = sorted({best[(grade.learner, grade.exercise)].file for grade in beaten})
            if beaten and len(beaten) == len(one.grades):
                names = ", ".join(others)
                self._leave(one.file, f"double : {names} porte sur la même chose, en mieux établi ou plus récent",
                            f"duplicate: {names} covers it, better established or more recent")  # fmt: skip
                continue
            if beaten:
                ids, names = ", ".join(grade.exercise for grade in beaten), ", ".join(others)
                why = Text(fr=f"{ids} : la note vient de {names}", en=f"{ids}: the grade comes from {names}")
                self.noted.append(Remark(one.file, why))
            reported.append(one)
        return reported

    def _is_certain(self, best: Grade, told: Sequence[Grade]) -> bool:
        """Whether nothing as well established says otherwise of the same answer; what disagrees is listed."""
        others = [grade for grade in told if not grade.agrees(best)]
        if not others:
            return True
        said = ", ".join(f"{grade.points}/{grade.out_of} ({grade.file})" for grade in (best, *others))
        equals = [grade for grade in others if grade.origin == best.origin]
        end = (
            Text(fr="rien n’est compté", en="nothing is counted")
            if equals
            else Text(fr="la note recalculée est gardée", en="the grade that was re-run is kept")
        )
        why = Text(fr=f"{best.exercise} : {said} ; {end.fr}", en=f"{best.exercise}: {said}; {end.en}")
        self.disagreed.append(Remark(best.learner, why))
        return not equals

    def grades_of(self, learner: str) -> list[Grade]:
        """The grades of one person, in the order of the course."""
        found = (self.grades.get((learner, exercise.id)) for exercise in self.exercises)
        return [grade for grade in found if grade]

    @property
    def ungraded(self) -> list[Grade]:
        """The grades that are none yet, for checks that nothing could run."""
        return [grade for learner in self.learners for grade in self.grades_of(learner) if grade.ungraded]

    def total(self, learner: str) -> float | None:
        """The grade out of 20 over the exercises that the class has begun; those not begun count for nothing.

        None while one of them has points that are not graded.
        """
        found = self.grades_of(learner)
        whole = sum(check.points for exercise in self.exercises for check in exercise.checks)
        ungraded = sum(grade.ungraded for grade in found)
        return out_of_twenty(sum(grade.points for grade in found), whole - ungraded, ungraded)

    def distribution(self) -> list[tuple[int, int, int]]:
        """Ten bands of two points: from, to, number of learners who have a grade; the last band includes 20."""
        counts = [0] * 10
        for learner in self.learners:
            total = self.total(learner)
            if total is not None:
                counts[min(int(total // 2), 9)] += 1
        return [(2 * band, 2 * band + 2, count) for band, count in enumerate(counts)]

    def by_objective(self, lang: str) -> list[Need]:
        """One line per exercise, with its objectives."""
        return [
            self._need(f"{one.number} {one.title.to(lang)}", tuple(one.meta["objectives"][lang]), [one])
            for one in self.exercises
        ]

    def by_rule(self) -> list[Need]:
        """One line per set of rules practised by the same exercises."""
        practised: dict[str, list[Exercise]] = {}
        for exercise in self.exercises:
            for rule in exercise.meta["rules"]:
                practised.setdefault(rule, []).append(exercise)
        groups: dict[tuple[str, ...], list[str]] = {}
        for rule, where in practised.items():
            groups.setdefault(tuple(one.id for one in where), []).append(rule)
        return [
            self._need(", ".join(sorted(rules)), where, practised[rules[0]])
            for where, rules in sorted(groups.items(), key=lambda item: item[0])
        ]

    def _need(self, title: str, details: tuple[str, ...], exercises: Sequence[Exercise]) -> Need:
        done, pending, under_way, absent = [], [], [], []
        for learner in self.learners:
            found = [self.grades.get((learner, one.id)) for one in exercises]
            if not any(found):
                absent.append(learner)
            elif all(grade and grade.is_complete for grade in found):
                done.append(learner)
            elif all(grade and (grade.is_complete or grade.is_pending) for grade in found):
                pending.append(learner)
            else:
                under_way.append(learner)
        return Need(title, details, tuple(done), tuple(pending), tuple(under_way), tuple(absent))


def _by_person(suspects: Sequence[Sheet]) -> list[Remark]:
    """One remark for each person, whatever the number of their files and of what is wrong in them."""
    found: dict[str, list[Sheet]] = {}
    for one in suspects:
        found.setdefault(one.learner, []).append(one)
    return [
        Remark(name, Text(fr=_reasons(sheets, "fr"), en=_reasons(sheets, "en")))
        for name, sheets in sorted(found.items())
    ]


def _reasons(sheets: Sequence[Sheet], lang: str) -> str:
    between = "\N{NO-BREAK SPACE}; " if lang == "fr" else "; "
    return between.join(f"{printable(one.file)} ({', '.join(flag.to(lang) for flag in one.flags)})" for one in sheets)
