"""The pytest side of the exercises: options, working folders, one test for each check, the report."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from grading import grades, report
from grading.checks import Check
from grading.command import environment, typed
from grading.exercise import ROOT, Exercise
from grading.grades import Learner
from grading.hearing import Bench
from grading.judge import PASSED, UNGRADED, Judgement
from grading.text import LANGUAGES, Text, language_of_machine
from grading.variants import remembered
from grading.watch import watch

INI = ROOT / "pytest.ini"
FOLDERS_OF_CODE = {"start", "solution", "near_misses", "alternatives", "answer", "grading"}
OTHER_SEED = Text(
    fr="exercises/{id}/answer a été commencé avec la variante {old}. Relancez sans --seed pour la garder, ou supprimez "
    "ce dossier pour en changer.",
    en="exercises/{id}/answer was started with {old} variant. Run without --seed to keep it, or delete that folder to "
    "change.",
)
ORIGINAL = Text(fr="d’origine", en="the original")
OF_SEED = Text(fr="« {seed} »", en="the “{seed}”")
NOT_A_FOLDER = Text(fr="--answers : {path} n’est pas un dossier.", en="--answers: {path} is not a folder.")
STRANGERS = Text(
    fr="Laissé de côté, faute d’y reconnaître un dossier d’exercice (e05_labels, …) : {names}",
    en="Left out, for no exercise folder (e05_labels, …) is recognised there: {names}",
)
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
GRADES = Text(fr="Notes écrites dans {path} ({origin})", en="Grades written to {path} ({origin})")
ORIGINS = {
    True: Text(fr="recalculées sur les copies", en="re-run on the hand-ins"),
    False: Text(fr="déclarées par cette machine", en="declared by this machine"),
}


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
        self.strangers = grades.strangers(self.handed_in) if self.handed_in else []
        self._refuse_grades()
        self.begun: list[Exercise] = []
        self.judged: dict[tuple[str, str], Judgement] = {}
        self.bench = Bench()
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
        found = grades.learners(self.handed_in)
        if not found:
            raise pytest.UsageError(NO_ANSWERS.to(self.lang).format(path=self.handed_in))
        return found

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

    def seed_of(self, folder: Path) -> str:
        """The trainer's seed, else the one that the folder was made with."""
        return self.seed or remembered(folder)

    def judgement(self, learner: Learner, exercise: Exercise) -> Judgement | None:
        """What came of an answer, judged at the first call; None when there is no answer."""
        folder = learner.answer(exercise)
        if not folder.is_dir():
            return None
        key = (learner.id, exercise.id)
        if key not in self.judged:
            hidden = [self.handed_in.resolve()] if self.handed_in else []
            self.judged[key] = self.bench.judge(exercise, folder, self.seed_of(folder), hidden=hidden)
        return self.judged[key]


def targets_of(config: pytest.Config) -> list[Path]:
    """The files and folders that the command line names."""
    return [Path(config.invocation_params.dir, arg.partition("::")[0]).resolve() for arg in config.args]


COURSE = pytest.StashKey[Course]()


def checks_as_tests(entry: str) -> Callable[..., None]:
    """The tests of an exercise, for its test_grade.py: one for each check."""
    exercise = Exercise.at(entry)

    @pytest.mark.parametrize("check", exercise.checks, ids=[check.id for check in exercise.checks])
    def test_check(check: Check, learner: Learner, request: pytest.FixtureRequest) -> None:
        course = request.config.stash[COURSE]
        judgement = course.judgement(learner, exercise)
        if judgement is None:
            pytest.skip(report.ABSENT.to(course.lang))
        outcome = next(one for one in judgement.outcomes if one.check == check.id)
        if outcome.state == UNGRADED:
            pytest.skip("\n".join(report.explanation(outcome, course.lang)))
        if outcome.state != PASSED:
            pytest.fail("\n".join(report.explanation(outcome, course.lang)), pytrace=False)

    return test_check


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of the exercises."""
    group = parser.getgroup("guichet", "guichet: exercices / exercises")
    group.addoption(
        "--hint",
        nargs="?",
        const="1",
        default="0",
        choices=["0", "1", "2", "3"],
        help="1 où/where, 2 pourquoi/why, 3 comment/how",
    )
    group.addoption("--lang", choices=LANGUAGES, help="fr, en; sans elle, celle de la machine / default: the machine's")
    group.addoption("--scale", choices=grades.SCALES, default="20", help="20 ou/or letters (A-E)")
    group.addoption("--seed", help="variante / variant: un numéro, un nom / a number, a name")
    group.addoption("--answers", metavar="DIR", help="juger des dossiers rendus / judge handed-in folders")
    group.addoption(
        "--grades",
        metavar="PATH",
        help="écrire les notes : fichier .json ou dossier / write the grades: .json file or folder",
    )
    group.addoption("--watch", action="store_true", help="recommencer à chaque enregistrement / run again on each save")


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> int | None:
    """Run under the configuration of the exercises, whatever the command line; stay and run again with --watch."""
    arguments = [str(arg) for arg in config.invocation_params.args]
    if config.inipath != INI and all(path.is_relative_to(ROOT) for path in targets_of(config)):
        # `--grades notes.json`: pytest takes an existing file for a place to look for its configuration from.
        command = [sys.executable, "-m", "pytest", "-c", str(INI), *arguments]
        return subprocess.run(command, cwd=config.invocation_params.dir, env=environment(), check=False).returncode
    if not config.getoption("watch"):
        return None
    course = Course(config)
    course.begin()
    folders = [one.answer for one in course.targeted or course.exercises if one.answer.is_dir()]
    return watch(folders, [arg for arg in arguments if arg != "--watch"], course.lang)


def pytest_configure(config: pytest.Config) -> None:
    """Prepare the run."""
    if not config.getoption("watch"):
        config.stash[COURSE] = Course(config)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Let the judge go."""
    if COURSE in config.stash:
        config.stash[COURSE].bench.close()


