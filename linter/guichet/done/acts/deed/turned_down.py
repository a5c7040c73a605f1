"""Deeds that turn someone away, or turn down what they sent, in any language."""

from __future__ import annotations

import re

from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import RETURN, THROWS, Deed

_NO = re.compile(
    r"\b40[1239]\b|\b42[29]\b|refus|\b(?:unprocessable_(?:entity|content)|forbidden|conflict|unauthorized|payment_required)\b",
    re.I,
)
_STATUS = ("status", "status_code", "code")
_TURNED_AWAY = ("4", "'forbidden", "'unauthorized")


def stops(deed: Deed) -> bool:
    """Return whether a call keeps people out: by its name, or by the status that it answers with."""
    called = f"{deed.called} {deed.args[:1] if deed.last == 'head' else ''}"
    refused = any(one.value.startswith(_TURNED_AWAY) for one in deed.put(*_STATUS))
    return deed.is_call and (refused or speaks_of(called, "deeds.stops"))


def says_no(deed: Deed) -> bool:
    """Return whether a deed turns people away or says that what they sent is wrong; what it returns may say so in a word."""
    if deed.called == RETURN:
        return speaks_of(deed.puts[0].value.partition("(")[0], "deeds.rejects")
    return deed.called == THROWS or stops(deed) or (deed.is_call and speaks_of(deed.called, "deeds.says wrong"))


def turns_down(deed: Deed) -> bool:
    """Return whether a deed turns people down, or answers that what they sent does not hold."""
    return says_no(deed) or (deed.called == RETURN and deed.puts[0].value.lower() in ("false", "null"))


def answers_no(deed: Deed) -> bool:
    """Return whether a deed turns people down, by the status that it answers with too: `res.status(403)`."""
    if turns_down(deed):
        return True
    # the tests that decide it may name a status too
    said = " ".join((deed.called, *deed.args, *(f"{one.name} {one.value}" for one in deed.puts)))
    return deed.is_call and _NO.search(said) is not None
