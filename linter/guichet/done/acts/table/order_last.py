"""Orders written as data in which those come last who are so: by a column, the list of its values from the first served to the last."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.put_last import ServedLast
from guichet.done.nouns.kind import Kind
from guichet.done.people.people import Attribute, attribute_of
from guichet.done.words import apart, speaks_of
from guichet.reading.data.trees import Tree

_FIELDS = ("field", "champ", "by", "par", "column", "colonne", "criterion", "critere", "critère", "key", "cle", "attribute", "name", "nom")  # fmt: skip
"""Under which names a line of an order keeps by what it sorts, the plainest first."""
_VALUES = ("order", "ordre", "values", "valeurs", "sequence", "rank", "rangs")
"""Under which names it keeps the values, in the order in which they are served."""
_YES, _NO = frozenset({"true", "yes", "oui", "1"}), frozenset({"false", "no", "non", "0"})


def last_in(tree: Tree, place: Place) -> Iterator[ServedLast]:
    """Yield the lines of an order of requests that put some people last for what they are, before how long each has waited."""
    if not place.is_lived:
        return
    for around, one in tree.walk():
        if len(one.parts) < 2 or any(part.key for part in one.parts):
            continue
        names = [_first(part, _FIELDS) for part in one.parts]
        for at, line in enumerate(one.parts):
            attribute = _last_for(names[at], line)
            waited = any(speaks_of(apart(name), "places.waited_since") for name in names[at + 1 :] if name)
            if attribute is not None and attribute.certain and waited and _is_of_requests(tree, around, one):
                yield ServedLast(
                    Kind.DELAY, tree.path, line.span, place, attribute=attribute, as_written=names[at] or ""
                )


def _first(line: Tree, keys: tuple[str, ...]) -> str:
    """The value that a line keeps under the first of some names that it has."""
    return next((part.value for key in keys for part in line.parts if part.key == key and part.value), "")


def _last_for(name: str, line: Tree) -> Attribute | None:
    """What is true of those whom a line of an order serves last; None when nothing sure is said of them."""
    values = next((part for key in _VALUES for part in line.parts if part.key == key and len(part.parts) > 1), None)
    if not name or values is None:
        return None
    last, first = (values.parts[at].value or "" for at in (-1, 0))
    if last.lower() in _YES and first.lower() in _NO:
        return attribute_of(name)
    if last.lower() in _NO or last.lower() in _YES:
        return None
    said = attribute_of(last)
    return said if said is not None and said != attribute_of(first) else None


def _is_of_requests(tree: Tree, around: tuple[Tree, ...], one: Tree) -> bool:
    """Whether what is put in order waits for somebody."""
    said = apart(f"{tree.path} {' '.join(held.key for held in (*around, one))}")
    return any(speaks_of(said, idea) for idea in ("ways.requests", "ways.dealt_with", "ways.taken_next", "places.repairs"))  # fmt: skip
