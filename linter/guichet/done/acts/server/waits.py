"""How long a script that a job runs waits for a moment drawn at random, before it does anything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guichet.core.numbers import count
from guichet.done.acts.server.spelled_out import values_of
from guichet.reading.schedules.entry import Schedule

if TYPE_CHECKING:
    from guichet.reading.project.project import Project

_DRAWN = re.compile(
    r"\bRANDOM\b|\bshuf\b|/dev/u?random|\brand\(\)|random\.(?:random|randint|randrange|uniform)|\bjot -r\b"
)
_WAITS = re.compile(r"\bsleep\b|\bat now\b|systemd-run")
_IN_UNITS = re.compile(r"\bsleep\b[^\n;&|#]{0,80}?[\w})]\"?([mh])\b(?![\w/.-])")
_UPTO = re.compile(r"(?:%\s*|\b\d+-)\$?\{?(\w+)\}?")
"""Up to what a draw goes: `RANDOM % SPREAD`, `shuf -i "0-${SPREAD}"`."""
_SHORT = 5 * 60
"""Seconds within which a draw keeps servers apart, and nobody waits."""


def draw_waited(text: str, job: Schedule, project: Project) -> str:
    """Return the line of a script that waits for a moment drawn at random, minutes away or more; empty when none does."""
    lines = [line.strip() for line in text.splitlines() if _DRAWN.search(line) and not line.lstrip().startswith("#")]
    if not lines or not _WAITS.search(text):
        return ""
    unit = found[1] if (found := _IN_UNITS.search(text)) is not None else ""
    return lines[0] if _longest(lines[0], text, job, project) * {"m": 60, "h": 3600}.get(unit, 1) >= _SHORT else ""


def _longest(line: str, text: str, job: Schedule, project: Project) -> float:
    """The most that a draw gives; without end when nothing says it."""
    upto = _UPTO.search(line)
    if upto is None:
        return float("inf")
    if upto[1].isdigit():
        return count(upto[1])
    values = [count(one) for one in values_of(upto[1], job, project, text) if one.isdigit()]
    return max(values, default=float("inf"))
