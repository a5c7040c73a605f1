"""The figures of the appointments module, from fresh runs of its models: `python -m course.tools.charts` writes them."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

from course.tools.charts import (
    COURSE,
    LANGUAGES,
    Axis,
    Bar,
    Part,
    drawing,
    numbers,
    percent,
    percents,
    picture,
    rounded,
)

MODELS = COURSE / "snippets" / "06-appointments" / "04-simulate-a-queue"

WORDS = {
    "fr": {
        "flexible": "Horaires libres",
        "worker": "Travaille le jour",
        "library": "Poste de bibliothèque",
        "phone": "Téléphone seul",
        "robot": "Créneaux revendus",
        "lost": "Créneaux perdus",
        "monday-3-15": "Lundi, 3 h 15",
        "random": "Au hasard",
        "tuesday-10": "Mardi, 10 h, annoncé",
        "always-open": "Demande à toute heure, tirage annoncé",
        "today": "Rien : au hasard, sans dossier",
        "file": "1. Un créneau, un dossier",
        "queue": "2. File, ordre d’arrivée",
        "draw": "3. Tirage au sort annoncé",
        "looks": "Essais par personne connectée",
        "hours": "Heures d’agent, en 4 semaines",
        "closed": "Rien de publié",
        "published": "Carte publiée",
        "published-with-share": "Carte, et part réservée",
        "stays": "Grande ville, sans trajet",
        "travels": "Grande ville, avec trajet",
        "resident": "Petite ville",
        "empty": "Créneaux vides par semaine",
        "group": "Groupe",
        "people": "Personnes",
        "slots": "Créneaux",
        "in-week": "part qui obtient un rendez-vous",
        "served": "part servie",
        "wait": "semaines d’attente",
    },
    "en": {
        "flexible": "Free all day",
        "worker": "Works in the day",
        "library": "Library computer",
        "phone": "Phone only",
        "robot": "Slots resold",
        "lost": "Slots lost",
        "monday-3-15": "Monday, 3:15 am",
        "random": "At random",
        "tuesday-10": "Tuesday, 10 am, announced",
        "always-open": "Ask at any hour, announced draw",
        "today": "Nothing: at random, no file",
        "file": "1. One slot, one file",
        "queue": "2. Queue, first come",
        "draw": "3. Announced draw",
        "looks": "Tries per person online",
        "hours": "Staff hours over 4 weeks",
        "closed": "Nothing published",
        "published": "Map published",
        "published-with-share": "Map, and a share kept",
        "stays": "Large town, cannot travel",
        "travels": "Large town, can travel",
        "resident": "Small town",
        "empty": "Empty slots a week",
        "group": "Group",
        "people": "People",
        "slots": "Slots",
        "in-week": "share that gets an appointment",
        "served": "share served",
        "wait": "weeks of waiting",
    },
}


@dataclass(frozen=True)
class Chart:
    """One simulation's figures: `rows[case][measure]`, and how each language tells what they are."""

    name: str
    title: dict[str, str]
    rows: dict[str, dict[str, float]]
    drawn: tuple[str, ...]
    top: float
    text: Callable[[str, float, str], str]
    measured: str
    step: float = 0.5


def models() -> tuple[ModuleType, ModuleType, ModuleType]:
    """The three models, imported from the snippets that the lessons show."""
    sys.path.insert(0, str(MODELS))
    try:
        gate, remedies, two_counters = (import_module(name) for name in ("gate", "remedies", "two_counters"))
    finally:
        sys.path.remove(str(MODELS))
    return gate, remedies, two_counters


def decimal(value: float, lang: str) -> str:
    """A number with one decimal, written as the language writes it."""
    return rounded(value, 1).replace(".", ",") if lang == "fr" else rounded(value, 1)


def weeks(value: float, lang: str) -> str:
    """A wait in weeks, the unit shortened so that it fits beside a bar."""
    return f"{decimal(value, lang)}\u00a0{'sem.' if lang == 'fr' else 'wk'}"


