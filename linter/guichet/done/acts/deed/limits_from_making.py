"""Last days to contest, or to answer, that a program reckons from the day a decision was made inside, which nobody outside knows."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.acts.deed.early_limits import sendings_known
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.grounds.from_making import knows_sending
from guichet.done.grounds.from_making import limits_from_making as limits_in
from guichet.done.nouns.act import Kind

_LENGTHS = ("timedelta", "relativedelta", ".day", ".month", ".week", "modify(", "add", "plus", "interval")
"""How languages say that a length of time comes after a moment: most files say none."""


def limits_from_making(whole: Whole) -> Iterator[FromDeed]:
    """Yield the sums by which a file has a time to contest run from the making of a decision; Python that keeps the day of sending is read elsewhere."""
    if not whole.place.is_lived or not any(one in whole.text for one in _LENGTHS):
        return
    for start, end in limits_in(whole.text):
        is_known = (
            knows_sending(whole.path, whole.project) if whole.path.endswith(".py") else sendings_known(whole.project)
        )
        if is_known:  # what runs before a letter leaves is certain there
            return
        span = Span(whole.start + start, whole.start + end)
        yield FromDeed(
            Kind.DELAY, whole.path, span, whole.place, what=What.FROM_MAKING, shown=whole.shown(span), certain=False
        )
