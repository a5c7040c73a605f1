"""Doors out that open only within a time: who comes a day too early or too late stays, and pays, for a year more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed.turned_down import answers_no
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.acts.way_names import is_leave
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, Body, Deed

_ADDRESS = re.compile(r"^[\w.]*\.(?:post|delete|put|patch|get|route)\b|^(?:post|delete)\b", re.I)
_WAIVED = re.compile(
    r"refund|rembours|shipped|expedi|departure|depart(?!ement)|check_?in|seance|showtime|hours?_before|slot", re.I
)
"""What is lost by a day, whoever gives it up: a seat, a parcel on its way."""


_NOT = re.compile(r"\s?(?:!(?!=)|not\b)")
_AWAY = re.compile(r"[<>]|outside|\bhors|isBefore|isAfter|\.(?:lt|gt)e?\b|===? ?false", re.I)
"""That a day is before or after another, or away from them."""
_BACK = re.compile(r"undo|resum|restor|reactiv|revert|repren|retabl", re.I)


def leaves_within(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the refusal to let people leave outside a window: a notice, so many days before a renewal."""
    if not whole.place.is_lived or not body.deeds or not _lets_leave(body, whole):
        return
    for deed in body.deeds:
        test, at = next(zip(deed.tests, deed.tests_at, strict=False), ("", deed.span))
        said = test.removeprefix(FAILS)
        if test and answers_no(deed) and _is_outside(test) and not _WAIVED.search(f"{said} {_answered(deed)}"):
            yield FromDeed(
                Kind.REFUSE, deed.path, at, whole.place, what=What.LEAVES_WITHIN, shown=whole.shown(at) or said
            )
            return


def _answered(deed: Deed) -> str:
    return " ".join((*deed.args, *(f"{one.name} {one.value}" for one in deed.puts)))


def _is_outside(test: str) -> bool:
    """Whether a test holds for those who come outside the time in which one may leave: those who are within it may have left already."""
    said = test.removeprefix(FAILS)
    if not speaks_of(said, "leaving.windows"):
        return False
    return _AWAY.search(said) is not None or (test.startswith(FAILS) != (_NOT.match(said) is not None))


def _lets_leave(body: Body, whole: Whole) -> bool:
    """Whether a function is a door out of what people joined and stay in."""
    named = " ".join((body.function.name, *body.deeds[0].marks[:2]))
    if _BACK.search(named):
        return False
    ends = is_leave(body.function.name) or speaks_of(body.function.name, "leaving.ends") or is_leave(named)
    around = " ".join((named, whole.path, *body.deeds[0].around, body.words[:2_000]))
    return ends and any(
        speaks_of(around, idea)
        for idea in ("leaving.joining", "leaving.own_account", "leaving.stayed_in", "leaving.members")
    )
