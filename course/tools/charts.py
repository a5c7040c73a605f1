"""Bars as SVG, with every figure in words: what the simulations and the toy score share."""

import re
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from html import escape
from pathlib import Path

from guichet.core.findings import COLON, Lang

from course.tools.palette import style

COURSE = Path(__file__).resolve().parents[1]
LANGUAGES = ("fr", "en")

# As wide as a phone's screen, so that letters keep their size there.
WIDTH, LABELS, LINE = 384, 12, 24
NARROW = 110
"""Bars shorter than this stand under their label instead of beside it."""
LETTER = 16 * 0.56
"""How wide a letter may be: a drawing in a page has the letters of the machine, never those of the course."""


@dataclass(frozen=True)
class Bar:
    """A labelled length, as a share of the longest possible, and the value written after it."""

    label: str
    length: float
    value: str
    hatched: bool = False


@dataclass(frozen=True)
class Part:
    """Bars under one heading."""

    heading: str
    bars: tuple[Bar, ...]


def rounded(value: float, digits: int) -> str:
    """The number with so many digits; half a unit goes up, as a script in the page and as people do."""
    return str(Decimal(value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))


def percent(value: float, lang: str, digits: int = 0) -> str:
    """A share as a percentage, written as the language writes it."""
    number = rounded(value * 100, digits)
    return f"{number}\u00a0%".replace(".", ",") if lang == "fr" else f"{number}%"


def said(parts: Iterable[Part], lang: Lang) -> str:
    """Every figure in one paragraph, for people who do not see the drawing."""
    colon = f"{COLON.of(lang)} "
    return " ".join(
        part.heading + colon + ", ".join(f"{bar.label} {bar.value}" for bar in part.bars).rstrip(".") + "."
        for part in parts
    )


@dataclass(frozen=True)
class Axis:
    """What lengths measure, and the marks along them: how far each is, as a share of the longest, and what it says."""

    label: str
    ticks: tuple[tuple[float, str], ...]


def percents(label: str, lang: str, top: float = 1.0, step: float = 0.5) -> Axis:
    """An axis of shares, from nothing to the longest bar."""
    steps = (number * step for number in range(round(top / step) + 1))
    return Axis(label, tuple((each / top, percent(each, lang)) for each in steps))


def numbers(label: str, top: float, ticks: Iterable[int]) -> Axis:
    """An axis of whole numbers."""
    return Axis(label, tuple((tick / top, str(tick)) for tick in ticks))


def marks(parts: Iterable[Part], axis: Axis, start: float, longest: float, y: float) -> Iterator[tuple[float, str]]:
    """Each mark of the drawing, with how far down it reaches; labels stand beside their bar, or above it.

    The lines of the axis cross bars, and never words.
    """
    are_beside = start > LABELS
    for part in parts:
        for words in wrapped(part.heading):
            y += 22
            yield y, f'<text x="{LABELS}" y="{y}" font-weight="bold">{escape(words)}</text>'
        for bar in part.bars:
            y += LINE
            yield y, f'<text x="{LABELS}" y="{y}">{escape(bar.label)}</text>'
            y += 0 if are_beside else LINE - 2
            width = round(bar.length * longest, 1)
            value = start + width + 4, start + width + 8 + len(bar.value) * LETTER
            for place, _ in axis.ticks:
                x = round(start + place * longest, 1)
                if not value[0] < x < value[1]:
                    yield (
                        y,
                        f'<path d="M{x} {y - 17:.0f}v{LINE}" stroke="var(--g-line)" stroke-opacity="{0.5 if place else 1}"/>',
                    )
            yield (
                y,
                f'<rect x="{start}" y="{y - 13}" width="{width}" height="16" fill="{fill(bar.hatched)}" stroke="var(--g-bar-line)"/>',
            )
            yield y, f'<text x="{round(start + width + 6, 1)}" y="{y}">{escape(bar.value)}</text>'
        y += 16


def wrapped(words: str) -> list[str]:
    """Words in bold on as many lines as it takes; a number stays with what it counts."""
    return textwrap.wrap(re.sub(r"(?<=\d) (?=\w)", "\u00a0", words), round((WIDTH - 2 * LABELS) / (1.13 * LETTER)))


def fill(is_hatched: bool) -> str:
    """What fills a bar."""
    return "url(#hatched)" if is_hatched else "var(--g-bar)"


