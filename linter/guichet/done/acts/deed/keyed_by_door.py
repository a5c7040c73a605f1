"""Files put in order by a number that the door through which they came is given: those without a screen wait until all the others are done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.done.acts.deed.sorted_by_door import HOLDING, Ranked, ranked_by
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.table.door_prices import DoorPrice, Measure
from guichet.done.grounds.channel import says_way
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.scripts.made import by_hand
from guichet.reading.templates.site import Site

_KEY = (
    r"(?:\breturn\b|\bkey\s*=\s*lambda\s+\w+\s*:|\|\s*\w+(?:,\s*\w+)?\s*\||=>|->|\bcomparing(?:Int)?\()"
    r"\s*(?:\(\s*\w+\s+\w+\s*\)\s*->\s*)?(?P<minus>[(\[{\s]{0,4}-?)"
)
"""What stands before that by which something is put in order, first of all."""
_LOOKED = r"(?:self::|static::|this\.|\w{1,40}::)?\$?(?P<table>\w{1,60})\s?(?:\[|\.get\(|\.fetch\(|\.of\(|\()\s?\$?(?P<of>\w{1,30})(?:->|\?\.|\.|\[['\"])(?P<column>\w{1,40})"
"""A number that a table gives to a door: `RANKS[claim.channel]`."""
_HELD = r"\$?(?P<owner>\w{1,30})(?:->|\?\.|\.)(?P<door>\w{1,40})(?:\(\))?(?:->|\?\.|\.)(?:rank|rang|order|ordre|value|priority|priorite|weight|poids|ordinal)\b"
"""The number that a door bears: `claim.channel().rank()`."""
_FIRST = re.compile(f"{_KEY}(?P<by>{_LOOKED}|{_HELD})")
_SORTS = re.compile(
    r"\bsort(?:ed|_by|by)?!?\b|\busort\b|\bcomparing\b|\borderBy\b|\.sort\b|\bthenComparing\b|\bkey\s*=", re.I
)
_IN_ORDER = re.compile(
    r"\bu?sort(?:ed)?\(\s*\$?(?:\w{1,40}(?:->|\.)){0,4}(\w{1,40})|(?<!\w)(\w{1,40})(?:\(\))?\.(?:sort|orderBy|toSorted)",
    re.I,
)
"""What is put in order: the last name before the sort, or what it is given."""
_ANY_LIST = frozenset(
    {"stream", "comparator", "list", "liste", "all", "items", "rows", "results", "array", "values", "sequence"}
)
"""What a list is called whatever it holds."""
_BEFORE, _AFTER = 160, 120
"""Signs around a key in which the sort is named, and what comes second."""
_FUNCTION = re.compile(r"\b(?:def|function|fun|const)\s+(?:self\.)?(\w{1,60})[^\n]{0,80}\n?[^\n]{0,40}$")
_ARRIVED = re.compile(r"receiv|arriv|creat|submit|date|recu|depos|filed|_at\b|_le\b|sent", re.I)
_BACKWARDS = re.compile(r"reverse\s*=\s*True|\.reverse\b|reversed\(|\.desc\b", re.I)
_SECOND = frozenset({"b", "y", "right", "other", "second", "droite"})
"""What the second of two that are compared is called."""


def letters_after(whole: Whole) -> Iterator[DoorPrice]:
    """Yield what puts files in order by their doors, then by their dates, where the number of a screen comes before that of a letter."""
    for found in _FIRST.finditer(whole.text) if whole.place.is_lived else ():
        column = found["column"] or found["door"]
        before = whole.text[max(0, found.start() - _BEFORE) : found.end("minus")]
        after = whole.text[found.end() : found.end() + _AFTER].partition("\n\n")[0]
        if not says_way(apart(column)) or not _ARRIVED.search(after) or not _is_sort(before, whole):
            continue
        named = _function_around(before)
        listed = ["".join(one) for one in _IN_ORDER.findall(before)[-1:]]
        waiting = [one for one in listed if one.lower() not in _ANY_LIST] or [found[0], named]
        if not any(speaks_of(one, "places.applicants") for one in waiting):
            continue  # what is put in order is no request: a count, a message, what happened to a file
        said = f"{whole.path} {named} {' '.join(waiting)}"
        certain = speaks_of(said, "ways.dealt_with") or speaks_of(said, "ways.taken_next")
        backwards = (
            "-" in found["minus"] or bool(_BACKWARDS.search(after)) or (found["of"] or found["owner"]) in _SECOND
        )
        for screen, letter in ranked_by(found["table"] or column, whole.project):
            if letter[1] != screen[1] and (letter[1] < screen[1]) is backwards:
                span = Span(whole.start + found.start("by"), whole.start + found.end("by"))
                yield DoorPrice(Kind.REFUSE, whole.path, span, whole.place, said_as=letter[0], beside=screen[0], measure=Measure.TURN, certain=certain)  # fmt: skip
                break


def _function_around(before: str) -> str:
    """The name of the function that opens just before a key; "" when none does."""
    found = _FUNCTION.search(before)
    return found[1] if found is not None else ""


def _is_sort(before: str, whole: Whole) -> bool:
    """Whether what stands before a key puts something in order, or the function around it is given to what does; and it is people's files."""
    name = _function_around(before)
    sorts = _SORTS.search(before) is not None or (bool(name) and name in _given_to_sorts(whole.project))
    return sorts and not speaks_of(f"{name} {whole.path}", "ways.displayed")


_GIVEN = re.compile(
    r"\b(?:key\s*=\s*|(?:sort|sort_by|usort|sorted|sortBy|toSorted)\((?:[^()\n]{1,60},\s*)?&?[:'\"]?)(\w{1,60})"
)


@memo
def _given_to_sorts(project: Site) -> frozenset[str]:
    """The names of what the programs of a project put things in order by."""
    holding = (one for one in by_hand(project) if one.endswith(HOLDING) and "sort" in project.lowered(one))
    return frozenset(name for path in holding for name in _GIVEN.findall(project.text(path)))


def keys_ranked(path: str, project: Site) -> list[object]:
    """Return the numbers of the doors by which a file puts others in order, and whether what holds them is given to a sort."""
    found: list[object] = []
    for one in _FIRST.finditer(project.text(path)):
        ranked: list[Ranked] = list(ranked_by(one["table"] or one["door"], project))
        if ranked:
            found.extend((ranked, sorted(_given_to_sorts(project))))
    return found
