"""Calls that a program cuts because the line is busy: it has people call again, and keeps them no place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import Whole
from guichet.done.acts.reached import Lost, Reach
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, Deed

_MANY = re.compile(r"[<>]=?|\bfull\b|\bplein|\bbusy\b|satur", re.I)
"""That a test counts those who wait, or says that there are too many."""


def cut_off(deed: Deed, whole: Whole) -> Iterator[Reach]:
    """Yield what ends the call of whoever comes when the line is full, told to call again later and offered nothing else."""
    if not deed.is_call or not deed.tests or not speaks_of(deed.last, "robots.hangs_up") or not whole.place.is_lived:
        return
    if whole.path.endswith(".py"):
        return  # a call of Twilio has a reader of its own there
    test = deed.tests[0]
    if not _MANY.search(test) or not (speaks_of(test, "deeds.lines") or speaks_of(test, "robots.full_queue")):
        return
    fails = test.startswith(FAILS)
    near = [
        one for one in whole.by_test.get(deed.tests_at[0], ()) if one.tests and one.tests[0].startswith(FAILS) is fails
    ]
    said = " ".join(one.words.removesuffix(" ".join(one.tests)) for one in near)
    if speaks_of(said, "robots.will_call"):
        return
    if speaks_of(said, "robots.call_again") and not any(speaks_of(one.last, "robots.kept_on_line") for one in near):
        yield Reach(Kind.REFUSE, deed.path, deed.span, whole.place, lost=Lost.CUT, said_as=whole.shown(deed.span))
