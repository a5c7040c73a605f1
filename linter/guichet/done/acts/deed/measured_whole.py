"""All that people answer, put whole in what a script tells a measure of audience or a manager of tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Datum, Sort
from guichet.done.parties.measures import HOSTS
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import SPREAD, Deed

_MEASURES = re.compile(
    rf"^(?:window\.)?(?P<to>{'|'.join(HOSTS)})\??(?:\.(?:push|track|capture|event|logEvent|identify|setPersonProperties|register))?$"
)
_WHOLE = re.compile(r"^(?:toRaw\(|unref\(|structuredClone\(|\{\s?\.\.\.)?\s?(?:this\.|state\.|props\.)?(?P<name>[A-Za-z_$]\w{2,40})(?:\.value)?\s?[)}]?$")  # fmt: skip
_ITSELF = frozenset({"data", "answers", "reponses", "form", "values", "fields", "champs", "saisie"})
"""Under which names something is told whole, besides being spread among the rest."""


def measured_whole(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the calls of a measure in which a script puts all that people answer, whatever that is; it is asked about."""
    found = _MEASURES.match(deed.called) if deed.is_call and whole.place.is_public else None
    if found is None:
        return
    for put in deed.puts:
        held = _WHOLE.match(put.value) if put.name == SPREAD or put.name in _ITSELF else None
        if held is not None and (speaks_of(held["name"], "sessions.typed state") or speaks_of(held["name"], "sessions.typed")):  # fmt: skip
            data = (Datum(Sort.ANSWERS, held["name"], held["name"]),)
            yield FromDeed(
                Kind.SEND, deed.path, put.span, whole.place, what=What.SENT, data=data, to=HOSTS[found["to"]], certain=False, project=whole.project,
            )  # fmt: skip
            return
