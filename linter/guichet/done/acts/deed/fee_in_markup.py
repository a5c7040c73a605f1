"""A fee that the page where one pays adds to a price, when the pages before show that price alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import keyed_memo, memo
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.templates.site import COMPONENT_SUFFIXES, Site, makes_markup

_ADDED = re.compile(
    r"(?<![\w$])(?:[\w$]{1,40}\.){0,3}(?P<base>\w*(?:price|prix|tarif|montant|amount|cost|cout)\w*)\s?\+\s?(?:[\w$]{1,40}\.){0,2}(?P<fee>[A-Za-z_]\w{2,60})\b",
    re.I,
)
_FREE = re.compile(r"(?<![\w.])0(?:[.,]0+)?(?![\w.])")
_MOST = 40
"""Pages that are looked at."""


def fee_in_markup(whole: Whole) -> Iterator[FromDeed]:
    """Yield the fee of a component that adds it to a price, where other pages of the project print that price and speak of no fee."""
    if not whole.path.endswith(COMPONENT_SUFFIXES) or not whole.place.is_lived:
        return
    fee = _fee_added(whole.path, whole.project)
    if fee is not None:
        shown = " ".join(whole.project.text(whole.path)[fee.start : fee.end].split())[:80]
        yield FromDeed(Kind.ANSWER, whole.path, fee, whole.place, what=What.FEE, shown=shown)


@keyed_memo
def _fee_added(path: str, project: Site) -> Span | None:
    """Where the fee stands that a component adds to a price that other pages print alone."""
    text = project.text(path)
    for found in _ADDED.finditer(text):
        fee = found["fee"]
        if (
            not (speaks_of(fee, "deeds.fees") or speaks_of(fee, "deeds.added to a price"))
            or speaks_of(fee, "deeds.comes along")
            or speaks_of(fee, "deeds.fees for a fault")
        ):
            continue
        before = [one for one in _printing(found["base"], project) if one != path]
        if before and not any(speaks_of(project.text(one), "deeds.fees") for one in before):
            named = re.search(rf"\b(?:const|let|var)\s+{re.escape(fee)}\s*=[^\n;]{{1,60}}", text)
            return None if named is not None and _FREE.search(named[0]) else Span(*(named or found).span())
    return None


def pages_before(path: str, project: Site) -> list[str]:
    """Return what the pages say that print a price to which a component adds a fee."""
    if not path.endswith(COMPONENT_SUFFIXES):
        return []
    bases = dict.fromkeys(found["base"] for found in _ADDED.finditer(project.text(path)))
    return [project.source(one).digest for base in bases for one in _printing(base, project) if one != path]


def _printing(base: str, project: Site) -> list[str]:
    """The pages that print a price by its name."""
    known = _known(project)
    if base not in known:
        printed = re.compile(rf"\{{[^{{}}\n]{{0,60}}\b{re.escape(base)}\b[^{{}}\n]{{0,60}}\}}")
        holding = (one for one in project.paths if makes_markup(one) and project.holds(one, base))
        known[base] = [one for one in list(holding)[:_MOST] if printed.search(project.text(one))]
    return known[base]


@memo
def _known(_: Site) -> dict[str, list[str]]:
    return {}
