"""Places that the first of a line are given, the others being refused: by their rank, whatever put them in that order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.places import Place
from guichet.core.source import Source
from guichet.done.acts.stated import Stated
from guichet.done.nouns.act import Ground, Kind, Reason
from guichet.done.words import speaks_of

_RANKED = re.compile(
    r"\$?\b(?:rang|rank|index|idx|position|i|n)\b\s*<=?\s*[$\w>().?\[\]'-]{0,40}?(?:places|capacit|seats|quota)\w*(?:\(\))?",
    re.I,
)
_FIRST = re.compile(
    r"order\s+by\s+\w{0,20}\.?(?:created|submitted|received|recu|depos|date_dep|inscrit)\w*(?:\s+asc)?\s+limit\s+\d+",
    re.I,
)
_ACCEPTS = re.compile(r"accept|retenu|confirm|admis|granted", re.I)
_REFUSES = re.compile(r"refus|reject|declin", re.I)
_WRITES = re.compile(r"\b(?:update|insert|merge)\b", re.I)
_REMARK = re.compile(r"(?://|#|--)[^\n]*")
_NEAR = 400


def first_served(source: Source, place: Place) -> Iterator[Stated]:
    """Yield the rank that decides who gets a place and who is refused, unless the file speaks of a need, of a draw or of a line where one waits."""
    found = next((_FIRST if source.path.endswith(".sql") else _RANKED).finditer(source.text), None)
    if found is None:
        return
    near = source.text[max(0, found.start() - _NEAR) : found.end() + _NEAR]
    near = _REMARK.sub(" ", near)
    if source.path.endswith(".sql") and _WRITES.search(near) is None:
        return
    people = speaks_of(f"{source.path} {near}", "places.applicants") or speaks_of(near, "places.signing_up")
    if people and _ACCEPTS.search(near) and _REFUSES.search(near) and not speaks_of(source.text, "asked.fairly"):
        ground = Ground(Reason.RUSH, source.path, Span(*found.span()), found[0], (), False)
        yield Stated(Kind.CHOOSE, source.path, ground.span, place, ground=ground)
