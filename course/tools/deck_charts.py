"""Bars for a back row, in the place of a table of figures: what each is worth, what they compare, whom they are about."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from bs4 import Tag

from course.tools.letters import width

LINE = 51
"""The height of a bar with its space: six hold under a title of two lines and what they measure."""

HIGH = LINE - 10
"""That of the bar alone."""


@dataclass(frozen=True)
class Mark:
    """What a bar is filled with: so many lines, each so thick, whole or in dashes. Black on white: all printers make it."""

    lines: int
    thick: int
    dashes: str = ""
    is_round: bool = False

    def bar(self, x: float, y: float, long: float) -> str:
        """The bar, from its upper left corner, with its outline."""
        # Round ends would leave the bar.
        inside = self.thick / 2 + 2 if self.is_round else 0
        lines = "".join(
            f'<path d="M{x + inside:.1f} {y + (number + 0.5) * HIGH / self.lines:.1f}h{max(long - 2 * inside, 0):.1f}" '
            f'stroke="#000" stroke-width="{self.thick}"'
            + f' stroke-dasharray="{self.dashes}"' * bool(self.dashes)
            + ' stroke-linecap="round"' * self.is_round
            + "/>"
            for number in range(self.lines if long > 2 * inside else 0)
        )
        outline = (
            f'<rect x="{x:.1f}" y="{y}" width="{long}" height="{HIGH}" fill="none" stroke="#000" stroke-width="3"/>'
        )
        return lines + outline * bool(long)


MARKS = (
    Mark(1, HIGH),
    Mark(1, HIGH, "7 9"),
    Mark(3, 8, "0 14", is_round=True),
    Mark(4, 4),
    Mark(1, HIGH, "2 6"),
    Mark(0, 0),
)
"""One for each group, in their order, the same in all the charts of a table: full, bars, dots, lines, fine bars, empty."""


def chart(caption: str, heading: str, bars: list[tuple[str, str]], longest: float, groups: list[str]) -> str:
    """What is measured, then bars for a back row: label and value of each figure in letters of 32 points, its group in marks."""
    values = [_number(value) for _, value in bars]
    letters = 32 * 4 / 3
    start = max(width(label) for label, _ in bars) * letters + 24
    room = 1152 - start - 14 - max(width(value, bold=True) for _, value in bars) * letters
    drawn = []
    for place, ((label, value), length) in enumerate(zip(bars, values, strict=True)):
        y = place * LINE
        long = round(length / longest * room, 1)
        mark = MARKS[groups.index(_group(label)) % len(MARKS)]
        drawn.append(
            f'<text x="0" y="{y + 38}">{escape(label)}</text>{mark.bar(start, y + 4, long)}'
            f'<text x="{start + long + 14:.0f}" y="{y + 38}" font-weight="bold">{escape(value)}</text>'
        )
    said = caption if caption.endswith("?") else f"{caption}."
    told = f"{said} {heading}. " + ", ".join(f"{label} {value}" for label, value in bars) + "."
    return (
        f'<p>{escape(caption)}</p><svg xmlns="http://www.w3.org/2000/svg" class="drawn" viewBox="0 0 1152 {len(bars) * LINE}" role="img" '
        f'aria-label="{escape(told)}" font-family="Arial, sans-serif" font-size="42.67">{"".join(drawn)}</svg>'
    )


def _group(label: str) -> str:
    """Whom a bar is about: what its label says last, after what the rule is."""
    return label.rpartition(", ")[2]


def charts(table: Tag) -> list[tuple[str, str]]:
    """A chart for each column of figures of a table, for each of its groups of rows, or for each row whose second name counts
    something; none when it holds other things."""
    heads = [cell.get_text() for cell in table.select("thead th")]
    rows = [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in table.select("tbody tr")]
    named = len(table.select("tbody tr:first-child th"))
    caption = table.caption.get_text() if table.caption else ""
    if not rows or named not in (1, 2) or not all(_is_figure(cell) for row in rows for cell in row[named:]):
        return []
    if named == 1:
        rows = [row for row in rows if "%" in row[1]] or rows
        whom = list(dict.fromkeys(_group(row[0]) for row in rows))
        return [
            (heads[column], chart(caption, heads[column], [(row[0], row[column]) for row in rows], longest, whom))
            for column in range(1, len(heads))
            if len(rows) <= 7
            # Lengths compare what is of one kind: shares with shares, counts with counts.
            for longest in [
                _longest(cell for row in rows for cell in row[1:] if _is_share(cell) == _is_share(row[column]))
            ]
        ]
    if all(_is_figure(row[1]) for row in rows):
        counted = heads[1][:1].lower() + heads[1][1:]
        longest = _longest(cell for row in rows for cell in row[2:])
        whom = [_group(head) for head in heads[2:]]
        return [
            (
                row[0][:1].upper() + row[0][1:],
                chart(
                    f"{caption}. {row[1]} {counted}", row[0], list(zip(heads[2:], row[2:], strict=True)), longest, whom
                ),
            )
            for row in rows
        ]
    groups = list(dict.fromkeys(row[0] for row in rows))
    whom = list(dict.fromkeys(_group(row[1]) for row in rows))
    longest = _longest(row[-1] for row in rows)
    return [
        (name, chart(caption, name, [(row[1], row[-1]) for row in rows if row[0] == name], longest, whom))
        for name in groups
    ]


def _number(value: str) -> float:
    """What a figure is worth; a count out of another, in hundredths of it."""
    plain = re.sub(r"(?<=\d)[ \u00a0\u202f,](?=\d{3}(?!\d))", "", value).replace(",", ".")
    count, *whole = [float(number) for number in re.findall(r"\d+(?:\.\d+)?", plain)] or [0.0]
    return 100 * count / whole[0] if whole and _is_share(value) else count


def _longest(values: Iterable[str]) -> float:
    return max(map(_number, values)) or 1


def _is_share(value: str) -> bool:
    return re.search(r"%|sur|of", value) is not None


def _is_figure(cell: str) -> bool:
    """A number, its unit, or a count out of another."""
    return re.fullmatch(r"[-–]?[\d \u00a0\u202f.,€%hj]+(?:(?:sur|of|out of)[\d \u00a0,]+)?", cell) is not None
