"""A class: the grades of everyone, each file read accounted for."""

from __future__ import annotations

import datetime
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from grading.collation import french_order
from grading.exercise import Exercise
from grading.gradefiles import Damaged, Grade, Known, Remark, Sheet, checks_by_id, content_of, sheet
from grading.grades import out_of_twenty
from grading.handin import walk
from grading.moodle_names import depth_of, on_disk, placed
from grading.roster import Roster, named
from grading.spread import Spread
from grading.text import Text, printable

OF_A_GROUP = Text(
    fr="ce fichier est celui d’un groupe : passez d’abord par python -m grading.moodle, qui le donne à chaque personne",
    en="this file is that of a group: go through python -m grading.moodle first, which gives it to each person",
)


@dataclass(frozen=True)
class Need:
    """Something to learn, who still works on it, and who has not begun."""

    title: str
    details: tuple[str, ...]
    done: tuple[str, ...]
    pending: tuple[str, ...]
    under_way: tuple[str, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True)
class Choice:
    """What of a class is reported: everything, or some exercises, the grade files of some days, one group."""

    exercises: frozenset[str] = frozenset()
    since: datetime.date = datetime.date.min
    until: datetime.date = datetime.date.max
    group: str = ""

    def holds(self, grade: Grade) -> bool:
        """Whether a grade is of an exercise and of a day that were chosen."""
        return (not self.exercises or grade.exercise in self.exercises) and (
            self.since <= grade.date.date() <= self.until
        )


EVERYTHING = Choice()


