"""Requests of which a line may send only a few in a day, whoever sends them: a library, a shelter, somebody who helps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

from guichet.core.memo import memo
from guichet.core.numbers import count
from guichet.core.source import digest_of
from guichet.done.acts.by_line import BY_LINE, FEW, LONG, NO_REQUEST
from guichet.done.acts.deed.held_numbers import held, number_in, stem, text_in
from guichet.done.acts.deed.session_lengths import seconds_said
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.offered.ways_out import offers_way
from guichet.done.words import speaks_of
from guichet.reading.data.durations import UNITS, seconds_written
from guichet.reading.deeds.deed import Deed
from guichet.reading.scripts.files import resolve
from guichet.reading.scripts.made import by_hand
from guichet.reading.templates.site import SCRIPT_SUFFIXES, Site

_RATE = re.compile(r"(\d{1,4})\s*(?:/|per|par)\s*(?:(\d{1,3})\s*)?([a-z]+)", re.I)
_PER = re.compile(r"per(Day|Hour)(s?)$")
_OF_REQUEST = re.compile(r"(?<![\w.$])\w{1,30}\??\.(\w{1,40})")
_CARRIES_LINE = frozenset({"headers", "header", "get", "socket", "connection"})
"""By which what a request came by is asked of it."""
_HOLDS_TO = re.compile(r"throttle:([\w-]{2,60})['\"]")
"""How a route of Laravel names the limit that it is held to."""
_STATEMENT = re.compile(r";\s*\n")
_BLOCK_ENDS = re.compile(r"\n\s{0,12}(?:end\b|\})")
_SHOWS = re.compile(r"render\w{0,30}\W{1,3}(?:\w{1,40},\s*)?(?:template:\s*)?(?:['\"]([\w/.-]{3,60})['\"]|:(\w{3,60}))")
_SET = re.compile(
    r"^(?:\$?(?P<owner>\w+)(?:\.|::|->)|config\(['\"](?P<file>[\w-]{1,60})\.)?(?P<name>[^\W\d]\w{2,60})(?:['\"]\))?$"
)
"""A number or a rate that is set elsewhere: `settings.A_DAY`, `config('claims.a_day')`."""
_NAMED = re.compile(
    r"(?:\b(?:limit|to|max|windowMs|per(?:Day|Hour)s?)['\"]?\s*[:=(]>?|>=?|tooManyAttempts\([^,\n]{1,80},)\s*((?:\$?\w{1,60}(?:\.|::|->)|config\(['\"][\w-]{1,60}\.)?[^\W\d]\w{2,60})"
)
"""What a limit is given by its name, or the name of what is not to be gone beyond."""
_EXPORTS = re.compile(r"^\s*export\s+(?:default\s+)?")
"""What a script says of a name that others may use."""
_BROUGHT_IN = re.compile(
    r"\b(?:import|const|let|var)\s+([^;'\"=]{1,300}?)(?:\bfrom\s*|=\s*(?:await\s+)?(?:require|import)\s*\(\s*)['\"]([^'\"\n]{1,200})['\"]"
)
"""The names that a script takes from another, and how it names that one."""
_ROUTE = re.compile(r"\.(?:get|post|put|patch|all|use)\(\s*(['\"`][^'\"`\n]{1,120}['\"`])\s*,([^\n]{1,200})")
_WORD = re.compile(r"\w+")
_MEMBER = re.compile(r"(?<![\w.])(\w+)(?:\.(\w+))?")
_OF_ANYTHING = frozenset({"max", "maximum", "limit", "to", "count", "rate", "period", "number", "value", "total"})
"""Names that any setting may have: those of one file say nothing of another."""
_FAR = 600
_MILLISECONDS = 1000


_Value = TypeVar("_Value")


class _Limit(NamedTuple):
    """How many a line may send, in how many seconds, what is counted, and whether it is sure which number a name stands for."""

    number: float
    seconds: float
    counted: str
    is_sure: bool = True


def few_a_day(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the limit that a line is held to for most of a day, when it is few and no other door is told to whoever is stopped."""
    if not deed.is_call or not whole.place.is_public:
        return
    given = _limit(deed, whole)
    if given is None:
        return
    number, seconds, counted, is_sure = given
    named = " ".join((deed.called, *deed.args, *deed.around, *deed.marks, counted))
    if not 0 < number < FEW or seconds < LONG or any(speaks_of(named, idea) for idea in NO_REQUEST):
        return
    if not tells_another_door(whole):
        span = next(deed.put("max"), deed).span if next(deed.put("timeWindow"), None) is not None else deed.span
        yield FromDeed(
            Kind.REFUSE, deed.path, span, whole.place, what=What.SAME_DEVICE, shown=whole.shown(span), other=f"{number:g}",
            certain=is_sure and speaks_of(named, "decisions.people"),
        )  # fmt: skip


