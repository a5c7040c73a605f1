"""Time limits set for people by programs: from the day on which a letter was made inside, when another day says that it left, or came, later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.findings import Span
from guichet.core.memo import keyed_memo, memo
from guichet.core.source import Source
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import Body
from guichet.reading.scripts.made import by_hand
from guichet.reading.templates.site import RUBY_PROGRAMS, SCRIPT_SUFFIXES, TYPED_PROGRAMS, Site

_PATH = r"[$@]?\w{1,40}(?:(?:\??\.|&\.|\??->)\w{1,40}(?:\(\))?){1,4}"
_SUM = re.compile(
    rf"(?<![\w.$>])(?P<path>{_PATH})(?:::date)?\s{{0,20}}"
    r"(?:(?:\.|->)(?:plus(?:Days|Weeks|Months)?|add(?:Days?|Weeks?|Months?|WithoutOverflow|Date)?|modify)\(\s{0,4}(?P<length>[^()\n]{1,60})\)?"
    r"|\+\s{0,3}(?:\d|interval\b|[A-Z][A-Z_]{2,40}\b|\w{1,40}(?:\.|\s)?(?:days|weeks|months|jours)\b))"
    rf"|\b(?:addDays|addWeeks|addMonths|addBusinessDays|date_add)\(\s{{0,4}}(?P<second>{_PATH}),",
    re.I,
)
"""A day that something keeps, and a length of time that is added to it."""
_BACK = re.compile(r"\s*['\"]?\s*-")
_GIVEN = re.compile(r"([\w$.>]{1,60})['\"]?\s{0,3}(?::=|=>|=(?!=)|:)\s{0,3}[^\n=]{0,40}$")
"""What a sum is given to, before it on its line."""
_DAY = re.compile(r"\b(?:[a-z]\w{2,40}_(?:at|on|le|date)|[a-z]\w{2,40}(?:At|On|Le|Date))\b")
"""A day, as records call it."""
_CODE = (".php", ".sql", ".prisma", *RUBY_PROGRAMS, *SCRIPT_SUFFIXES, *TYPED_PROGRAMS)
_OWN_READER = (".py",)


@dataclass(eq=False)
class EarlyLimit(FromDeed):
    """A time limit that runs from the day a letter was made, though the day it was sent or received is kept too."""

    @property
    def is_early(self) -> bool:
        """Whether the time runs before the person can know: always."""
        return True


def early_limits(body: Body, whole: Whole) -> Iterator[EarlyLimit]:
    """Yield the limits of a function that run from the making of a letter whose sending is known."""
    if whole.path.endswith(_OWN_READER) or not whole.place.is_lived or not whole.is_among_others:
        return
    start = body.function.span.start
    said = whole.read(Span(start, max(start, *(one.span.end for one in body.deeds))))
    around = f"{body.function.name} {' '.join(body.deeds[0].around)}"
    for at, end in _early(said, around):
        if sendings_known(whole.project):
            span = Span(start + at, start + end)
            yield EarlyLimit(Kind.DELAY, whole.path, span, whole.place, what=What.UNTOLD, shown=whole.shown(span))


def limits_in_query(source: Source, whole: Whole) -> Iterator[EarlyLimit]:
    """Yield the limits of a file of SQL that do so."""
    for at, end in _early(source.text, ""):
        if sendings_known(whole.project):
            span = Span(at, end)
            yield EarlyLimit(Kind.DELAY, whole.path, span, whole.place, what=What.UNTOLD, shown=whole.shown(span))


def _early(said: str, around: str) -> Iterator[tuple[int, int]]:
    """The sums of a text that are limits and run from the making of something."""
    for one in _SUM.finditer(said):
        if one["length"] is not None and _BACK.match(one["length"]):
            continue
        path = one["path"] or one["second"]
        made = apart(re.split(r"\.|->", path)[-1].removesuffix("()").removeprefix("get"))
        line = said[said.rfind("\n", 0, one.start()) + 1 : one.start()]
        given = _GIVEN.search(line)
        named = apart(f"{given[1] if given is not None else ''} {around}")
        if speaks_of(made, "deadlines.made") and speaks_of(named, "deadlines.limits of people"):
            yield one.start(), one.end()


@memo
def sendings_known(project: Site) -> tuple[str, ...]:
    """Return the days on which a project keeps that something was posted, handed over or received."""
    found = (name for path in by_hand(project) if path.endswith(_CODE) for name in _days_in(path, project))
    return tuple(sorted(dict.fromkeys(found)))


@keyed_memo
def _days_in(path: str, project: Site) -> tuple[str, ...]:
    names = dict.fromkeys(_DAY.findall(project.text(path)))
    return tuple(one for one in names if speaks_of(apart(one), "deadlines.left the house"))