class Classroom:
    """The grades kept; the files left out; the people flagged, one of whose files does not hold, and the number of those files.

    `noted`: files of which a part gives way to another file. `disagreed`: people of whom two files do not say the same.
    `read`: the number of files found. `aside`: that of the files of other days or groups. `names`: how each person is
    called. `absent`: those of the roster of whom no file was found.
    """

    def __init__(
        self,
        folders: Iterable[Path],
        exercises: Sequence[Exercise] | None = None,
        *,
        roster: Roster | None = None,
        choice: Choice = EVERYTHING,
    ) -> None:
        """Read every .json file under the folders; with a roster, people are those of it and nobody else."""
        everything = list(exercises or Exercise.all())
        self.read = self.aside = 0
        self.left_out: list[Remark] = []
        self._alike: set[str] = set()
        self.noted: list[Remark] = []
        self.disagreed: list[Remark] = []
        self.roster, self.choice = roster, choice
        people = [one for one in roster.people if not choice.group or choice.group in one.groups] if roster else []
        shared = Counter(one.name for one in people)
        self.people = {one.key: one for one in people}
        self.names = {one.key: one.name if shared[one.name] == 1 else f"{one.name} ({one.key})" for one in people}
        sheets = [one for one in self._sheets(folders, checks_by_id(everything)) if self._is_chosen(one)]
        suspects = [one for one in sheets if one.flags]
        doubted = {one.learner for one in suspects}
        self.flagged = self._by_person(suspects)
        self.flagged_files = len(suspects)
        self.sheets = self._merge([one for one in sheets if not one.flags])
        self.learners = sorted({one.learner for one in self.sheets}, key=self.rank)
        self.absent = sorted(set(self.people) - doubted - set(self.learners), key=self.rank)
        begun = {exercise for _, exercise in self.grades}
        self.exercises = [one for one in everything if one.id in (choice.exercises or begun)]

    def rank(self, learner: str) -> tuple[object, ...]:
        """Where somebody stands in the lists."""
        return self.people[learner].rank if learner in self.people else (french_order(learner),)

    def name(self, learner: str) -> str:
        """How somebody is called."""
        return self.names.get(learner, learner)

    def _sheets(self, folders: Iterable[Path], known: Known) -> Iterator[Sheet]:
        """What can be read, once, and is somebody's."""
        copies: dict[tuple[str, bytes], str] = {}
        for root in folders:
            refused: list[Path] = []
            entries = [Path(one.path) for one in walk(root, refused.append)]
            found = [one for one in entries if one.suffix.lower() == ".json"]
            depth = depth_of([path.relative_to(root).parts for path in entries])
            places = {placed(path.relative_to(root).parts, depth)[0] for path in found}
            self._alike |= {one for one, times in Counter(map(on_disk, places)).items() if times > 1}
            # Of two copies, the one nearest to the top is the one that people know.
            for path in sorted([*found, *refused], key=lambda one: (len(one.parts), one)):
                self.read += 1
                file = path.relative_to(root).as_posix()
                try:
                    content = content_of(path)
                    one = sheet(content, path, root, known, depth, self._is_same)
                except OSError:
                    self._leave(file, "le fichier ne s’ouvre pas", "the file does not open")
                    continue
                except Damaged as damage:
                    self.left_out.append(Remark(file, damage.why))
                    continue
                names, doubt = named(one.learner, self.roster)
                if doubt or len(names) != 1:
                    self.left_out.append(Remark(file, doubt or OF_A_GROUP))
                    continue
                key = (names[0], hashlib.sha256(content).digest())
                if key in copies:
                    self._leave(file, f"copie de {copies[key]}", f"a copy of {copies[key]}")
                    continue
                copies[key] = file
                yield one.of(names[0])

    def _is_same(self, claimed: str, place: str) -> bool:
        """Whether a name that a grade file bears is that of the person whose place it is, as a folder may be called."""
        one, other = named(claimed, self.roster)[0], named(place, self.roster)[0]
        written = (claimed, place) if on_disk(place) in self._alike else (on_disk(claimed), on_disk(place))
        return written[0] == written[1] or (one == other and len(one) == 1)

    def _is_chosen(self, one: Sheet) -> bool:
        """Whether a sheet is of the group and of the days that were chosen; what is not is counted."""
        of_group = self.roster is None or one.learner in self.people
        of_days = any(self.choice.since <= day <= self.choice.until for day in one.days) or not one.days
        if not (of_group and of_days):
            self.aside += 1
            return False
        return True

    def _leave(self, file: str, fr: str, en: str) -> None:
        self.left_out.append(Remark(file, Text(fr=fr, en=en)))

    def _merge(self, sheets: list[Sheet]) -> list[Sheet]:
        told: dict[tuple[str, str], list[Grade]] = {}
        for one in sheets:
            for grade in filter(self.choice.holds, one.grades):
                told.setdefault((grade.learner, grade.exercise), []).append(grade)
        best = {key: max(found, key=lambda grade: grade.rank) for key, found in told.items()}
        self.grades = {key: grade for key, grade in best.items() if self._is_certain(grade, told[key])}
        reported = []
        for one in sheets:
            chosen = [grade for grade in one.grades if self.choice.holds(grade)]
            beaten = [grade for grade in chosen if best[(grade.learner, grade.exercise)] is not grade]
            others = sorted({best[(grade.learner, grade.exercise)].file for grade in beaten})
            if beaten and len(beaten) == len(chosen):
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
        self.disagreed.append(Remark(self.name(best.learner), why))
        return not equals

    def _by_person(self, suspects: Sequence[Sheet]) -> list[Remark]:
        """One remark for each person, whatever the number of their files and of what is wrong in them."""
        found: dict[str, list[Sheet]] = {}
        for one in suspects:
            found.setdefault(one.learner, []).append(one)
        return [
            Remark(self.name(key), Text(fr=_reasons(found[key], "fr"), en=_reasons(found[key], "en")))
            for key in sorted(found, key=self.rank)
        ]

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

    def totals(self, group: str = "") -> list[float | None]:
        """The grades of everybody, or of a group, over the exercises of the class."""
        return [self.total(key) for key in self.learners if not group or group in self.people[key].groups]

    def spread(self, exercise: Exercise) -> Spread:
        """How the grades of an exercise are spread, over those who have begun it."""
        found = (self.grades.get((key, exercise.id)) for key in self.learners)
        return Spread.of(grade.twenty for grade in found if grade)

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


def _reasons(sheets: Sequence[Sheet], lang: str) -> str:
    between = "\N{NO-BREAK SPACE}; " if lang == "fr" else "; "
    return between.join(f"{printable(one.file)} ({', '.join(flag.to(lang) for flag in one.flags)})" for one in sheets)
