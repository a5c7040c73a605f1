"""Files that a program of a script, PHP, Ruby or the JVM refuses or ends because a score is past a number, when nobody looks in between.

Python and SQL have readers of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from guichet.done.acts.deed.closed_by_clock import ending_of
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.deciding import decisions
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.compared import orders_in
from guichet.reading.deeds.deed import Deed, Put

_OWN_READER = (".py", ".sql")
_NEAREST = 3
"""Tests around what ends a file that may be about a score: those farther away are about something else."""
_EITHER = re.compile(r"^(?P<test>[^?]{1,80}[<>][^?]{1,60})\?\s?(?P<yes>[^:?]{1,60}):(?P<no>[^:?]{1,60})$")
"""One of two values, by what a number is compared with."""
_NUMBER = 60
"""Signs beyond which what is compared is no name of a number."""


def ended_by_score(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what refuses or ends somebody's file because of a score, unless a person has looked."""
    if whole.path.endswith(_OWN_READER) or not whole.place.is_lived:
        return
    deed = next(_chosen(deed), deed)
    if not deed.tests or _is_looked_at(deed):
        return
    compared = (part for test in islice(deed.tests, _NEAREST) for order in orders_in(test) for part in order)
    score = next(filter(_is_score, compared), None)
    ending = ending_of(deed) if score is not None else None
    if score is not None and ending is not None:
        yield FromDeed(
            Kind.REFUSE, whole.path, deed.span, whole.place, what=What.SCORED, shown=score, other=whole.shown(deed.span)
        )  # fmt: skip


def _chosen(deed: Deed) -> Iterator[Deed]:
    """A deed that puts one of two values, as what puts the one that a score leads to: `status = score > 60 ? "rejected" : "accepted"`."""
    for put in deed.puts:
        found = _EITHER.match(put.value)
        if found is None:
            continue
        for value in found.group("yes", "no"):
            made = replace(deed, puts=(Put(put.name, value.strip(), put.span),), tests=(found["test"], *deed.tests))
            if ending_of(made) is not None:
                yield made


def _is_score(compared: str) -> bool:
    if len(compared) > _NUMBER or decisions.speaks_of(compared, "thing") or decisions.speaks_of(compared, "spent"):
        return False
    return speaks_of(compared, "decisions.scored") and not (
        speaks_of(compared, "decisions.of_machines") or speaks_of(compared, "decisions.of_places")
    )


def _is_looked_at(deed: Deed) -> bool:
    """Whether a person has a say: in a test, or by the name of what they set going."""
    said = " ".join((*deed.tests, *deed.around, *deed.marks))
    return speaks_of(said, "decisions.human")
