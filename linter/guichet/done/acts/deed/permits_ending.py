"""Residence permits turned down while they are still good, because they end soon: they are renewed late, and by those who turn them down no less."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed.one_name import refuses_for
from guichet.done.acts.deed.turned_down import turns_down
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import RETURN, Deed

_COMPARED = re.compile(r"[<>]=?|\bisBefore\b|\bisAfter\b|\blt\(|\bgt\(|\blessThan\b|\bbefore\(|\bafter\(")
_MARGIN = re.compile(
    r"\btimedelta\((?:days|weeks)=\s*[1-9]|\b[1-9]\d*\.(?:days?|weeks?|months?)\b|\b(?:addDays|addMonths|addWeeks|plusDays|plusMonths)\(\s*[1-9]|\badd\(\s*[1-9]|\+\s?[1-9]\d* (?:days?|months?|weeks?)|\brelativedelta\((?:months|days)=\+?[1-9]|['\"]P[1-9]\d*[DM]['\"]"
)
"""So many days from now."""
_NAMED = re.compile(r"(?<![.\w>])[A-Z][A-Z_]{4,40}\b")
"""What a number or a length of time is kept under."""


def ending_soon(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what wants a permit to be good for weeks more, where a receipt is taken nowhere."""
    if not whole.place.is_public:
        return
    answer = deed.puts[0].value if deed.called == RETURN else ""
    test = next(iter(deed.tests), "")
    judged = _wants_more(answer, whole) and deed.within is not None
    if not judged and not (_wants_more(test, whole) and turns_down(deed)):
        return
    said = " ".join((answer if judged else test, *deed.around, *deed.given))
    if not speaks_of(said, "identity.residence") or speaks_of(whole.text, "identity.receipt"):
        return
    if judged and not refuses_for(deed.within.name if deed.within is not None else "", whole.project):
        return
    span = deed.span if judged else deed.tests_at[0]
    yield FromDeed(Kind.REFUSE, deed.path, span, whole.place, what=What.ENDS_SOON, shown=whole.shown(span))


def _wants_more(said: str, whole: Whole) -> bool:
    """Whether a comparison of the date that a paper bears adds some days to today."""
    if _COMPARED.search(said) is None or not speaks_of(said, "identity.printed_date"):
        return False
    given = " ".join(whole.given.get(one, "") for one in _NAMED.findall(said))
    return _MARGIN.search(f"{said} {given}") is not None
