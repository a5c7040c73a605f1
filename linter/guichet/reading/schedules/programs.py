"""What PHP, Ruby and scripts plan: `$schedule->command('a:b')->dailyAt('03:00')`, `every :monday, at: '3 am'`, `cron.schedule('0 3 * * 1', open)`, `@Cron('0 3 * * *')`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.findings import Span
from guichet.core.numbers import count
from guichet.core.source import Source
from guichet.reading.named.settled import asked_in
from guichet.reading.schedules.cron import Cron, from_fields, parse
from guichet.reading.schedules.entry import Schedule
from guichet.reading.templates.site import RUBY_PROGRAMS, SCRIPT_SUFFIXES

PROGRAMS = (".php", *RUBY_PROGRAMS, *SCRIPT_SUFFIXES)
_WORDS = ("cron", "schedule", "every ", "recurringmessage")
_CRON = re.compile(
    r"(?P<mark>[@#]\[?)?\b(?:cron\.schedule|schedule\.scheduleJob|scheduleJob|new\s+CronJob|AsCronTask|RecurringMessage::cron|scheduler\.cron|Cron)\s*\(?\s*(?P<when>[^\n,)]{3,120})"
)
"""A call, or a mark above a function, that is given its hours as a table of cron writes them."""
_LARAVEL = re.compile(r"(?:\$schedule->|\bSchedule::)(?P<does>call|command|job|exec)\s*\(")
_AT = re.compile(
    r"->(?P<every>dailyAt|weeklyOn|at|cron|daily|weekly|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays)\((?P<given>[^\n;]{0,160}?)\)(?=\s*(?:->|;|\Z))"
)
_EVERY = re.compile(
    r"^[ \t]*every[ (]+(?P<what>[^\n]{1,80}?)(?:,\s*at:\s*(?P<at>[^\n]{3,60}?))?\)?\s+do\b(?P<body>.{0,1500}?)^[ \t]*end\b",
    re.M | re.S,
)
_HOUR = re.compile(r"\b(\d{1,2})(?:[:h](\d\d))?\s*(am|pm)?\b", re.I)
_QUOTED = re.compile(r"['\"`]([^'\"`\n]{1,80})['\"`]")
_ZONE = re.compile(r"(?i:time_?zone)['\"]?\s*(?:=>|[:(])\s*['\"]([\w/+-]+)['\"]|TZ=([\w/+-]+)")
_DAYS = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
_NAMES = re.compile(r"\b([A-Za-z_]\w{2,60})\s*\(|\bnew\s+(\w{3,60})|['\"]([\w-]{2,40}(?:[:.][\w-]{2,40})+)['\"]|,\s*([A-Za-z_]\w{3,60})\s*[,)]")  # fmt: skip
_READS = re.compile(r"(?:where|find|get|list|now|of|is|has|map|filter|info|debug|log|error|forEach|each|first|count|function|async|date|cron|schedule|daily|weekly|time|config|env)(?![a-z])", re.I)  # fmt: skip
_WRITES = re.compile(r"update|set|save|patch|insert|upsert|=", re.I)
_GOES_ON = re.compile(r"\n\s{0,80}(?=\.|->|\?\.)")
_LONGEST = 1_500
"""Signs of what a job does that are read."""
_FIELDS = 6
"""Parts of a cron expression whose first is the second."""


def may_plan(text: str) -> bool:
    """Whether a file may plan something: a cheap test on its text."""
    lower = text.lower()
    return any(one in lower for one in _WORDS)


def read_program(source: Source, project: Any) -> Iterator[Schedule]:
    """Yield what a program plans, with the names of what it runs and the states that it writes."""
    text = source.text
    if source.path.endswith(RUBY_PROGRAMS):
        for one in _EVERY.finditer(text):
            yield from _planned(one["what"] + " " + (one["at"] or ""), _of_every(one), one["body"], one.span(), source, project)  # fmt: skip
    for one in _LARAVEL.finditer(text) if source.path.endswith(".php") else ():
        body = _closed(text, one.end() - 1)
        rest = text[one.end() - 1 + len(body) :][:400].partition(";")[0]
        at = list(_AT.finditer(f"{rest};"))
        if at:
            told = f"artisan {body}" if one["does"] == "command" else body
            yield from _planned(rest, _of_laravel(at), told, (one.start(), one.end() + len(body)), source, project)
    for one in _CRON.finditer(text):
        opened = text.find("(", one.start(), one.start("when") + 1)
        call = _closed(text, opened) if opened >= 0 else one[0]
        body = call if not one["mark"] else text[one.end() :][:_LONGEST].partition("\n\n  ")[0]
        first = _QUOTED.search(one["when"])
        when = _of_text(first[1]) if first is not None else None
        if when is None and first is None and one["when"].strip()[:1] not in "'\"`":
            when = _of_text(_named(one["when"].strip(), text))
        yield from _planned(f"{one['when']} {call[-200:]}", when, body, (one.start(), one.end()), source, project)


def _planned(hours: str, when: Cron | None, body: str, at: tuple[int, int], source: Source, project: Any) -> Iterator[Schedule]:  # fmt: skip
    path, span = source.path, Span(*at)
    kept = next(asked_in(hours, project), None) if when is None else None
    if kept is not None and kept.value:
        when, path, span = _of_text(kept.value), kept.path, kept.span
    if when is not None:
        zone = _ZONE.search(hours)
        yield Schedule(path, span, when, _told(body, source.text), (zone[1] or zone[2]) if zone is not None else None)


def _told(body: str, text: str) -> str:
    """The names of what a job runs, and the lines by which it writes a state; a function that it only names is read where the file declares it."""
    lines = [one.strip() for one in _GOES_ON.sub("", body[:_LONGEST]).splitlines()]
    names = [next(filter(None, one.groups())) for one in _NAMES.finditer(body[:_LONGEST])]
    names = [one for one in dict.fromkeys(names) if not _READS.match(one)]
    own = "\n".join(_declared(one, text) for one in names[:4])
    lines += [one.strip() for one in _GOES_ON.sub("", own).splitlines()]
    command = [body.strip()] if body.startswith("artisan") else []
    return " ;\n".join((*command, *names, *(one for one in lines if _WRITES.search(one))))


def _declared(name: str, text: str) -> str:
    found = re.search(rf"(?:function\s+{re.escape(name)}\s*\(|\bdef\s+{re.escape(name)}\b|\bconst\s+{re.escape(name)}\s*=)", text)  # fmt: skip
    return text[found.end() : found.end() + _LONGEST].partition("\n}")[0].partition("\nend")[0] if found else ""


def _named(name: str, text: str) -> str:
    """The text that a file gives a name: `const WHEN = '0 3 * * *'`."""
    found = re.search(rf"\b{re.escape(name)}\s*=\s*['\"`]([^'\"`\n]{{1,80}})['\"`]", text) if name.isidentifier() else None  # fmt: skip
    return found[1] if found is not None else ""


def _closed(text: str, opened: int) -> str:
    """What a bracket holds, up to the one that closes it."""
    depth = 0
    for at in range(opened, min(len(text), opened + _LONGEST)):
        depth += (text[at] == "(") - (text[at] == ")")
        if not depth:
            return text[opened : at + 1]
    return text[opened : opened + _LONGEST]


def _of_text(said: str) -> Cron | None:
    """What an expression of cron, or an hour of every day, says."""
    parts = said.split()
    found = parse(" ".join(parts[1:_FIELDS] if len(parts) >= _FIELDS else parts))
    return found or (_of_hour(said, "*") if re.fullmatch(r"\d{1,2}[:h]\d\d\s*(?:am|pm)?", said.strip(), re.I) else None)


def _of_hour(said: str, day: str) -> Cron | None:
    found = _HOUR.search(said)
    if found is None:
        return None
    hour = count(found[1]) % 12 + (12 if (found[3] or "").lower() == "pm" else 0) if found[3] else count(found[1])
    return from_fields(found[2] or "0", f"{hour}", weekday=day)


def _of_every(one: re.Match[str]) -> Cron | None:
    quoted = _QUOTED.search(one["what"])
    if quoted is not None:
        return _of_text(quoted[1])
    said = one["what"].lower()
    day = next((f"{at}" for at, name in enumerate(_DAYS) if f":{name}" in said), "*")
    return _of_hour(one["at"] or "", day) if day != "*" or "day" in said else None


def _of_laravel(calls: list[re.Match[str]]) -> Cron | None:
    day, found = "*", None
    for one in calls:
        name = one["every"]
        if name.rstrip("s") in _DAYS:
            day = f"{_DAYS.index(name.rstrip('s'))}"
    for one in calls:
        name, texts = one["every"], _QUOTED.findall(one["given"])
        if name == "cron" and texts:
            found = parse(texts[0])
        elif name in ("dailyAt", "at") and texts:
            found = _of_hour(texts[0], day) if _HOUR.fullmatch(texts[0]) else None
        elif name == "weeklyOn":
            which = one["given"].partition(",")[0].strip()
            found = _of_hour(texts[-1] if texts else "0:00", which if which.isdigit() else "1")
        elif name in ("daily", "weekly") and not any(other["every"] == "at" for other in calls):
            found = from_fields("0", "0", weekday="0" if name == "weekly" else "*")
    return found
