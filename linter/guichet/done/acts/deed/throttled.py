"""Requests of which a line may send only a few in a day, whoever sends them: a library, a shelter, somebody who helps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.core.numbers import count
from guichet.done.acts.deed.held_numbers import held_number
from guichet.done.acts.deed.per_device import FEW
from guichet.done.acts.deed.session_lengths import seconds_said
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.offered.ways_out import offers_way
from guichet.done.words import speaks_of
from guichet.reading.data.durations import UNITS
from guichet.reading.deeds.deed import Deed
from guichet.reading.templates.site import Site

LONG = 6 * 3600
"""Seconds of a wait beyond which one comes back another day."""
BY_LINE = re.compile(
    r"(?<![a-z])ip(?![a-z])|remote_?(?:addr|ip)|get_remote_address|real_?ip|forwarded_?for|client_?ip", re.I
)
_RATE = re.compile(r"['\"](\d{1,4})\s*(?:/|per|par)\s*(?:(\d{1,3})\s*)?([a-z]+)['\"]", re.I)
_PER = re.compile(r"per(Day|Hour)s?$")
_BLOCK_ENDS = re.compile(r"\n\s{0,12}(?:end\b|\})")
_SHOWS = re.compile(r"render\w*\W{1,3}(?:\w{1,40},\s*)?(?:template:\s*)?(?:['\"]([\w/.-]{3,60})['\"]|:(\w{3,60}))")
_NAMED = re.compile(
    r"(?:\b(?:limit|to|max)['\"]?\s*(?::|=>|=)|>=?|tooManyAttempts\([^,\n]{1,80},)\s*(?:self\.|this\.|\w{1,60}::)?([A-Za-z_]\w{2,60})"
)
"""What a limit is given by its name, or the name of what is not to be gone beyond."""
_FAR = 600
_MILLISECONDS = 1000


def few_a_day(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the limit that a line is held to for most of a day, when it is few and no other door is told to whoever is stopped."""
    if not deed.is_call or not whole.place.is_public:
        return
    given = _limit(deed, whole)
    if given is None:
        return
    number, seconds, counted = given
    named = " ".join((deed.called, *deed.args, *deed.around, *deed.marks, counted))
    if (
        not 0 < number < FEW
        or seconds < LONG
        or speaks_of(named, "sessions.entrance")
        or speaks_of(named, "sessions.codes")
    ):
        return
    if not tells_another_door(whole):
        shown = whole.shown(deed.span)
        yield FromDeed(
            Kind.REFUSE, deed.path, deed.span, whole.place, what=What.SAME_DEVICE, shown=shown, other=f"{number:g}"
        )


def _limit(deed: Deed, whole: Whole) -> tuple[float, float, str] | None:
    """How many a call lets a line send, in how many seconds, and what it counts; None when it counts no line."""
    puts = {one.name: one.value for one in deed.puts}
    if deed.last == "throttle" and "limit" in puts:  # Rack::Attack: what is counted is said in the block
        body = _block(deed, whole)
        return _both(puts["limit"], puts.get("period", ""), body, whole) if BY_LINE.search(body) else None
    if deed.last == "rate_limit" and "to" in puts:  # Rails counts by the line when it is told nothing else
        return None if "by" in puts else _both(puts["to"], puts.get("within", ""), puts.get("only", ""), whole)
    if deed.last == "rateLimit" and "windowMs" in puts and "keyGenerator" not in puts:
        found = _both(puts.get("max", puts.get("limit", "")), puts["windowMs"], _named(deed, whole), whole)
        return (found[0], found[1] / _MILLISECONDS, found[2]) if found is not None else None
    if (per := _PER.search(deed.called)) is not None and deed.args and deed.owner.endswith("Limit::"):
        beside = _block(deed, whole)
        number = count(deed.args[0]) if deed.args[0].isdigit() else None
        return (number, UNITS[per[1].lower()], beside) if number and BY_LINE.search(beside) else None
    if deed.last in ("limit", "ratelimit"):
        return _said(deed, puts, whole)
    return None


def _said(deed: Deed, puts: dict[str, str], whole: Whole) -> tuple[float, float, str] | None:
    """A limit that is said in words: `@limiter.limit("3 per day")`, `@ratelimit(key="ip", rate="3/d")`."""
    found = next((one for text in (*deed.args[:1], puts.get("rate", "")) if (one := _RATE.fullmatch(text))), None)
    key = puts.get("key", puts.get("key_func", "ip" if "get_remote_address" in whole.text else ""))
    if found is None or not BY_LINE.search(key):
        return None
    seconds = seconds_said(f"{found[2] or 1} {found[3]}")
    number = count(found[1])
    return (number, seconds, "") if number is not None and seconds else None


def _both(number: str, length: str, counted: str, whole: Whole) -> tuple[float, float, str] | None:
    least = count(number) if number.isdigit() else held_number(number, whole.project) if number.isidentifier() else None
    seconds = seconds_said(length)
    return (least, seconds, counted) if least is not None and seconds else None


def _block(deed: Deed, whole: Whole) -> str:
    """What a call is followed by, to the end of its block."""
    start = deed.span.end - whole.start
    text = whole.text[start : start + _FAR]
    end = _BLOCK_ENDS.search(text)
    return text[: end.start()] if end is not None else text.partition(";")[0]


def _named(deed: Deed, whole: Whole) -> str:
    """The line that a call stands on, with the name that it is given."""
    start = deed.span.start - whole.start
    return whole.text[whole.text.rfind("\n", 0, start) + 1 : start]


@memo
def tells_another_door(whole: Whole) -> bool:
    """Whether a file, or a page that it shows, tells of another door."""
    return offers_way(whole.text) or any(map(offers_way, _pages_shown(whole.text, whole.project)))


def _pages_shown(text: str, project: Site) -> Iterator[str]:
    """The texts of the pages that a file shows."""
    for name in dict.fromkeys(written or symbol for written, symbol in _SHOWS.findall(text)):
        for path in _by_stem(project).get(_stem(name), ()):
            if name.partition(".")[0] in path:
                yield project.text(path)


@memo
def _by_stem(project: Site) -> dict[str, list[str]]:
    """The files of a project by their names, without their ends and the sign of a partial."""
    found: dict[str, list[str]] = {}
    for path in project.paths:
        found.setdefault(_stem(path).lstrip("_"), []).append(path)
    return found


def _stem(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0]


def limits_told(path: str, project: Site) -> tuple[object, ...]:
    """Return the numbers that a file names to limit what is sent, and whether the pages that it shows tell of another door."""
    text = project.text(path)
    limits = dict.fromkeys(_NAMED.findall(text))
    return [held_number(one, project) for one in limits], any(map(offers_way, _pages_shown(text, project)))
