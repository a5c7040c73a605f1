"""Shapes of names by which a table picks people out: those whose name begins, or ends, as those of some countries do are looked at more closely."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.asked.said import Flaw, Said, asked_at, way_to
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree

_ANY = re.compile(r"\[\^?[a-zA-Z]-[a-zA-Z]|\\[wdpWD]|\\u|\[\[:")
"""Any letter: what takes a name for one picks nobody out."""
_LETTERS = re.compile(r"[^\W\d_]{2,12}")
_SHAPED = re.compile(r"[|^$(]|^-|-$|^\*|[*%]$|^%")
_CODE = re.compile(r"\$\w|->|::|\w\(|\w\.\w")
"""What reads a value, and writes none."""
_LEAST = 3
"""Shapes from which on it is no single name that is looked for."""


def picked_by_names(around: tuple[Tree, ...], one: Tree, place: Place) -> Iterator[Said]:
    """Yield the list, or the pattern, of how names begin or end, under a name that says that people are looked at for it."""
    listed = [part.value or "" for part in one.leaves if not part.key] if one.parts else [one.value or ""]
    if not one.key or len(listed) != max(1, len(one.parts)) or not all(map(_is_shape, listed)):
        return
    shapes = [shape for value in listed for shape in _LETTERS.findall(value)]
    shaped = speaks_of(one.key, "said.shapes") or any(map(_SHAPED.search, listed))
    way = way_to(one, around)
    if len(shapes) < _LEAST or not shaped or not speaks_of(one.key, "said.family names"):
        return
    looked_at = speaks_of(way, "decisions.control") or speaks_of(way, "said.looked at closely")
    if looked_at and not speaks_of(way, "said.looked_for"):
        yield asked_at(one, Flaw.NAMES, place, kind=Kind.CONTROL, shown=f"{one.key}: {', '.join(listed)}")


def _is_shape(value: str) -> bool:
    is_else = _ANY.search(value) or _CODE.search(value) or " et " in value
    return len(value) < _LONGEST and not is_else and _LETTERS.search(value) is not None


_LONGEST = 200
