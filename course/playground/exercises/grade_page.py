"""Judges an answer inside a page: the graders of the command, in the one process that a page has.

Nothing here stands between an answer and its grader: whoever opens an answer runs it on their own machine, in a page of
this site, and the grade is what they declare. What the command's child does is done all the same, so that the grade is
the same: a folder of its own, modules loaded anew, a clock that can be set, a machine that is another one each time, data
that JSON can carry, a bound in time.
"""

from __future__ import annotations

import builtins
import contextlib
import datetime
import importlib.util
import io
import json
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import lacking
import tree_sitter
from grading import answer as answers
from grading import grades, replies, report, verdicts, worker
from grading.checks import Broken
from grading.exercise import Exercise
from grading.handin import Learner, digest, plain_files
from grading.judge import BROKEN, FAILED, PASSED, Judgement, Outcome, all_broken, judge
from grading.rubric import told
from grading.sandbox import Limits
from grading.text import Text, printable
from grading.variants import materialise, remembered
from guichet import api

PATIENCE = 30.0
"""Seconds that one call of an answer may take: Python is three to five times slower in a page than outside."""
TIMES = [
    (module, name)
    for module, names in (
        (datetime, "datetime date"),
        (sys.modules.get("_datetime"), "datetime date"),
        (time, "time time_ns clock_gettime clock_gettime_ns localtime gmtime strftime asctime ctime"),
        (time, "monotonic monotonic_ns perf_counter perf_counter_ns"),
        (time, "process_time process_time_ns thread_time thread_time_ns"),
        (os, "stat lstat fstat"),
    )
    for name in names.split()
    if hasattr(module, name)
]
LEAVING = ("_exit", "abort", "kill")
OF_THE_PAGE = ("js", "pyodide", "pyodide_js", "_pyodide", "_pyodide_core")


def _real() -> tuple[Any, ...]:
    return tuple(getattr(module, name) for module, name in TIMES)


def _set(values: tuple[Any, ...]) -> None:
    for (module, name), value in zip(TIMES, values, strict=True):
        setattr(module, name, value)


def _simulated() -> tuple[Any, ...]:
    """What the clock of the graders puts in the place of real time, which is put back."""
    real = _real()
    worker.clock.install(lambda: None)
    worker.dates.install()
    found = _real()
    _set(real)
    return found


REAL, SIMULATED = _real(), _simulated()


class Alarm:
    """Interrupts Python when it takes too long. The page gives the means; without a page, nobody is interrupted."""

    patience = PATIENCE
    begin: Callable[[float], None] = staticmethod(lambda _seconds: None)
    end: Callable[[], bool] = staticmethod(lambda: False)
    """Whether the time was over."""


def connect(begin: Callable[[float], None], end: Callable[[], bool], mixed: Callable[[bytes, int, int], Any]) -> None:
    """Take from the page its alarm, and what Python lacks in it."""
    Alarm.begin, Alarm.end = staticmethod(begin), staticmethod(end)
    lacking.supply(mixed)
    if importlib.util.find_spec("pytest") is None:
        # guichet.testing marks its fixtures with it; graders ask for its functions.
        sys.modules["pytest"] = SimpleNamespace(fixture=lambda **_: lambda function: function)  # type: ignore[assignment]


class _Flood(BaseException):
    """An answer that writes without end."""


class _Sink(io.TextIOBase):
    """Where what an answer prints goes, and is forgotten."""

    def __init__(self, most: int) -> None:
        self.left = most

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.left -= len(text.encode("utf-8", "replace"))
        if self.left < 0:
            raise _Flood
        return len(text)