def heads(title: str, legend: Sequence[str]) -> Iterator[tuple[float, str]]:
    """The title on as many lines as it takes, then what a full and a hatched bar stand for."""
    y = 28.0
    for line in wrapped(title):
        yield y, f'<text x="{LABELS}" y="{y:.0f}" font-weight="bold" fill="var(--g-title)">{escape(line)}</text>'
        y += 22
    x, y = float(LABELS), y + 4 if legend else y - 22
    for number, words in enumerate(legend):
        if x + 24 + len(words) * LETTER > WIDTH - LABELS:
            x, y = float(LABELS), y + 22
        yield (
            y,
            f'<rect x="{x:.0f}" y="{y - 13:.0f}" width="18" height="16" fill="{fill(number == 1)}" stroke="var(--g-bar-line)"/>',
        )
        yield y, f'<text x="{x + 24:.0f}" y="{y:.0f}">{escape(words)}</text>'
        x += 24 + len(words) * LETTER + 22


def apart(axis: Axis, longest: float) -> int:
    """One mark in how many says its number, from the first to the last, so that none touches the next."""
    last = len(axis.ticks) - 1
    room = max(len(told) for _, told in axis.ticks) * LETTER
    steps = [step for step in range(1, last + 1) if last % step == 0]
    return next((step for step in steps if (axis.ticks[step][0] - axis.ticks[0][0]) * longest > room), max(last, 1))


def scale(axis: Axis, start: float, longest: float, bottom: float) -> Iterator[str]:
    """What each mark of the axis says, below the bars, where it has room, and what is measured; nothing touches the edge."""
    for place, told in axis.ticks[:: apart(axis, longest)]:
        x = round(start + place * longest, 1)
        anchor = "middle" if x > LABELS else "start"
        yield f'<text x="{x}" y="{bottom + 18:.0f}" text-anchor="{anchor}" font-size="14">{escape(told)}</text>'
    yield f'<text x="{WIDTH - LABELS}" y="{bottom + 40:.0f}" text-anchor="end" font-size="14">{escape(axis.label)}</text>'


COLOURS = style(
    "text{paint-order:stroke;stroke:var(--g-ground);stroke-width:4px;stroke-linejoin:round}",
    "--g-ground",
    "--g-ink",
    "--g-title",
    "--g-line",
    "--g-bar",
    "--g-bar-line",
)


def drawing(title: str, parts: list[Part], lang: str, axis: Axis, legend: Sequence[str] = ()) -> str:
    """The bars as SVG: title, legend, axis, in the colours of the display around; no meaning in colour."""
    widest = max(len(bar.label) for part in parts for bar in part.bars) * LETTER
    values = max(len(bar.value) for part in parts for bar in part.bars) * LETTER + 10
    beside = LABELS + widest + 8
    start = round(beside) if WIDTH - beside - values - LABELS >= NARROW else LABELS
    longest = WIDTH - start - values - LABELS
    above = list(heads(title, legend))
    top = above[-1][0] + 10
    drawn = list(marks(parts, axis, start, longest, top))
    bottom = max(y for y, _ in drawn) + 14
    lines = "\n  ".join(
        [*(mark for _, mark in above), *scale(axis, start, longest, bottom), *(mark for _, mark in drawn)]
    )
    height = round(bottom) + 54
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" \
role="img" aria-labelledby="title desc" lang="{lang}" font-family="Atkinson Hyperlegible Next, system-ui, sans-serif" \
font-size="16" fill="var(--g-ink)">
  <title id="title">{escape(title)}</title>
  <desc id="desc">{escape(said(parts, lang))}</desc>
  {COLOURS}
  <defs><pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
<path d="M0 0H6V6H0z" fill="var(--g-ground)"/><path d="M0 0H3V6H0z" fill="var(--g-bar)"/></pattern></defs>
  <path d="M0 0H{WIDTH}V{height}H0z" fill="var(--g-ground)"/>
  {lines}
</svg>
"""


def picture(lang: str, name: str) -> Path:
    """Where a drawing is kept."""
    return COURSE / "docs" / lang / "assets" / "diagrams" / f"{name}.svg"


def stale(written: dict[Path, str]) -> list[Path]:
    """The files on disk that differ from what a fresh run says."""
    return [path for path, text in written.items() if not path.exists() or path.read_text(encoding="utf-8") != text]


def main() -> None:
    """Writes the drawings and the tables that are late."""
    from course.tools import scores, simulations

    written = simulations.files(simulations.charts()) | scores.files(scores.charts())
    for path in stale(written):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written[path], encoding="utf-8", newline="\n")
        print(path.relative_to(COURSE))


if __name__ == "__main__":
    sys.exit(main())
