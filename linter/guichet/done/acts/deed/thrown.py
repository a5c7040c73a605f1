"""What people wrote, thrown away because their session ended; windows that come back once they were closed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed

_REMOVES = re.compile(r"(?:localStorage|sessionStorage|storage|cache)\.(?:removeItem|clear)$|(?:^|\.)removeItem$")
_SCRIPTS = (".js", ".ts", ".vue", ".mjs", ".svelte")
_BODY = 300
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
        key = " ".join((*deed.args, *(_behind(one, whole.text) for one in deed.args)))
        if speaks_of(key, "deeds.drafts"):
            yield _wiped(deed, whole)
    else:
        last = deed.called.rpartition(".")[2]
        if speaks_of(deed.called, "deeds.drafts") and _throws(last, whole):
            yield _wiped(deed, whole)


def _wiped(deed: Deed, whole: Whole) -> FromDeed:
    return FromDeed(Kind.EXPIRE, deed.path, deed.span, whole.place, what=What.WIPED, shown=deed.called)


def _behind(name: str, text: str) -> str:
    given = re.search(rf"\b{re.escape(name)}\s*=\s*([^\n;]{{1,80}})", text) if name.isidentifier() else None
    return given[1] if given is not None else ""


def _throws(name: str, whole: Whole) -> bool:
    """Whether a function of some name, in a script of the project, removes what is kept in the browser."""
    defined = re.compile(rf"\b{re.escape(name)}\s*(?:=\s*(?:async\s*)?)?\([^)]{{0,80}}\)\s*(?:=>\s*)?\{{.{{0,{_BODY}}}?(?:removeItem|\.clear\()", re.S)  # fmt: skip
    return any(
        defined.search(whole.project.text(path))
        for path in whole.project.paths
        if path.endswith(_SCRIPTS) and name in whole.project.text(path)
    )


def comes_back(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the window that opens again some time after a person closes it, as often as they do."""
    later = any("setTimeout" in mark or "setInterval" in mark for mark in deed.marks[:1])
    if not (deed.is_call and later and whole.place.is_public and _OPENS.search(deed.called) and deed.around):
        return
    said = f"{whole.path} {whole.text}"
    if not speaks_of(said, "answers.pushed") or speaks_of(said, "deeds.useful again"):
        return
    planner = deed.around[0]
    box = deed.called.rpartition(".")[0]
    for one in whole.deeds:
        closed = one.is_call and one.called.rpartition(".")[0] == box and _CLOSES.search(one.called)
        if closed and one.marks and any(other.called == planner and other.marks == one.marks for other in whole.deeds):
            yield FromDeed(Kind.KEEP, deed.path, deed.span, whole.place, what=What.NAGS, shown=deed.called)
            return
