"""Places in a line that people lose because their connection drops, because they look at another page, or are not seen for some seconds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.core.numbers import amount
from guichet.done.acts.deed.held_numbers import held_number, number_in
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import LEAVES, RETURN, Body, Deed
from guichet.reading.templates.site import Site

_DROPPED = re.compile(
    r"disconnect|connection_?lost|fin_?de_?connexion|connexion_?(?:perdue|coupee|fermee)|hors_?ligne|deconnex|deconnect|visibilitychange|pagehide|beforeunload|\boffline\b|['\" ]close\b|on_?close",
    re.I,
)
_GRACE = re.compile(r"grace|reconnect|resume|rejoin|setTimeout|delay|later|reprise|reprendre|expires?_?(?:at|in)", re.I)
"""That whoever comes back soon has kept their place."""
_RANK = re.compile(r"((?:[\w$]{1,40}(?:\??\.|->)){0,4})(?:(?:my|your)_?)?(?:position|rank|rang)", re.I)
"""The rank of someone, and what has it."""
_TURN = re.compile(r"\b(?:your turn|your place|votre tour|votre place|people ahead|devant vous)\b", re.I)
_HOLDER = re.compile(r"\$?(?:[\w$]{1,40}(?:\??\.|->)){1,4}")
_OWN = ("this.", "self.", "$this->")
_QUOTES = ("'", '"', "`")
_PAINTED = frozenset({"textContent", "innerText", "innerHTML", "text", "html"})
_AGO = re.compile(
    r"\b(?:now|time|current)(?:\(\))?\s?-\s?(?:(?:datetime\.)?timedelta\(seconds\s?=\s?)?(?P<value>[\w$.>:-]{1,60})"
    r"(?:[\w\s.()]{0,30}\s>=?\s(?P<most>[\w$.>:-]{1,60}))?"
    r"|(?<![\w.])(?P<said>[\w.]{1,60})\.seconds?\.ago\b",
    re.I,
)
"""Since when someone must have been seen."""
_OF_A_PAST = ("now", "time", "current", ".ago")
_MACHINES = re.compile(
    r"(?<!case)(?<!case[ _-])(?<!social)(?<!social[ _-])worker|(?<![a-z])lease|broker|celery|sidekiq", re.I
)
_SOON = 120
"""Seconds for which a line or a battery may well fail."""
_LONGEST_DELAY = 10**9


_NOW = re.compile(r"\b(?:now|time|microtime|timestamp|Instant|current_?time\w*)\b", re.I)
_ONCE = re.compile(
    r"\bnx\b|\bNX\b|addIfAbsent|setnx|exists|zscore|not in\b|includes\(|\bhas\(|include\?|unless|if_absent", re.I
)
"""That whoever stands in the line already keeps their place."""


def joined_again(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield what puts people in a line at the present moment each time they ask for their rank: a page that is loaded again sends them to its end."""
    if not whole.place.is_lived or _stands_once(whole):
        return
    for deed in body.deeds:
        said = " ".join((*deed.args, *(f"{put.name} {put.value}" for put in deed.puts)))
        joins = deed.is_call and speaks_of(deed.last, "deeds.scored") and _NOW.search(said) and not deed.tests
        if (
            joins
            and not _leaves_before(deed, body)
            and not _takes_a_new_ticket(deed, body)
            and _is_where_people_wait(whole)
        ):
            yield _lost(deed, whole, What.JOINED_AGAIN)


_NEW = re.compile(r"uuid|ulid|nanoid|token_(?:hex|urlsafe)|random_bytes|SecureRandom|randomUUID|newId", re.I)


def _takes_a_new_ticket(deed: Deed, body: Body) -> bool:
    """Whether who joins gets a ticket made there, and asks nothing more: whoever comes back with theirs is not known to join again."""
    made = any(one.is_call and _NEW.search(one.called) for one in body.deeds if one.span.start < deed.span.start)
    return made and not any(one.is_call and speaks_of(one.last, "deeds.ranked") for one in body.deeds)


