"""The pytest side of the exercises: options, working folders, one test for each check, the report."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from grading import browser, grades, report
from grading.checks import Check
from grading.command import environment, typed
from grading.course import Course, targets_of
from grading.exercise import ROOT, Exercise
from grading.handin import Learner
from grading.judge import PASSED, UNGRADED
from grading.text import LANGUAGES, Text, alone, language_of_machine, printable
from grading.watch import after, watch
from grading.whole import open_one

INI = ROOT / "pytest.ini"
FOLDERS_OF_CODE = {"start", "solution", "near_misses", "alternatives", "answer", "grading"}
STRANGERS = Text(
    fr="Laissé de côté, faute d’y reconnaître un dossier d’exercice (e05_labels, …) : {names}",
    en="Left out, for no exercise folder (e05_labels, …) is recognised there: {names}",
)
GRADES = Text(fr="Notes écrites dans {path} ({origin})", en="Grades written to {path} ({origin})")
ORIGINS = {
    True: Text(fr="recalculées sur les copies", en="re-run on the hand-ins"),
    False: Text(fr="déclarées par cette machine", en="declared by this machine"),
}
COURSE = pytest.StashKey[Course]()
NOT_INSTALLED = Text(
    fr="Le navigateur n’a pas pu être téléchargé d’ici (statut {status}). Installez Chromium autrement (sous Debian et Ubuntu : « apt install chromium »), ou nommez le vôtre dans GUICHET_CHROMIUM ; en attendant, les exercices qui n’ouvrent aucune page se notent sans lui.",
    en="The browser could not be downloaded from here (status {status}). Install Chromium another way (on Debian and Ubuntu: “apt install chromium”), or name yours in GUICHET_CHROMIUM; meanwhile, the exercises that open no page are graded without it.",
)


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
    group.addoption(
        "--open",
        nargs="?",
        const="",
        metavar="NAME",
        help="une autre réponse, entière / another answer, whole; sans nom, la liste / without a name, the list",
    )
    group.addoption("--browser", action="store_true", help="installer un navigateur / install a browser")
    group.addoption("--watch", action="store_true", help="recommencer à chaque enregistrement / run again on each save")


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> int | None:
    """Run under the configuration of the exercises, whatever the command line; stay and run again with --watch."""
    arguments = [str(arg) for arg in config.invocation_params.args]
    if config.inipath != INI and all(path.is_relative_to(ROOT) for path in targets_of(config)):
        # `--grades notes.json`: pytest takes an existing file for a place to look for its configuration from.
        command = [sys.executable, "-P", "-m", "pytest", "-c", str(INI), *arguments]
        return subprocess.run(command, cwd=config.invocation_params.dir, env=environment(), check=False).returncode
    if config.getoption("browser"):
        if status := browser.install():
            print(
                NOT_INSTALLED.to(config.getoption("lang") or language_of_machine()).format(status=status),
                file=sys.stderr,
            )
        return status
    if config.getoption("open") is not None:
        return _open(config)
    if not config.getoption("watch"):
        return None
    course = Course(config)
    course.begin()
    return watch(course.targeted or course.exercises, lambda one: _arguments(config, one), course.lang)


def _arguments(config: pytest.Config, exercise: Exercise | None) -> list[str]:
    """What was typed, without --watch, and on that exercise when there is one."""
    here = config.invocation_params.dir
    typed_on = {
        str(arg) for arg in config.args if Path(here, str(arg).partition("::")[0]).resolve().is_relative_to(ROOT)
    }
    found = []
    for arg in (str(one) for one in config.invocation_params.args if one != "--watch"):
        path = Path(here, arg.partition("::")[0])
        if exercise and (arg in typed_on or (path.exists() and path.resolve().is_relative_to(ROOT))):
            found.append(os.path.relpath(exercise.folder, here))
        else:
            found.append(arg)
    return found


def _open(config: pytest.Config) -> int:
    """Lay out one answer of the exercise that the command line names, and judge nothing."""
    lang = config.getoption("lang") or language_of_machine()
    asked = [one for one in Exercise.all() if any(path.is_relative_to(one.folder) for path in targets_of(config))]
    status, said = open_one(asked, config.getoption("open"), config.getoption("seed") or "", lang)
    print(printable(said, keep="\n\t\u00a0\u202f"))
    return status


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
    """The report of the run. What an answer made the grader say is written so that no terminal obeys it."""
    course = config.stash[COURSE]
    for line in _summary(course, course.asked if course.is_stopped else _asked(terminalreporter, course)):
        terminalreporter.write_line(printable(line, keep="\n\t\u00a0\u202f"))


def _summary(course: Course, asked: Sequence[Exercise]) -> Iterator[str]:
    ungraded = report.not_run(course.judged.values(), course.lang)
    if ungraded:
        yield ungraded
    if missed := sum(len(course.missed(one)) for one in course.learners):
        yield report.STOPPED.to(course.lang).format(count=missed)
    unsafe = report.not_isolated(course.judged.values(), course.lang)
    if unsafe:
        yield unsafe
    whole = len(asked) > 1 or len(course.learners) > 1
    for learner in course.learners:
        yield from _learner_summary(course, learner, asked, whole=whole)
    for exercise in course.begun:
        brief = f"exercises/{exercise.brief(course.lang).relative_to(ROOT).as_posix()}"
        yield "\n" + report.BEGUN.to(course.lang).format(folder=f"exercises/{exercise.id}/answer", brief=brief)
    if not whole and course.handed_in is None:
        yield from _following(course, asked)
    if not whole:
        yield report.WHOLE.to(course.lang).format(pytest=typed())
    if course.strangers:
        yield STRANGERS.to(course.lang).format(names=", ".join(map(printable, course.strangers)))
    if course.grades is not None and not all(map(course.missed, course.learners)):
        origin = ORIGINS[course.handed_in is not None].to(course.lang)
        yield GRADES.to(course.lang).format(path=course.grades, origin=origin)
    yield from course.unwritten


def _following(course: Course, asked: Sequence[Exercise]) -> Iterator[str]:
    """The next exercise, once the one that was asked for is right."""
    for exercise in asked:
        found = course.judged.get(("", exercise.id))
        following = after(exercise)
        if found and found.is_complete and following:
            yield report.next_line(following, course.lang)


def _learner_summary(course: Course, learner: Learner, asked: Sequence[Exercise], *, whole: bool) -> Iterator[str]:
    judged = [(one, course.judged.get((learner.id, one.id))) for one in asked]
    for exercise, judgement in judged:
        if judgement is None or (whole and judgement.is_complete):
            continue
        yield ""
        yield from report.exercise_report(
            exercise,
            judgement,
            lang=course.lang,
            scale=course.scale,
            hint=course.hint,
            learner=alone(learner.id),
            seed=course.seed_of(learner, exercise),
        )
    missed = course.missed(learner)
    if whole:
        yield ""
        if learner.id:
            yield alone(learner.id)
        for exercise, judgement in judged:
            is_missed = exercise in missed
            yield report.summary_line(exercise, judgement, lang=course.lang, scale=course.scale, is_missed=is_missed)
            # Of what is not all right, the lines above have said it.
            if judgement and judgement.is_complete and (to_read := report.noted(judgement, course.lang)):
                yield f"    {to_read}"
        judgements = [judgement for _, judgement in judged]
        yield report.progress(asked, judgements, lang=course.lang, scale=course.scale, missed=missed)
        if not learner.id:
            yield report.what_next(asked, judgements, course.lang)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A course that is not finished does not exit with 0, even when nothing that was run failed."""
    course = session.config.stash.get(COURSE, None)
    if course is None:
        return
    # Ctrl-C, -x, --maxfail: what was not reached has no grade, not even nought.
    stopped = session.exitstatus == pytest.ExitCode.INTERRUPTED or session.shouldstop or session.shouldfail
    course.is_stopped = bool(stopped)
    if course.grades is not None:
        course.write_grades(course.grades)
    if session.exitstatus != 0 or session.testscollected == 0:
        return
    ids = {item.nodeid.split("/")[-2] for item in session.items if "test_check" in item.nodeid}
    asked = [exercise for exercise in course.exercises if exercise.id in ids]
    if course.unwritten or not all(course.is_finished(*pair) for pair in itertools.product(course.learners, asked)):
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
