"""Pages that join a line each time they are loaded, and keep nowhere the ticket by which the line would know people again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.people.people import is_person
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import Deed
from guichet.reading.scripts.ways import STARTS
from guichet.reading.templates.site import SCRIPT_SUFFIXES

_KEPT = re.compile(
    r"storage|cookie|indexedDB|persist|\buseCookie\b|searchParams|history\.replace|router\.replace", re.I
)
"""Where a page finds again what it was given."""
_LISTENS = re.compile(r"socket|channel|\bio\b|\bwss?\b|pusher|\becho\b", re.I)
"""What hears what is said to all: one joins it to listen, and it has no order."""
_TICKET = re.compile(r"\b(?:const|let|var)?\s*\{?\s*(?P<name>\w{2,40})\s*\}?\s*=\s*\(?\s*await\s*$")
_BEFORE = 80


def joined_by_loading(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what joins a line as a page is loaded, when the ticket that it is given is handed on, and kept nowhere."""
    if not deed.is_call or not whole.place.is_public or not whole.path.endswith((*SCRIPT_SUFFIXES, ".vue", ".svelte")):
        return
    if not speaks_of(deed.last, "deeds.joins") or _LISTENS.search(deed.owner) or not _is_done_first(deed):
        return
    start = deed.span.start - whole.start
    ticket = _TICKET.search(whole.text[max(0, start - _BEFORE) : start])
    if ticket is None:
        return
    given = " ".join(deed.args)
    in_line = speaks_of(f"{deed.called} {given}", "deeds.lines") and not _tells_who(given)
    if in_line and not _is_kept(whole) and ticket["name"] in _ranked(whole):
        yield FromDeed(
            Kind.EXPIRE, deed.path, deed.span, whole.place, what=What.JOINED_AGAIN, shown=whole.shown(deed.span)
        )


def _is_done_first(deed: Deed) -> bool:
    """Whether a component does it as soon as it is shown: in what it gives its framework, or in a method that bears its name."""
    return any(said.partition(" ")[0] in STARTS for said in (*deed.marks, *deed.around))


@memo
def _is_kept(whole: Whole) -> bool:
    return _KEPT.search(whole.text) is not None


def _tells_who(given: str) -> bool:
    """Whether a line is told who comes in, by what stays from one page to the next: it then knows them again."""
    return any(is_person(one) or one == "session" for one in apart(given).split())


@memo
def _ranked(whole: Whole) -> frozenset[str]:
    """The names by which a line is asked for someone's rank: without them, it knows nobody."""
    asked = (one for one in whole.deeds if one.is_call and _asks_rank(one))
    return frozenset(name for deed in asked for said in deed.args for name in re.findall(r"\w+", said))


def _asks_rank(deed: Deed) -> bool:
    if deed.last.startswith("set") or speaks_of(deed.last, "deeds.says"):
        return False  # it tells people what they were answered
    first = deed.args[0] if deed.args and "=>" not in deed.args[0] else ""  # what a function does is read by itself
    said = (deed.last, *re.findall(r"\w+", first))
    return any(speaks_of(one, "deeds.rank") or speaks_of(one, "deeds.ranked") for one in said)
