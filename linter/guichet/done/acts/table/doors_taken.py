"""Lists of the doors by which requests are taken that name screens alone, though another door is known beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.table.ways_off import WaysOff
from guichet.done.forms.form import is_screen
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree

_NAMED = re.compile(r"[\"']([^\"'\n]{3,24})[\"']|^[ \t]+(?:case[ \t]+)?([^\W\d]\w{2,24})[ \t]*(?:=|,|:|;|$)", re.M)
"""A short text, or a member of an enumeration."""


def taken_in(tree: Tree, place: Place, beside: str) -> Iterator[WaysOff]:
    """Yield the lists of doors that are taken and that hold screens alone; `beside` is the text around, which must know another door."""
    for around, one in tree.walk():
        doors = [part.value or "" for part in one.ends if not part.key] if one.key else []
        said = " ".join((*(each.key for each in around), one.key))
        if not 0 < len(doors) <= 3 or len(doors) != len(one.ends) or not speaks_of(one.key, "ways.taken"):
            continue
        if speaks_of(said, "ways.answers") or not all(is_screen(door) for door in doors):
            continue
        about = f"{said} {' '.join(doors)}"
        named = speaks_of(about, "ways.channels") or speaks_of(about, "ways.sources")
        named = named or speaks_of(beside[:4_000], "ways.channels")
        if named and any(speaks_of(found[1] or found[2], "ways.offline") for found in _NAMED.finditer(beside)):
            shown = f"{one.key}: {', '.join(doors)}"[:60]
            yield WaysOff(Kind.REFUSE, one.path, one.span, place, shown_as=shown)
        return
