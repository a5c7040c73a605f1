"""What is charged is the price that people were shown and something more: the function that gives the one adds to what the other answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed.fee_on_top import untold_by_pages
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import RETURN, Body, Put

_MORE = re.compile(
    r"(?:self\.|this\.|\$this->|@)?(?P<base>[a-z]\w{2,60})(?:\([^()]{0,80}\))?\s(?:\+|\*\s\(1(?:\.0)?\s\+)\s(?P<more>[^?:]{3,120})"
)
_FIXED = re.compile(
    r"\b(?:[a-z]\w{0,30}\.|self::|static::|this\.|self\.)?(?P<constant>[A-Z][A-Z0-9_]{2,60})\b|\b(?:config|env|getenv|get|setting|parameter|getParameter|fetch)\(\s*['\":](?P<set>[\w.-]{3,80})|\b(?:settings|config|conf)(?:\.|\[['\"])(?P<asked>\w{3,60})"
)


def charged_more(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the sum that a function has people pay, of what another one shows and of something fixed, when no page that shows the price speaks of it."""
    if not whole.is_among_others or not speaks_of(body.function.name, "deeds.owed sum"):
        return
    for base, more, put in _sums(body):
        added = _FIXED.search(more)
        if added is None or base == body.function.name or base not in {one.name for one in whole.bodies}:
            continue
        name = added["constant"] or added["set"] or added["asked"]
        if not _is_price(base) or _is_owed_anyway(more) or not speaks_of(name, "deeds.for everyone"):
            continue
        if untold_by_pages({base}, body.function.name, whole.project):
            yield FromDeed(Kind.ANSWER, body.deeds[0].path, put.span, whole.place, what=What.FEE, shown=whole.shown(put.span))  # fmt: skip


def _is_owed_anyway(said: str) -> bool:
    return speaks_of(said, "deeds.owed anyway") or speaks_of(said, "deeds.comes along")


def _is_price(name: str) -> bool:
    return any(speaks_of(name, one) for one in ("deeds.priced", "deeds.a total", "deeds.on show"))


def _sums(body: Body) -> Iterator[tuple[str, str, Put]]:
    """What a function answers, or puts under a name, that is a price and something more."""
    for deed in body.deeds:
        for put in deed.puts:
            found = _MORE.match(put.value)
            if found is not None and (deed.called == RETURN or put.name):
                yield found["base"], found["more"], put
