"""Sentences that ask for a printer and a scanner, in one breath or in two: print and sign, then scan and send."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.reading.texts.document import Found, Prose
from guichet.told.saying import told_next

_IN_ONE = re.compile(
    r"(imprim(?:ez|er)[^.!?]{0,60}?\b(?:sign|rempli|complét)\w*[^.!?]{0,60}?\b(?:scann|numéris|télévers|déposez|mettez en ligne)[\w-]*"
    r"|print[^.!?]{0,50}?\bsign[^.!?]{0,50}?\b(?:scan|upload)\w*)"
)
_BY_HAND = re.compile(r"\bimprim(?:ez|er)\b[^.!?]{0,250}?\bsign\w*|\bprint\b[^.!?]{0,120}?\bsign\b")
"""What is printed and signed, by which nothing is scanned yet: a letter may leave so by post."""
_BACK_IN = re.compile(r"\b(?:scann\w+|numéris\w+|télévers\w+|scan(?:ned)?|upload\w*)\b")
"""What comes back on a screen."""


def prints_and_scans(prose: Prose) -> Iterator[Found]:
    """Yield where a block orders to print, sign and scan, whether the scanner comes in its sentence or in the next."""
    at_once = list(prose.words.places(_IN_ONE))
    yield from (Found(prose, one.start(), one.end(), one) for one in at_once)
    if at_once:
        return
    for one in prose.words.places(_BY_HAND):
        found = Found(prose, one.start(), one.end(), one)
        if _BACK_IN.search(told_next(found)):
            yield found
            return
