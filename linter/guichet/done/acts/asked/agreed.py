"""Yeses that a place gives before anyone answers: a column of consent that is true at first, what silence becomes, an extra that is chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.answered_first import Ticked
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Act, Kind
from guichet.done.people.consent import asks_consent, protects
from guichet.done.people.taken_back import is_gone, taken_back
from guichet.done.words import apart, speaks_of
from guichet.reading.data.yes_no import is_no, is_yes
from guichet.reading.named.values import Named
from guichet.reading.templates.site import Site

_NAME = re.compile(r"[^\W\d]\w{3,60}")
_COSTS = re.compile(r"\b(?:\d{1,4}[.,]\d{1,2}|[1-9]\d{0,3})\b")
_SAID_YES = re.compile(r"(?:[\w.]{1,40}(?:\.|::))?[A-Za-z_]{2,20}")
_DEFAULT = frozenset({"default", "server_default", "default_value", "defaultvalue", "columndefault"})
_FLAG = re.compile(r"bool|boolean|tinyint|checkbox|toggle", re.I)


def said_yes_first(one: Named, place: Place) -> Iterator[Ticked]:
    """Yield the agreement that a field, a column or a line of settings bears before anyone is asked."""
    if not is_yes(one.value) or one.value == "1":
        return
    if apart(one.name).replace(" ", "_") in _DEFAULT:
        asked = next((name for name in _NAME.findall(one.beside) if _asks(name)), "")
    else:
        typed = _FLAG.search(one.beside) is not None and "(" not in one.beside.partition(one.name)[0]
        asked = one.name if _asks(one.name) and typed else ""
    if asked and not protects(one.beside[:120]):
        yield Ticked(Kind.ANSWER, one.path, one.span, place, asked=asked, label=asked, certain=False)


def _asks(name: str) -> bool:
    return asks_consent(name) and not protects(name) and not speaks_of(name, "asked.no_answer")


def silence_agreed(one: Named, place: Place) -> Iterator[FromDeed]:
    """Yield the agreement that a name of silence, or of a time gone by, holds where what is asked is an agreement."""
    named = speaks_of(one.name, "decisions.lapsed") or speaks_of(one.name, "asked.unanswered")
    if not named or not _SAID_YES.fullmatch(one.value.strip()):
        return
    word = re.split(r"[.:]", one.value)[-1]
    if not speaks_of(word, "asked.yes") or speaks_of(word, "decisions.refuse"):
        return
    said = " ".join((*one.around, one.beside))
    if asks_consent(said) or speaks_of(said, "asked.of_consent"):
        yield FromDeed(Kind.ANSWER, one.path, one.span, place, what=What.PRESUMED, shown=one.shown, certain=False)


def chosen_first(one: Named, place: Place) -> Iterator[FromDeed]:
    """Yield the extra with a price that a row says is chosen."""
    if (
        not is_yes(one.value)
        or one.value == "1"
        or not (speaks_of(one.name, "deeds.chosen") or speaks_of(one.name, "asked.chosen"))
    ):
        return
    costs = speaks_of(one.beside, "deeds.priced") and _COSTS.search(one.beside) is not None
    if costs and _is_extra(f"{one.said} {one.beside}") and not speaks_of(one.beside, "deeds.takes off"):
        yield FromDeed(Kind.ANSWER, one.path, one.span, place, what=What.ADDED, shown=one.shown, certain=False)


def _is_extra(said: str) -> bool:
    return speaks_of(said, "deeds.extras") or speaks_of(said, "asked.extras")


def agreed_in(one: Named, place: Place, project: Site) -> Iterator[Act]:
    """Yield every yes of one value that nobody said."""
    if is_no(one.value):
        return
    first = said_yes_first(one, place)
    yield from (
        act for act in first if act.asked not in taken_back(project) and not is_gone(act.asked, one.path, project)
    )
    yield from silence_agreed(one, place)
    yield from chosen_first(one, place)
