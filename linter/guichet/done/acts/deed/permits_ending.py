"""Residence permits turned down while they are still good, because they end soon: they are renewed late, and by those who turn them down no less."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.deed.one_name import refuses_for
from guichet.done.acts.deed.settled import settled
from guichet.done.acts.deed.turned_down import says_no, turns_down
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, RETURN, Deed
from guichet.reading.templates.site import Site

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
_MOVED = re.compile(
    r"\b(?:modify|timedelta|relativedelta|add\w*|plus\w*|parse\w*|DateTime(?:Immutable)?)\((?:[^()]{0,40},\s*|\w{1,12}=)?(?:new Date\(\),\s*)?(?P<by>[^(),]{2,80}(?:\(['\"][\w.]{2,60}['\"]\))?)\)"
    r"|(?P<from>[\w.]{3,80})\.from_now"
)
"""What moves a day by a length that has a name."""
_UNIT = re.compile(r"days?|weeks?|months?|jours?|mois|semaines?", re.I)
_LENGTH = re.compile(r"[1-9]\d*[ ._]?(?:days?|weeks?|months?|jours?|mois|semaines?)\b|\bP[1-9]\d*[DM]\b", re.I)
_NUMBER = re.compile(r"(?<![\w.])[1-9]\d{0,3}\b")
_LOCAL = re.compile(r"\$?[a-z]\w{1,40}")
_CALLED = re.compile(r"^\W{0,2}(is(?:Before|After))\(([^,]{2,80}),\s*(.{2,160})\)\s*$")
"""A comparison that date-fns makes: `isBefore(expiresOn, addMonths(new Date(), 6))`."""
_TESTS = 3
"""Tests around an answer, the nearest first, among which one is of the date."""
_SENTENCE = re.compile(r"[\"'`]([^\"`\n]{8,300})[\"'`]")
_OPPOSITE = re.compile(r"\s*(?:!|not\b)")
_NAMED = re.compile(r"(?<![.\w>])[A-Z][A-Z_]{4,40}\b")
"""What a number or a length of time is kept under."""


def ending_soon(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what wants a permit to be good for weeks more, where a receipt is taken nowhere."""
    if not whole.place.is_public:
        return
    answer = deed.puts[0].value if deed.called == RETURN else ""
    at = next((at for at, one in enumerate(deed.tests[:_TESTS]) if _ends_sooner(one, whole, deed.span.start)), None)
    test = " ".join(deed.tests[:_TESTS])
    is_good = _is_good_longer(answer, whole)
    told = _too_soon(deed) if is_good or at is not None else ""
    is_answer = is_good and not told
    if not is_answer and not (at is not None and (told or turns_down(deed))):
        return
    said = " ".join((answer if is_answer else test, *deed.around, *deed.given, told))
    if not speaks_of(said, "identity.residence") or speaks_of(whole.text.replace(told, ""), "identity.receipt"):
        return
    name = deed.within.name if deed.within is not None else ""
    if not told and (is_answer or not says_no(deed)) and not refuses_for(name, whole.project):
        return  # "no" may answer any question, and whether it is too early is one
    span = deed.span if is_answer else deed.tests_at[at or 0]
    yield FromDeed(Kind.REFUSE, deed.path, span, whole.place, what=What.ENDS_SOON, shown=whole.shown(span))


def _too_soon(deed: Deed) -> str:
    """The words by which people are told that their paper ends too soon; "" when nothing says so."""
    said = (found[1] for found in _SENTENCE.finditer(deed.words.removesuffix(next(iter(deed.tests), ""))))
    return next((one for one in said if speaks_of(one, "identity.ends_too_soon") and not speaks_of(one, "identity.renewed")), "")  # fmt: skip


def _is_good_longer(said: str, whole: Whole) -> bool:
    """Whether what is answered is that a paper is good for weeks more."""
    return _beside_margin(said, whole) == "more"


def _ends_sooner(test: str, whole: Whole, at: int) -> bool:
    """Whether a test asks that a paper ends before some weeks have passed."""
    fails = test.startswith(FAILS)
    return _beside_margin(test[len(FAILS) :] if fails else test, whole, at) == ("more" if fails else "less")


def _beside_margin(said: str, whole: Whole, at: int | None = None) -> str:
    """How the date that a paper bears is compared to a day some weeks from now, "less" or "more"; "" when it is compared to none."""
    called = _CALLED.search(said)
    said = f"{called[2]} {called[1]} {called[3]}" if called is not None else said
    sign = _COMPARED.search(said)
    if sign is None or _OPPOSITE.match(said):
        return ""
    left, right = said[: sign.start()], said[sign.end() :]
    is_left = _bears_date(left)
    paper, day = (left, right) if is_left else (right, left)
    if (
        not _bears_date(paper)
        or _bears_date(_MOVED.sub(" ", day))
        or not _is_later(day, whole, at)
        or _MARGIN.search(paper)
    ):
        return ""
    return "less" if (sign.lastgroup == "less") is is_left else "more"


def _bears_date(side: str) -> bool:
    """Whether a side of a comparison holds the date that a paper bears, and takes it from nothing."""
    return speaks_of(_TAKES.split(side)[0], "identity.printed_date")


def _is_later(day: str, whole: Whole, at: int | None) -> bool:
    """Whether a side of a comparison adds some days, as they are written or under a name, and takes none."""
    held = [
        (0, day),
        *((0, whole.given_before(one[0].lstrip("$"), at)) for one in _LOCAL.finditer(day) if at is not None),
    ]
    for _, said in held:
        named = (one for one in _NAMED.finditer(said) if _MARGIN.search(whole.given.get(one[0], "")))
        moved = (one for one in _MOVED.finditer(said) if _is_long(one, whole))
        starts = [one.start() for one in (*_MARGIN.finditer(said), *named, *moved)]
        if starts and not any(_TAKEN.search(said[:start]) for start in starts):
            return True
    return False


def _is_long(moved: re.Match[str], whole: Whole) -> bool:
    """Whether a day is moved by a length of time that the project writes elsewhere: `modify($this->margin)`, `plusMonths(least)`."""
    by = moved["by"] or moved["from"]
    if not by or by.lstrip("+-").isdigit():
        return False
    in_unit = bool(_UNIT.search(moved[0]))
    return any(_LENGTH.search(one) or (in_unit and _NUMBER.search(one)) for one in settled(by, whole))


def margins_held(path: str, project: Site) -> list[list[str]]:
    """Return what the project gives the names by which a file moves days."""
    whole = Whole(path, project.text(path), (), Place.PUBLIC, project)
    moved = (one["by"] or one["from"] for one in _MOVED.finditer(whole.text))
    return [list(settled(one, whole)) for one in dict.fromkeys(moved) if one and not one.lstrip("+-").isdigit()]
