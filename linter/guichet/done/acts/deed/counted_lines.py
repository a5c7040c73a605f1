"""Requests counted under the address of the line that they come by, and refused for the day after a few of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.by_line import BY_LINE, FEW, LONG, NO_REQUEST
from guichet.done.acts.deed.held_numbers import held_number
from guichet.done.acts.deed.session_lengths import seconds_said
from guichet.done.acts.deed.throttled import tells_another_door
from guichet.done.acts.deed.turned_down import answers_no
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.compared import orders_in
from guichet.reading.deeds.deed import FAILS, Body, Deed

_COUNTS = re.compile(r"(?:incr|increment|incrby|hit|tooManyAttempts)$")
_MOST = re.compile(r"tooManyAttempts\([^,]{1,80},\s*(?:\w+::)?(\w{1,60})\)")
"""What is not to be gone beyond, as a limiter is told it."""
_OWN = re.compile(r"(?:self\.|this\.|\w+::)?(\w{1,60})")
_NO_MORE = re.compile(r"\b429\b|too_many_requests")


def few_of_a_line(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the test that stops a line for most of a day once a few requests came by it, where no other door is told."""
    counts = [one for one in body.deeds if one.is_call and one.args and _COUNTS.match(one.last)]
    if not counts or not whole.place.is_public:
        return
    key = _written(counts[0].args[0], whole)
    if not BY_LINE.search(key) or not _is_long(body, counts[0].args[0], whole):
        return
    named = " ".join((key, body.function.name, *counts[0].around, *counts[0].marks))
    if any(speaks_of(named, idea) for idea in NO_REQUEST):
        return
    for deed in body.deeds:
        most = _most(deed, whole) if _stops(deed) else None
        if most is not None and 0 < most < FEW and deed.tests_at and not tells_another_door(whole):
            yield FromDeed(
                Kind.REFUSE, deed.path, deed.tests_at[0], whole.place, what=What.SAME_DEVICE,
                shown=whole.shown(deed.tests_at[0]), other=f"{most:g}", certain=speaks_of(named, "decisions.people"),
            )  # fmt: skip
            return


def _stops(deed: Deed) -> bool:
    return answers_no(deed) or _NO_MORE.search(deed.words) is not None


def _most(deed: Deed, whole: Whole) -> float | None:
    """How many may come, by the test that stops the others."""
    test = next(iter(deed.tests), "")
    told = _MOST.search(test) if not test.startswith(FAILS) else None
    found = told or next((one for order in orders_in(test) if (one := _OWN.fullmatch(order.less))), None)
    limit = found[1] if found is not None else ""
    return float(limit) if limit.isdecimal() else held_number(limit, whole.project) if limit else None


def _is_long(body: Body, key: str, whole: Whole) -> bool:
    """Whether what is counted under a key is kept for most of a day."""
    kept = [one for one in body.deeds if one.is_call and key in one.args[:1]]
    given = (_written(value, whole) for one in kept for value in (*one.args[1:], *(put.value for put in one.puts)))
    return any((seconds_said(value) or 0) >= LONG for value in given)


def _written(value: str, whole: Whole) -> str:
    """What is written, in place of the name that holds it."""
    return whole.given.get(value.lstrip("$"), value).rstrip() if value.lstrip("$").isidentifier() else value
