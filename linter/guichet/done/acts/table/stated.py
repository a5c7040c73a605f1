"""What settings say of how people are received, whatever program obeys them: picked by chance or by speed, let in at some hours, counted by the day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import cached_property
from guichet.core.numbers import count
from guichet.core.places import Place
from guichet.done.acts.stated import Stated
from guichet.done.acts.verdicts import verdict_of
from guichet.done.nouns.act import Ground, Kind, Reason
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import is_no, is_yes

_LONGEST = 60
_NARROW = 5 * 60
"""Minutes a week up to which a window shuts almost everyone out, whatever is said of the rest of the week."""
_CLOCK = re.compile(r"\d{1,2}\s*(?:[:h]\s*\d{0,2}|am|pm)(?::\d\d)?", re.I)
_MOMENT = re.compile(r"(?:new Date\()?['\"]?\d{4}-\d\d-\d\d[T ](?!00:00)\d\d[:h]\d\d")
"""A day, with an hour."""
_HOUR = re.compile(r"(?:[01]?\d|2[0-4])")
_RANGE = re.compile(r"(?:^|\s)\d{1,2}(?:[:h]\d{0,2})?\s*(?:-|–|à|to)\s*\d{1,2}(?:[:h]\d{0,2})?$", re.I)
_START = frozenset(
    {"debut", "début", "start", "from", "de", "open", "opens", "ouverture", "ouvre", "begin", "opening", "min"}
)
_END = frozenset(
    {"fin", "end", "to", "until", "a", "à", "close", "closes", "fermeture", "ferme", "closing", "stop", "max"}
)
_NEEDED = ("places.goods", "places.slots", "places.applicants")
_OTHER = ("stated.harmless", "places.sampled", "places.made_up", "places.staff", "decisions.control")


def stated_in(tree: Tree, place: Place) -> Iterator[Stated]:
    """Yield the statements of a table about how people are received."""
    for around, holder in tree.walk():
        if holder.leaves:
            said = _Said(tree, (*around, holder))
            for kind, ground in (*_picked(said), *_at_hours(said), *_counted(said)):
                yield Stated(kind, tree.path, ground.span, place, ground=ground)


class _Said:
    """A part of a table and what is written around it; worked out when a line of it may state something."""

    def __init__(self, tree: Tree, around: tuple[Tree, ...]) -> None:
        self.tree, self.around, self.holder = tree, around, around[-1]

    @cached_property
    def keys(self) -> str:
        """The keys that lead to it and those that it holds."""
        held = (*self.around, *self.holder.parts)
        return " ".join((*self.tree.path.split("/")[-2:], *(one.key for one in held)))

    @cached_property
    def near(self) -> list[Tree]:
        """The lines that it holds, those beside it, and those of its neighbours."""
        outer = self.around[-2] if len(self.around) > 1 else self.holder
        beside = outer.leaves if outer is not self.holder else ()
        parts = [part for part in outer.parts if part is not self.holder]
        rows = (row for part in parts for row in part.parts if not row.key)
        others = (leaf for part in (*parts, *rows) for leaf in part.leaves)
        return [*self.holder.leaves, *beside, *others]

    def ground(self, reason: Reason, at: Tree, *, certain: bool) -> Ground:
        shown = f"{at.key}: {at.value}" if at.value is not None and not at.parts else at.key
        return Ground(reason, at.path, at.span, shown[:_LONGEST], (), certain)

    def speaks(self, *ideas: str) -> bool:
        return any(speaks_of(self.keys, idea) for idea in ideas)


def _picked(said: _Said) -> Iterator[tuple[Kind, Ground]]:
    """Those who receive, picked by chance, or the quickest of them where nobody may wait."""
    for one in said.holder.leaves:
        value = one.value or ""
        if not value or len(value) > _LONGEST:
            continue
        drawn = _is_drawn(one)
        quick = not drawn and speaks_of(value, "stated.quickest") and speaks_of(one.key, "stated.picks")
        if not (drawn or quick) or not _is_of_people(said):
            continue
        if drawn and not speaks_of(said.tree.said, "stated.checked_draw"):
            yield Kind.CHOOSE, said.ground(Reason.CHANCE, one, certain=_is_scarce(said) or _turns_away(said))
        elif quick and (_turns_away(said) or _is_scarce(said)):
            raced = _turns_away(said) or _opens_at_once(said)
            yield Kind.CHOOSE, said.ground(Reason.RUSH, one, certain=raced and _is_scarce(said))


def _is_drawn(one: Tree) -> bool:
    if _is_chance(one.value or ""):
        return speaks_of(one.key, "stated.picks")
    return _is_on(one) and speaks_of(one.key, "stated.chance")


def _is_on(one: Tree) -> bool:
    """Whether a line says yes: a number may be how many, an hour, the seed of a draw."""
    return is_yes(one.value) and one.value != "1"


def _is_of_people(said: _Said) -> bool:
    """Whether what is picked among is people, or what they need, and nothing harmless."""
    return not said.speaks(*_OTHER) and (said.speaks(*_NEEDED) or _is_scarce(said))


def _is_chance(value: str) -> bool:
    return value == "?" or speaks_of(value, "stated.chance")


def _is_scarce(said: _Said) -> bool:
    """Whether a number beside says how much there is."""
    return any(
        (speaks_of(one.key, "places.capacity") or speaks_of(one.key, "stated.purse"))
        and any(map(str.isdigit, one.value or ""))
        for one in said.near
    )


def _turns_away(said: _Said) -> bool:
    """Whether a line beside says that those who come too late, or are not drawn, get nothing, not even a place in a queue."""
    for one in said.near:
        value = (one.value or "").lower()
        if speaks_of(one.key, "stated.full"):
            waits = speaks_of(one.key, "places.waiting")
            if is_no(value) if waits else (_is_on(one) and speaks_of(one.key, "decisions.close")) or _refuses(value):
                return True
        elif any(speaks_of(part.key, "stated.full") for part in said.around[-1:]) and _refuses(value):
            return True
    return False


def _opens_at_once(said: _Said) -> bool:
    """Whether a line beside gives the hour of the one day on which all may ask: those who are there first are then the quick."""
    return any(_MOMENT.match(one.value or "") and speaks_of(one.key, "stated.opening") for one in said.near)


def _refuses(value: str) -> bool:
    return verdict_of(value) in (Kind.REFUSE, Kind.CLOSE) or _shuts(value)


def _at_hours(said: _Said) -> Iterator[tuple[Kind, Ground]]:
    """What is done on a screen, and let in at some hours only."""
    at = _hours_of(said.holder)
    if (
        at is None
        or not said.speaks("stated.window")
        or not said.speaks("stated.on_screen", "switches.doors")
        or said.speaks("stated.in_person")
    ):
        return
    shut = any(speaks_of(key, "stated.outside") and _shuts(value) for key, value in _pairs(said))
    shut = shut or 0 < _weekly(said.holder) <= _NARROW
    if shut or any(speaks_of(one.key, "stated.window") and _is_on(one) for one in said.near):
        yield Kind.REFUSE, said.ground(Reason.HOUR, at, certain=shut)


def _weekly(holder: Tree) -> int:
    """The minutes a week between the beginning and the end that a table gives, on the day or the days that it names; 0 when it names none."""
    day = next(
        (
            one
            for one in holder.parts
            if re.fullmatch(r"(?i)jours?|days?|weekday|jour_semaine|day_of_week|dow", one.key)
        ),
        None,
    )
    ends = [
        next((one.value or "" for one in holder.leaves if one.key.lower() in names), "") for names in (_START, _END)
    ]
    clocks = [re.fullmatch(r"(\d{1,2})(?:[:h](\d{2})?)?(?::\d\d)?", one.strip()) for one in ends]
    if day is None or clocks[0] is None or clocks[1] is None:
        return 0
    begins, stops = (60 * count(one[1]) + count(one[2] or "0") for one in clocks if one is not None)
    return max(0, stops - begins) * max(1, len(day.parts))


def _pairs(said: _Said) -> Iterator[tuple[str, str]]:
    """The lines near, each with its key; those of a neighbour also under the neighbour's own."""
    yield from ((one.key, one.value or "") for one in said.near)
    near = said.around[-2] if len(said.around) > 1 else said.holder
    for part in near.parts:
        yield from ((part.key, leaf.value or "") for leaf in part.leaves)


