"""Sentences written as string literals: format fields and inline markup out of the way, places kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guichet.reading.templates.masking import OUTPUT
from guichet.reading.texts.pieces import Piece

_MARKUP = re.compile(
    r"(?P<break>\n\s*\n|\n[ \t]*(?:[-*•–][ \t]+(?=\S)|\d{1,2}[.)][ \t]+(?=\S))|<(?:br|p|/p|li|/li|ul|/ul|ol|/ol|div|/div|h[1-6]|/h[1-6]|hr|tr|td|th)\b[^<>]{0,300}>)"
    r"|(?P<code><(code|pre|kbd|samp|q|blockquote)\b[^<>]{0,300}>.{0,2000}?</\3>)"
    r"|(?P<tag><[/!]?[a-z][^<>]{0,500}>|</?\d+/?>)"
    r"|(?P<field>%\([^()\s]{1,60}\)[-#0 +]?[\d.]*[a-z]|\{\{[^{}]{0,200}\}\}|[$%#]?\{[\w.\[\]:!,-]{0,60}\})",
    re.S | re.I,
)
_PERCENT = re.compile(r"%(?:[-#0+]?\d*(?:\.\d+)?[sdifrux]|\d+\$[sd])")
_SPECIAL = re.compile(r"[<{%\n&]")


def places_of(pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """Return the source range of each character of some pieces whose entities are not decoded."""
    places: list[tuple[int, int]] = []
    for text, start, end, _ in pieces:
        if end >= 0:
            places.extend([(start, end)] * len(text))
        else:
            places.extend((offset, offset + 1) for offset in range(start, start + len(text)))
    return places


def cut(text: str, places: Sequence[tuple[int, int]], start: int, end: int, entities: bool = True) -> list[Piece]:
    """Return `text[start:end]` as pieces, one for each run whose places follow one another."""
    pieces = []
    begin = start
    for at in range(start, end):
        alone = places[at][1] - places[at][0] != 1
        if at > begin and (alone or places[at][0] != places[at - 1][1] or places[at - 1][1] - places[at - 1][0] != 1):
            pieces.append(_run(text, places, begin, at, entities))
            begin = at
    if end > begin:
        pieces.append(_run(text, places, begin, end, entities))
    return pieces


def _run(text: str, places: Sequence[tuple[int, int]], start: int, end: int, entities: bool) -> Piece:
    first = places[start]
    if first[1] - first[0] != 1:
        return Piece(text[start:end], first[0], first[1])
    return Piece(text[start:end], first[0], -1, entities)


def blocks_of(pieces: Sequence[Piece], percent: bool = True) -> list[list[Piece]]:
    """Split a literal at its paragraph breaks and take out what nobody reads.

    Tags go, code and quotations become a placeholder, and so do format fields (`%s` only when `percent`).
    """
    text = "".join(piece.text for piece in pieces)
    if not _SPECIAL.search(text):
        return [list(pieces)]
    places = places_of(pieces)
    marks = [(match.start(), match.end(), match.lastgroup or "") for match in _MARKUP.finditer(text)]
    if percent and "%" in text:
        marks.extend((match.start(), match.end(), "field") for match in _PERCENT.finditer(text))
        marks.sort()
    blocks: list[list[Piece]] = [[]]
    at = 0
    for start, end, kind in marks:
        if start < at:
            continue
        blocks[-1].extend(cut(text, places, at, start))
        if kind == "break":
            blocks.append([])
        elif kind != "tag":
            blocks[-1].append(Piece(OUTPUT, places[start][0], places[end - 1][1]))
        at = end
    blocks[-1].extend(cut(text, places, at, len(text)))
    return [block for block in blocks if block]
