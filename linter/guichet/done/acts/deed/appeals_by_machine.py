"""Appeals that the machine which decided answers again, and that are closed on its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed.endings import ends
from guichet.done.acts.deed.given_there import given_there
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.kind import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import Deed

_FIRST = re.compile(r"[\[({\s]*(\$?[A-Za-z_]\w{0,60})")
_OWNER = re.compile(r"(?:await )?(?:this\.|this->|\$this->|@|self\.)?([\w.>$-]{2,80}?)(?:\.|->|::)(\w{3,60})\(")
_OWN_READER = (".py", ".sql")


def answered_by_machine(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what closes or decides an appeal by what an engine, a model or a score answers, when nobody looks. Python has a reader of its own."""
    if whole.path.endswith(_OWN_READER) or not whole.place.is_lived:
        return
    around = " ".join((*deed.around, whole.path.rpartition("/")[2]))
    owner = deed.owner if deed.is_call else deed.called
    if not speaks_of(f"{owner} {around}", "decisions.appeal") or not speaks_of(
        f"{owner} {deed.last}", "decisions.appeal"
    ):
        return
    if speaks_of(" ".join((*deed.tests, *deed.around, *deed.marks)), "decisions.human"):
        return
    is_verb = deed.is_call and (ends(apart(deed.last).partition(" ")[0]) or speaks_of(deed.last, "decisions.decide"))
    values = [*(deed.args if is_verb else ()), *(one.value for one in deed.written if speaks_of(one.name, "decisions.fields"))]  # fmt: skip
    for value in values:
        first = _FIRST.match(value)
        origins = (value, *(given_there(first[1], deed, whole) if first is not None else ()))
        if any(map(_is_of_machine, origins)):
            yield FromDeed(
                Kind.DECIDE, whole.path, deed.span, whole.place, what=What.APPEAL_ALONE, shown=whole.shown(deed.span)
            )  # fmt: skip
            return


def _is_of_machine(given: str) -> bool:
    """Whether a call asks an engine, a model or a score, by the name of what is asked."""
    found = _OWNER.match(given)
    return found is not None and speaks_of(found[1], "decisions.answers_alone")
