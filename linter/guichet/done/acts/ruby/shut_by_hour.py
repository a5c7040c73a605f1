"""Pages of a service in Ruby that answer at some hours alone: a controller that sends away, or that answers without one slot, by the clock of the moment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.closed import PHONE, is_no_slot
from guichet.done.acts.deed.functions_called import function_named, whole_at
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.server.doors import ProxyAct
from guichet.done.grounds.written_reads import read_in
from guichet.done.nouns.act import Ground, Kind, Reason
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed

_AWAY = frozenset({"redirect_to", "head", "render", "raise"})
_ASKED = re.compile(r"(?<![\w?!@.:])(?:@?(?P<owner>[A-Za-z_]\w{0,60})(?:\.|::))?(?P<name>\w{3,60}\?)")
"""What answers yes or no, and what it is asked of."""
_TO_ITS_END = re.compile(r"[^\n]*\n(?:(?![ \t]*(?:def |private\b))[^\n]*\n){0,40}")
"""What a method holds, as far as the next one."""
_NOW = re.compile(r"(?<![\w.:])(\w{1,40})(?: ?\|{0,2}= ?|: )((?:Time|DateTime|Date)\.[\w.]{3,40})")
"""A name that holds the moment, given by a line or by the head of a method."""


def shut_by_hour(deed: Deed, whole: Whole) -> Iterator[ProxyAct]:
    """Yield what a controller that is open to the public answers in the place of its page, because of the hour."""
    if deed.last not in _AWAY or not deed.is_call or "controllers/" not in whole.path or not whole.place.is_public:
        return
    answered = " ".join((*deed.args, *(one.value for one in deed.puts)))
    without = any(is_no_slot(one.name, one.value) for one in deed.puts)
    if not (deed.last in ("head", "redirect_to") or without or speaks_of(answered, "places.shut_door")):
        return
    around = f"{whole.path} {' '.join(deed.around)}"
    if speaks_of(around, "decisions.inside") or PHONE.search(f"{around} {' '.join(deed.tests)}"):
        return
    for test in deed.tests:
        judge = _judge(test, whole)
        if judge is not None or read_in(test, whole.path, Reason.HOUR):
            ground = Ground(Reason.HOUR, whole.path, deed.span, test, (judge,) if judge is not None else ())
            yield ProxyAct(Kind.REFUSE, whole.path, deed.span, Place.PUBLIC, ground)
            return


def _judge(test: str, whole: Whole) -> tuple[str, str, int] | None:
    """The method that a test asks and that reads the hour of now."""
    for one in _ASKED.finditer(test):
        body = function_named(one["owner"] or "", one["name"], whole)
        if body is None:
            continue
        there = whole_at(body.deeds[0].path, whole)
        held = _TO_ITS_END.match(there.text, body.function.span.start)
        if held is not None and _reads_hour(held[0], there.path):
            return one["name"], there.path, there.project.source(there.path).position(body.function.span).line
    return None


def _reads_hour(body: str, path: str) -> bool:
    """Whether a method reads the hour or the day of now, by a name that holds it too."""
    spelled = body
    for name, moment in dict(_NOW.findall(body)).items():
        spelled = re.sub(rf"(?<![\w.:]){name}(?=\.)", moment, spelled)
    return read_in(spelled, path, Reason.HOUR) is not None
