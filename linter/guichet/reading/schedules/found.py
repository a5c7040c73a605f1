"""What the checked files schedule, and when: cron tables, YAML, JSON and Python, each entry with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from guichet.core.findings import Span
from guichet.core.kinds import is_of_kind
from guichet.core.memo import memo
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source, UnreadableError
from guichet.reading.schedules import cron
from guichet.reading.schedules.entry import Schedule, read_line
from guichet.reading.schedules.kinds import SCHEDULED
from guichet.reading.schedules.programs import PROGRAMS, may_plan, read_program
from guichet.reading.templates.site import JVM_PROGRAMS

if TYPE_CHECKING:
    from guichet.reading.project.project import Project

_CRONTAB = re.compile(r"(?:^|/)(?:crontabs?(?:\.\w+)?|[^/]*\.cron(?:tab)?|cron\.d/[^/]+)$", re.I)
_ZONE = re.compile(r"^\s*(?:CRON_TZ|TZ)\s*=\s*[\"']?([\w/+-]+)")
_PLANNED = re.compile(
    r"cron\.schedule(?:_in_database)?\s*\(\s*(?:'(?P<name>[^']*)'\s*,\s*)?'(?P<when>[\d*,/ -]{9,})'\s*,\s*(?:\$\w*\$|')(?P<query>.{1,400}?)(?:\$\w*\$|')\s*[,)]",
    re.S,
)
_PLANS = re.compile(r"cron|\.schedule:|\bschedule:[ \t]*[\"']?[\d*]", re.I)
_SETTING = re.compile(
    r"^[ \t]*(?:CELERY_TIMEZONE|TIME_ZONE|[\w.]*conf\.timezone|timezone)\s*=\s*[\"']([\w/+-]+)[\"']", re.M
)
_TRIED = (Place.TEST, Place.FIXTURE)


@memo
def schedules_of(project: Project) -> tuple[Schedule, ...]:
    """Return everything that the files of a project schedule, in path order."""
    return tuple(_read_all(project))


def _read_all(project: Project) -> Iterator[Schedule]:
    zone: str | None = None
    asked = False
    for path in project.paths:
        lower = path.lower()
        if not is_of_kind(path, SCHEDULED):
            continue
        try:
            if _CRONTAB.search(path):
                yield from read_crontab(project.source(path))
            elif lower.endswith(".timer"):
                from guichet.reading.schedules.systemd import read_timer

                yield from read_timer(project.source(path), project)
            elif lower.endswith((".yml", ".yaml", "cron.json")):
                from guichet.reading.schedules.data import read_data

                source = project.source(path)
                if lower.endswith(".json") or "cron" in lower or _PLANS.search(source.text):
                    yield from read_data(source)
            elif lower.endswith(".sql"):
                source = project.source(path)
                if "cron.schedule" in source.text:
                    yield from read_queries(source)
            elif lower.endswith(JVM_PROGRAMS):
                from guichet.reading.jvm.program import program_of
                from guichet.reading.schedules.jvm import read_code as read_jvm

                source = project.source(path)
                if "@Scheduled(" in source.text and place_of_path(path) not in _TRIED:
                    yield from read_jvm(program_of(source), project)
            elif lower.endswith(PROGRAMS):
                source = project.source(path)
                if may_plan(source.text) and place_of_path(path) not in _TRIED:
                    yield from read_program(source, project)
            elif lower.endswith(".py"):
                from guichet.reading.schedules.python import may_schedule, read_code

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
            found = _SETTING.search(project.text(path))
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


def read_queries(source: Source) -> Iterator[Schedule]:
    """Yield the jobs that a database plans for itself: `cron.schedule('name', '10 3 * * 1', $$ … $$)`."""
    for found in _PLANNED.finditer(source.text):
        when = cron.parse(found["when"])
        if when is not None:
            yield Schedule(source.path, Span(*found.span()), when, f"{found['name'] or ''} ; {found['query']}", "UTC")
