"""One planned job, and the line of a cron table that plans it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from guichet.core.findings import Span
from guichet.reading.schedules import cron
from guichet.reading.schedules.cron import Cron

if TYPE_CHECKING:
    from guichet.reading.python.module import PythonModule

PARIS_OFFSETS = (60, 120)
"""Minutes that French civil time is ahead of UTC, in winter and in summer."""
SHORT_SPREAD = 5 * 60
"""Seconds that keep machines from starting all at once, and have nobody wait."""
_UTC = re.compile(r"^(?:utc|etc/utc|gmt|etc/gmt|zulu|z)$", re.I)


@dataclass(frozen=True)
class Schedule:
    """One planned job: when, in which zone (None when the file does not say), and what it says it does."""

    path: str
    span: Span
    cron: Cron
    says: str
    """The command, the name, the function: whatever words tell what the job does."""
    zone: str | None = None
    unit: Any = field(default=None, compare=False, repr=False)
    """In Python, what the schedule is written for: a function, a call, an entry of a table."""
    module: PythonModule | None = field(default=None, compare=False, repr=False)
    where: str = ""
    """Where it runs, by the names that its file gives to that: a namespace, an environment."""
    taken_from: tuple[str, ...] = ()
    """The tables of settings that it takes the values of its variables from, by their names."""
    spread: Span | None = None
    """What has the job started at a moment drawn at random after the planned one."""

    @property
    def local_minutes(self) -> tuple[tuple[int, ...], ...]:
        """The minutes of the week in French civil time: one reading, or winter and summer when the zone is UTC."""
        if self.zone is not None and _UTC.match(self.zone):
            return tuple(self.cron.in_zone(offset) for offset in PARIS_OFFSETS)
        return (self.cron.minutes,)


_ACCOUNT = re.compile(r"(?:root|www-data|nobody|daemon|apache|nginx|postgres|ubuntu|debian)[ \t]+(?=[\w/.$])")
"""Who runs a job, written before its command in the table of a whole machine."""


def read_line(text: str) -> tuple[Cron, str] | None:
    """Return when a line of a cron table runs, and its command."""
    match = cron.EXPRESSION.match(text)
    when = cron.parse(text) if match else None
    if match is None or when is None:
        return None
    return when, _command(text[match.end() :].strip())


def _command(said: str) -> str:
    account = _ACCOUNT.match(said)
    return said[account.end() :] if account is not None else said
