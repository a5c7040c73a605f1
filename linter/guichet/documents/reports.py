"""A report of a run as a file holds it, whoever wrote that file: one record at a time, and no value of another sort."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator, Mapping
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from guichet.core.findings import Text
from guichet.core.plain_file import opened


class NotAReportError(Exception):
    """What a file holds instead of a report."""


OTHER = Text("ce n’est pas un rapport de guichet", "it is not a report of guichet")
_CUT = Text("le rapport est coupé", "the report is cut")


def records(file: Path) -> Generator[tuple[str, Mapping[str, Any]], None, None]:
    """Yield the records of a report with their kind: its heading, then its derogations and findings."""
    with TextIOWrapper(opened(file), encoding="utf-8") as lines:
        first = _parsed(lines.readline(_LONGEST), None)
        if isinstance(first, dict) and "kind" in first:
            yield str(first["kind"]), first
            while line := lines.readline(_LONGEST):
                record = mapping(_parsed(line, _CUT))
                yield str(record.get("kind")), record
            return
        lines.seek(0)
        whole = _parsed(lines.read(_LONGEST), OTHER)
    if not isinstance(whole, dict) or not isinstance(whole.get("findings"), list) or "version" not in whole:
        raise NotAReportError(OTHER)
    yield "report", whole
    for kind, name in (("derogation", "derogations"), ("finding", "findings")):
        yield from ((kind, one) for one in listed(whole.get(name)))


def _parsed(text: str, why: Text | None) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        if why is None:
            return None
        raise NotAReportError(why) from None


def mapping(value: object) -> Mapping[str, Any]:
    """Return a value that is a table, an empty one for any other."""
    return value if isinstance(value, dict) else {}


def listed(value: object) -> Iterator[Mapping[str, Any]]:
    """Yield the tables of a list, none for any other value."""
    return map(mapping, value if isinstance(value, list) else ())


_LONGEST = 100_000_000
"""Characters of a report, or of a line where it has several, beyond which it counts as cut."""
_LARGEST = 10**9
"""What nobody counts beyond: the sum of as many numbers as a report can hold is still one that a base holds."""


def number(value: object) -> int:
    """Return a count, 0 for what is none."""
    return value if isinstance(value, int) and 0 <= value <= _LARGEST else 0


def day(value: object) -> str:
    """Return a day as dates are written, "" for what is none."""
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        return ""
