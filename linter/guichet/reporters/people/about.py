"""Of which service, at which commit and on which day it is said who can finish."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from guichet.core.findings import Text

_MONTHS = (
    ("janvier", "January"), ("février", "February"), ("mars", "March"), ("avril", "April"), ("mai", "May"), ("juin", "June"),
    ("juillet", "July"), ("août", "August"), ("septembre", "September"), ("octobre", "October"), ("novembre", "November"),
    ("décembre", "December"),
)  # fmt: skip
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
            french, english = _MONTHS[self.day.month - 1]
            first = "1er" if self.day.day == 1 else str(self.day.day)
            yield Text(f"le {first} {french} {self.day.year}", f"{self.day.day} {english} {self.day.year}")
