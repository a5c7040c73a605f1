"""How wide words are in Arial, and how large they can be in a box: paper is laid out before any browser opens."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

# Advance widths of Arial, which are those of Helvetica and of Liberation Sans, in thousandths of the size, from U+0020.
_WIDTHS = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 "
    "584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 "
    "278 556 500 722 500 500 500 334 260 334 584"
)
WIDTHS = {chr(32 + number): int(width) for number, width in enumerate(_WIDTHS.split())}
OTHERS = {"…": 1000, "’": 222, "‘": 222, "“": 333, "”": 333, "·": 333, "\u00a0": 278, "\u202f": 278}
USUAL = 600

LEADING = 1.25
"""The height of a line, as a multiple of its letters."""

POINTS = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True)
class Block:
    """A paragraph: its words, and whether they are bold."""

    text: str
    bold: bool = False


@cache
def width(text: str, bold: bool = False) -> float:
    """How wide a text is, as a multiple of its size; bold letters take a little more, and so does doubt."""
    total = sum(WIDTHS.get(letter, OTHERS.get(letter, USUAL)) for letter in _plain(text))
    return total / 1000 * (1.12 if bold else 1.02)


@cache
def lines(block: Block, room: float) -> float:
    """How many lines a paragraph takes in this room, as a multiple of its size; endless where a word is too long."""
    count, used = 1, 0.0
    space = width(" ", block.bold)
    for word in block.text.split(" "):
        long = width(word, block.bold)
        if long > room:
            return float("inf")
        if used and used + space + long > room:
            count, used = count + 1, long
        else:
            used += long + (space if used else 0)
    return count


def fit(blocks: list[Block], across: float, down: float, least: float, most: float, gap: float = 0.35) -> float:
    """The largest size in points, by halves, at which the paragraphs hold in a box in millimetres; 0 for none."""
    size = most
    while size >= least:
        tall = sum(lines(block, across * POINTS / size) for block in blocks) * LEADING + gap * (len(blocks) - 1)
        if tall * size <= down * POINTS:
            return size
        size -= 0.5
    return 0


def spaced(text: str) -> str:
    """A text with one space between words; those that no line may cut stay what they are."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


def _plain(text: str) -> str:
    """Letters without their accents, which do not widen them."""
    return re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", text))
