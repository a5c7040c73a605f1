"""Lists of parents, or of their signatures, of which what judges them wants two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.done.acts.deed.turned_down import answers_no
from guichet.done.acts.deed_found import Whole
from guichet.done.nouns.act import Act, Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, RETURN, Deed

_COUNTED = re.compile(
    r"(?P<list>[$@]?[\w.$>?:\[\]'\"-]{3,80}?)(?:\??\.|->)(?:length|size|count|len)\b(?:\(\))?\s*(?P<sign><|!==?|<=|===?|>=)\s*(?P<number>[12])\b"
    r"|\b(?:count|len|sizeof)\(\s*(?P<given>[$@]?[\w.$>:\[\]'\"-]{3,80}?)\s*\)\s*(?P<sign2><|!==?|<=|===?|>=)\s*(?P<number2>[12])\b"
)
_SENTENCE = re.compile(r"['\"`][^'\"`\n]{2,80} [^'\"`\n]{2,80}['\"`]")


@dataclass(eq=False)
class BothParents(Act):
    """What turns down whoever does not bring two parents."""

    counted: str = ""


def both_counted(deed: Deed, whole: Whole) -> Iterator[BothParents]:
    """Yield what turns down a list of parents, or of their signatures, that does not hold two of them."""
    test = deed.tests[0] if deed.tests and whole.place.is_public else ""
    found = _COUNTED.search(test)
    if found is None or "&&" in test or " and " in test:
        return
    name, sign, number = (
        found["list"] or found["given"],
        found["sign"] or found["sign2"],
        found["number"] or found["number2"],
    )
    if not speaks_of(name, "fields.near_ones") or speaks_of(name, "fields.no_parent"):
        return
    wants_two = f"{sign[0]}{number}" in (("=2", ">2") if test.startswith(FAILS) else ("!2", "<2")) or (
        sign == "<=" and number == "1"
    )
    if wants_two and _says_no(deed):
        at = deed.tests_at[0]
        yield BothParents(Kind.REFUSE, deed.path, at, whole.place, counted=whole.shown(at))


def _says_no(deed: Deed) -> bool:
    if answers_no(deed) or (deed.called == RETURN and _SENTENCE.search(deed.puts[0].value) is not None):
        return True
    return deed.is_call and re.search(r"err(?:eu|o)rs?\b|violation", deed.owner, re.I) is not None
