"""The last day to contest or to answer, reckoned from the day a decision was made inside: how programs and templates write it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.words import speaks_of
from guichet.reading.templates.site import Site

_AFTER = re.compile(
    r"(?P<last>[A-Za-z_]\w{1,60})(?:\(\))?(?:"
    r"\s?\+\s?(?:\w+\.)?(?:timedelta|relativedelta|Timedelta|interval)\b|\s?\+\s?\d{1,3}\.(?:days?|weeks?|months?)\b"
    r"|(?:->|\.)(?:modify\(\s?['\"]\+|(?:plus|add)(?:Days|Weeks|Months)\()|\.plus\(\d|\)?\.add\(\s?\{?\s?\w"
    r"|\s?,\s?(?:\{\s?(?:days|months|weeks)|\d{1,3}\s?\)|[A-Z][A-Z_]{2,40}\s?\))"
    r"|\s?\|\s?(?:date_modify\(\s?['\"]\+|(?:plus|add)_(?:days|weeks|months)\b)"
    r"|\s(?:ends[_ ]?on|plus)\s)",
    re.I,
)
"""A moment, and what comes after it: a length of time that is added."""
_WAITS = re.compile(r"\b(?:add(?:Days|Weeks|Months|BusinessDays)?|dayjs|moment|plus)\(\s?[\w.$?]{0,60}$")
"""What adds a length to what it is given first."""
_NEAR = 140
_FIELD = re.compile(
    r"^[^\S\n]+(\w+)\s*(?::[^=\n]+)?=\s*[\w.]*(?:Date(?:Time)?Field|Column\((?:\w+\.)?Date|mapped_column\()|^[^\S\n]+(\w+)\s*:\s*(?:\w+\.)?(?:date|datetime)\b|\.(\w+)\s*=\s*[\w.]*(?:today|now)(?:\(|[^\S\n]*$)",
    re.M,
)
"""A day that a record keeps: the field of a class, or what is given the present day."""


def limits_from_making(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text adds a length of time to the day a decision was made, for the last day on which people may contest or answer it."""
    for found in _AFTER.finditer(text):
        last = found["last"]
        if not speaks_of(last, "deadlines.made within") or speaks_of(last, "deadlines.sent"):
            continue
        before = text[max(0, found.start() - _NEAR) : found.start()]
        if found[0].rstrip().endswith((")", "{")) and "," in found[0] and not _WAITS.search(before):
            continue
        line = before.rpartition("\n")[2]
        if _is_to_contest(line) or (
            (line.strip().startswith("return") or not line.strip(" \t(.@$->[]")) and _is_to_contest(before)
        ):
            start = found.start() - len(re.search(r"[\w.$@>-]*$", line)[0])  # type: ignore[index]
            yield start, found.end("last")


def _is_to_contest(said: str) -> bool:
    """Whether words tell of the last day to contest, or to answer what one is told."""
    contests = speaks_of(said, "leaving.contest") or speaks_of(said, "decisions.contested")
    return speaks_of(said, "deadlines.answer by") or (contests and speaks_of(said, "deadlines.last day"))


def knows_sending(path: str, project: Site) -> bool:
    """Return whether a record beside a file keeps the day on which something was posted, handed over or received."""
    beside = (project.text(one) for one in project.beside(path) if one.endswith(".py"))
    fields = (next(filter(None, found.groups())) for text in beside for found in _FIELD.finditer(text))
    return any(speaks_of(one, "deadlines.sent") for one in fields)
