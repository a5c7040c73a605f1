"""An extra that a program puts in somebody's basket in the same breath as what they chose, and that it names itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Body, Deed

_WORDS = re.compile(r"[^\W\d]\w*")
_NAMED = re.compile(r"'([^'\n]{3,80})'|\"([^\"\n]{3,80})\"|\b([A-Z][A-Z_]{3,40})\b|:(\w{3,40})\b")
"""What a line is called: a text, a constant, a symbol."""
_PART = re.compile(r"\$?\b([a-z]\w{0,40})(?:\??\.|->|\[['\"]?)(\w{3,60})")
_NOTHING = re.compile(r"(\w{2,40})['\"]?\s*(?:=>|[:=])\s*(?:false\b|0(?:[.,]0{1,2})?(?![\w.]))", re.I)
"""What is no, or costs nothing."""
_LINES = frozenset(
    {"push", "append", "add", "addLine", "add_line", "ajouter", "create", "create!", "build", "<<", "concat"}
)
_KEPT_APART = ("deeds.takes off", "deeds.comes along")


def slipped_in(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the line of an extra that a function adds beside what it is given, whatever people answered."""
    first = body.deeds[0]
    if not speaks_of(" ".join((whole.path.rpartition("/")[2], *first.around)), "deeds.baskets"):
        return
    if speaks_of(body.function.name, "deeds.extras"):
        return  # whoever calls it asked for the extra
    given = {word[0] for one in first.given if (word := _WORDS.search(one)) is not None}
    if not given or any(speaks_of(one, "deeds.extras") or speaks_of(one, "deeds.wishes") for one in given):
        return  # what they said of it is given too
    lines = [one for one in body.deeds if _is_line(one)]
    chosen = any(given & set(_WORDS.findall(_said(one))) and not _is_extra(one) for one in lines)
    for one in lines if chosen else ():
        if _is_extra(one) and not one.tests and not _is_recalled(one, given) and not _is_offered(one):
            yield FromDeed(Kind.ANSWER, one.path, one.span, whole.place, what=What.ADDED, shown=whole.shown(one.span))
            return


def _is_line(deed: Deed) -> bool:
    """Whether a call puts something in what a basket holds."""
    into = deed.owner.rstrip(".>-")
    return (
        deed.is_call
        and deed.last in _LINES
        and (speaks_of(into, "deeds.in a basket") or speaks_of(into, "deeds.baskets"))
    )


def _said(deed: Deed) -> str:
    return " ".join((*deed.args, *(one.value for one in deed.puts)))


def _is_extra(deed: Deed) -> bool:
    """Whether a line is called by the name of an extra."""
    named = " ".join(word for found in _NAMED.findall(_said(deed)) for word in found if word)
    return speaks_of(named, "deeds.extras") and not any(speaks_of(named, one) for one in _KEPT_APART)


def _is_recalled(deed: Deed, given: set[str]) -> bool:
    """Whether a line says what is known of the extra already: `order.insurance`, which somebody took."""
    return any(owner in given and speaks_of(part, "deeds.extras") for owner, part in _PART.findall(_said(deed)))


def _is_offered(deed: Deed) -> bool:
    """Whether a line costs nothing, or waits to be chosen: `price: 0`, `selected: false`."""
    said = " ".join((*deed.args, *(f"{one.name}: {one.value}" for one in deed.puts)))
    named = " ".join(_NOTHING.findall(said))
    return speaks_of(named, "deeds.chosen") or speaks_of(named, "deeds.priced")
