"""What people wrote, thrown away because their session ended; windows that come back once they were closed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed
from guichet.reading.scripts.made import by_hand
from guichet.reading.templates.site import Site

_REMOVES = re.compile(r"(?:localStorage|sessionStorage|storage|cache)\.(?:removeItem|clear)$|(?:^|\.)removeItem$")
_SCRIPTS = (".js", ".ts", ".vue", ".mjs", ".svelte")
_SAID = 80
"""Signs of what a name is given that are read."""
_REMOVING = re.compile(
    r"(?<![.\w])(\w+)\s*(?:=\s*(?:async\s*)?)?(?=\((?!\()[^)]{0,80}\)\s*(?:=>\s*)?\{.{0,300}?(?:removeItem|\.clear\())",
    re.S,
)
"""A function that removes what is kept in the browser, in its first lines."""
_OPENS = re.compile(r"\.(?:showModal|show|open)$")
_CLOSES = re.compile(r"\.(?:close|hide|remove)$")


def wiped(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what throws a draft away as the session ends, in the script or in what it calls."""
    if not (deed.is_call and whole.place.is_public):
        return
    when = " ".join((*deed.around[:2], *deed.marks[:2]))
    if not speaks_of(when, "deeds.session over") or speaks_of(when, "deeds.sent"):
        return
    if _REMOVES.search(deed.called):
        key = " ".join((*deed.args, *(whole.given.get(one, "")[:_SAID] for one in deed.args)))
        if speaks_of(key, "deeds.drafts"):
            yield _wiped(deed, whole)
    else:
        last = deed.called.rpartition(".")[2]
        if speaks_of(deed.called, "deeds.drafts") and last in throwing(whole.project):
            yield _wiped(deed, whole)


def wiped_when_idle(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what a server throws of a draft because nobody moved for a while, in what ends the session or in what that calls."""
    if not (deed.is_call and whole.place.is_public and deed.around):
        return
    if not speaks_of(deed.called, "deeds.drafts") or not speaks_of(deed.last, "deeds.erases"):
        return
    callers = (one for one in whole.deeds if one.is_call and one.last == deed.around[0])
    for one in (deed, *callers):
        when = " ".join((*one.around[:2], *one.marks[:2], one.within.name if one.within is not None else ""))
        if speaks_of(when, "deeds.idle") and not speaks_of(when, "deeds.sent"):
            yield _wiped(deed, whole)
            return


def _wiped(deed: Deed, whole: Whole) -> FromDeed:
    return FromDeed(Kind.EXPIRE, deed.path, deed.span, whole.place, what=What.WIPED, shown=deed.called)


@memo
def throwing(project: Site) -> frozenset[str]:
    """Return the functions of the scripts of a project that remove what is kept in the browser."""
    texts = (project.text(path) for path in by_hand(project) if path.endswith(_SCRIPTS))
    return frozenset(one for text in texts for one in _REMOVING.findall(text))


def comes_back(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the window that opens again some time after a person closes it, as often as they do."""
    later = any("setTimeout" in mark or "setInterval" in mark for mark in deed.marks[:1])
    if not (deed.is_call and later and whole.place.is_public and _OPENS.search(deed.called) and deed.around):
        return
    closings, callings = _closings(whole)
    if closings.get(deed.called.rpartition(".")[0], set()) & callings.get(deed.around[0], set()) and is_pushed(whole):
        yield FromDeed(Kind.KEEP, deed.path, deed.span, whole.place, what=What.NAGS, shown=deed.called)


@memo
def is_pushed(whole: Whole) -> bool:
    """Return whether a file is about what nobody asked for, and that nobody needs to be told again."""
    said = f"{whole.path} {whole.text}"
    return speaks_of(said, "answers.pushed") and not speaks_of(said, "deeds.useful again")


Marks = dict[str, set[tuple[str, ...]]]


@memo
def _closings(whole: Whole) -> tuple[Marks, Marks]:
    """What makes each window close, and what makes each function be called."""
    closings: Marks = {}
    callings: Marks = {}
    for one in whole.deeds:
        if one.marks and one.is_call and _CLOSES.search(one.called):
            closings.setdefault(one.called.rpartition(".")[0], set()).add(one.marks)
        callings.setdefault(one.called, set()).add(one.marks)
    return closings, callings