def _is_by_line(counted: str) -> bool:
    """Whether what tells people apart is their line, and nothing else of them: `(req) => req.ip`."""
    asked = _OF_REQUEST.findall(counted)
    return BY_LINE.search(counted) is not None and all(BY_LINE.search(one) or one in _CARRIES_LINE for one in asked)


def _limit(deed: Deed, whole: Whole) -> _Limit | None:
    """What a call lets a line send; None when it counts no line."""
    puts = {one.name: one.value for one in deed.puts}
    if deed.last == "throttle" and "limit" in puts:  # Rack::Attack: what is counted is said in the block
        body = _block(deed, whole)
        return _both(puts["limit"], puts.get("period", ""), body, whole) if BY_LINE.search(body) else None
    if deed.last == "rate_limit" and "to" in puts:  # Rails counts by the line when it is told nothing else
        return None if "by" in puts else _both(puts["to"], puts.get("within", ""), puts.get("only", ""), whole)
    if deed.last == "rateLimit" and "windowMs" in puts and _is_by_line(puts.get("keyGenerator", "ip")):
        found = _both(puts.get("max", puts.get("limit", "")), puts["windowMs"], _named(deed, whole), whole)
        return _in_milliseconds(found)
    if deed.last in ("forRoot", "Throttle") and "ttl" in puts and "limit" in puts and "throttl" in deed.called.lower():
        found = _both(puts["limit"], puts["ttl"], " ".join(deed.args), whole)  # NestJS counts by the line
        return _in_milliseconds(found)
    if "max" in puts and "timeWindow" in puts and "keyGenerator" not in puts:  # so does Fastify
        length = puts["timeWindow"].strip("\"'")
        found = _both(puts["max"], length, " ".join(deed.args), whole)
        return _in_milliseconds(found) if seconds_written(length) is None else found
    if (per := _PER.search(deed.called)) is not None and deed.args and deed.owner.endswith("Limit::"):
        beside = f"{_limiter(deed, whole)} {_block(deed, whole)}"
        units, counted = deed.args[:2] if per[2] and len(deed.args) > 1 else ("1", deed.args[0])
        number, long = _number(counted, whole), count(units) if units.isdigit() else 1
        if number is None or not BY_LINE.search(beside):
            return None
        return _Limit(number[0], long * UNITS[per[1].lower()], beside, number[1])
    if deed.last in ("limit", "ratelimit", "shared_limit"):
        return _said(deed, puts, whole)
    return None


def _said(deed: Deed, puts: dict[str, str], whole: Whole) -> _Limit | None:
    """A limit that is said in words: `@limiter.limit("3 per day")`, `@ratelimit(key="ip", rate="3/d")`."""
    texts = (*deed.args[:1], puts.get("rate", ""))
    said = next((one for text in texts if (one := _rate(text, whole)) is not None), None)
    key = puts.get("key", puts.get("key_func", "ip" if "get_remote_address" in whole.text else ""))
    found = rate_said(said[0]) if said is not None and BY_LINE.search(key) else None
    return _Limit(*found, "", said[1]) if said is not None and found is not None else None


def rate_said(text: str) -> tuple[float, float] | None:
    """Return how many, in how many seconds, a rate says: "3 per day", "3/d"."""
    found = _RATE.fullmatch(text)
    seconds = seconds_said(f"{found[2] or 1} {found[3]}") if found is not None else None
    return (count(found[1]), seconds) if found is not None and seconds else None


def _rate(said: str, whole: Whole) -> tuple[str, bool] | None:
    """A rate as it is written, or that of the name that stands for it, and whether that is sure: `settings.A_DAY`."""
    plain = said.strip("\"'")
    return (plain, True) if rate_said(plain) is not None else _set_to(text_in, said, whole.text, whole.project)


def _both(number: str, length: str, counted: str, whole: Whole) -> _Limit | None:
    least = _number(number, whole)
    seconds, is_sure = seconds_said(length), True
    if not seconds and (found := _set_to(number_in, length, whole.text, whole.project)) is not None:
        seconds, is_sure = found
    return _Limit(least[0], seconds, counted, least[1] and is_sure) if least is not None and seconds else None


def _in_milliseconds(found: _Limit | None) -> _Limit | None:
    return found._replace(seconds=found.seconds / _MILLISECONDS) if found is not None else None


def _number(said: str, whole: Whole) -> tuple[float, bool] | None:
    """A number as it is written, or that of the name that stands for it, and whether that is sure."""
    return (count(said), True) if said.isdigit() else _set_to(number_in, said, whole.text, whole.project)


def _set_to(
    read: Callable[[str, str], _Value | None], said: str, own: str, project: Site
) -> tuple[_Value, bool] | None:
    """What a name is given in its own file or in the one that its owner names; elsewhere in the project it is not sure, and nothing for a name that anything may have."""
    named = _SET.match(said)
    if named is None:
        return None
    name, file = named["name"], named["owner"] or named["file"] or ""
    is_of_anything = name.lower() in _OF_ANYTHING
    sure = held(read, name, project, file) if file else None
    if sure is None and not (file and is_of_anything):
        sure = read(name, own)
    if sure is not None or is_of_anything:
        return (sure, True) if sure is not None else None
    found = held(read, name, project)
    return (found, False) if found is not None else None