class Here:
    """Stands where `grading.sandbox.Worker` stands, and runs one copy of an answer in this process."""

    unkept: Sequence[str] = ()

    def __init__(self, folder: Path, *, randomness: int = 0, limits: Limits | None = None, web: bool = False) -> None:
        self.limits = limits or Limits()
        self.ended = False
        self.home = Path(tempfile.mkdtemp()).resolve()
        self.folder = self.home / "answer"
        shutil.copytree(folder, self.folder)
        self._machine = worker.confinement.Machine(randomness)
        worker.dates.date(str(self.folder), self._machine.seconds)
        self._session = worker.Session(str(self.folder))
        self._modules: dict[str, ModuleType] = {}
        self._now: str | None = None
        self.clock_was_read = False
        self._random = random.Random(randomness).getstate()
        self._hash = _salted(randomness)
        self._sink = _Sink(self.limits.output)

    def ask(self, file: str, operation: str, /, **parameters: object) -> Any:
        """What the answer replies, as data; `file` is the one named to the learner when it breaks. Raises Broken."""
        if operation == "clock":
            self._now = str(parameters.pop("now"))
        asked = json.loads(json.dumps(parameters))
        error = value = None
        is_late = False
        with self._inside():
            Alarm.begin(Alarm.patience)
            try:
                value = json.dumps(worker.plain(getattr(self._session, operation)(**asked)))
            except BaseException as raised:
                error = raised
            finally:
                is_late = Alarm.end()
        if is_late or isinstance(error, _Flood):
            self.ended = True
            raise verdicts.out_of_time(file) if is_late else verdicts.too_much_output(file)
        if error is not None:
            raise verdicts.of_error(file, worker.told(error, str(self.folder)))
        data = json.loads(str(value))
        if not replies.fits(operation, data, parameters):
            self.ended = True
            raise verdicts.forged(file)
        return data

    def close(self) -> None:
        """Remove what it left."""
        self._modules.clear()
        shutil.rmtree(self.home, ignore_errors=True)

    def _told(self) -> str | None:
        """The simulated time, for whoever asks."""
        self.clock_was_read = True
        return self._now

    @contextlib.contextmanager
    def _inside(self) -> Iterator[None]:
        """This process as the answer's own: its folder, its modules, its time, its draws; what it changes is put back."""
        streams = (sys.stdin, sys.stdout, sys.stderr)
        kept = (os.getcwd(), list(sys.path), dict(os.environ), random.getstate())
        known, table = dict(sys.modules), vars(builtins)
        words = dict(table)
        leaving = {name: getattr(os, name) for name in LEAVING if hasattr(os, name)}
        for name in leaving:
            setattr(os, name, _leave)
        sys.modules.update(dict.fromkeys(OF_THE_PAGE))
        sys.modules.update(self._modules)
        sys.path.insert(0, str(self.folder))
        sys.stdin, sys.stdout, sys.stderr = io.StringIO(), self._sink, self._sink
        builtins.hash = self._hash
        random.setstate(self._random)
        _set(SIMULATED)
        worker.clock.Clock.ask, worker.clock.Clock.told = self._told, False
        worker.clock.Clock.on = self._machine.seconds
        os.environ.update(self._machine.environment())
        leave_machine = self._machine.install(process=2 + self._machine.rank)
        try:
            os.chdir(self.folder)
            yield
        finally:
            _mend(table, words)
            leave_machine()
            worker.clock.Clock.now, worker.clock.Clock.told = None, True
            self._random = random.getstate()
            _set(REAL)
            for name, function in leaving.items():
                setattr(os, name, function)
            sys.stdin, sys.stdout, sys.stderr = streams
            here, path, variables, state = kept
            os.chdir(here)
            sys.path[:] = path
            if dict(os.environ) != variables:
                os.environ.clear()
                os.environ.update(variables)
            random.setstate(state)
            self._put_away(known)

    def _put_away(self, known: Mapping[str, ModuleType]) -> None:
        """Take the modules of the answer out of those of this process, those that it has forgotten left out."""
        self._modules.clear()
        for name, module in list(sys.modules.items()):
            if module is known.get(name, self):
                continue
            is_own = str(getattr(module, "__file__", None) or "").startswith(str(self.folder))
            if is_own:
                self._modules[name] = module
            # A module of a library stays for the next time, unless it took the place of another.
            if name in known:
                sys.modules[name] = known[name]
            elif is_own or module is None:
                del sys.modules[name]


def _salted(salt: int) -> Callable[[object], int]:
    """`hash` as another Python would give it: of what holds text, it changes from one process to the next."""

    def changed(value: object) -> int:
        return real((salt, real(value))) if isinstance(value, (str, bytes, tuple, frozenset)) else real(value)

    real = hash
    return changed


def _mend(table: dict[str, Any], kept: dict[str, Any]) -> None:
    """Put back what a table held; calls nothing that an answer may have changed."""
    for name in kept:
        if name not in table or table[name] is not kept[name]:
            table[name] = kept[name]
    for name in [*table]:
        if name not in kept:
            del table[name]


def _leave(*_: object) -> None:
    raise SystemExit


