"""What SQL does with the door by which someone came: a column that takes screens alone, a list in which letters come last."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.table.door_prices import prices_in
from guichet.done.acts.table.ways_off import WaysOff
from guichet.done.forms.form import is_screen
from guichet.done.grounds.channel import says_way
from guichet.done.nouns.act import Act, Kind
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.sql.statements import blank_of

_TAKES = re.compile(r"\bcheck\s*\(\s*[\"`]?(\w+)[\"`]?\s+in\s*\(([^()]{3,200})\)", re.I)
_CREATES = re.compile(
    r"\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?([\w.\"`]+)|\balter\s+table\s+(?:only\s+)?([\w.\"`]+)", re.I
)
_ORDER = re.compile(r"\border\s+by\s+case\b([^;]{5,600}?)\bend\b(?!\s+desc\b)", re.I)
_TURN = re.compile(r"\bwhen\s+(?:[\w.]+\s*=\s*)?'([^']{2,40})'\s+then\s+(\d+)", re.I)
_COLUMN = re.compile(r"(?:[a-z]\w*\.)?([a-z]\w*)", re.I)
_TEXT = re.compile(r"'([^']{2,40})'")


def acts_in(source: Source) -> Iterator[Act]:
    """Yield what the statements of a file do to those who come by a letter, a counter or the telephone."""
    said = place_of_path(source.path)
    place = Place.PUBLIC if said in (None, Place.MIGRATION) else said
    if not place.is_lived:
        return
    text = source.text
    clear = blank_of(text)
    for found in _TAKES.finditer(text):
        doors = _TEXT.findall(found[2])
        if clear[found.start()] != text[found.start()] or not doors or not says_way(found[1]):
            continue
        if all(map(is_screen, doors)):
            made = [one[1] or one[2] for one in _CREATES.finditer(text, 0, found.start())]
            if made and speaks_of(made[-1], "ways.requests"):
                shown = " ".join(found[0].split())[:60]
                yield WaysOff(Kind.REFUSE, source.path, Span(*found.span()), place, shown_as=shown)
    for found in _ORDER.finditer(text):
        parts = tuple(
            Tree(one[1], source.path, Span(found.start(1) + one.start(), found.start(1) + one.end()), one[2])
            for one in _TURN.finditer(found[1])
        )
        column = _COLUMN.search(
            found[1].lower().replace("when", "", 1) if found[1].lstrip()[:4].lower() == "when" else found[1]
        )
        if parts and clear[found.start()] == text[found.start()] and column is not None and says_way(column[1]):
            yield from prices_in(Tree("work order: waiting", source.path, Span(*found.span()), None, parts), place)