def _block(deed: Deed, whole: Whole) -> str:
    """What a call is followed by, to the end of its block."""
    start = deed.span.end - whole.start
    text = whole.text[start : start + _FAR]
    end = _BLOCK_ENDS.search(text)
    return text[: end.start()] if end is not None else text.partition(";")[0]


def _named(deed: Deed, whole: Whole) -> str:
    """The line that a call stands on, with the name that it is given and the routes that it then stands before."""
    start = deed.span.start - whole.start
    line = whole.text[whole.text.rfind("\n", 0, start) + 1 : start]
    name = "".join(re.findall(r"\b(\w+)\s*=\s*$", line))
    elsewhere = _routes_beside(whole.project).get(whole.path, {})
    return " ".join((_EXPORTS.sub("", line), *_routes_after(whole).get(name, elsewhere.get(name, ()))))


def _limiter(deed: Deed, whole: Whole) -> str:
    """The name under which Laravel is told of a limit, and the routes and controllers that it holds to it."""
    start = deed.span.start - whole.start
    name = whole.text[max(0, start - _FAR) : start].rpartition("RateLimiter::for(")[2].partition(",")[0]
    return " ".join((name, *_held_routes(whole.project).get(name.strip("'\" "), ())))


@memo
def _held_routes(project: Site) -> dict[str, list[str]]:
    """For each name of a limit, the statements of PHP that hold a route, or a controller, to it, and the files that they stand in."""
    found: dict[str, list[str]] = {}
    for path in project.paths:
        if path.endswith(".php") and "throttle:" in project.lowered(path):
            at = 0
            for one in (*_STATEMENT.finditer(text := project.text(path)), None):
                end = one.end() if one is not None else len(text)
                for name in _HOLDS_TO.findall(text, at, end):
                    found.setdefault(name, []).append(f"{path.rpartition('/')[2]} {text[at:end][-_FAR:]}")
                at = end
    return found


@memo
def _routes_after(whole: Whole) -> dict[str, list[str]]:
    """The routes of a script that each name is given to."""
    return _routes_in(whole.text)


@memo
def _routes_beside(project: Site) -> dict[str, dict[str, list[str]]]:
    """For each script, the routes that those which speak of limits give the names that they take from it: `limiter`, `limits.claims`."""
    found: dict[str, dict[str, list[str]]] = {}
    for path in by_hand(project):
        if not path.endswith(SCRIPT_SUFFIXES) or "limit" not in project.lowered(path):
            continue
        text = project.text(path)
        origins = {
            name: resolve(module, path, project)
            for clause, module in _BROUGHT_IN.findall(text)
            for name in _WORD.findall(clause)
        }
        for route, given in _ROUTE.findall(text):
            for here, there in _MEMBER.findall(given):
                if (origin := origins.get(here)) is not None:
                    found.setdefault(origin, {}).setdefault(there or here, []).append(route)
    return found


def _routes_in(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in _ROUTE.finditer(text):
        for name in _WORD.findall(one[2]):
            found.setdefault(name, []).append(one[1])
    return found


@memo
def tells_another_door(whole: Whole) -> bool:
    """Whether a file, or a page that it shows, tells of another door."""
    return leads_elsewhere(whole.text, whole.project)


def leads_elsewhere(text: str, project: Site) -> bool:
    """Return whether a text, or a page that it shows, tells of another door."""
    return offers_way(text) or any(offers_way(project.text(one)) for one in _pages_shown(text, project))


def _pages_shown(text: str, project: Site) -> Iterator[str]:
    """The pages that a file shows."""
    for name in dict.fromkeys(written or symbol for written, symbol in _SHOWS.findall(text)):
        for path in _by_stem(project).get(stem(name), ()):
            if name.partition(".")[0] in path:
                yield path


@memo
def _by_stem(project: Site) -> dict[str, list[str]]:
    """The files of a project by their names, without their ends and the sign of a partial."""
    found: dict[str, list[str]] = {}
    for path in project.paths:
        found.setdefault(stem(path).lstrip("_"), []).append(path)
    return found


def limits_told(path: str, project: Site) -> tuple[object, ...]:
    """Return the numbers that a file names to limit what is sent, and what the pages hold that it shows, which may tell of another door."""
    text = project.text(path)
    limits = dict.fromkeys(_NAMED.findall(text))
    numbers = [[_set_to(read, one, text, project) for read in (number_in, text_in)] for one in limits]
    held = _held_routes(project) if "RateLimiter::for" in text else ()
    shown = [digest_of(project.text(one).encode("utf-8", "surrogateescape")) for one in _pages_shown(text, project)]
    return numbers, shown, _routes_beside(project).get(path), held
