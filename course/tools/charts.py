"""Bars as SVG, with every figure in words: what the simulations and the toy score share."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

COURSE = Path(__file__).resolve().parents[1]
LANGUAGES = ("fr", "en")

# As wide as a phone's screen, so that letters keep their size there.
WIDTH, LABELS, BARS, LINE = 384, 12, 232, 24
LETTER = 16 * 0.53


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


def percent(value: float, lang: str, digits: int = 0) -> str:
    """A share as a percentage, written as the language writes it."""
    number = f"{value * 100:.{digits}f}"
    return f"{number}\u00a0%".replace(".", ",") if lang == "fr" else f"{number}%"


def said(parts: Iterable[Part], lang: str) -> str:
    """Every figure in one paragraph, for people who do not see the drawing."""
    colon = "\u00a0: " if lang == "fr" else ": "
    return " ".join(
        part.heading + colon + ", ".join(f"{bar.label} {bar.value}" for bar in part.bars).rstrip(".") + "."
        for part in parts
    )


def marks(parts: Iterable[Part], are_beside: bool) -> Iterator[tuple[float, str]]:
    """Each mark of the drawing, with how far down it reaches; labels stand beside their bar, or above it."""
    start = BARS if are_beside else LABELS
    longest = WIDTH - start - 68
    y = 16
    for part in parts:
        y += 20
        yield y, f'<text x="{LABELS}" y="{y}" font-weight="bold">{escape(part.heading)}</text>'
        for bar in part.bars:
            y += LINE
            yield y, f'<text x="{LABELS}" y="{y}">{escape(bar.label)}</text>'
            y += 0 if are_beside else LINE - 2
            width = round(bar.length * longest, 1)
            fill = "url(#hatched)" if bar.hatched else "#1a4f8b"
            yield y, f'<rect x="{start}" y="{y - 13}" width="{width}" height="16" fill="{fill}" stroke="#1a4f8b"/>'
            yield y, f'<text x="{start + width + 6}" y="{y}">{escape(bar.value)}</text>'
        y += 16


def drawing(title: str, parts: list[Part], lang: str) -> str:
    """The bars as SVG: its own light ground, so that it reads the same in both displays; no meaning in colour."""
    are_beside = all(len(bar.label) * LETTER <= BARS - LABELS for part in parts for bar in part.bars)
    drawn = list(marks(parts, are_beside))
    height = round(max(y for y, _ in drawn)) + 20
    lines = "\n  ".join(mark for _, mark in drawn)
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" \
role="img" aria-labelledby="title desc" lang="{lang}" font-family="sans-serif" font-size="16" fill="#161616">
  <title id="title">{escape(title)}</title>
  <desc id="desc">{escape(said(parts, lang))}</desc>
  <defs><pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
<rect width="6" height="6" fill="#ffffff"/><rect width="3" height="6" fill="#1a4f8b"/></pattern></defs>
  <rect x="1" y="1" width="{WIDTH - 2}" height="{height - 2}" fill="#ffffff" stroke="#161616"/>
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