def mixed(name: str, value: float, lang: str) -> str:
    """The value of one measure in its own unit."""
    if name in ("looks", "hours", "empty"):
        return decimal(value, lang)
    return percent(value, lang)


def waits(name: str, value: float, lang: str) -> str:
    """The value of one measure of the two counters."""
    return decimal(value, lang) if name == "empty" else weeks(value, lang)


def charts() -> list[Chart]:
    """Every chart of the module, from fresh runs of the models."""
    gate, remedies, two_counters = models()
    outcomes = {remedy: remedies.measure(remedy) for remedy in remedies.REMEDIES}
    groups = tuple(group.name for group in gate.GROUPS)
    return [
        Chart(
            "opening-rules",
            {
                "fr": "Part de chaque groupe qui obtient un rendez-vous dans la semaine, selon l’heure d’ouverture",
                "en": "Share of each group that gets an appointment in the week, by opening time",
            },
            {rule: gate.measure(rule) for rule in gate.RULES},
            (*groups, "robot", "lost"),
            0.6,
            mixed,
            "in-week",
            0.2,
        ),
        Chart(
            "remedies",
            {
                "fr": "Part de chaque groupe servie après quatre semaines, selon le remède",
                "en": "Share of each group served after four weeks, by remedy",
            },
            {
                remedy: {**one.served, "robot": one.resold, "looks": one.looks, "hours": one.hours}
                for remedy, one in outcomes.items()
            },
            (*groups, "robot"),
            1.0,
            mixed,
            "served",
        ),
        Chart(
            "two-counters",
            {
                "fr": "Attente moyenne en semaines, avec ou sans carte des disponibilités",
                "en": "Mean wait in weeks, with or without a map of availability",
            },
            {scenario: two_counters.measure(scenario) for scenario in two_counters.SCENARIOS},
            ("stays", "travels", "resident"),
            3.6,
            waits,
            "wait",
        ),
    ]


def table(chart: Chart, lang: str) -> str:
    """The chart's figures as a Markdown table: one row per measure, one column per case."""
    words = WORDS[lang]
    lines = [
        f"Table: {chart.title[lang]}",
        "",
        f"| {words['group']} | " + " | ".join(words[case] for case in chart.rows) + " |",
        "|---|" + "---:|" * len(chart.rows),
    ]
    for measure in next(iter(chart.rows.values())):
        values = (chart.text(measure, row[measure], lang) for row in chart.rows.values())
        lines.append(f"| {words[measure]} | " + " | ".join(values) + " |")
    return "\n".join(lines) + "\n"


def parts(chart: Chart, lang: str) -> list[Part]:
    """What is drawn of the chart: a heading per case, a bar per measure."""
    words = WORDS[lang]
    return [
        Part(
            words[case],
            tuple(
                Bar(words[name], row[name] / chart.top, chart.text(name, row[name], lang), name in ("robot", "lost"))
                for name in chart.drawn
            ),
        )
        for case, row in chart.rows.items()
    ]


def axis(chart: Chart, lang: str) -> Axis:
    """What the bars of a chart measure: weeks, or a share."""
    label = WORDS[lang][chart.measured]
    if chart.measured == "wait":
        return numbers(label, chart.top, range(round(chart.top)))
    return percents(label, lang, chart.top, chart.step)


def legend(chart: Chart, lang: str) -> tuple[str, ...]:
    """What full and hatched bars stand for, where both are drawn."""
    words = WORDS[lang]
    return (words["people"], words["slots"]) if "robot" in chart.drawn else ()


def files(drawn: list[Chart]) -> dict[Path, str]:
    """Every file that the charts give, with its content."""
    written: dict[Path, str] = {}
    for chart in drawn:
        for lang in LANGUAGES:
            written[picture(lang, chart.name)] = drawing(
                chart.title[lang], parts(chart, lang), lang, axis(chart, lang), legend(chart, lang)
            )
            written[COURSE / "generated" / "simulations" / lang / f"{chart.name}.md"] = table(chart, lang)
    return written
