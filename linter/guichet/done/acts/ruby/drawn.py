"""Places that Ruby puts within reach at a moment, or in a number, that chance decides: the other languages have readers of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.ruby_beside import file_of
from guichet.done.acts.sql.picked import QueryAct
from guichet.done.nouns.act import Ground, Kind, Reason
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import RETURN, Deed
from guichet.reading.deeds.ruby import deeds_of

_DRAW = r"(?:\b(?:Random\.|Kernel\.)?rand\([^()\n]{0,60}\)|\bRandom\.(?:new\.)?rand\([^()\n]{0,60}\)|\bSecureRandom\.(?:random_number|rand)\([^()\n]{0,60}\))"
_MOMENT = re.compile(rf"{_DRAW}\.(?:seconds?|minutes?|hours?|days?)\b")
_SHORT = re.compile(r"\(\s?(?:\d{1,3}\s?\.{2,3}\s?)?\d{1,3}\s?\)\.seconds?$")
"""A few seconds space out what machines do: they choose no moment."""
_CALLED = re.compile(r"\b(?P<owner>[A-Z]\w*)(?:\.new(?:\([^()]{0,60}\))?)?\.(?P<method>[a-z_]\w*)")
_ROWS = re.compile(r"\border\(\s?(?:Arel\.sql\(\s?)?['\"]RANDOM\(\)['\"]|\.sample\(|\.shuffle\b", re.I)
_NEAR = 40


def drawn(deed: Deed, whole: Whole) -> Iterator[QueryAct]:
    """Yield the draw that decides when places are put within reach, or which ones."""
    ground = _here(deed, whole) or next(_elsewhere(deed, whole), None)
    if ground is None:
        return
    about = " ".join((*deed.around, deed.called, *(f"{put.name} {put.value}" for put in deed.puts)))
    places = (
        speaks_of(about, "places.slots") or speaks_of(about, "places.goods") or speaks_of(about, "places.signing_up")
    )
    if places and (speaks_of(about, "places.release") or speaks_of(about, "places.opens")) and not speaks_of(about, "places.sampled"):  # fmt: skip
        yield QueryAct(Kind.RELEASE, ground.path, ground.span, whole.place, ground)


def _here(deed: Deed, whole: Whole) -> Ground | None:
    """The draw that is written where it acts."""
    said = whole.read(deed.span)
    found = _moment(said) if deed.called == RETURN or deed.puts else None
    if found is None and deed.is_call and deed.puts:
        found = _ROWS.search(said) if speaks_of(" ".join(put.name for put in deed.puts), "places.release") else None
    return _ground(found, deed.path, deed.span.start) if found is not None else None


def _elsewhere(deed: Deed, whole: Whole) -> Iterator[Ground]:
    """The draw that a method of another class answers with: `visible_from: OpeningWindow.draw(day)`."""
    for put in deed.puts:
        found = _CALLED.search(put.value) if speaks_of(put.name, "places.opens") else None
        there = file_of(found["owner"], whole.project) if found is not None else None
        if found is None or there is None:
            continue
        for one in deeds_of(there):
            if one.called == RETURN and one.within is not None and one.within.name == found["method"]:
                draw = _moment(there.text[one.span.start : one.span.end])
                if draw is not None:
                    line = there.text.count("\n", 0, one.span.start) + 1
                    yield _ground(draw, there.path, one.span.start, ((found["method"], there.path, line),))


def _moment(said: str) -> re.Match[str] | None:
    found = _MOMENT.search(said)
    return found if found is not None and not _SHORT.search(found[0]) else None


def _ground(found: re.Match[str], path: str, start: int, way: tuple[tuple[str, str, int], ...] = ()) -> Ground:
    span = Span(start + found.start(), start + found.end())
    return Ground(Reason.CHANCE, path, span, " ".join(found[0].split())[:_NEAR], way)
