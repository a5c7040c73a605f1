"""What a setting says becomes of the file of somebody who did not answer: it is closed, or taken for given up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.acts.verdicts import verdict_of
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.data.documents import DATA_SUFFIXES
from guichet.reading.named.values import Named

_SETTING = re.compile(r"[A-Z][A-Z0-9_]{5,60}|[a-z]+(?:[A-Z][a-z]+){2,8}|[a-z]+(?:_[a-z]+){2,8}")
"""The name of a setting: several words, and no more."""
_WORD = re.compile(r"(?:[\w.]{1,40}(?:\.|::))?[A-Za-z_:]{3,40}")


def closed_unanswered(one: Named, place: Place) -> Iterator[FromDeed]:
    """Yield the end that a setting of a program gives to what people asked, when they say nothing; tables are read elsewhere."""
    if one.path.endswith(DATA_SUFFIXES) or not _SETTING.fullmatch(one.name) or not _WORD.fullmatch(one.value):
        return
    if not (speaks_of(one.name, "decisions.lapsed") or speaks_of(one.name, "asked.unanswered")):
        return
    word = re.split(r"[.:]", one.value)[-1]
    if (verdict_of(word) in (Kind.REFUSE, Kind.CLOSE) or speaks_of(word, "decisions.by the person")) and _is_of_files(one):  # fmt: skip
        yield FromDeed(Kind.CLOSE, one.path, one.span, place, what=What.CLOSED_BY_CLOCK, shown=one.shown, certain=False)


def _is_of_files(one: Named) -> bool:
    """Whether what stands around is what people asked for, or where they are known: a request of a machine has no answer either."""
    said = f"{one.said} {one.beside}"
    return any(speaks_of(said, idea) for idea in ("asked.files", "deeds.files", "decisions.people", "pressure.counted"))