def judged(exercise: Exercise, files: Mapping[str, str]) -> tuple[Judgement, str, str]:
    """The judgement of some files, the variant that they are of, and their fingerprint."""
    case = Path(tempfile.mkdtemp(prefix="guichet-judge-")).resolve()
    try:
        folder = case / "answer"
        folder.mkdir()
        for name, text in files.items():
            if name != os.path.normpath(name) or name.startswith(("/", "..")) or name == ".":
                raise ValueError(f"not the name of a file: {name}")
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(text.encode("utf-8", "surrogatepass"))
        seed = remembered(folder)
        try:
            plain_files(folder)
        except Broken as broken:
            return all_broken(exercise, broken), seed, ""
        return _judged(exercise, folder, seed, case), seed, digest(folder)
    finally:
        shutil.rmtree(case, ignore_errors=True)


def _judged(exercise: Exercise, folder: Path, seed: str, case: Path) -> Judgement:
    """The same as the command's judge, on a grader whose start has the words of the variant."""
    own = case / exercise.id
    shutil.copytree(exercise.folder, own, ignore=shutil.ignore_patterns("start", "answer", "__pycache__"))
    materialise(exercise.folder / "start", own / "start", exercise.axes, seed)
    apart = answers.Worker
    answers.Worker = Here  # type: ignore[assignment, misc]
    try:
        return judge(Exercise(own), folder, seed)
    finally:
        answers.Worker = apart  # type: ignore[misc]


def grade(exercise: str, files: Mapping[str, str], lang: str, patience: float = PATIENCE) -> dict[str, Any]:
    """What came of an answer, in words of that language; `sheet` is the file that the command's `--grades` writes.

    `patience`: the seconds that one call of the answer may take.
    """
    Alarm.patience = patience
    asked = next(one for one in Exercise.all() if one.id == exercise)
    judgement, seed, mark = judged(asked, files)
    hints = asked.hints(seed)
    return {
        "outcomes": [_told(one, hints.get(one.check, ()), lang) for one in judgement.outcomes],
        "raw": [one.json() for one in judgement.outcomes],
        "detail": printable(judgement.detail, keep="\n"),
        "grade": report.grade(judgement.points, judgement.out_of, judgement.ungraded, "20", lang),
        "points": judgement.points,
        "out_of": judgement.out_of,
        "complete": judgement.is_complete,
        "reading": list(told(asked.rubrics, lang)),
        "sheet": grades.sheet(Learner(""), {asked.id: (judgement, seed, mark)}, [asked], rerun=False),
    }


START_OVER = Text(
    fr="Enregistrez votre réponse, puis reprenez le départ avec le bouton «\u00a0Recommencer\u00a0»\u00a0: ce qui manque y est.",
    en="Save your answer, then go back to the start with the button “Start over”: what is missing is there.",
)
"""What one does in a page to find again what the start gave."""
EXPLAIN = "guichet explain "


def _rules(advice: Text | None) -> list[str]:
    """The pages of the rules that an advice tells to look up, below those of its language."""
    if advice is None or not advice.en.startswith(EXPLAIN):
        return []
    families = {rule.name: rule.family for rule in api.rules(isolated=True)}
    names = [name for name in advice.en.removeprefix(EXPLAIN).split(", ") if name in families]
    return [f"{families[name]}/{name}" for name in names]


def _told(outcome: Outcome, hints: Sequence[Text], lang: str) -> dict[str, Any]:
    is_lost = outcome.try_ is not None and outcome.try_.en == verdicts.PUT_BACK.en
    advice = START_OVER if is_lost else outcome.try_
    said = {"message": outcome.message, "expected": outcome.expected, "actual": outcome.actual, "try": advice}
    return {
        "check": outcome.check,
        "title": outcome.title.to(lang),
        "state": outcome.state,
        "state_told": report.STATES[outcome.state].to(lang),
        "passed": outcome.state == PASSED,
        "points": outcome.points,
        "out_of": outcome.out_of,
        **{name: printable(text.to(lang), keep="\n\t\u00a0\u202f") if text else None for name, text in said.items()},
        "rules": _rules(advice),
        "hints": [one.to(lang) for one in hints] if outcome.state in (FAILED, BROKEN) else [],
    }


def answer(asked: str) -> str:
    """Return the answer to a message, as JSON; {"grammar": name} when a grammar is to be fetched and the same asked again."""
    given = json.loads(asked)
    try:
        return json.dumps(grade(**given), ensure_ascii=False)
    except getattr(tree_sitter, "Missing", ()) as missing:  # Outside a page, no parser is missing.
        return json.dumps({"grammar": str(missing)})
