"""People whom a query sets aside because several of them have one address: those who live in a shelter, or whose letters go to an office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.sql.statements import blank_of

_COUNTED = re.compile(
    r"\bcount\s*\(\s*(?:distinct\s+)?(?P<who>[\w.*]{1,60})\s*\)\s*(?:as\s+)?(?P<name>\w{1,60})(?P<rest>[^;]{0,400}?)\bgroup\s+by\s+(?P<by>[\w.]{1,60})",
    re.I,
)
_HAVING = re.compile(
    r"\bgroup\s+by\s+(?P<by>[\w.]{1,60})\s+having\s+(?P<test>count\s*\([^()]{1,60}\)\s*>=?\s*[\w.$:]{1,60})", re.I
)
_FAR = 300
_MADE = re.compile(r"\b(?:view|table|into|update)\s+(?:if\s+not\s+exists\s+)?([\w.\"]{2,80})", re.I)


def acts_in(source: Source) -> Iterator[FromDeed]:
    """Yield the tests that keep, in a list of suspects, those of an address that more than some share."""
    text = blank_of(source.text)
    place = place_of_path(source.path) or Place.JOB
    said = " ".join((source.path, *_MADE.findall(text)))
    if "count" not in text.lower() or place in (Place.TEST, Place.FIXTURE) or not speaks_of(said, "deeds.suspecting"):
        return
    for by, span, counted in _tests(text):
        lives = speaks_of(apart(by), "deeds.lived at") and not speaks_of(by, "fields.email")
        if lives and _is_of_people(f"{counted} {said}"):
            shown = " ".join(source.text[span.start : span.end].split())
            yield FromDeed(
                Kind.CONTROL, source.path, span, Place.JOB if place is Place.MIGRATION else place,
                what=What.SAME_ADDRESS, shown=shown,
            )  # fmt: skip


def _tests(text: str) -> Iterator[tuple[str, Span, str]]:
    """By what rows are counted together, the test of how many that is, and what is said of what is counted."""
    for found in _HAVING.finditer(text):
        yield found["by"], Span(*found.span("test")), text[max(0, found.start() - _FAR) : found.start()]
    for found in _COUNTED.finditer(text):
        over = re.compile(rf"(?:\b\w{{1,30}}\.)?\b{re.escape(found['name'])}\s*>=?\s*(?:\{{\{{[^{{}}]{{1,80}}\}}\}}|[\w.$:]{{1,60}})", re.I)  # fmt: skip
        if (test := over.search(text, found.end())) is not None:
            yield found["by"], Span(*test.span()), f"{found['who']} {found['name']} {found['rest']}"


def _is_of_people(counted: str) -> bool:
    """Whether what is counted are those who ask, or their requests."""
    return speaks_of(counted, "deeds.people counted") or speaks_of(counted, "ways.requests")
