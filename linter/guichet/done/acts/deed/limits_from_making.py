"""Last days for people that a program, or a query, reckons from the day a letter or a decision was made inside."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.grounds import from_making
from guichet.done.nouns.act import Kind

_LENGTHS = (
    "timedelta",
    "relativedelta",
    ".day",
    ".month",
    ".week",
    "modify(",
    "add",
    "Add",
    "plus",
    "interval",
    "::date",
)
"""How languages say that a length of time comes after a moment: most files say none."""


def limits_from_making(whole: Whole) -> Iterator[FromDeed]:
    """Yield those of a file: certain where the day of sending is kept, else questions; Python that keeps it has a reader of its own."""
    if not whole.place.is_lived or not any(one in whole.text for one in _LENGTHS):
        return
    is_known = from_making.knows_sending(whole.path, whole.project)
    if is_known and whole.path.endswith(".py"):
        return
    for start, end in from_making.limits_from_making(whole.text, is_known=is_known):
        span = Span(whole.start + start, whole.start + end)
        yield FromDeed(
            Kind.DELAY, whole.path, span, whole.place, what=What.FROM_MAKING, shown=whole.shown(span), certain=is_known
        )
