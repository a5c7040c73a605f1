"""What the checked files schedule, and when: cron tables, YAML, JSON and Python, each entry with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guichet import cron
from guichet.cron import Cron
from guichet.findings import Span
from guichet.source import Source, UnreadableError

if TYPE_CHECKING:
    from guichet.project import Project

PARIS_OFFSETS = (60, 120)
"""Minutes that French civil time is ahead of UTC, in winter and in summer."""
_UTC = re.compile(r"^(?:utc|etc/utc|gmt|etc/gmt|zulu|z)$", re.I)
_CRONTAB = re.compile(r"(?:^|/)(?:crontabs?(?:\.\w+)?|[^/]*\.cron(?:tab)?|cron\.d/[^/]+)$", re.I)
_ZONE = re.compile(r"^\s*(?:CRON_TZ|TZ)\s*=\s*[\"']?([\w/+-]+)")
_SETTING = re.compile(
    r"^[ \t]*(?:CELERY_TIMEZONE|TIME_ZONE|[\w.]*conf\.timezone|timezone)\s*=\s*[\"']([\w/+-]+)[\"']", re.M
)


@dataclass(frozen=True)
class Schedule:
    """One planned job: when, in which zone (None when the file does not say), and what it says it does."""

    path: str
    span: Span
    cron: Cron
    says: str
    """The command, the name, the function: whatever words tell what the job does."""
    zone: str | None = None

    @property
    def local_minutes(self) -> tuple[tuple[int, ...], ...]:
        """The minutes of the week in French civil time: one reading, or winter and summer when the zone is UTC."""
        if self.zone is not None and _UTC.match(self.zone):
            return tuple(self.cron.in_zone(offset) for offset in PARIS_OFFSETS)
        return (self.cron.minutes,)


def schedules_of(project: Project) -> tuple[Schedule, ...]:
    """Return everything that the files of a project schedule, in path order; computed once."""
    known: tuple[Schedule, ...] | None = project.__dict__.get("schedules")
    if known is None:
        known = project.__dict__["schedules"] = tuple(_read_all(project))
    return known


def _read_all(project: Project) -> Iterator[Schedule]:
    zone: str | None = None
    asked = False
    for path in project.paths:
        lower = path.lower()
        try:
            if _CRONTAB.search(path):
                yield from read_crontab(project.source(path))
            elif lower.endswith((".yml", ".yaml", "cron.json")):
                from guichet.schedules_data import read_data

                source = project.source(path)
                if lower.endswith(".json") or "cron" in source.text.lower():
                    yield from read_data(source)
            elif lower.endswith(".py"):
                from guichet.schedules_code import may_schedule, read_code

                source = project.source(path)
                if may_schedule(source.text):
                    if not asked:
                        zone, asked = _project_zone(project), True
                    module = project.modules.parsed(path)
                    if module is not None:
                        own = _SETTING.search(source.text)
                        yield from read_code(module, own[1] if own else zone)
        except UnreadableError:
            continue


def _project_zone(project: Project) -> str | None:
    for path in project.paths:
        if path.endswith(".py") and ("settings" in path or "config" in path or "celery" in path):
            try:
                found = _SETTING.search(project.text(path))
            except UnreadableError:
                continue
            if found:
                return found[1]
    return None


def read_crontab(source: Source) -> Iterator[Schedule]:
    """Yield the entries of a cron table; `CRON_TZ=` holds for the lines below it."""
    zone: str | None = None
    for number, at in enumerate(source.line_starts, 1):
        text = source.line(number)
        if match := _ZONE.match(text):
            zone = match[1]
        elif text.strip() and not text.lstrip().startswith("#") and (entry := read_line(text)):
            when, command = entry
            start = at + len(text) - len(text.lstrip())
            yield Schedule(source.path, Span(start, at + len(text.rstrip())), when, command, zone)


def read_line(text: str) -> tuple[Cron, str] | None:
    """Return when a line of a cron table runs, and its command."""
    match = cron.EXPRESSION.match(text)
    when = cron.parse(text) if match else None
    if match is None or when is None:
        return None
    return when, text[match.end() :].strip()
