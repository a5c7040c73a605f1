"""Runs the simulations of the appointments module and writes their charts and data tables in both languages.

`python -m course.tools.simulations` writes; `--check` writes nothing and exits 1 when a file is stale.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from importlib import import_module
from pathlib import Path
from types import ModuleType

COURSE = Path(__file__).resolve().parents[1]
MODELS = COURSE / "snippets" / "06-appointments" / "04-simulate-a-queue"
LANGUAGES = ("fr", "en")

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
        "looks": "Essais par personne",
        "hours": "Heures d’agent, en 4 semaines",
        "closed": "Rien de publié",
        "published": "Carte publiée",
        "published-with-share": "Carte, et part réservée",
        "stays": "Grande ville, sans trajet",
        "travels": "Grande ville, avec trajet",
        "resident": "Petite ville",
        "empty": "Créneaux vides par semaine",
        "group": "Groupe",
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
        "looks": "Tries per person",
        "hours": "Staff hours over 4 weeks",
        "closed": "Nothing published",
        "published": "Map published",
        "published-with-share": "Map, and a share kept",
        "stays": "Large town, cannot travel",
        "travels": "Large town, can travel",
        "resident": "Small town",
        "empty": "Empty slots a week",
        "group": "Group",
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


def models() -> tuple[ModuleType, ModuleType, ModuleType]:
    """The three models, imported from the snippets that the lessons show."""
    sys.path.insert(0, str(MODELS))
    try:
        gate, remedies, two_counters = (import_module(name) for name in ("gate", "remedies", "two_counters"))
    finally:
        sys.path.remove(str(MODELS))
    return gate, remedies, two_counters


def percent(value: float, lang: str) -> str:
    """A share as a whole percentage, written as the language writes it."""
    return f"{value * 100:.0f}\u00a0%" if lang == "fr" else f"{value * 100:.0f}%"


def decimal(value: float, lang: str) -> str:
    """A number with one decimal, written as the language writes it."""
    return f"{value:.1f}".replace(".", ",") if lang == "fr" else f"{value:.1f}"


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
        ),
    ]


def table(chart: Chart, lang: str) -> str:
    """The chart's figures as a Markdown table: one row per measure, one column per case."""
    words = WORDS[lang]
    lines = [
        f"| {words['group']} | " + " | ".join(words[case] for case in chart.rows) + " |",
        "|---|" + "---:|" * len(chart.rows),
    ]
    for measure in next(iter(chart.rows.values())):
        values = (chart.text(measure, row[measure], lang) for row in chart.rows.values())
        lines.append(f"| {words[measure]} | " + " | ".join(values) + " |")
    return "\n".join(lines) + "\n"


LABELS, BARS, WIDTH, LINE = 12, 232, 90, 24


def bars(chart: Chart, lang: str) -> Iterator[str]:
    """The marks of the drawing: a heading per case, then a labelled bar with its value per measure."""
    y = 16
    for case, row in chart.rows.items():
        y += 20
        yield f'<text x="{LABELS}" y="{y}" font-weight="bold">{escape(WORDS[lang][case])}</text>'
        for measure in chart.drawn:
            y += LINE
            width = round(row[measure] / chart.top * WIDTH, 1)
            fill = "url(#hatched)" if measure in ("robot", "lost") else "#1a4f8b"
            value = escape(chart.text(measure, row[measure], lang))
            yield f'<text x="{LABELS}" y="{y}">{escape(WORDS[lang][measure])}</text>'
            yield f'<rect x="{BARS}" y="{y - 13}" width="{width}" height="16" fill="{fill}" stroke="#1a4f8b"/>'
            yield f'<text x="{BARS + width + 6}" y="{y}">{value}</text>'
        y += 16


def drawing(chart: Chart, lang: str) -> str:
    """The chart as SVG: its own light ground, so that it reads the same in both palettes; no meaning in colour."""
    words = WORDS[lang]
    said = " ".join(
        f"{words[case]} : " + ", ".join(f"{words[m]} {chart.text(m, row[m], lang)}" for m in chart.drawn) + "."
        for case, row in chart.rows.items()
    )
    if lang == "en":
        said = said.replace(" : ", ": ")
    height = 24 + len(chart.rows) * (36 + LINE * len(chart.drawn))
    marks = "\n  ".join(bars(chart, lang))
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 384 {height}" width="384" height="{height}" \
role="img" aria-labelledby="title desc" lang="{lang}" font-family="sans-serif" font-size="16" fill="#161616">
  <title id="title">{escape(chart.title[lang])}</title>
  <desc id="desc">{escape(said)}</desc>
  <defs><pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
<rect width="6" height="6" fill="#ffffff"/><rect width="3" height="6" fill="#1a4f8b"/></pattern></defs>
  <rect x="1" y="1" width="382" height="{height - 2}" fill="#ffffff" stroke="#161616"/>
  {marks}
</svg>
"""


def files(drawn: list[Chart]) -> dict[Path, str]:
    """Every file that the charts give, with its content."""
    written: dict[Path, str] = {}
    for chart in drawn:
        for lang in LANGUAGES:
            written[COURSE / "docs" / lang / "assets" / "diagrams" / f"{chart.name}.svg"] = drawing(chart, lang)
            written[COURSE / "generated" / "simulations" / lang / f"{chart.name}.md"] = table(chart, lang)
    return written


def stale(written: dict[Path, str]) -> list[Path]:
    """The files on disk that differ from what the simulations say today."""
    return [path for path, text in written.items() if not path.exists() or path.read_text(encoding="utf-8") != text]


def main(argv: list[str]) -> int:
    """Write the stale files, or with `--check` only name them."""
    written = files(charts())
    late = stale(written)
    for path in late:
        print(path.relative_to(COURSE))
        if "--check" not in argv:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(written[path], encoding="utf-8", newline="\n")
    return 1 if late and "--check" in argv else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
