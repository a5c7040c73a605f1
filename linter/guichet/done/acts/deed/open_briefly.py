"""What a program opens to people and shuts again itself: it waits for some minutes in between, or plans the end as it opens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.numbers import reckoned
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.data.durations import seconds_written
from guichet.reading.deeds.deed import Body, Deed

_WAITS = frozenset({"sleep", "usleep", "wait", "pause", "delay", "setTimeout", "sleepSeconds"})
_PLANS = frozenset({"schedule", "setTimeout", "perform_in", "perform_later", "later", "enqueue_in", "dispatch", "schedule_once", "run_later", "scheduleOnce", "runLater", "setTimer", "add_job", "delay"})  # fmt: skip
_TRUE = re.compile(
    r"true|1|TRUE|True|['\"]?(?:open|ouvert|ouverte|published|publie|en_ligne|online|visible)['\"]?|[\w.:]{1,30}(?:\.|::)(?:OPEN|OUVERT|OUVERTE|Open|Ouvert)\w{0,2}"
)
_FALSE = re.compile(
    r"false|0|FALSE|False|['\"]?(?:closed|ferme|fermee|hidden|draft|offline|hors_ligne)['\"]?|[\w.:]{1,30}(?:\.|::)(?:CLOSED|FERME|FERMEE|Closed|Ferme)\w{0,2}"
)
_SOON = 3 * 3600
"""Seconds beyond which what is open can be met by those who come late."""
_MILLISECONDS = (".js", ".mjs", ".ts", ".java", ".kt", ".tsx", ".vue")


def open_briefly(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield what waits, or plans, between an opening and the end of it, in a function that does both."""
    if not whole.place.is_lived:
        return
    opened = next((one for one in body.deeds if _opens(one)), None)
    if opened is None or not _is_for_people(body, whole):
        return
    for one in body.deeds:
        if one.span.start <= opened.span.start or not one.is_call:
            continue
        plans = one.last in _PLANS and not whole.path.endswith(".py") and any(_shuts_by_name(arg) for arg in one.args)
        waits = one.last in _WAITS and any(
            _undoes(later, opened) for later in body.deeds if later.span.start > one.span.start
        )
        seconds = _seconds(one, whole)
        if (plans or waits) and (seconds is None or 0 < seconds < _SOON):
            yield FromDeed(
                Kind.RELEASE, one.path, one.span, whole.place, what=What.OPEN_BRIEFLY, shown=whole.shown(one.span), certain=waits and seconds is not None,
            )  # fmt: skip
            return


def _opens(deed: Deed) -> bool:
    if deed.is_call and speaks_of(deed.last, "places.opens by name"):
        return True
    return any(speaks_of(put.name, "places.open state") and _TRUE.fullmatch(put.value) for put in deed.written)


def _shuts_by_name(said: str) -> bool:
    return speaks_of(said, "places.shuts by name")


def _undoes(deed: Deed, opened: Deed) -> bool:
    """Whether a deed takes back what was opened: the same name with the other value, or a call that shuts."""
    names = {one.name for one in opened.written}
    if any(one.name in names and _FALSE.fullmatch(one.value) for one in deed.written):
        return True
    return deed.is_call and opened.is_call and speaks_of(deed.last, "places.shuts by name")


def _is_for_people(body: Body, whole: Whole) -> bool:
    """Whether what is opened is what people come for: slots, places, a campaign, a form."""
    said = f"{whole.path} {body.function.name} {' '.join(body.deeds[0].around)} {body.words}"
    return any(
        speaks_of(said, one) for one in ("places.slots", "places.signing_up", "places.goods", "places.campaigns")
    ) and not speaks_of(said, "places.not for people")


def _seconds(deed: Deed, whole: Whole) -> float | None:
    """The seconds that are waited for, or after which the end is planned; None when they are not written there."""
    for arg in deed.args:
        text = arg.strip()
        text = whole.given.get(text, text).rstrip(";")
        number = reckoned(text)
        if number is not None:
            return number / 1000 if whole.path.endswith(_MILLISECONDS) else number
        written = seconds_written(text)
        if written is not None:
            return written
    return None
