"""What a helper without a subject of its own serves: the names that it is handed to, in its file or where it is brought in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from guichet.done.acts.deed_found import Whole

_MOST = 8
"""Files that bring a helper in, and lines that hand it on, that are read at most."""
_SHORTEST = 5
"""Letters of a name that is not anybody's."""
_ABOVE = 3
"""Lines above that begin what hands a helper on."""
_BRINGS = re.compile(r"^\s*(?:import|from|use|export \{|\}|(?:const|let|var)\b[^\n=]{1,200}=\s*require)\b")


def served(function: str, whole: Whole) -> Iterator[str]:
    """Yield what hands a function on: `birth = CharField(validators=[whole_date])`, `birth: z.string().transform(wholeDate)`."""
    if len(function) < _SHORTEST:
        return
    named = re.compile(rf"(?<![\w$.]){re.escape(function)}\b")
    made = re.compile(
        rf"\b(?:def|function|fun)\s+{re.escape(function)}\b|\b(?:const|let|var)\s+{re.escape(function)}\s*="
    )
    ending = whole.path[whole.path.rfind(".") :]
    users = (
        one
        for one in whole.project.paths
        if one != whole.path and one.endswith(ending) and whole.project.holds(one, function)
    )
    yield from _handing(whole.text, named, made)
    for path in islice(users, _MOST):
        text = whole.project.text(path)
        if made.search(text) is None:  # one of its own has the same name
            yield from _handing(text, named, made)


def _handing(text: str, named: re.Pattern[str], made: re.Pattern[str]) -> Iterator[str]:
    lines = text.splitlines()
    held = (rank for rank, line in enumerate(lines) if named.search(line) and not made.search(line))
    for rank in islice((one for one in held if not _BRINGS.match(lines[one])), _MOST):
        yield " ".join(lines[_begun(lines, rank) : rank + 1])


def _begun(lines: list[str], rank: int) -> int:
    """Where the call begins that a line is written in, a little above: `birth = CharField(`."""
    above = (one for one in range(rank - 1, max(-1, rank - 1 - _ABOVE), -1) if lines[one].strip())
    outer = next((one for one in above if _depth(lines[one]) < _depth(lines[rank])), rank)
    return outer if lines[outer].rstrip().endswith(("(", "[")) else rank


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
