"""The answer under judgement: a folder, a seed, and the ways to read, render, run and visit it."""

from __future__ import annotations

import contextlib
import copy
import datetime
import itertools
import json
import random
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grading import verdicts, yaml_data
from grading.application import App, aware, document_of
from grading.checks import Broken, Failed, Overloaded
from grading.document import Document
from grading.facts import must_still_hold
from grading.fidelity import losses
from grading.handin import is_within
from grading.sandbox import Limits, Worker
from grading.sent import browser_for
from grading.text import MONTHS, Text
from grading.unseen import as_seen

if TYPE_CHECKING:
    from playwright.sync_api import Page

A_SUMMER_NIGHT = datetime.datetime(2027, 8, 15, 3, 30)
SLIPS = {"NameError", "ImportError", "RecursionError", "MemoryError", "EOFError", "SyntaxError"}
"""What no value that a function is given can excuse."""
SHOWN = 120  # characters of what a function was given, when it stops
MOMENTS = [datetime.datetime(2027, month, 2 * month + 1, (7 * month) % 24, 30) for month in range(1, 13)]
"""Every month, at all hours, on week days and on Sundays."""


@dataclass
class Answer:
    """A learner's folder. Nothing of it runs in this process."""

    folder: Path
    seed: str = ""
    draw: str = ""
    variant: Mapping[str, str] = field(default_factory=dict)
    rules: Sequence[str] = ()
    start: Path | None = None
    limits: Limits = field(default_factory=Limits)
    unkept: Sequence[str] = ()
    noted: set[str] = field(default_factory=set)
    # What one check prepared and another may read: a simulated week, a crawled site.
    kept: dict[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._worker: Worker | None = None
        self._apps: list[Worker] = []
        self._spent: dict[str, Broken] = {}
        self._values: dict[tuple[str, str], Any] = {}
        self._elsewhen: dict[datetime.datetime, Worker] = {}
        self._randomness = 1

    @property
    def random(self) -> random.Random:
        """A generator that gives the same draws each time that this answer is judged, and others for another answer."""
        return random.Random(self.draw)

    # Reading

    def path(self, file: str) -> Path:
        """The path of a file of the answer; Broken when it is gone, or elsewhere."""
        path = self.folder / file
        if not is_within(path, self.folder):
            raise verdicts.missing(file)
        return path

    def text(self, file: str) -> str:
        """The text of a file."""
        try:
            return self.path(file).read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise verdicts.not_utf8(file, error) from None

    def page(self, file: str) -> Document:
        """An HTML file, with the style sheets of the answer that it links to."""
        return document_of(self.text(file), self.folder)

    def keeps(self, file: str) -> None:
        """Fail when the page has lost something that its start shows or sends: words, fields, links."""
        if self.start is None:
            raise ValueError("this answer has no start to be compared with")
        before, after = Answer(self.start).page(file), self.page(file)
        if lost := losses(before, after):
            raise Failed(
                fr=f"« {file} » a perdu quelque chose en route.",
                en=f"“{file}” has lost something on the way.",
                expected=Text(fr="tout ce que montrait et envoyait le départ", en="all that the start showed and sent"),
                actual=Text(fr="perdu : " + ", ".join(lost), en="lost: " + ", ".join(lost)),
            )
        must_still_hold(before, after)

    def yaml(self, file: str) -> Any:
        """The data of a YAML file, such as any program reads them."""
        return yaml_data.read(file, self.text(file))

    def toml(self, file: str) -> dict[str, Any]:
        """The data of a TOML file."""
        try:
            return tomllib.loads(self.text(file))
        except tomllib.TOMLDecodeError as error:
            raise verdicts.unreadable(file, str(error)) from None

    # Running, in a child

    def call(self, file: str, function: str, *args: object, **kwargs: object) -> Any:
        """What the learner's function returns, as data (a dataclass is a dict, a date its ISO form)."""
        return self._steady(file, "call", file=file, function=function, args=list(args), kwargs=kwargs)

    def map(
        self, file: str, function: str, calls: Iterable[Sequence[object]], *, times: int = 1
    ) -> list[dict[str, Any]]:
        """One result for each list of arguments: {"value": …}, or {"raised": [class names], "message": …}.

        `times`: how often in a row the function gets the very same objects, with a result each time. Broken when it stops
        on a slip, whatever it is given: that is no answer. What only some cases set off stays in its place.
        """
        asked = [list(args) for args in calls]
        results = list(self._steady(file, "map", file=file, function=function, calls=asked, times=times))
        slips = [rank for rank, one in enumerate(results) if "crash" in one]
        always = [rank for rank in slips if SLIPS & set(results[rank]["raised"])]
        for rank in always or (slips if len(slips) == len(results) and len(asked) > 1 else []):
            given = ", ".join(map(repr, asked[rank // times]))
            call = f"{function}({given if len(given) <= SHOWN else given[:SHOWN] + '…'})"
            raise verdicts.of_crash(file, call, results[rank]["crash"])
        return [{name: value for name, value in one.items() if name != "crash"} for one in results]

    def value(self, file: str, name: str) -> Any:
        """The data that the learner's file keeps under that name: asked once, it is the same for every check."""
        if (file, name) not in self._values:
            self._values[file, name] = as_seen(file, self._steady(file, "value", file=file, name=name))
        return copy.deepcopy(self._values[file, name])

    def render(self, file: str, *contexts: Mapping[str, object], engine: str = "jinja") -> list[Document]:
        """The template rendered with each context; engine is "jinja" or "django"."""
        pages = self._ask(file, "render", file=file, contexts=[dict(one) for one in contexts], engine=engine)
        return [document_of(html, self.folder) for html in pages]

    def app(self, file: str = "app.py", name: str = "app", *, at: datetime.datetime | None = None) -> App:
        """The web application under that name, in a child of its own; `at` sets the time before it loads, else it is the
        night of a Sunday of August: an application that says no hours is open then as well."""
        self._runnable(file)
        worker = self._child(web=True)
        self._apps.append(worker)
        try:
            worker.ask(file, "clock", now=aware(at or A_SUMMER_NIGHT).isoformat())
            return App(worker, file, name, self.folder, browser_for(self.folder, self.start, self.random))
        except Broken as broken:
            self._spent[file] = broken
            self.text(file)  # A file that is not in UTF-8 says so better than the error it causes.
            raise

    def fresh(self) -> None:
        """Start again from nothing: modules are loaded anew, and unseeded draws of the answer come out different."""
        if self._worker:
            self._worker.close()
        self._worker = None
        self._forget()
        self._randomness += 1

    # Visiting and linting

    @contextlib.contextmanager
    def browser(self, file: str, **options: Any) -> Iterator[Page]:
        """The page open in Chromium, its files served from the answer and nothing else reachable.

        Options are those of a Playwright context (viewport, color_scheme, java_script_enabled…).
        """
        from grading.browser import Fallen, Unparsed, visit

        self._runnable(file)
        self.page(file)  # one that gives its place to another is not visited
        try:
            with visit(self.folder, file, options, parsed=True, patience=round(1000 * self.limits.page)) as page:
                yield page
        except TimeoutError:
            self._spent[file] = verdicts.out_of_time(file)
            raise self._spent[file] from None
        except Fallen:
            self._spent[file] = verdicts.fallen(file)
            raise self._spent[file] from None
        except Unparsed as script:
            raise verdicts.no_script(script.file, script.line, script.why) from None

    def lint(self, *files: str, derogations: bool = False, whole: bool = False) -> None:
        """Fail with what `guichet check` finds for the rules that meta.toml names, in those files, which must be there, and
        in all others that it reads; or with a comment that hides it. `derogations`:
        such comments are for the grader to judge; `whole`: for every rule, as the learner's own `guichet check`."""
        from grading.linter import lint

        lint([self.path(file) for file in files], () if whole else self.rules, self.folder, spared=derogations)

    def close(self) -> None:
        """Stop every child."""
        for worker in (*self._apps, *([self._worker] if self._worker else [])):
            worker.close()
        self._apps, self._worker = [], None
        self._forget()

    def _forget(self) -> None:
        for worker in self._elsewhen.values():
            worker.close()
        self._elsewhen.clear()
        self._values.clear()

    def _steady(self, file: str, operation: str, /, **parameters: object) -> Any:
        """What the answer gives, the same whatever the month, the day and the hour; one that reads the clock is asked in each."""
        result = self._ask(file, operation, **parameters)
        if self._worker is None or not self._worker.clock_was_read:
            return result

        def is_same(moment: datetime.datetime) -> bool:
            given = self._ask_at(moment, file, operation, **parameters)
            return undated(given, moment, A_SUMMER_NIGHT) == undated(result, moment, A_SUMMER_NIGHT)

        night = A_SUMMER_NIGHT + datetime.timedelta(seconds=1)
        changed = next((moment for moment in MOMENTS if not is_same(moment)), None)
        # What is drawn anew each time is no matter of hours.
        if changed is None or any(is_same(changed) or not is_same(night) for _ in range(6)):
            return result
        raise Failed(
            fr=f"« {file} » ne donne pas la même chose tous les jours, à toute heure.",
            en=f"“{file}” does not give the same thing every day, at every hour.",
            expected=Text(fr="la même chose toute l’année", en="the same thing all year round"),
            actual=f"{changed:%Y-%m-%d %H:%M}",
        )

    def _ask(self, file: str, operation: str, /, **parameters: object) -> Any:
        self._runnable(file)
        if self._worker is None:
            self._worker = self._child()
        try:
            return self._worker.ask(file, operation, **parameters)
        except Overloaded:
            self.fresh()
            raise
        except Broken as broken:
            if self._worker.ended:
                self._spent[file] = broken
                self.fresh()
            self.text(file)
            raise

    def _ask_at(self, moment: datetime.datetime, file: str, operation: str, /, **parameters: object) -> Any:
        """What the answer gives to whom it has met at no other moment: what it keeps of one could decide at all."""
        if moment not in self._elsewhen:
            self._elsewhen[moment] = self._child(moment)
        worker = self._elsewhen[moment]
        try:
            worker.ask(file, "again")
            return worker.ask(file, operation, **parameters)
        except Overloaded:
            self.fresh()
            raise
        except Broken as broken:
            if worker.ended:
                self._spent[file] = broken
                self.fresh()
            self.text(file)
            raise

    def _runnable(self, file: str) -> None:
        """Refuse a file that is gone, or that once ran out of time, memory or output: the learner waits only once."""
        self.path(file)
        if file in self._spent:
            raise self._spent[file]

    def _child(self, moment: datetime.datetime = A_SUMMER_NIGHT, *, web: bool = False) -> Worker:
        worker = Worker(self.folder, randomness=self._randomness, limits=self.limits, web=web)
        self.unkept, worker.noted = worker.unkept, self.noted
        worker.ask("", "clock", now=aware(moment).isoformat())
        return worker


def undated(value: object, *moments: datetime.datetime) -> str:
    """Data as a text, without the days and the hours of those moments: a line of a journal may bear when it was made."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    for one in (there for moment in moments for there in (aware(moment), aware(moment).astimezone(datetime.UTC))):
        day = rf"{one:%Y-%m-%d}|{one:%d/%m/%Y}|\b{one.day}(?:er)? (?:{MONTHS[one.month - 1]}|{one:%B}) {one.year}"
        hour = rf"(?<!\d)(?:{one:%H}[:h]|{one.hour} ?h ?){one:%M}(?::\d\d(?:[.,]\d+)?)?(?:[+-]\d\d:?\d\d|Z)?"
        text = re.sub(rf"{day}|{hour}|\b{int(one.timestamp())}(?:\d{{3}}|\d{{9}}|\.\d+)?\b", "…", text)
    # The day and the hour of one moment may be of two days, there and here.
    return re.sub(r"…(?:[T ]?…)+", "…", text)


def every(**choices: Sequence[object]) -> list[dict[str, object]]:
    """Every combination of the choices, as contexts for `render`: every(open=[True, False], error=["", "…"])."""
    names, values = list(choices), itertools.product(*choices.values())
    return [dict(zip(names, one, strict=True)) for one in values]
