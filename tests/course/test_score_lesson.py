"""Module 9's toy score: its pictures and tables are fresh, and what the two lessons say is what the scripts find."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from course.tools import scores  # noqa: E402
from course.tools.charts import LANGUAGES, stale  # noqa: E402

LESSONS = scores.LESSONS
CHARTS = scores.charts()
DOCS = ROOT / "course" / "docs"
SVG = "{http://www.w3.org/2000/svg}"

from dossiers import dossiers  # type: ignore[import-not-found]  # noqa: E402
from suspicion import groups, measure, selections  # type: ignore[import-not-found]  # noqa: E402
from unclaimed import searches  # type: ignore[import-not-found]  # noqa: E402

FILES = dossiers()
GROUPS = groups(FILES)
CHOSEN = selections(FILES)
LOW = {name: measure(GROUPS["low"], chosen) for name, chosen in CHOSEN.items()}
OTHER = {name: measure(GROUPS["other"], chosen) for name, chosen in CHOSEN.items()}
FOUND = {name: [d for d in FILES if d.number in chosen and d.wrong] for name, chosen in CHOSEN.items()}
HONEST = [d for d in FOUND["full"] if not d.wilful]
SEARCHES = searches(FILES)


def lesson(lang: str, name: str) -> str:
    return (DOCS / lang / "09-data-and-scores" / f"{name}.md").read_text(encoding="utf-8").replace("\u00a0", " ")


def test_pictures_and_tables_are_fresh() -> None:
    assert stale(scores.files(CHARTS)) == [], "run python -m course.tools.charts"


@pytest.mark.parametrize("script", ["02-risk-score/suspicion.py", "03-finding-rights/unclaimed.py"])
def test_the_command_of_the_lesson_runs_and_repeats(script: str) -> None:
    runs = {
        subprocess.run([sys.executable, LESSONS / script], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    }
    assert len(runs) == 1
    assert runs.pop().count("%") >= 6


@pytest.mark.parametrize("chart", CHARTS, ids=lambda c: c.name)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_picture_says_everything_without_being_seen(chart: scores.Chart, lang: str) -> None:
    root = ET.fromstring(scores.figure(chart, lang))
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert title.text == chart.title[lang]
    assert desc is not None
    assert desc.text
    drawn = [t.text for t in root.iter(f"{SVG}text")]
    for _, bars in chart.sections:
        for bar in bars:
            value = scores.percent(bar.rate, lang)
            assert value in desc.text
            assert value in drawn
            assert value in scores.table(chart, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_figures_of_the_risk_lesson(lang: str) -> None:
    text = lesson(lang, "02-risk-score")
    for rate in (LOW["full"].selection_rate, OTHER["full"].selection_rate, LOW["trimmed"].selection_rate):
        assert scores.percent(rate, lang).replace("\u00a0", " ") in text
    people, wilful = LOW["full"].checked_for_nothing, OTHER["full"]
    said = {
        "fr": [
            rf"\b{people} personnes pauvres sont contrôlées alors que leur dossier est exact",
            rf"les {wilful.wilful} personnes plus aisées qui ont menti exprès passent toutes",
            rf"trouve {len(FOUND['full'])} dossiers inexacts, le tirage {len(FOUND['drawn'])}\.",
            rf"{len(HONEST)} de ces {len(FOUND['full'])} dossiers sont des erreurs de bonne foi",
        ],
        "en": [
            rf"\b{people} poor people are checked although their file is accurate",
            rf"the {wilful.wilful} better-off people who lied on purpose all slip through",
            rf"finds {len(FOUND['full'])} inaccurate files, the draw {len(FOUND['drawn'])}\.",
            rf"{len(HONEST)} of those {len(FOUND['full'])} files are honest mistakes",
        ],
    }
    for claim in said[lang]:
        assert re.search(claim, text), claim


def test_claims_without_a_figure_in_the_risk_lesson() -> None:
    assert 0.30 < LOW["full"].false_alarm_rate < 0.37  # "a third of the exact files"
    assert OTHER["full"].false_alarm_rate < 0.01  # "fewer than one in a hundred"
    assert OTHER["full"].wilful_missed == OTHER["full"].wilful  # "all slip through"
    assert abs(len(FOUND["trimmed"]) - len(FOUND["full"])) <= 1  # "as many, give or take one"
    assert 1.8 < len(FOUND["full"]) / len(FOUND["drawn"]) < 2.2  # "twice as many"


def test_the_gap_does_not_hang_on_one_seed() -> None:
    for seed in range(10):
        files = dossiers(seed=seed)
        chosen = selections(files)["full"]
        low, other = (measure(groups(files)[g], chosen).selection_rate for g in ("low", "other"))
        assert low > 20 * other, seed


def test_wilful_lies_are_as_rare_in_both_groups() -> None:
    """The lesson says so: if it were false, the score could be right to look at one group."""
    files = dossiers(count=40_000)
    rates = [sum(d.wilful for d in group) / len(group) for group in groups(files).values()]
    assert abs(rates[0] - rates[1]) < 0.005


@pytest.mark.parametrize("lang", LANGUAGES)
def test_figures_of_the_mirror_lesson(lang: str) -> None:
    text = lesson(lang, "03-finding-rights")
    condition, suspicion, drawn = SEARCHES["condition"], SEARCHES["suspicion"], SEARCHES["drawn"]
    missed, aside = condition.unclaimed - condition.entitled, condition.called - condition.entitled
    assert missed == 6
    said = {
        "fr": [
            rf"\b{condition.unclaimed} personnes ont un droit",
            rf"en atteint {suspicion.entitled}, en {suspicion.called} appels",
            rf"tirage au sort en atteint {drawn.entitled}\.",
            rf"en atteint {condition.entitled}, en {condition.called} appels",
            rf"Sur {condition.called} appels, {aside} tombent à côté",
            "Six personnes restent introuvables",
        ],
        "en": [
            rf"\b{condition.unclaimed} people have a right",
            rf"reaches {suspicion.entitled}, in {suspicion.called} calls",
            rf"random draw reaches {drawn.entitled}\.",
            rf"reaches {condition.entitled}, in {condition.called} calls",
            rf"Out of {condition.called} calls, {aside} miss",
            "Six people cannot be found",
        ],
    }
    for claim in said[lang]:
        assert re.search(claim, text), claim


def test_missed_rights_are_those_of_stale_incomes() -> None:
    missed = [d for d in FILES if d.unclaimed and d.income >= 650]
    assert missed
    assert all(d.income != d.true_income for d in missed)
