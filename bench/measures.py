"""What is measured: linters on the same pages, then graders, site, class report and language server."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.engine.catalogue import all_rules
from guichet.engine.dispatch import Rules, check_file
from guichet.reading.project.project import Project

from bench import peers
from bench.editor import Editor
from bench.timing import MeasureError, best, command, seconds

ROOT = Path(__file__).resolve().parent.parent
OWN_PAGES = ("examples", "course/snippets", "exercises", "tests/linter/catalogue")
PARSE = "parse alone"
PARSER = """
import pathlib
from bs4 import BeautifulSoup
for page in pathlib.Path().rglob("*.html"):
    BeautifulSoup(page.read_text("utf-8", "replace"), "html.parser")
"""
HOSTILE = ("<div>", "<ul><li>", "<table><tr><td>", "<a href=a>", "<label>", "<select><option>", "{% if a %}", "{{ '", "<b ",
           "&amp;", "été aide ")  # fmt: skip


def gather(pages: Path | None, place: Path) -> Path:
    """A copy of the pages, alone in a folder; without a folder of one's own, those of the project."""
    for folder in [pages] if pages else [ROOT / name for name in OWN_PAGES]:
        for page in folder.rglob("*.html"):
            copy = place / folder.name / page.relative_to(folder)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(page, copy)
    return place


def linters(pages: Path, home: Path) -> tuple[dict[str, float], list[str]]:
    """Seconds of each linter on the pages, and why those that are missing are."""
    guichet = [sys.executable, "-P", "-m", "guichet", "check", "--isolated", "--format", "json"]
    runs: dict[str, list[str]] = {
        PARSE: [sys.executable, "-P", "-c", PARSER],
        "guichet": [*guichet, "--no-cache", "."],
        "guichet, every rule": [*guichet, "--no-cache", "--select", "ALL", "."],
        "guichet, cached": [*guichet, "."],
    }
    absent = []
    for name, install, what in (("djLint", peers.djlint, "."), ("html-validate", peers.html_validate, "**/*.html")):
        try:
            runs[name] = [*install(home), what]
            if not command(runs[name], pages).strip():
                raise MeasureError(f"{name} found nothing in these pages: its time would say nothing")
        except (MeasureError, OSError) as failure:
            runs.pop(name, None)
            absent.append(f"{name}: not measured. {failure}")
    if not json.loads(command(runs["guichet, cached"], pages))["findings"]:
        raise MeasureError("guichet found nothing in these pages: its time would say nothing")
    return best({name: lambda words=words: command(words, pages) for name, words in runs.items()}), absent  # type: ignore[misc]


def graders() -> dict[str, float]:
    """Seconds to judge the solution of each exercise, in processes of its own."""
    sys.path.insert(0, str(ROOT / "exercises"))
    from grading.exercise import Exercise
    from grading.hearing import judge_apart

    def judge(exercise: Exercise) -> None:
        judgement = judge_apart(exercise, exercise.folder / "solution")
        if judgement.points != judgement.out_of:
            raise MeasureError(f"{exercise.id}: the solution does not have full marks")

    return {one.id: seconds(lambda one=one: judge(one)) for one in Exercise.all()}  # type: ignore[misc]


def site(home: Path) -> float:
    """Seconds to build the site."""
    words = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(home / "site")]
    return seconds(lambda: command(words, ROOT, accepted=(0,)))


def class_report(learners: int = 300) -> float:
    """Seconds of the report of a class in which everyone has a file for each exercise, not begun but for one."""
    sys.path.insert(0, str(ROOT / "exercises"))
    from grading.exercise import Exercise
    from grading.grades import sheet
    from grading.handin import Learner
    from grading.hearing import judge_apart

    everything = Exercise.all()
    first = everything[0]
    judgement = judge_apart(first, first.folder / "solution")
    with tempfile.TemporaryDirectory() as made:
        for number in range(len(everything)):
            data = sheet(Learner(""), {first.id: (judgement, str(number), "")}, everything, rerun=False)
            for learner in range(learners):
                file = Path(made, "in", f"learner{learner:03}", f"{number:02}.json")
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(json.dumps(data), encoding="utf-8")
        words = [sys.executable, "-m", "grading.class_report", "in", "--output", "out"]
        return seconds(lambda: command(words, Path(made), path=str(ROOT / "exercises")))


PART = """<h2>Étape {n}</h2>
<p>Bonjour {{{{ nom }}}}, voici ce qu’il faut pour la demande {n}.</p>
<label for="nom-{n}">Nom</label>
<input id="nom-{n}" name="nom_{n}" autocomplete="family-name">
{{% if piece_{n} %}}
<ul><li><a href="/pieces/{n}">Lire la liste des pièces {n}</a></li></ul>
{{% endif %}}
<img src="plan-{n}.png" alt="Plan de l’accueil {n}">
<p class="aide">Vous pouvez aussi appeler le 01 02 03 04 05, ou venir à l’accueil.</p>
<button type="submit">Envoyer la demande {n}</button>
"""
KEYS = "<p>Vous pouvez écrire, <img src=a></p>  "


def page_of(lines: int) -> str:
    """A template of so many lines, as forms of a service are."""
    return "".join(PART.format(n=number) for number in range(lines // 10))


def language_server(lines: int, every: float, bursts: int = 7) -> list[float]:
    """Seconds from the last of forty keys typed in a page to what is said of it, for some bursts in order of length."""
    with tempfile.TemporaryDirectory() as folder, Editor(Path(folder), page_of(lines)) as editor:
        return sorted(editor.type(KEYS, every) for _ in range(bursts))


def growth(units: tuple[str, ...] = HOSTILE) -> dict[str, float]:
    """How many times longer eight times as much of the same hostile text takes, every rule on."""
    rules = Rules(all_rules())

    def check(unit: str, times: int) -> Callable[[], object]:
        name = "a.html"
        return lambda: check_file(name, rules, Project([name], Config(), {name: Source(name, unit * times)}))

    taken = {unit: best({"once": check(unit, 100), "eight times": check(unit, 800)}) for unit in units}
    return {unit: one["eight times"] / one["once"] for unit, one in taken.items()}
