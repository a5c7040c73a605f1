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


_ERASES = re.compile(
    r"(?:delete|destroy|remove|forceDelete|purge|softDelete|erase|supprimer|effacer)(?:_all|_many|All|Many|Tous|Toutes|In[Bb]atch|By[A-Z]\w{1,80})?!?$"
)
"""What throws files away."""
_DERIVED = re.compile(r"\b(?:find|delete|remove|count)\w{0,20}By([A-Z]\w{2,100})\(")
"""A query of Spring that its name writes out: `deleteByStatusAndTreatedOnIsNull`."""


def erases_undecided(called: str, chosen: str) -> bool:
    """Return whether a call throws away files that wait for an answer, as what picks them says."""
    return _ERASES.match(called) is not None and is_undecided(_DERIVED.sub(_in_words, chosen))


def _in_words(found: re.Match[str]) -> str:
    """The conditions that the name of a query tells, as a query writes them."""
    return (
        " and ".join(re.sub(r"(?<=[a-z])IsNull\b", " is null", one) for one in re.split(r"And(?=[A-Z])", found[1]))
        + "("
    )
