"""Refusals that a function writes in the name of a machine: who decided is said to be the system, and nobody looks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Body

_PAIR = re.compile(r"(\w{2,40})[\"']?\s{0,4}(?::|=>|=)\s{0,4}[\"':](\w[\w -]{1,30}\b)")
_WRITTEN = re.compile(r"(?:[\"'](\w[\w -]{2,30})[\"']|(?<=[ (]):(\w{3,30})\b)(?!\s{0,4}(?::|=>|\]))")
_TESTED = re.compile(r"[=!]==?\s*$|\bin\s*\(?$|\bcase\s*$")
_NEAR = 12


def refused_by_machine(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the refusal of a function that says that the machine took it, when nobody is named who looks."""
    start = body.function.span.start
    text = whole.read(Span(start, max(one.span.end for one in body.deeds)))
    signed = [one for one in _PAIR.finditer(text) if speaks_of(one[1], "decisions.taken_by") and speaks_of(one[2], "decisions.machine")]  # fmt: skip
    about = f"{whole.path} {text}"
    for name in dict.fromkeys(one[1] for one in signed):
        about = about.replace(name, " ")  # it names who decides, and that is nobody
    refusals = (one for one in _WRITTEN.finditer(text) if speaks_of(one[1] or one[2], "decisions.refuse") and not _TESTED.search(text, max(0, one.start() - _NEAR), one.start()))  # fmt: skip
    found = next(refusals, None)
    if (
        found is not None
        and signed
        and speaks_of(about, "decisions.people")
        and not speaks_of(about, "decisions.human")
    ):
        span = Span(start + found.start(), start + found.end())
        yield FromDeed(Kind.REFUSE, whole.path, span, whole.place, what=What.ALONE, shown=found[1] or found[2], other=body.function.name)  # fmt: skip
