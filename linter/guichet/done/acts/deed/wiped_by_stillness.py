"""What people write in a page, wiped by a script once they made no gesture for a while: they were reading, looking for a paper, or answering somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.core.numbers import reckoned
from guichet.done.acts.deed.thrown import throwing
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed
from guichet.reading.templates.site import SCRIPT_SUFFIXES

_GESTURES = re.compile(r"['\"`](?:key(?:down|up|press)|mouse(?:move|down)|pointer(?:down|move)|touch(?:start|move)|scroll|input|click)\b")  # fmt: skip
"""Events by which a page knows that somebody is there."""
_TIMERS = re.compile(r"(?:^|\.)setTimeout$")
_STORE = re.compile(r"(?:^|\.)(?:localStorage|sessionStorage)\.(?P<does>removeItem|clear)$")
_FORM = re.compile(r"form\w{0,20}(?:\.\w{1,20}){0,2}\??\.(?:reset|resetFields|resetForm)$|(?:^|\.)(?:resetForm|resetFields)$", re.I)  # fmt: skip
_STATE = re.compile(r"\.\$(?:reset|patch)$")
_NAMES = re.compile(r"(?:this\.)?([A-Za-z_$]\w{1,60})(?=\(|$)")
_WARNS = re.compile(r"showModal|\bconfirm\(|\balert\(|[Ww]arn|averti|prolong|[Ee]xtend|keepAlive|still.?(?:there|here)|toujours.?l[àa]")  # fmt: skip
"""What asks people first whether they are still there."""
_SHORTEST = 60_000
"""Milliseconds without a gesture from which one is not merely between two words."""
_LEAVES = re.compile(r"location\b|\.visit\(|navigate\(|(?:router|history)\.(?:push|replace)")
_SHARED = re.compile(r"kiosk|kiosque|borne|\bterminal", re.I)
"""A screen that all come to: what one leaves there must go before the next."""


def wiped_by_stillness(whole: Whole) -> Iterator[FromDeed]:
    """Yield what a script wipes of what people write, when it does so because nobody moved for a while, and asks nothing first."""
    if not whole.path.endswith(SCRIPT_SUFFIXES) and whole.start == 0 and "setTimeout" not in whole.text:
        return
    if not whole.place.is_public or _WARNS.search(whole.text) or _SHARED.search(f"{whole.path} {whole.text}"):
        return
    still = _when_still(whole)
    for deed in whole.deeds:
        if deed.is_call and _wipes(deed, whole) and _is_still(deed, still):
            yield FromDeed(Kind.EXPIRE, whole.path, deed.span, whole.place, what=What.WIPED, shown=deed.called, other="still")  # fmt: skip
            return


def _is_still(deed: Deed, still: frozenset[str]) -> bool:
    """Whether nobody moving is what leads to a deed: the function around, or the timer or the watch that is given it in place."""
    nearest = deed.around[0] if deed.around else ""
    timed = any(one.startswith(("setTimeout", "window.setTimeout")) for one in deed.marks[:1])
    watch = " ".join((nearest, *(one.split(" ", 1)[0] for one in deed.marks[:2])))
    return (nearest in still and (timed or f"{nearest}()" in still)) or speaks_of(watch, "deeds.not moving")


@memo
def _when_still(whole: Whole) -> frozenset[str]:
    """The functions that gestures start again a timer in, and, followed by brackets, those that its end runs, with what these call."""
    if not _GESTURES.search(whole.text) and not speaks_of(whole.text, "deeds.not moving"):
        return frozenset()
    restarted = {one.around[0] for one in whole.deeds if one.last == "clearTimeout" and one.around}
    leaves = _LEAVES.search(whole.text) is not None
    timers = [one for one in whole.deeds if _TIMERS.search(one.called) and one.around and one.around[0] in restarted and _is_long(one, leaves=leaves)]  # fmt: skip
    run = {name for one in timers for name in _NAMES.findall(one.args[0] if one.args else "")}
    run |= {one.last for one in whole.deeds if one.is_call and one.around and one.around[0] in run}
    return frozenset({one.around[0] for one in timers} | run | {f"{one}()" for one in run})


def _is_long(timer: Deed, *, leaves: bool) -> bool:
    """Whether a timer waits for a minute at least, or for a while that is not known here; one that is known and leads elsewhere ends a session."""
    written = timer.args[1].replace("_", "") if len(timer.args) > 1 else ""
    length = reckoned(written) if re.fullmatch(r"[\d *]{1,40}", written) else None
    return length is None or (length >= _SHORTEST and not leaves)


def _wipes(deed: Deed, whole: Whole) -> bool:
    """Whether a call throws away what a page keeps of what people write, or empties their form."""
    if speaks_of(deed.owner, "deeds.searching") or speaks_of(" ".join(deed.around), "deeds.sent"):
        return False
    kept = _STORE.search(deed.called)
    if kept is not None:
        key = " ".join((*deed.args, *(whole.given.get(one, "")[:80] for one in deed.args)))
        return kept["does"] == "clear" or speaks_of(key, "deeds.drafts")
    if _FORM.search(deed.called) or (_STATE.search(deed.called) and speaks_of(deed.owner, "deeds.drafts")):
        return True
    return speaks_of(deed.called, "deeds.drafts") and deed.last in throwing(whole.project)
