"""Of which service, at which commit and on which day it is said who can finish."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from guichet.core.findings import Text
from guichet.reporters.days import written

_SHOWN = 8
"""Letters of a commit that tell it from others."""


@dataclass(frozen=True, slots=True)
class About:
    """What a report is about; what is not known is empty."""

    service: str = ""
    commit: str = ""
    day: date | None = None

    def said(self) -> Iterator[Text]:
        """Yield what is known, each in a few words."""
        if self.service:
            yield Text(f"Service : {self.service}", f"Service: {self.service}")
        if self.commit:
            yield Text(f"commit {self.commit[:_SHOWN]}", f"commit {self.commit[:_SHOWN]}")
        if self.day is not None:
            day = written(self.day)
            yield Text(f"le {day.fr}", day.en)
