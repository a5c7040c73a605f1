"""Timers of systemd: when a unit is started, and what the service beside it runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from guichet.core.findings import Span
from guichet.core.numbers import count
from guichet.core.source import Source
from guichet.reading.data.durations import seconds_written
from guichet.reading.schedules import cron
from guichet.reading.schedules.cron import Cron
from guichet.reading.schedules.entry import SHORT_SPREAD, Schedule

if TYPE_CHECKING:
    from guichet.reading.project.project import Project

_CALENDAR = re.compile(r"^OnCalendar\s*=\s*(.+?)\s*$", re.M)
_RUNS = re.compile(r"^ExecStart\s*=\s*(.+?)\s*$", re.M)
_UNIT = re.compile(r"^Unit\s*=\s*(\S+)\.service\s*$", re.M)
_SPREAD = re.compile(r"^RandomizedDelaySec\s*=\s*(\d+\s*[a-z]*)", re.M | re.I)
_TOLD = re.compile(r"^Description\s*=\s*(.+?)\s*$", re.M)
_MOMENT = re.compile(
    r"^(?:(?P<days>[A-Za-z]{3}[\w.,]*)\s+)?(?:\*-\*-(?P<date>[\d*,/]+)\s+)?(?P<hour>[\d*,/]+):(?P<minute>[\d*,/]+)(?::\d+)?(?:\s+(?P<zone>[A-Za-z]+(?:/[\w/+-]+)?))?$"
)
_SHORTCUTS = {"daily": "0 0 * * *", "weekly": "0 0 * * 1", "hourly": "0 * * * *", "monthly": "0 0 1 * *"}


def read_timer(source: Source, project: Project) -> Iterator[Schedule]:
    """Yield the moments of a timer, with the command of its service, and what both say of themselves."""
    says = _command(source, project)
    spread = _spread(source.text)
    for match in _CALENDAR.finditer(source.text):
        when, zone = _moment(match[1])
        if when is not None:
            yield Schedule(source.path, Span(match.start(), match.end(1)), when, says, zone, spread=spread)


def _spread(text: str) -> Span | None:
    """The line by which a timer waits for a moment drawn at random, when that is minutes away or more."""
    found = _SPREAD.search(text)
    if found is None:
        return None
    seconds = count(found[1]) if found[1].isdigit() else seconds_written(found[1])
    return Span(found.start(), found.end(1)) if seconds is not None and seconds > SHORT_SPREAD else None


def _moment(written: str) -> tuple[Cron | None, str | None]:
    if written in _SHORTCUTS:
        return cron.parse(_SHORTCUTS[written]), None
    match = _MOMENT.match(written)
    if match is None:
        return None, None
    days = (match["days"] or "*").replace("..", "-")
    return cron.from_fields(match["minute"], match["hour"], match["date"] or "*", weekday=days), match["zone"]


def _command(source: Source, project: Project) -> str:
    unit = _UNIT.search(source.text)
    folder, _, name = source.path.rpartition("/")
    service = f"{unit[1] if unit else name.removesuffix('.timer')}.service"
    path = f"{folder}/{service}" if folder else service
    told = _TOLD.findall(source.text)
    if not project.is_checked(path):
        return " ; ".join((name.removesuffix(".timer"), *told))
    text = project.text(path)
    return " ; ".join(dict.fromkeys((*_RUNS.findall(text), *told, *_TOLD.findall(text))))
