"""Papers about what never changes that a renewal wants once more, though the first request had them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guichet.core.places import Place
from guichet.done.acts.lapse import Lapse, lapse
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree

_FIRST = re.compile(
    r"(?:^|_)(?:first|initial|initiale?|premiere?|new)(?:_|$|[A-Z])|^(?:FIRST|INITIAL|PREMIERE?)(?:_|$)"
)
_NEXT = re.compile(r"(?:^|_)(?:next|suivante?s?|again)(?:_|$|[A-Z])|^(?:NEXT|SUIVANTE?S?|AGAIN)(?:_|$)")
"""Names that only say that something comes after, and mean a renewal beside a list for the first time."""


def renewed_in(trees: Iterable[Tree], place: Place) -> Iterator[Lapse]:
    """Yield the papers of civil status that lists of papers of some tables want of whoever comes back, one a list."""
    trees = tuple(trees)
    tops = [one for tree in trees for one in (tree, *tree.parts)]
    has_first = any(_FIRST.search(one.key) and _papers(one) for one in tops)
    said: set[int] = set()
    for tree in trees:
        for around, one in tree.walk():
            if not one.key or not one.parts or one.span.start in said:
                continue
            named = speaks_of(one.key, "identity.renewed") or (has_first and _NEXT.search(one.key))
            listed = speaks_of(one.key, "identity.papers") and any(speaks_of(each, "identity.renewed") for each in (one.path.rpartition("/")[2], *(part.key for part in around)))  # fmt: skip
            paper = next(iter(_papers(one)), None) if named or listed else None
            if paper is not None:
                said.add(one.span.start)
                is_inside = one.span.start <= paper.span.start <= one.span.end
                at = paper if is_inside else one
                yield lapse(at.path, at.span, place, f"{one.key}: {paper.value or paper.key}")


def _papers(listed: Tree) -> list[Tree]:
    """The papers of civil status of a list, or of a table that has a key for each; none when something says that they may be left out."""
    if len(listed.leaves) != len(listed.parts) or speaks_of(listed.said, "identity.at_will") or speaks_of(listed.said, "fields.may"):  # fmt: skip
        return []
    return [one for one in listed.leaves if speaks_of(f"{one.key} {one.value}", "identity.settled")]
