"""What the page of a class is made of: its style, its tables, its chart, numbers and dates as a language has them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from html import escape

from grading.class_words import HEADS, NOT_GRADED
from grading.text import Text, decimal

STYLE = """
:root { color-scheme: light; }
body { max-width: 82rem; margin: 0 auto; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: #111; background: #fff; overflow-wrap: anywhere; }
h1, h2 { line-height: 1.25; break-after: avoid; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0 1.4rem; }
caption { text-align: left; font-weight: 700; padding: .3rem 0; }
th, td { border: 1px solid #6b757a; padding: .25rem .5rem; text-align: left; vertical-align: top; }
thead th { overflow-wrap: break-word; }
tbody th span { font-weight: 400; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
svg { display: block; max-width: 100%; height: auto; }
.notice { border: 3px solid #7a2e0e; padding: .6rem 1rem; }
.short { max-width: 46rem; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.matrix { counter-reset: person; font-size: .8125rem; }
.matrix td { position: relative; text-align: center; padding: .2rem; white-space: nowrap; }
.matrix thead th { text-align: center; padding: .2rem; }
.matrix tbody tr { counter-increment: person; }
.matrix tbody th::before { content: counter(person) ". "; font-weight: 400; }
.declared::after { content: " d" / ""; }
.absent::after { content: "–" / ""; }
.ungraded::after { content: "?" / ""; }
@media screen and (max-width: 75rem) {
  .matrix, .matrix tbody, .matrix caption { display: block; }
  .matrix thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .matrix tbody tr { display: flex; flex-wrap: wrap; gap: .25rem .75rem; border: 1px solid #6b757a; border-bottom: 0; padding: .4rem; }
  .matrix tbody tr:last-child { border-bottom: 1px solid #6b757a; }
  .matrix th, .matrix td { border: 0; padding: 0; font-size: 1rem; }
  .matrix tbody th { flex: 0 0 100%; }
  .matrix td::before { content: attr(data-of) "\\A0"; color: #444; }
}
@media screen and (max-width: 40rem) {
  .tall thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .tall, .tall tbody, .tall caption, .tall tr, .tall th, .tall td { display: block; }
  .tall tr { border: 1px solid #6b757a; margin-bottom: .6rem; }
  .tall tbody th, .tall td { border: 0; }
  .tall td::before { content: attr(data-of) "\\A0: "; font-weight: 700; }
}
@media print {
  @page { size: A4 landscape; margin: 10mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; } }
  body { max-width: none; padding: 0; font-size: 9pt; line-height: 1.3; }
  h1 { font-size: 15pt; margin: 0 0 2mm; }
  h2 { font-size: 11pt; margin: 3mm 0 1mm; }
  p { margin: 1mm 0; }
  section > p, caption { break-after: avoid; }
  th, td { padding: .4mm 1mm; }
  table { margin: 1mm 0 3mm; }
  svg { break-inside: avoid; height: 42mm; width: auto; }
  .names, .screen, tbody th span.aim { display: none; }
  [data-numbers]::after { content: " : " attr(data-numbers); }
  .matrix { font-size: 7.5pt; line-height: 1.2; }
  .matrix td, .matrix th { padding: .3mm; }
  .matrix tbody th { white-space: nowrap; overflow: hidden; max-width: 44mm; }
}
"""


def spaced(text: Text, lang: str) -> str:
    """The text with the spaces that French puts before its colons kept on the line."""
    return (
        text.to(lang)
        .replace(" :", "\N{NO-BREAK SPACE}:")
        .replace(" ;", "\N{NO-BREAK SPACE};")
        .replace("« ", "«\N{NO-BREAK SPACE}")
        .replace(" »", "\N{NO-BREAK SPACE}»")
    )


def number(value: float | None, lang: str) -> str:
    """A grade as the language writes it."""
    if value is None:
        return NOT_GRADED.to(lang)
    return decimal(value, lang)


def day(date: datetime.date, lang: str) -> str:
    """A date as the language writes it."""
    return date.strftime("%d/%m/%Y") if lang == "fr" else date.isoformat()


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], kind: str = "tall") -> str:
    """A table whose first column names its rows; cells are HTML. On a narrow screen, a tall one is read row by row."""
    head = "".join(f'<th scope="col" role="columnheader">{escape(one)}</th>' for one in heads)
    body = "\n".join(
        f'<tr role="row"><th scope="row" role="rowheader">{first}</th>'
        + "".join(
            f'<td role="cell" data-of="{escape(of)}">{cell}</td>' for of, cell in zip(heads[1:], rest, strict=True)
        )
        + "</tr>"
        for first, *rest in rows
    )
    # The roles are those of the elements, which lose them where a style no longer lays them out as a table.
    return (
        f'<table role="table" class="{kind}"><caption>{escape(caption)}</caption><thead role="rowgroup"><tr role="row">'
        f'{head}</tr></thead>\n<tbody role="rowgroup">{body}</tbody></table>'
    )


def chart(bands: Sequence[tuple[int, int, int]], lang: str) -> str:
    """The distribution as bars; the table that follows says the same."""
    most = max([count for *_, count in bands] + [1])
    bars = []
    for index, (low, high, count) in enumerate(bands):
        height, x = round(160 * count / most), 10 + 58 * index
        bars.append(f'<rect x="{x}" y="{190 - height}" width="50" height="{height}" fill="#1b4b7a"/>')
        bars.append(f'<text x="{x + 25}" y="{184 - height}" text-anchor="middle">{count}</text>')
        bars.append(f'<text x="{x + 25}" y="210" text-anchor="middle">{low}–{high}</text>')
    label = escape(HEADS["distribution"].to(lang))
    return (
        f'<svg viewBox="0 0 600 220" width="600" height="220" role="img" aria-label="{label}" font-size="14" '
        f'font-family="sans-serif" fill="#111">{"".join(bars)}</svg>'
    )


def numbers(found: Sequence[int]) -> str:
    """Some numbers in order, those that follow one another joined: 3, 7, 12–15."""
    runs: list[list[int]] = []
    for one in sorted(found):
        if runs and one == runs[-1][-1] + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return ", ".join(
        str(run[0]) if len(run) == 1 else f"{run[0]}, {run[1]}" if len(run) == 2 else f"{run[0]}–{run[-1]}"
        for run in runs
    )


def document(lang: str, title: str, deletion: datetime.date, body: str) -> str:
    """A page that fetches nothing, and says in its head before when it is to be deleted."""
    return (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">'
        f'<meta name="delete-before" content="{deletion.isoformat()}"><title>{escape(title)}</title>'
        f"<style>{STYLE}</style></head>\n<body><main><h1>{escape(title)}</h1>\n{body}</main></body></html>\n"
    )
