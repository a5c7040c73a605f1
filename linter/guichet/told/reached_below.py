"""Whether those who are sent to somebody unnamed have them just below: printed by the files that show the words of a catalogue."""

from __future__ import annotations

import hashlib
import re

from guichet.core.memo import lasting_memo
from guichet.reading.templates.site import Site, is_component, is_template
from guichet.reading.texts import Prose
from guichet.told.end_told import shown_at

_BELOW = 1500
"""Letters of a template within which what is printed stands just below."""
_PRINTED = re.compile(
    r"(?:<%=|\{\{|\{!!|=)[^\n]{0,60}?(?:\.|->|_)(?:e?mail|courriel|(?:tele)?phone|tel|telephone)(?:_\w{1,20}|[A-Z]\w{0,20})?\b"
)
"""What prints the address or the number of somebody."""


def is_reached_below(prose: Prose) -> bool:
    """Whether every template that shows the words kept under a key prints just below them how to reach somebody."""
    site, shown = shown_at(prose)
    return bool(shown) and all(
        site is not None and any(at < one <= at + _BELOW for one in _reaches_of(site).get(path, ()))
        for path, at in shown
    )


@lasting_memo
def _reaches_of(site: Site) -> dict[str, list[int]]:
    """Where each template prints the address or the number of somebody."""
    found: dict[str, list[int]] = {}
    for path in site.paths:
        text = site.text(path) if is_template(path) or is_component(path) else ""
        if places := [one.start() for one in _PRINTED.finditer(text)]:
            found[path] = places
    return found


def reaches_printed(site: Site) -> str:
    """Return what changes when the answers about a catalogue may: the templates that print how to reach somebody."""
    digest = hashlib.blake2b(digest_size=12)
    for path in _reaches_of(site):
        digest.update(site.text(path).encode("utf-8", "surrogateescape"))
    return digest.hexdigest()
