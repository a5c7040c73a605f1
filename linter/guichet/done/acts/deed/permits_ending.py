"""Residence permits turned down while they are still good, because they end soon: they are renewed late, and by those who turn them down no less."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed.one_name import refuses_for
from guichet.done.acts.deed.turned_down import says_no, turns_down
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, RETURN, Deed

_COMPARED = re.compile(
    r"(?P<less><=?(?![=>])|\bisBefore\b|\blt\(|\blessThan\b|\bbefore\()|(?P<more>(?<![-=<])>=?|\bisAfter\b|\bgt\(|\bgreaterThan\b|\bafter\()"
)
_MARGIN = re.compile(
    r"\btimedelta\((?:days|weeks)=\s*[1-9]|\b[1-9]\d*\.(?:days?|weeks?|months?)\b(?!\.(?:ago|before|until))|\b(?:addDays|addMonths|addWeeks|plusDays|plusMonths)\(\s*[1-9]|\badd\(\s*[1-9]|\+\s?[1-9]\d* (?:days?|months?|weeks?)|\brelativedelta\((?:months|days)=\+?[1-9]|['\"]P[1-9]\d*[DM]['\"]"
)
"""So many days."""
_TAKES = re.compile(r"-(?!>)")
_TAKEN = re.compile(r"(?:-\s*|\b(?:sub\w*|minus\w*)\((?:new )?[\w.\\]{0,30}\(?)$")
"""What stands before days that are taken."""
_OPPOSITE = re.compile(r"\s*(?:!|not\b)")
_NAMED = re.compile(r"(?<![.\w>])[A-Z][A-Z_]{4,40}\b")
"""What a number or a length of time is kept under."""


def ending_soon(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what wants a permit to be good for weeks more, where a receipt is taken nowhere."""
    if not whole.place.is_public:
        return
    answer = deed.puts[0].value if deed.called == RETURN else ""
    test = next(iter(deed.tests), "")
    is_answer = _is_good_longer(answer, whole)
    if not is_answer and not (_ends_sooner(test, whole) and turns_down(deed)):
        return
    said = " ".join((answer if is_answer else test, *deed.around, *deed.given))
    if not speaks_of(said, "identity.residence") or speaks_of(whole.text, "identity.receipt"):
        return
    name = deed.within.name if deed.within is not None else ""
    if (is_answer or not says_no(deed)) and not refuses_for(name, whole.project):
        return  # "no" may answer any question, and whether it is too early is one
    span = deed.span if is_answer else deed.tests_at[0]
    yield FromDeed(Kind.REFUSE, deed.path, span, whole.place, what=What.ENDS_SOON, shown=whole.shown(span))


def _is_good_longer(said: str, whole: Whole) -> bool:
    """Whether what is answered is that a paper is good for weeks more."""
    return _beside_margin(said, whole) == "more"


def _ends_sooner(test: str, whole: Whole) -> bool:
    """Whether a test asks that a paper ends before some weeks have passed."""
    fails = test.startswith(FAILS)
    return _beside_margin(test[len(FAILS) :] if fails else test, whole) == ("more" if fails else "less")


def _beside_margin(said: str, whole: Whole) -> str:
    """How the date that a paper bears is compared to a day some weeks from now, "less" or "more"; "" when it is compared to none."""
    sign = _COMPARED.search(said)
    if sign is None or _OPPOSITE.match(said):
        return ""
    left, right = said[: sign.start()], said[sign.end() :]
    is_left = _bears_date(left)
    paper, day = (left, right) if is_left else (right, left)
    if not _bears_date(paper) or _bears_date(day) or not _is_later(day, whole) or _MARGIN.search(paper):
        return ""
    return "less" if (sign.lastgroup == "less") is is_left else "more"


def _bears_date(side: str) -> bool:
    """Whether a side of a comparison holds the date that a paper bears, and takes it from nothing."""
    return speaks_of(_TAKES.split(side)[0], "identity.printed_date")


def _is_later(day: str, whole: Whole) -> bool:
    """Whether a side of a comparison adds some days, as they are written or under a name, and takes none."""
    named = (one for one in _NAMED.finditer(day) if _MARGIN.search(whole.given.get(one[0], "")))
    starts = [one.start() for one in (*_MARGIN.finditer(day), *named)]
    return bool(starts) and not any(_TAKEN.search(day[:start]) for start in starts)
