"""Charts and tables of module 9, computed from the toy score: `python -m course.tools.score_charts` rewrites them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

COURSE = Path(__file__).resolve().parents[1]
LESSONS = COURSE / "snippets" / "09-data-and-scores"
sys.path[:0] = [str(LESSONS / "02-risk-score"), str(LESSONS / "03-finding-rights")]

from dossiers import dossiers  # type: ignore[import-not-found]  # noqa: E402
from suspicion import groups, measure, selections  # type: ignore[import-not-found]  # noqa: E402
from unclaimed import searches  # type: ignore[import-not-found]  # noqa: E402

LANGUAGES = ("fr", "en")
WIDTH, BAR, SCALE = 640, 16, 520


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
    """Bars under headings, with the name of the files it is written to."""

    name: str
    title: Words
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
    """A share as the language writes it, with one decimal."""
    return f"{rate:.1%}" if lang == "en" else f"{rate * 100:.1f}\u00a0%".replace(".", ",")


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
            Words("Contrôlées alors que leur dossier est exact", "Checked although their file is exact"),
            error_bars("checked_for_nothing", "nothing_wrong"),
        ),
        (
            Words("Fausses déclarations volontaires non vues", "Wilful false declarations not seen"),
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
            selection,
        ),
        Chart("score-errors", Words("Qui subit l’erreur ?", "Who bears the error?"), errors),
        Chart("score-rights", Words("À qui propose-t-on un droit ?", "Who is offered a right?"), rights),
    ]


def description(chart: Chart, lang: str) -> str:
    """Every figure of the chart in one paragraph, for people who do not see it."""
    colon = "\u00a0: " if lang == "fr" else ": "
    parts = [
        f"{heading[lang]}{colon}" + "; ".join(f"{b.label[lang]} {percent(b.rate, lang)}" for b in bars)
        for heading, bars in chart.sections
    ]
    text = ". ".join(parts) + "."
    return text.replace(";", "\u00a0;") if lang == "fr" else text


def svg(chart: Chart, lang: str) -> str:
    """The chart as a stand-alone picture: dark on white, a label on every bar, no meaning by colour."""
    body: list[str] = []
    y = 56
    for heading, bars in chart.sections:
        body.append(f'<text x="16" y="{y}" font-weight="bold">{escape(heading[lang])}</text>')
        y += 24
        for bar in bars:
            style = 'fill="#1b4b7a"' if bar.watched else 'fill="#ffffff" stroke="#1b4b7a" stroke-width="2"'
            length = max(2, round(bar.rate * SCALE))
            body.append(f'<text x="16" y="{y}">{escape(bar.label[lang])}</text>')
            body.append(f'<rect x="17" y="{y + 7}" width="{length}" height="{BAR}" {style}/>')
            value = percent(bar.rate, lang)
            body.append(f'<text x="{length + 26}" y="{y + 20}" font-weight="bold">{value}</text>')
            y += 46
        y += 14
    title = escape(chart.title[lang])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" width="{WIDTH}" height="{y}" lang="{lang}"'
        f' role="img" aria-labelledby="title desc" font-family="sans-serif" font-size="15" fill="#1a1a1a">\n'
        f'<title id="title">{title}</title>\n<desc id="desc">{escape(description(chart, lang))}</desc>\n'
        f'<rect width="{WIDTH}" height="{y}" fill="#ffffff"/>\n'
        f'<text x="16" y="24" font-size="18" font-weight="bold">{title}</text>\n' + "\n".join(body) + "\n</svg>\n"
    )


def table(chart: Chart, lang: str) -> str:
    """The same figures as a Markdown table, with the counts behind each share."""
    head = ("Mesure", "Groupe", "Nombre", "Part") if lang == "fr" else ("Measure", "Group", "Number", "Share")
    of = "sur" if lang == "fr" else "of"
    rows = [
        f"| {heading[lang]} | {b.label[lang]} | {count(b.part, lang)} {of} {count(b.whole, lang)} "
        f"| {percent(b.rate, lang)} |"
        for heading, bars in chart.sections
        for b in bars
    ]
    return "\n".join([f"| {' | '.join(head)} |", "|---|---|---:|---:|", *rows]) + "\n"


def outputs() -> Iterator[tuple[Path, str]]:
    """Every file this script owns, with what it must contain."""
    for chart in charts():
        for lang in LANGUAGES:
            yield COURSE / "docs" / lang / "assets" / "diagrams" / f"{chart.name}.svg", svg(chart, lang)
            yield COURSE / "generated" / "scores" / lang / f"{chart.name}.md", table(chart, lang)


def main() -> None:
    """Write the pictures and the tables."""
    for path, text in outputs():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(COURSE))


if __name__ == "__main__":
    main()
