"""What the scripts of a page share through the object that they all know, whatever it is called there."""

from __future__ import annotations

from guichet.core.memo import memo
from guichet.reading.scripts.binding import Binding, Sort
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import field, key_of, text

GLOBALS = frozenset({"window", "globalThis", "self", "top"})
_SHARED = GLOBALS | {"root", "global"}


@memo
def shared(script: Script) -> dict[str, list[Binding]]:
    """Return what a script puts in that object, by name: `window.rules = {…}`, `root.rules = {…}`."""
    found: dict[str, list[Binding]] = {}
    if any(f"{name}." in script.text for name in _SHARED):
        for node in script.walk("assignment_expression"):
            left = field(node, "left")
            if left.type == "member_expression" and text(field(left, "object")) in _SHARED:
                value = field(node, "right")
                given = Binding(Sort.VALUE, value, script, value)
                found.setdefault(key_of(field(left, "property")) or "", []).append(given)
    return found
