"""Addresses turned down because a register or a map does not know them: a new street, a hamlet, a camp site, a boat."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed.absent import wants_absent
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, THROWS, Deed

_SAYS_WRONG = re.compile(
    r"ValidationError|ValueError|BadRequest|Unprocessable|\badd_?[Ee]rror|addViolation|\berrors?\.add\b|setError|\b4(?:00|22)\b"
)
"""That what somebody wrote is wrong, rather than that nothing was found."""
_NAME = re.compile(r"(?<![.\w>])\$?[a-z_]\w{1,40}")
_UNSURE = re.compile(r"\b(?:score|confidence|confiance)\b[^&|]{0,20}<", re.I)
_NAMES = 4


def unknown_turned_down(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what says that somebody's address is wrong when what looks it up finds nothing."""
    if not whole.place.is_public or not deed.tests or not (deed.is_call or deed.called == THROWS):
        return
    test = deed.tests[0]
    if not (wants_absent(test) or _UNSURE.search(test)) or _SAYS_WRONG.search(deed.words.removesuffix(test)) is None:
        return
    names = dict.fromkeys(one.lstrip("$") for one in _NAME.findall(test.removeprefix(FAILS)))
    given = (whole.given_before(one, deed.span.start) for one in list(names)[:_NAMES])
    looked = " ".join((test, *given)).replace("(", " ")
    around = " ".join((*deed.around, deed.path))
    if speaks_of(looked, "fields.address_looked_up") and not any(speaks_of(f"{around} {looked}", idea) for idea in _NO_HOME) and not speaks_of(around, "fields.search"):  # fmt: skip
        span = deed.tests_at[0]
        yield FromDeed(Kind.REFUSE, deed.path, span, whole.place, what=What.UNKNOWN_ADDRESS, shown=whole.shown(span))


_NO_HOME = ("fields.delivery", "fields.on_a_map")
"""Where nobody tells where they live."""
