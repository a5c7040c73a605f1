"""How many days people have to send what is missing, before a job of any language closes or refuses what they asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.acts.deed.closed_by_clock import is_timed, written_in
from guichet.done.acts.deed.endings import ending_of, queried_in
from guichet.done.acts.deed.moments_ahead import ago
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.validity import Validity
from guichet.done.nouns.act import Kind
from guichet.done.people.given_time import HOUR, Thing
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Body

_LINE = re.compile(r"[^\s;][^\n;]{3,240}")


def closed_for_want_of_papers(body: Body, whole: Whole) -> Iterator[Validity]:
    """Yield the time after which a function that nobody starts ends the requests whose papers have not come."""
    if not (whole.place.is_unattended or is_timed(body, whole)) or not whole.is_among_others:
        return
    if not any(ending_of(one, queried_in(one, body)) for one in body.deeds):
        return
    picked = written_in(body, whole)
    if not speaks_of(picked, "decisions.papers_awaited") and not _is_unanswered(body, picked):
        return
    for line in _LINE.finditer(picked):
        far = ago(line[0], whole)
        if far is not None and far.seconds >= HOUR:
            own = Span(
                body.function.span.start + line.start(), body.function.span.start + line.start() + len(line[0].rstrip())
            )
            span, path = (far.span, far.path) if far.span is not None else (own, whole.path)
            shown = " ".join(far.shown.split())[:80]
            yield Validity(
                Kind.EXPIRE, path, span, whole.place, thing=Thing.REPLY, seconds=far.seconds, shown=shown,
                about=frozenset({"validity"}),
            )  # fmt: skip
            return


def _is_unanswered(body: Body, picked: str) -> bool:
    """Whether what ends a request says that people did not answer, where papers or words were asked of them."""
    if speaks_of(picked, "decisions.awaits_person"):
        return True
    said = f"{body.function.name} {' '.join(body.texts)}"
    is_late = speaks_of(said, "decisions.lapsed") or speaks_of(said, "decisions.unreceived")
    return is_late and speaks_of(picked, "decisions.proofs")
