"""One run of the exercises: who is judged, on what, what came of it, and where the grades go."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from grading import grades, signing, verdicts
from grading.exercise import ROOT, Exercise
from grading.handin import Learner, digest, learners, strangers, unjudged
from grading.hearing import Bench
from grading.judge import Judgement, all_broken
from grading.text import Text, language_of_machine, printable, why_refused
from grading.variants import remembered

OTHER_SEED = Text(
    fr="exercises/{id}/answer a été commencé avec la variante {old}. Relancez sans --seed pour la garder, ou supprimez "
    "ce dossier pour en changer.",
    en="exercises/{id}/answer was started with {old} variant. Run without --seed to keep it, or delete that folder to "
    "change.",
)
ORIGINAL = Text(fr="d’origine", en="the original")
OF_SEED = Text(fr="« {seed} »", en="the “{seed}”")
NOT_A_FOLDER = Text(fr="--answers : {path} n’est pas un dossier.", en="--answers: {path} is not a folder.")
NOT_A_PLACE_FOR_GRADES = Text(
    fr="--grades : {path} est un fichier. Nommez un dossier, ou supprimez ce fichier.",
    en="--grades: {path} is a file. Name a folder, or delete that file.",
)
NOT_AN_ANSWER = Text(
    fr="{path} est un fichier ; l’exercice y crée un dossier. Renommez ce fichier, puis relancez.",
    en="{path} is a file; the exercise creates a folder there. Rename that file, then run again.",
)
NO_ANSWERS = Text(
    fr="--answers : aucun dossier d’exercice (e05_labels, …) dans {path}.",
    en="--answers: no exercise folder (e05_labels, …) in {path}.",
)
LOADED = Text(
    fr="--answers : pytest a chargé du code de la copie ({path}). Écrivez --answers=DOSSIER en un seul mot.",
    en="--answers: pytest has loaded code of the hand-in ({path}). Write --answers=FOLDER in one word.",
)
TWO_WORDS = Text(
    fr="Écrivez --answers=DOSSIER en un seul mot : en deux, pytest chargerait du code de la copie.",
    en="Write --answers=FOLDER in one word: in two, pytest would load code of the hand-in.",
)
UNJUDGED = Text(
    fr="Non jugés : {names}. {path} contient un dossier d’exercice (e05_labels, …) : c’est la copie d’une seule personne. "
    "Si c’est une classe, déplacez ce dossier, puis relancez.",
    en="Not judged: {names}. {path} holds an exercise folder (e05_labels, …): it is the hand-in of one person. If it is a "
    "class, move that folder, then run again.",
)
UNWRITTEN = Text(
    fr="Notes de {name} non écrites dans {path} : {why}.", en="Grades of {name} not written to {path}: {why}."
)


STOPPED = Text(fr="la correction s’est arrêtée avant la fin", en="the run stopped before the end")
UNSIGNED = Text(
    fr="Notes non signées : {path} ne peut être créé, ou d’autres que vous peuvent le lire. Le rapport de classe ne les "
    "comptera pas.",
    en="Grades not signed: {path} cannot be made, or others than you can read it. The class report will not count them.",
)


class Course:
    """One run: who is judged, on what, and what came of it. Each answer is judged once."""

    def __init__(self, config: pytest.Config) -> None:
        self.lang: str = config.getoption("lang") or language_of_machine()
        self.scale: str = config.getoption("scale")
        self.hint = int(config.getoption("hint"))
        self.seed: str = config.getoption("seed") or ""
        self.grades = Path(config.getoption("grades")) if config.getoption("grades") else None
        self.exercises = Exercise.all()
        self.handed_in = Path(config.getoption("answers")) if config.getoption("answers") else None
        self.learners = [Learner("")] if self.handed_in is None else self._handed_in(config)
        self.strangers = strangers(self.handed_in) if self.handed_in else []
        self._refuse_grades()
        self.begun: list[Exercise] = []
        self.judged: dict[tuple[str, str], Judgement] = {}
        self.is_stopped = False
        self.unwritten: list[str] = self._unjudged()
        self.bench = Bench(away_from=self.handed_in)
        targets = targets_of(config)
        self.targeted = [one for one in self.exercises if any(path.is_relative_to(one.folder) for path in targets)]
        self.asked = [
            one for one in self.exercises if one in self.targeted or any(map(one.folder.is_relative_to, targets))
        ]

    def _handed_in(self, config: pytest.Config) -> list[Learner]:
        assert self.handed_in
        if not self.handed_in.is_dir():
            raise pytest.UsageError(NOT_A_FOLDER.to(self.lang).format(path=self.handed_in))
        root = self.handed_in.resolve()
        for plugin in config.pluginmanager.get_plugins():
            file = getattr(plugin, "__file__", None)
            if file and Path(file).resolve().is_relative_to(root) and not root.is_relative_to(ROOT):
                raise pytest.UsageError(LOADED.to(self.lang).format(path=file))
        found = learners(self.handed_in)
        if not found:
            raise pytest.UsageError(NO_ANSWERS.to(self.lang).format(path=self.handed_in))
        return found

    def _unjudged(self) -> list[str]:
        """Said where one folder makes a whole class look like one person."""
        names = unjudged(self.handed_in) if self.handed_in else []
        told = UNJUDGED.to(self.lang).format(path=self.handed_in, names=", ".join(map(printable, names)))
        return [told] if names else []

    def grades_of(self, learner: Learner, target: Path) -> Path:
        """Where the grades of that learner go."""
        return grades.place(target, learner, several=len(self.learners) > 1, rerun=self.handed_in is not None)

    def _refuse_grades(self) -> None:
        """Said before anything is judged: a file stands where the folder of the grades should be."""
        target = self.grades
        if target and target.is_file() and self.grades_of(self.learners[0], target) != target:
            raise pytest.UsageError(NOT_A_PLACE_FOR_GRADES.to(self.lang).format(path=target))

    def begin(self) -> None:
        """Create the working folders of the exercises that were asked for by name."""
        if self.handed_in is not None:
            return
        for exercise in self.asked:
            self._refuse_file(exercise)
            self._refuse_another_variant(exercise)
        for exercise in self.targeted:
            if not exercise.answer.is_dir():
                exercise.begin(self.seed)
                self.begun.append(exercise)

    def _refuse_file(self, exercise: Exercise) -> None:
        if os.path.lexists(exercise.answer) and not exercise.answer.is_dir():
            path = exercise.answer.relative_to(ROOT.parent).as_posix()
            raise pytest.UsageError(NOT_AN_ANSWER.to(self.lang).format(path=path))

    def _refuse_another_variant(self, exercise: Exercise) -> None:
        started = remembered(exercise.answer)
        if self.seed and exercise.answer.is_dir() and started != self.seed:
            old = (OF_SEED if started else ORIGINAL).to(self.lang).format(seed=started)
            raise pytest.UsageError(OTHER_SEED.to(self.lang).format(id=exercise.id, old=old))

    def seed_of(self, learner: Learner, exercise: Exercise) -> str:
        """The trainer's seed, else the one that the folder was made with."""
        return self.seed or ("" if learner.link(exercise) else remembered(learner.answer(exercise)))

    def judgement(self, learner: Learner, exercise: Exercise) -> Judgement | None:
        """What came of an answer, judged at the first call; None when there is no answer."""
        if not learner.answer(exercise).is_dir():
            return None
        key = (learner.id, exercise.id)
        if key not in self.judged:
            self.judged[key] = self._judge(learner, exercise)
        return self.judged[key]

    def _judge(self, learner: Learner, exercise: Exercise) -> Judgement:
        link = learner.link(exercise)
        if link:
            return all_broken(exercise, verdicts.link(link.name))
        return self.bench.judge(exercise, learner.answer(exercise), self.seed_of(learner, exercise))

    def is_finished(self, learner: Learner, exercise: Exercise) -> bool:
        """Whether that answer was judged whole, and passed."""
        judgement = self.judged.get((learner.id, exercise.id))
        return judgement is not None and judgement.is_complete

    def missed(self, learner: Learner) -> list[Exercise]:
        """In a run that stopped before its end, the exercises whose answers nobody has judged."""
        waiting = [one for one in self.asked if (learner.id, one.id) not in self.judged]
        return [one for one in waiting if learner.answer(one).is_dir()] if self.is_stopped else []

    def write_grades(self, target: Path) -> None:
        """Write everybody's grades, but for whoever has answers that nobody judged; what happens to one file happens to no
        other."""
        for learner in self.learners:
            path = self.grades_of(learner, target)
            if self.missed(learner):
                name, why = printable(learner.id), STOPPED.to(self.lang)
                self.unwritten.append(UNWRITTEN.to(self.lang).format(name=name, path=path, why=why))
                continue
            try:
                grades.write(path, self._signed(self._sheet(learner)))
            except OSError as error:
                name, why = printable(learner.id), why_refused(error)
                told = UNWRITTEN.to(self.lang).format(name=name, path=path, why=why)
                self.unwritten.append(told)

    def _signed(self, sheet: dict[str, object]) -> dict[str, object]:
        """A sheet that was computed again, with the signature of this machine, or without one, and that is said."""
        if self.handed_in is None:
            return sheet
        try:
            return signing.signed(sheet, away_from=self.handed_in)
        except signing.NoKey as missing:
            told = UNSIGNED.to(self.lang).format(path=missing)
            self.unwritten += [] if told in self.unwritten else [told]
            return sheet

    def _sheet(self, learner: Learner) -> dict[str, object]:
        judged = {}
        for exercise in self.exercises:
            judgement = self.judged.get((learner.id, exercise.id))
            if judgement is not None:
                mark = "" if learner.link(exercise) else digest(learner.answer(exercise))
                judged[exercise.id] = (judgement, self.seed_of(learner, exercise), mark)
        return grades.sheet(learner, judged, self.exercises, rerun=self.handed_in is not None)


def targets_of(config: pytest.Config) -> list[Path]:
    """The files and folders that the command line names."""
    return [Path(config.invocation_params.dir, arg.partition("::")[0]).resolve() for arg in config.args]
