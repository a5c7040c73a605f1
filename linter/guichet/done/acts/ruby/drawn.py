"""Places that Ruby puts within reach at a moment, or in a number, that chance decides: the other languages have readers of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.sql.picked import QueryAct
from guichet.done.nouns.act import Ground, Kind, Reason
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import RETURN, Deed

_DRAW = r"(?:\b(?:Random\.|Kernel\.)?rand\([^()\n]{0,60}\)|\bRandom\.(?:new\.)?rand\([^()\n]{0,60}\)|\bSecureRandom\.(?:random_number|rand)\([^()\n]{0,60}\))"
_MOMENT = re.compile(rf"{_DRAW}\.(?:minutes?|hours?|days?)\b")
_ROWS = re.compile(r"\border\(\s?(?:Arel\.sql\(\s?)?['\"]RANDOM\(\)['\"]|\.sample\(|\.shuffle\b", re.I)
_NEAR = 40


def drawn(deed: Deed, whole: Whole) -> Iterator[QueryAct]:
    """Yield the draw that decides when places are put within reach, or which ones."""
    said = whole.read(deed.span)
    found = _MOMENT.search(said) if deed.called == RETURN or deed.puts else None
    if found is None and deed.is_call and deed.puts:
        found = _ROWS.search(said) if speaks_of(" ".join(put.name for put in deed.puts), "places.release") else None
    if found is None:
        return
    about = " ".join((*deed.around, deed.called, *(f"{put.name} {put.value}" for put in deed.puts)))
    places = (
        speaks_of(about, "places.slots") or speaks_of(about, "places.goods") or speaks_of(about, "places.signing_up")
    )
    if places and (speaks_of(about, "places.release") or speaks_of(about, "places.opens")) and not speaks_of(about, "places.sampled"):  # fmt: skip
        span = Span(deed.span.start + found.start(), deed.span.start + found.end())
        ground = Ground(Reason.CHANCE, deed.path, span, " ".join(found[0].split())[:_NEAR])
        yield QueryAct(Kind.RELEASE, deed.path, span, whole.place, ground)
