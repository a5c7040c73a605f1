"""Priced things that a query brings into somebody's basket beside those that they chose, because their own row is marked so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import may_speak_of, speaks_of, unaccented
from guichet.reading.deeds.deed import Body
from guichet.reading.scripts.made import by_hand
from guichet.reading.templates.site import SCRIPT_SUFFIXES, TYPED_PROGRAMS, Site

_BESIDE = re.compile(
    r"\borWhere\(\s{0,9}['\"](?P<php>\w+)['\"],\s{0,9}(?:'=',\s{0,9})?(?:true|1)\s{0,9}\)"
    r"|\|\s{0,20}(?:models\.)?Q\((?P<python>\w+)=True\)"
    r"|\.or\((?:\w+\.)?where\((?P<ruby>\w+): true\)\)"
    r"|\bOR:\s{0,9}\[[^\]]{0,200}\{\s{0,9}(?P<script>\w+): true\s{0,9}\}"
    r"|\bOR (?:\w+\.)?(?P<sql>\w+) ?(?:= ?(?:true|1)|IS TRUE)\b"
)
"""The mark by which a query takes more than what it is asked for."""
_ASKED = re.compile(r"\bwhereIn\(|\w_in=|\bwhere\(\w+: ?[a-z@]|\bin: ?[a-z]|\bIN ?\(|= ?ANY\b")
"""That it takes what stands in a list that it is given."""
_ROW = re.compile(r"[\[({][^\[\](){}]{5,400}[\])}]")
_MARKED = re.compile(r"[\"':]?\b(\w{2,60})['\"]?\s{0,9}(?:=>|[:=])\s{0,9}(?:true|1)\b(?!\s*[.\d])", re.I)
_PAID = re.compile(r"\b(\w{2,60})['\"]?\s{0,9}(?:=>|[:=])\s{0,9}['\"]?(?:0\.\d*[1-9]|[1-9])")
_NEEDED = re.compile(r"requi|obligat|mandat|inclu|select|coch|pick|activ|actif|enabled|publi|visible", re.I)
"""What must be paid in any case, what people mark themselves, and what is only on sale."""
_FILLING = (".py", ".php", ".rb", ".json", ".yml", ".yaml", *TYPED_PROGRAMS, *SCRIPT_SUFFIXES)


def brought_in(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the query of a function that fills a basket, when it also takes the priced rows that are marked."""
    around = " ".join((whole.path.rpartition("/")[2], *body.deeds[0].around, body.function.name))
    if not whole.is_among_others or not speaks_of(around, "deeds.baskets"):
        return
    begins = min(one.span.start for one in body.deeds)
    text = whole.read(Span(begins, max(one.span.end for one in body.deeds)))
    found = _BESIDE.search(text)
    if found is None or _ASKED.search(text) is None:
        return
    mark = next(filter(None, found.groups()))
    is_theirs = speaks_of(mark, "deeds.wishes") or _NEEDED.search(mark)
    if not is_theirs and mark in marks_of_priced(whole.project):
        span = Span(begins + found.start(), begins + found.end())
        yield FromDeed(Kind.ANSWER, whole.path, span, whole.place, what=What.ADDED, shown=whole.shown(span))


@memo
def marks_of_priced(project: Site) -> frozenset[str]:
    """Return the marks that rows of priced things bear, in whatever fills the tables of a project."""
    filling = (one for one in by_hand(project) if one.endswith(_FILLING) and _may_price(project.lowered(one)))
    rows = (row for one in filling for row in _ROW.findall(project.text(one)))
    return frozenset(mark for row in rows if _costs(row) for mark in _MARKED.findall(row))


def _may_price(lowered: str) -> bool:
    return may_speak_of(unaccented(lowered), "deeds.priced")


def _costs(row: str) -> bool:
    paid = any(speaks_of(name, "deeds.priced") for name in _PAID.findall(row))
    return paid and not speaks_of(row, "deeds.takes off")
