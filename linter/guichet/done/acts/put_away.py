"""Files that are put away while nothing is decided of them: what an archive ends depends on the state that it takes them from."""

from __future__ import annotations

import re

from guichet.done.acts.verdicts import verdict_of
from guichet.done.words import apart, speaks_of

_OTHER_THAN = re.compile(
    r"(?:<>|!==?|\bnot\s+in\s*\(|\bnot\s+like\b|\b(?:exclude|where\.not|where_not|whereNotIn|reject)\s*\()[^;)\]}]{0,200}",
    re.I,
)
"""States that a test leaves out."""
_NULL = re.compile(
    r"(?<!\w)(?:\w{1,40}\.)?(\w{2,60})(?:\s+is\s+null\b|__isnull\s*=\s*True|['\"]?\s*(?::|=>|,)\s*(?:null|nil|None)\b|\s*=\s*None\b)|\bwhereNull\(\s*['\"](\w{2,60})",
    re.I,
)
"""What has not come yet: `decided_at IS NULL`."""


def is_put_away(word: str) -> bool:
    """Return whether a state only says that nobody looks at a file any more."""
    return len(word) <= _LONGEST and speaks_of(word, "decisions.put_away") and verdict_of(word) is None


_LONGEST = 40


def is_undecided(chosen: str) -> bool:
    """Return whether what picks files picks those that wait for an answer, and none that has had one."""
    said = _OTHER_THAN.sub(" ", chosen)
    missing = [one or other for one, other in _NULL.findall(said)]
    if any(speaks_of(one, "decisions.decide") or speaks_of(one, "decisions.settled") for one in missing):
        return True
    rest = apart(_NULL.sub(" ", said))
    return speaks_of(rest, "decisions.undecided") and not speaks_of(rest, "decisions.settled_states")