def pytest_sessionstart(session: pytest.Session) -> None:
    """Create the working folders."""
    session.config.stash[COURSE].begin()


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Nothing written by a learner is ever imported by pytest."""
    inside = collection_path.resolve()
    if inside.is_relative_to(ROOT) and FOLDERS_OF_CODE.intersection(inside.relative_to(ROOT).parts):
        return True
    return None


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test for each learner."""
    if "learner" in metafunc.fixturenames:
        people = metafunc.config.stash[COURSE].learners
        metafunc.parametrize("learner", people, ids=[one.id or "answer" for one in people])


def pytest_report_teststatus(report: pytest.TestReport, config: pytest.Config) -> tuple[str, str, str] | None:
    """No row of dots: the report says it all."""
    if config.get_verbosity() < 0 and report.when == "call" and "test_check" in report.nodeid:
        return report.outcome, "", ""
    return None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The report of the run."""
    course = config.stash[COURSE]
    asked = _asked(terminalreporter, course)
    whole = len(asked) > 1 or len(course.learners) > 1
    for learner in course.learners:
        judged = [(one, course.judged.get((learner.id, one.id))) for one in asked]
        for exercise, judgement in judged:
            if judgement is None:
                continue
            if whole and judgement.is_complete:
                continue
            terminalreporter.write_line("")
            for line in report.exercise_report(
                exercise,
                judgement,
                lang=course.lang,
                scale=course.scale,
                hint=course.hint,
                learner=learner.id,
                seed=course.seed_of(learner.answer(exercise)),
            ):
                terminalreporter.write_line(line)
        if whole:
            terminalreporter.write_line("")
            if learner.id:
                terminalreporter.write_line(learner.id)
            for exercise, judgement in judged:
                line = report.summary_line(exercise, judgement, lang=course.lang, scale=course.scale)
                terminalreporter.write_line(line)
            judgements = [judgement for _, judgement in judged]
            terminalreporter.write_line(report.progress(asked, judgements, lang=course.lang, scale=course.scale))
    for exercise in course.begun:
        brief = f"exercises/{exercise.brief(course.lang).relative_to(ROOT).as_posix()}"
        terminalreporter.write_line(
            "\n" + report.BEGUN.to(course.lang).format(folder=f"exercises/{exercise.id}/answer", brief=brief)
        )
    if not whole:
        terminalreporter.write_line(report.WHOLE.to(course.lang).format(pytest=typed()))
    if course.strangers:
        terminalreporter.write_line(STRANGERS.to(course.lang).format(names=", ".join(course.strangers)))
    _write_grades(terminalreporter, course)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A course that is not finished does not exit with 0, even when nothing that was run failed."""
    course = session.config.stash.get(COURSE, None)
    if course is None or session.exitstatus != 0 or session.testscollected == 0:
        return
    ids = {item.nodeid.split("/")[-2] for item in session.items if "test_check" in item.nodeid}
    for exercise in course.exercises:
        if exercise.id in ids and any((learner.id, exercise.id) not in course.judged for learner in course.learners):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _asked(terminalreporter: pytest.TerminalReporter, course: Course) -> Sequence[Exercise]:
    """The exercises whose tests were run."""
    nodes = {
        part
        for reports in terminalreporter.stats.values()
        for one in reports
        for part in getattr(one, "nodeid", "").split("/")
    }
    return [exercise for exercise in course.exercises if exercise.id in nodes]


def _write_grades(terminalreporter: pytest.TerminalReporter, course: Course) -> None:
    target = course.grades
    if target is None:
        return
    rerun = course.handed_in is not None
    for learner in course.learners:
        judged = {}
        for exercise in course.exercises:
            judgement = course.judged.get((learner.id, exercise.id))
            if judgement is not None:
                folder = learner.answer(exercise)
                judged[exercise.id] = (judgement, course.seed_of(folder), grades.digest(folder))
        sheet = grades.sheet(learner, judged, course.exercises, rerun=rerun)
        grades.write(course.grades_of(learner, target), sheet)
    origin = ORIGINS[rerun].to(course.lang)
    terminalreporter.write_line(GRADES.to(course.lang).format(path=target, origin=origin))
