"""What a name is in the other scripts of a page, which share their names and one object."""

from __future__ import annotations

from typing import Any

from guichet.core.memo import memo
from guichet.reading.scripts.binding import Binding, Sort
from guichet.reading.scripts.files import loaded, siblings
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.scopes import scopes
from guichet.reading.scripts.syntax import field, key_of, text

_SHARED = frozenset({"window", "globalThis", "self", "top", "root", "global"})


def known_beside(name: str, script: Script) -> list[Binding]:
    """Return what a name is in the other scripts of the page, at their own level or in the object that all of them share."""
    beside = (*siblings(script), *loaded(script))
    found = [one for other in beside for one in scopes(other).named(name)]
    shared = ((one, other) for other in (script, *beside) for one in _set_in(other).get(name, ()))
    return found or [Binding(Sort.VALUE, one, other, one) for one, other in shared]


@memo
def _set_in(script: Script) -> dict[str, list[Any]]:
    """What a script puts in the object that all scripts of a page share, by name: `window.rules = {…}`, `root.rules = {…}`."""
    found: dict[str, list[Any]] = {}
    if any(f"{name}." in script.text for name in _SHARED):
        for node in script.walk("assignment_expression"):
            left = field(node, "left")
            if left.type == "member_expression" and text(field(left, "object")) in _SHARED:
                found.setdefault(key_of(field(left, "property")) or "", []).append(field(node, "right"))
    return found
