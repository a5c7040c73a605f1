"""Which word ends somebody's request or file, and whether what a deed writes on is one."""

from __future__ import annotations

import re
from bisect import bisect_left

from guichet.core.memo import memo
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import Body, Deed, Put

WORD = re.compile(r"[\"'`:]?([A-Za-z_][\w ]{1,60})[\"'`]?$")
"""The last word of what is given."""
MOVES = ("transition_to", "update_state", "move_to", "apply")
"""What moves a file to a state that it is given."""
_MODEL = re.compile(r"[A-Z]\w{2,60}::")
_LAST = re.compile(r"\w+")
_HOW = frozenset({"mark", "set", "auto", "force", "do", "try", "make", "bulk", "mass", "be"})


def ending_of(deed: Deed, queried: str = "") -> str | None:
    """Return the word by which somebody's file is refused or ended; None when it is not, or is a thing."""
    if not is_of_people(deed, queried):
        return None
    if not deed.is_call:
        return next((one.value for one in deed.puts if is_end(one)), None)
    if deed.last in MOVES:
        return next((one for one in deed.args if ends(one)), None)
    is_verb = ends(verb_of(deed.last)) and not deed.last.endswith("?")
    return deed.last if is_verb else next((one.value for one in deed.written if is_end(one)), None)


def is_of_people(deed: Deed, queried: str = "") -> bool:
    """Return whether what a deed writes on is somebody's file, and no thing."""
    owner = (deed.owner if deed.is_call else deed.called) or queried
    named = f"{owner} {' '.join(deed.given)}" if deed.called.count(".") <= 1 else owner
    if not speaks_of(named, "decisions.people") and not speaks_of(named, "decisions.tracked"):
        return False
    last = _LAST.findall(owner)[-1:]
    what = last[0] if last and speaks_of(last[0], "decisions.people") else owner  # the file of a paper is a file
    return not (speaks_of(what, "decisions.things") or speaks_of(owner, "decisions.inside"))


def verb_of(name: str) -> str:
    """Return the word by which the name of a method begins, or the one that follows when it says how: `mark_closed`, `auto_close`."""
    words = apart(name).split()
    return words[1] if len(words) > 1 and words[0] in _HOW else next(iter(words), "")


def is_end(put: Put) -> bool:
    """Return whether what is put is a state in which something that was sent ends: refused, closed or left aside."""
    found = WORD.search(put.value.replace("::", " ").replace(".", " "))
    return speaks_of(put.name, "decisions.fields") and found is not None and ends(found[1])


def ends(word: str) -> bool:
    """Return whether a word refuses somebody's file, ends it or leaves it aside."""
    return (
        speaks_of(word, "decisions.refuse")
        or speaks_of(word, "decisions.close")
        or speaks_of(word, "decisions.dropped")
    )


def queried_in(deed: Deed, body: Body) -> str:
    """Return the model whose rows a chain of calls writes on: `Demande::where(…)->update(…)`."""
    if deed.owner or not deed.is_call:
        return ""
    models = _models_in(body)
    before = bisect_left(models, (deed.span.start, ""))
    return models[before - 1][1] if before else ""


@memo
def _models_in(body: Body) -> list[tuple[int, str]]:
    return sorted((one.span.start, one.called) for one in body.deeds if _MODEL.match(one.called))