def _leaves_before(deed: Deed, body: Body) -> bool:
    """Whether some are answered before a deed is done: those who stand in the line already."""
    return any(one.called in (RETURN, LEAVES) and one.tests and one.span.end < deed.span.start for one in body.deeds)


@memo
def _stands_once(whole: Whole) -> bool:
    return _ONCE.search(whole.text) is not None


def dropped_soon(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield what takes out of a line whoever has not been seen for less than two minutes."""
    lived = whole.place.is_lived and speaks_of(f"{whole.path} {body.words}", "deeds.lines")
    taking = (one for one in body.deeds if lived and one.is_call and _is_of_line(one, whole) and _takes_out(one))
    deed = next(taking, None)
    if deed is None or not _is_where_people_wait(whole):
        return
    words = " ".join(
        (body.words, *(whole.given.get(one, "") for test in deed.tests for one in re.findall(r"\w+", test)))
    )
    delays = {one: _seconds(one, whole) for one in map(_delay, _AGO.finditer(words))}
    soon = [one for one, seconds in delays.items() if seconds is not None and 0 < seconds < _SOON]
    if soon and not _GRACE.search(re.sub("|".join(map(re.escape, soon)), " ", words)):
        yield _lost(deed, whole)


def _delay(found: re.Match[str]) -> str:
    """What says since when someone must have been seen: what is taken from now, or what that is compared to."""
    return found["most"] or found["value"] or found["said"]


def _takes_out(deed: Deed) -> bool:
    return speaks_of(deed.last, "deeds.takes out") or speaks_of(deed.last, "deeds.takes all out")


def _lost(deed: Deed, whole: Whole, what: What = What.PLACE_LOST) -> FromDeed:
    return FromDeed(Kind.EXPIRE, deed.path, deed.span, whole.place, what=what, shown=whole.shown(deed.span))


def _seconds(value: str, whole: Whole) -> float | None:
    """The seconds that a delay lasts: a number, or one that a name holds in the file or in the project; what scripts reckon is in milliseconds."""
    name = re.split(r"[.>:]", value)[-1]
    number = amount(name) if name[:1].isdigit() else number_in(name, whole.text) or held_number(name, whole.project)
    if number is None or number > _LONGEST_DELAY:
        return None
    is_short = re.search(r"(?:ms|millis\w*)$", name, re.I) or whole.path.endswith((".js", ".mjs", ".ts"))
    return number / 1000 if is_short and not re.search(r"sec(?:ond)?s?$", name, re.I) else number


def delays_held(path: str, project: Site) -> list[float | None]:
    """Return the delay that each name, since when a file wants people to have been seen, holds somewhere."""
    lines = (one for one in project.text(path).splitlines() if any(word in one.lower() for word in _OF_A_PAST))
    named = (_delay(found) for line in lines for found in _AGO.finditer(line))
    return [held_number(re.split(r"[.>:]", one)[-1], project) for one in dict.fromkeys(named)]


def _is_of_line(deed: Deed, whole: Whole) -> bool:
    return speaks_of(f"{deed.owner} {' '.join(deed.args)} {' '.join(deed.around)} {whole.path}", "deeds.lines")


def place_lost(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what takes people out of the line where they wait for their turn as soon as their line drops."""
    if not (
        deed.is_call and whole.place.is_lived and (speaks_of(deed.last, "deeds.takes out") or _leaves_by_address(deed))
    ):
        return
    if deed.last.endswith("Listener"):
        return  # what waits no more for an event takes nobody out
    drops = _DROPPED.search(" ".join((*deed.marks[:2], *deed.around[:1]))) is not None or _is_run_by_drop(deed, whole)
    if (
        drops
        and _is_of_line(deed, whole)
        and (_is_where_people_wait(whole) or _shows_rank(whole))
        and not _comes_back(whole)
    ):
        yield _lost(deed, whole)


_SENDS = frozenset({"sendBeacon", "fetch", "post", "delete", "ajax", "request"})


def _leaves_by_address(deed: Deed) -> bool:
    """Whether a page tells its service that somebody left, by the end of an address: `navigator.sendBeacon('/queue/leave')`."""
    if deed.last not in _SENDS or not deed.args:
        return False
    return speaks_of(re.split(r"[?'\"`]", deed.args[0].strip("'\"`"))[0].rpartition("/")[2], "deeds.left by address")


def _is_run_by_drop(deed: Deed, whole: Whole) -> bool:
    """Whether the function around is handed to what waits for a connection that drops, or for a page that is left: `addEventListener('offline', drop)`."""
    name = deed.around[0] if deed.around else ""
    return bool(name) and any(
        one.last in ("addEventListener", "on", "once", "useEventListener")
        and name in one.args[1:3]
        and _DROPPED.search(one.args[0])
        for one in whole.deeds
        if one.is_call and len(one.args) > 1
    )


@memo
def _shows_rank(whole: Whole) -> bool:
    """Whether the page of a component shows people their rank in a line: its script alone does not."""
    if not whole.path.endswith((".vue", ".svelte", ".tsx", ".jsx")) or _MACHINES.search(whole.text) is not None:
        return False
    text = whole.project.text(whole.path) if whole.is_among_others else whole.text
    return speaks_of(text, "pressure.in_line") and re.search(r"\b(?:position|rank|rang)\b", text, re.I) is not None


@memo
def _comes_back(whole: Whole) -> bool:
    return _GRACE.search(whole.text) is not None


@memo
def _is_where_people_wait(whole: Whole) -> bool:
    """Whether the line of a file is one of people: it tells them their rank, or has one for them; the jobs of machines have a line too."""
    return _MACHINES.search(whole.text) is None and any(_is_of_rank(one, whole) for one in whole.deeds)


def _is_of_rank(deed: Deed, whole: Whole) -> bool:
    """Whether a deed tells someone their rank, or asks a line for it."""
    parts = (*deed.args, *(part for one in deed.puts for part in (one.name, one.value)))
    if any(_TURN.search(one) for one in parts):
        return True
    said = f"{deed.owner} {' '.join(parts)}"
    own = any(map(said.startswith, _OWN)) and speaks_of(" ".join(deed.around[1:]), "deeds.lines")
    of_line = own or speaks_of(f"{said} {whole.path}", "deeds.lines")
    if deed.is_call and speaks_of(deed.last, "deeds.ranked"):
        return of_line or speaks_of(" ".join(deed.around), "deeds.lines")
    if deed.is_call and speaks_of(deed.last, "deeds.rank"):
        return of_line or speaks_of(deed.last, "deeds.says")
    if deed.around and speaks_of(deed.around[0], "deeds.rank"):
        return of_line
    says = speaks_of(deed.last, "deeds.says") if deed.is_call else any(one.name in _PAINTED for one in deed.puts)
    return (says or of_line) and _names_rank(deed, of_line=of_line)


def _names_rank(deed: Deed, *, of_line: bool) -> bool:
    """Whether what is told, or put, is the rank of someone; that of a cursor, of a style or of a film is where it is."""
    in_line = speaks_of(" ".join(deed.around), "deeds.lines")
    said = [one.strip("\"'`:$") for one in deed.args]
    first = bool(said) and _is_rank(said[0], in_line=in_line) and (of_line or not any(map(_is_of_another, said[1:2])))
    return first or any(
        _is_rank(one.value.strip("\"'`:$"), in_line=in_line)
        or (_RANK.fullmatch(one.name) and one.value[:1] not in _QUOTES and (of_line or not _is_of_another(one.value)))
        for one in deed.puts
    )


def _is_rank(said: str, *, in_line: bool) -> bool:
    found = _RANK.fullmatch(said)
    return found is not None and (not found[1] or (in_line and found[1] in _OWN) or speaks_of(found[1], "deeds.lines"))


def _is_of_another(value: str) -> bool:
    """Whether a value is read from what is no line."""
    found = _HOLDER.match(value.removeprefix("await "))
    return found is not None and not speaks_of(found[0], "deeds.lines") and not speaks_of(value, "deeds.ranked")
