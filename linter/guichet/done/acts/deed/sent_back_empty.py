"""Forms that people are sent back to because one answer is wrong, and that they find empty: nothing keeps what they wrote."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from operator import itemgetter

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.done.acts.deed.filled_in import writes_in
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed

_WRONG = re.compile(
    r"!\s?\$\w{1,40}->isValid\(\)|\$\w{1,40}->fails\(\)|!\s?\w{0,20}[eE]rrors\.isEmpty\(\)|\.(?:invalid|changed_for_autosave)\?$"
    r"|^not \([^()]{0,80}(?:\.(?:save|valid\?|update|create)\b|\.(?:validate|validate_on_submit|is_valid)\(\)|->(?:isValid|passes)\(\))"
)
"""That something people wrote is not taken."""
_BACK_TO_FORM = re.compile(r"^(?:new|edit)_\w{2,60}_(?:path|url)\b")
_KEPT = re.compile(
    r"session|withInput|flashInput|flashExcept|flash\[:?['\"]?(?:params|form|input|values|old)|\bparams\b(?=[^\n]{0,20}(?:to_|permit))|cookie|draft|brouillon|\bcache\b|JSON\.stringify|req\.body\b(?=[^\n]{0,10}[,)}])",
    re.I,
)
"""Where what was written may be found again."""
_OWN_ADDRESS = frozenset({"request.path", "request.url", "request.full_path", "request.base_url"})
"""Where one is, as Flask and Django say it."""
_STATEMENT = 300


def sent_back_empty(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what sends people to the empty form that they have just written in, when one of their answers is wrong; a question when its fields are not found."""
    if not deed.is_call or not deed.tests or not whole.place.is_public or not _WRONG.search(deed.tests[0]):
        return
    back = _back(deed, whole)
    said = " ".join((*deed.around, *deed.args, deed.within.name if deed.within is not None else ""))
    if back is None or speaks_of(said, "sessions.refused_entry") or speaks_of(said, "deeds.secrets"):
        return
    body = whole.bodies.get(deed.within) if deed.within is not None else None
    written = writes_in(body, whole) if body is not None else None
    if written is not False and not _KEPT.search(f"{back} {body.words if body is not None else ''}"):
        yield FromDeed(Kind.EXPIRE, deed.path, deed.span, whole.place, what=What.SENT_BACK, shown=whole.shown(deed.span), certain=written is True)  # fmt: skip


def _back(deed: Deed, whole: Whole) -> str | None:
    """The whole of what leads back to the form, as it is written; None for what leads elsewhere."""
    first = next(iter(deed.args), "")
    start = deed.span.start
    statement = whole.read(Span(start, start + _STATEMENT)).partition(";")[0].partition("\n\n")[0]
    if deed.last == "redirectToRoute":
        return statement if first.strip("'\"") == _own_route(deed, whole) else None
    if deed.last == "redirect_to" and whole.path.endswith(".rb"):
        return statement.partition("\n")[0] if _BACK_TO_FORM.match(first) else None
    if deed.last == "back" and whole.path.endswith(".php"):
        return statement
    if first in _OWN_ADDRESS:
        return statement
    before = whole.read(Span(max(0, start - _STATEMENT), start)).rpartition(";")[2] if deed.last == "withErrors" else ""
    if "redirect" in before and "back(" not in before:
        return statement
    is_same = deed.within is not None and first.strip("'\"`") == deed.within.name
    return statement if deed.last == "redirect" and (is_same or "originalUrl" in first) else None


def _own_route(deed: Deed, whole: Whole) -> str:
    """The name of the route that the function around answers: the last that is named before it."""
    named = _routes(whole)
    at = bisect(named, deed.span.start, key=itemgetter(0))
    return named[at - 1][1] if at else ""


@memo
def _routes(whole: Whole) -> list[tuple[int, str]]:
    """The names of the routes of a file, each with where it is written, in order."""
    routes = (one for one in whole.deeds if one.last == "Route")
    return sorted((one.span.start, put.value.strip("'\"")) for one in routes for put in one.put("name"))
