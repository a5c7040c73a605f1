"""Jobs that only erase what nobody has touched for a year or more: how long it is kept is written, and nobody is turned away."""

from __future__ import annotations

import re

from guichet.core.numbers import whole
from guichet.done.acts.server.commands import steps_of
from guichet.done.words import speaks_of
from guichet.reading.project.project import Project
from guichet.reading.schedules.entry import Schedule

_YEARS = re.compile(
    r"(?<![\w.])(?P<one>\d{1,2})[\s.'\",_-]{0,4}(?:years?|ans?|ann[ée]es?)\b|\byears?\s?[=:(]\s?(?P<two>\d{1,2})\b|\bsub(?:Years|tractYears)?\(\s?(?P<three>\d{1,2})\b"
    r"|(?<!\w)(?P<months>\d{2,3})[\s.'\",_-]{0,4}(?:months?|mois)\b|\b(?:months?|mois)\s?[=:(]\s?(?P<more>\d{2,3})\b|\bdays?\s?[=:(]\s?(?P<days>\d{3,4})\b|(?<!\w)(?P<long>\d{3,4})[\s.'\",_-]{0,4}(?:days?|jours?)\b",
    re.I,
)
_YEAR = {"months": 12, "more": 12, "days": 365, "long": 365}


def only_erases_the_old(job: Schedule, project: Project) -> bool:
    """Return whether what a job runs erases what is a year old, or more."""
    said = " ".join((job.says, *(step.text for step in steps_of(job, project))))
    return _is_of_years(said) and (speaks_of(said, "retention.erased") or speaks_of(said, "retention.of_files"))


def _is_of_years(said: str) -> bool:
    return any(
        (whole(number) or 0) >= _YEAR.get(name, 1) for one in _YEARS.finditer(said) for name, number in one.groupdict().items() if number
    )  # fmt: skip
