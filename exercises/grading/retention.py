"""Until when files about people are kept: a date that stays once it is written, and the files that are past theirs."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable
from pathlib import Path

_NAMED = re.compile(r"delete-before-(\d{4}-\d{2}-\d{2})")
_HEAD = re.compile(rb'<meta name="delete-before" content="(\d{4}-\d{2}-\d{2})">')


def months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day some months later, or the last of the month when there is none."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def date_of(file: Path) -> datetime.date | None:
    """Before when a file is to be deleted, when its name or its head says so."""
    found = _NAMED.search(file.name)
    text = found[1] if found else ""
    if not text and file.suffix == ".html":
        try:
            with file.open("rb") as page:
                head = _HEAD.search(page.read(4096))
            text = head[1].decode("ascii") if head else ""
        except OSError:
            return None
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError:
        return None


def dated(folder: Path) -> dict[Path, datetime.date]:
    """The files of a folder that bear a date."""
    files = sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []
    return {path: day for path in files if (day := date_of(path))}


def deletion(folder: Path, months: int, today: datetime.date) -> datetime.date:
    """Before when the report of a folder is to be deleted: the date that it bears already, never a later one."""
    to_come = [day for day in dated(folder).values() if day > today]
    return min([months_later(today, months), *to_come])


def leftovers(folder: Path, written: Iterable[Path]) -> list[Path]:
    """The files of earlier reports that this one did not write again: they are to be deleted."""
    return [path for path in dated(folder) if path not in set(written)]
