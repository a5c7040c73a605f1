"""Messages of a package that code of the project erases before they are shown."""

from __future__ import annotations

import re

from guichet.core.memo import lasting_memo
from guichet.core.source import text_beside
from guichet.reading.templates.keys import code_beside, uses_of
from guichet.reading.templates.site import Site

_FROM_A_PACKAGE = re.compile(r"^[ \t]*class [\w:]+\s*<\s*(?:::)?(\w+)::(\w+)Controller\b", re.M)
_METHOD = re.compile(r"^([ \t]*)def (\w+)[^\n]*\n(.{0,3000}?)^\1end\b", re.M | re.S)
_ERASES = re.compile(
    r"\bsuper\b.*\bflash(?:\[:notice\] = (?:\"\"|''|nil)|\.clear\b|\.discard\b(?! ?\(:(?!notice))|\.delete[ (]:notice)",
    re.S,
)
"""After what the package does, its message is emptied or thrown away."""
_SHOWN_BY = {
    "registrations": {"create": "signed_up", "update": "update", "destroy": "destroyed"},
    "sessions": {"create": "signed_in", "destroy": "signed_out"},
    "passwords": {"create": "send_", "update": "updated"},
    "confirmations": {"create": "send_", "show": "confirmed"},
    "unlocks": {"create": "send_", "show": "unlocked"},
}
"""How the keys of the messages begin that each action of sign-in shows, in the packages that bring them."""


def is_erased(key: str, site: Site) -> bool:
    """Whether the message of a key is one that a package shows, that the project erases at once, and that no file asks for."""
    begun = erased(site)
    return any(f".{one}" in f".{key}" for one in begun) and not uses_of(key, site)


@lasting_memo
def erased(site: Site) -> frozenset[str]:
    """Return how the keys begin whose messages code erases."""
    found: set[str] = set()
    for path in code_beside(site):
        text = text_beside(path) if path.endswith("_controller.rb") else ""
        parent = _FROM_A_PACKAGE.search(text) if "flash" in text else None
        if parent is None:
            continue
        package, group = parent[1].lower(), parent[2].lower()
        for _, name, body in _METHOD.findall(text):
            begun = _SHOWN_BY.get(group, {}).get(name)
            if begun and _ERASES.search(body):
                found.add(f"{package}.{group}.{begun}")
    return frozenset(found)