def _shuts(value: str) -> bool:
    return len(value) < _LONGEST and speaks_of(value, "stated.shuts")


def _hours_of(holder: Tree) -> Tree | None:
    """The line that gives the hours of something: a beginning and an end, or both in one."""
    starts = next(
        (one for one in holder.leaves if one.key.lower() in _START or one.key.lower().endswith(("_debut", "_start"))),
        None,
    )
    ends = next(
        (one for one in holder.leaves if one.key.lower() in _END or one.key.lower().endswith(("_fin", "_end"))), None
    )
    if starts is not None and ends is not None and _is_hour(starts) and _is_hour(ends):
        return starts
    named = speaks_of(holder.key, "stated.window")
    ranges = (one for one in holder.leaves if _RANGE.search(one.value or ""))
    return next((one for one in ranges if named or speaks_of(one.key, "stated.window")), None)


def _is_hour(one: Tree) -> bool:
    value = (one.value or "").strip()
    return bool(_CLOCK.fullmatch(value) or _HOUR.fullmatch(value))


def _counted(said: _Said) -> Iterator[tuple[Kind, Ground]]:
    """How many may come in a day, when those who come after are refused."""
    for one in said.holder.leaves:
        counts = (one.value or "").isdigit() and speaks_of(one.key, "stated.each_day")
        if counts and speaks_of(one.key, "stated.sent_in") and not said.speaks("places.each") and _turns_away(said):
            yield Kind.REFUSE, said.ground(Reason.QUOTA, one, certain=True)
