"""Pages that join a line each time they are loaded, and keep nowhere the ticket by which the line would know people again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed
from guichet.reading.scripts.conditions import STARTS
from guichet.reading.templates.site import SCRIPT_SUFFIXES

_KEPT = re.compile(
    r"storage|cookie|indexedDB|persist|\buseCookie\b|searchParams|history\.replace|router\.replace", re.I
)
"""Where a page finds again what it was given."""
_TICKET = re.compile(r"\b(?:const|let|var)?\s*\{?\s*(?P<name>\w{2,40})\s*\}?\s*=\s*\(?\s*await\s*$")
_BEFORE = 80


def joined_by_loading(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what joins a line as a page is loaded, when the ticket that it is given is handed on, and kept nowhere."""
    if not deed.is_call or not whole.place.is_public or not whole.path.endswith((*SCRIPT_SUFFIXES, ".vue", ".svelte")):
        return
    if not speaks_of(deed.last, "deeds.joins") or not _is_done_first(deed):
        return
    start = deed.span.start - whole.start
    ticket = _TICKET.search(whole.text[max(0, start - _BEFORE) : start])
    if ticket is None:
        return
    in_line = speaks_of(f"{deed.called} {' '.join(deed.args)}", "deeds.lines")
    if in_line and not _is_kept(whole) and _hands_on(ticket["name"], whole):
        yield FromDeed(
            Kind.EXPIRE, deed.path, deed.span, whole.place, what=What.JOINED_AGAIN, shown=whole.shown(deed.span)
        )


def _is_done_first(deed: Deed) -> bool:
    """Whether a component does it as soon as it is shown: in what it gives its framework, or in a method that bears its name."""
    return any(said.partition(" ")[0] in STARTS for said in (*deed.marks, *deed.around))


@memo
def _is_kept(whole: Whole) -> bool:
    return _KEPT.search(whole.text) is not None


def _hands_on(name: str, whole: Whole) -> bool:
    """Whether the line is asked by the ticket: without it, it knows nobody."""
    return name in _handed(whole)


@memo
def _handed(whole: Whole) -> frozenset[str]:
    """The names that calls are given."""
    return frozenset(
        one for deed in whole.deeds if deed.is_call for said in deed.args for one in re.findall(r"\w+", said)
    )
