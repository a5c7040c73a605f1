"""The figures of module 9, from fresh runs of its toy score: `python -m course.tools.charts` writes them."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from course.tools import charts as drawn
from course.tools.charts import COURSE, LANGUAGES, Part

LESSONS = COURSE / "snippets" / "09-data-and-scores"
sys.path[:0] = [str(LESSONS / "02-risk-score"), str(LESSONS / "03-finding-rights")]

from dossiers import dossiers  # type: ignore[import-not-found]  # noqa: E402
from suspicion import groups, measure, selections  # type: ignore[import-not-found]  # noqa: E402
from unclaimed import searches  # type: ignore[import-not-found]  # noqa: E402


@dataclass(frozen=True)
class Words:
    """One phrase in the two languages of the course."""

    fr: str
    en: str

    def __getitem__(self, lang: str) -> str:
        return self.fr if lang == "fr" else self.en


@dataclass(frozen=True)
class Bar:
    """A share, kept as the two counts that make it."""

    label: Words
    part: int
    whole: int
    watched: bool = True

    @property
    def rate(self) -> float:
        """The share, between 0 and 1."""
        return self.part / self.whole


@dataclass(frozen=True)
class Chart:
    """Bars under headings, with what headings and labels tell, and the name of the files it is written to."""

    name: str
    title: Words
    heads: tuple[Words, Words]
    sections: tuple[tuple[Words, tuple[Bar, ...]], ...]


LOW = Words("moins de 1 000 € par mois", "under €1,000 a month")
OTHER = Words("1 000 € par mois ou plus", "€1,000 a month or more")
SELECTION = {
    "full": Words("Score complet", "Full score"),
    "trimmed": Words("Score sans la prestation", "Score without the benefit"),
    "drawn": Words("Tirage au sort", "Random draw"),
}
SEARCH = {
    "condition": Words("La condition écrite du droit", "The written condition of the right"),
    "suspicion": Words("Le score de soupçon, retourné", "The suspicion score, turned round"),
    "drawn": Words("Tirage au sort", "Random draw"),
}


def percent(rate: float, lang: str) -> str:
    """A share with one decimal."""
    return drawn.percent(rate, lang, 1)


def count(number: int, lang: str) -> str:
    """A whole number with the thousands mark of the language."""
    return f"{number:,}" if lang == "en" else f"{number:,}".replace(",", "\u00a0")


def charts() -> list[Chart]:
    """The three charts, from a fresh run of the two scripts of the lessons."""
    files = dossiers()
    by_group = groups(files)
    measures = {
        name: {group: measure(members, chosen) for group, members in by_group.items()}
        for name, chosen in selections(files).items()
    }
    selection = tuple(
        (
            SELECTION[name],
            (Bar(LOW, m["low"].checked, m["low"].files), Bar(OTHER, m["other"].checked, m["other"].files, False)),
        )
        for name, m in measures.items()
    )

    def error_bars(part: str, whole: str) -> tuple[Bar, ...]:
        return tuple(
            Bar(
                Words(f"{SELECTION[name].fr}, {words.fr}", f"{SELECTION[name].en}, {words.en}"),
                getattr(measures[name][group], part),
                getattr(measures[name][group], whole),
                group == "low",
            )
            for name in ("full", "drawn")
            for group, words in (("low", LOW), ("other", OTHER))
        )

    errors = (
        (
            Words("Contrôlées avec un dossier exact", "Checked with an accurate file"),
            error_bars("checked_for_nothing", "nothing_wrong"),
        ),
        (
            Words("Fausses déclarations non vues", "False declarations not seen"),
            error_bars("wilful_missed", "wilful"),
        ),
    )
    found = searches(files)
    rights = (
        (
            Words("Droits non réclamés que l’appel atteint", "Unclaimed rights that the call reaches"),
            tuple(Bar(SEARCH[n], s.entitled, s.unclaimed, n != "drawn") for n, s in found.items()),
        ),
        (
            Words("Appels qui proposent un vrai droit", "Calls that offer a real right"),
            tuple(Bar(SEARCH[n], s.entitled, s.called, n != "drawn") for n, s in found.items()),
        ),
    )
    return [
        Chart(
            "score-selection",
            Words("Qui est contrôlé ? Part de chaque groupe", "Who is checked? Share of each group"),
            (Words("Méthode", "Method"), Words("Groupe", "Group")),
            selection,
        ),
        Chart(
            "score-errors",
            Words("Qui subit l’erreur ?", "Who bears the error?"),
            (Words("Erreur", "Error"), Words("Méthode et groupe", "Method and group")),
            errors,
        ),
        Chart(
            "score-rights",
            Words("À qui propose-t-on un droit ?", "Who is offered a right?"),
            (Words("Ce que l’on compte", "What is counted"), Words("Méthode", "Method")),
            rights,
        ),
    ]


def parts(chart: Chart, lang: str) -> list[Part]:
    """The chart as it is drawn: the group that is watched in full, the other hatched."""
    return [
        Part(
            heading[lang],
            tuple(drawn.Bar(b.label[lang], b.rate, percent(b.rate, lang), not b.watched) for b in bars),
        )
        for heading, bars in chart.sections
    ]


SHARE = Words("part de chaque ligne", "share of each line")
LEGENDS = {
    "score-selection": (LOW, OTHER),
    "score-errors": (LOW, OTHER),
    "score-rights": (Words("Une règle ou un score", "A rule or a score"), SEARCH["drawn"]),
}


def figure(chart: Chart, lang: str) -> str:
    """The drawing of a chart."""
    legend = [words[lang] for words in LEGENDS[chart.name]]
    return drawn.drawing(chart.title[lang], parts(chart, lang), lang, drawn.percents(SHARE[lang], lang), legend)


def table(chart: Chart, lang: str) -> str:
    """The same figures as a Markdown table, with the counts behind each share."""
    figures = ("Nombre", "Part") if lang == "fr" else ("Number", "Share")
    head = (*(words[lang] for words in chart.heads), *figures)
    of = "sur" if lang == "fr" else "of"
    rows = [
        f"| {heading[lang]} | {b.label[lang]} | {count(b.part, lang)} {of} {count(b.whole, lang)} "
        f"| {percent(b.rate, lang)} |"
        for heading, bars in chart.sections
        for b in bars
    ]
    caption = f"Table: {chart.title[lang]}"
    return "\n".join([caption, "", f"| {' | '.join(head)} |", "|---|---|---:|---:|", *rows]) + "\n"


def files(made: list[Chart]) -> dict[Path, str]:
    """Every file that the charts give, with its content."""
    written: dict[Path, str] = {}
    for chart in made:
        for lang in LANGUAGES:
            written[drawn.picture(lang, chart.name)] = figure(chart, lang)
            written[COURSE / "generated" / "scores" / lang / f"{chart.name}.md"] = table(chart, lang)
    return written
