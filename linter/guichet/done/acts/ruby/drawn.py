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
_CAST = re.compile(r"\b(?:Random\.)?rand(?:\(\s?(?:1\.0|\d{1,3})?\s?\))?\s?(?:[<>]=?|==)")
"""A draw that a test asks: `rand < 0.3`."""
_NEAR = 40
_WAITS = frozenset({"wait", "wait_until"})
_LATER = frozenset({"perform_in", "perform_at", "enqueue_in", "enqueue_at"})
"""What has a job run later, by when it does."""


def drawn(deed: Deed, whole: Whole) -> Iterator[QueryAct]:
    """Yield the draw that decides when places are put within reach, or which ones."""
    ground = (
        _here(deed, whole)
        or _tested(deed, whole)
        or next(_before(deed, whole), None)
        or next(_elsewhere(deed, whole), None)
    )
    if ground is None:
        return
    waits = deed.last in _LATER or any(put.name in _WAITS for put in deed.puts)  # the job that waits says what it does
    given = (*deed.around, *(f"{put.name} {put.value}" for put in deed.puts)) if not waits else ()
    about = " ".join((deed.called, *given))
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


def _tested(deed: Deed, whole: Whole) -> Ground | None:
    """The draw without which it does not act."""
    for at in deed.tests_at:
        found = _CAST.search(whole.read(at))
        if found is not None:
            return _ground(found, deed.path, at.start)
    return None


def _moments(deed: Deed) -> Iterator[str]:
    """What says when: the moment that something opens at, and that a job waits for."""
    yield from (put.value for put in deed.puts if speaks_of(put.name, "places.opens") or put.name in _WAITS)
    if deed.last in _LATER:
        yield from deed.args[:1]


def _before(deed: Deed, whole: Whole) -> Iterator[Ground]:
    """The draw that a name was given before: `delay = rand(8).hours`."""
    for name in _moments(deed):
        found = _moment(whole.given.get(name, ""))
        if found is not None:
            yield _ground(found, deed.path, whole.text.index(whole.given[name]))


def _elsewhere(deed: Deed, whole: Whole) -> Iterator[Ground]:
    """The draw that a method of another class answers with: `visible_from: OpeningWindow.draw(day)`, `set(wait: Window.offset)`."""
    for moment in _moments(deed):
        found = _CALLED.search(moment)
        there = file_of(found["owner"], whole.project) if found is not None else None
        if found is None or there is None:
            continue
        for one in deeds_of(there):
            is_given = one.called == RETURN or one.is_call  # a whole call that is answered is that call
            if is_given and one.within is not None and one.within.name == found["method"]:
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
