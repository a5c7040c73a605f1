"""Doors by which one only reads, and that want an account: where a router is mounted, where a route is declared, in the class that answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.done.acts.deed.doors_guarded import GUARD
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.kind import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import Deed

_SHOWS = re.compile(r"(?:\.|->|::)(?:get|use|view|include_router|register_blueprint)$")
_ADDRESS = re.compile(r"^[\"'`](/?[\w/.-]{3,80})[\"'`]$")
WHO = re.compile(rf"{GUARD.pattern}|\b(?:get_)?current_?(?:active_?)?(?:user|account|person|member)\b|\bauthenticate_\w{{1,30}}!?", re.I)  # fmt: skip
_PERHAPS = re.compile(r"optional|maybe|if_any|or_none|anonymous", re.I)
ENTRANCE = re.compile(r"auth|log_?in|log_?out|sign|account|compte|connexion|session|password|health|static|assets|ping|status|metrics|docs", re.I)  # fmt: skip
_BEFORE = frozenset({"before_action", "prepend_before_action"})
_READS, _WRITES = frozenset({"index", "show"}), frozenset({"create", "update", "destroy", "new", "edit"})
_OWN = re.compile(r"\bcurrent_\w+\.|\bpolicy_scope\b|\bauthorize!?\b|\bgetUser\(\)")
"""What is each person's own, or weighed for each."""
_GRANTED = re.compile(r"^[ \t]*#\[IsGranted\(['\"](?:ROLE_USER|IS_AUTHENTICATED\w*)['\"][^\n]{0,80}\)\]\s*(?:#\[[^\n]{1,200}\]\s*){0,4}(?:final\s+)?(?:class|public function)\s+(\w{3,80})", re.M)  # fmt: skip


def behind_account(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the doors by which one reads, where something is open to all, and that want an account; `shown` is the address or the class."""
    if not deed.is_call or not whole.place.is_public:
        return
    said = _address(deed) if _SHOWS.search(deed.called) else _class(deed, whole)
    if not said or speaks_of(f"{apart(whole.path)} {said}", "decisions.inside") or not _wants_account(deed, whole):
        return
    if deed.last in _BEFORE or _is_open(whole):
        yield FromDeed(Kind.REFUSE, deed.path, deed.span, whole.place, what=What.BEHIND_ACCOUNT, shown=said)


def _address(deed: Deed) -> str:
    """The address at which a route, or a router that is mounted, answers."""
    written = next((one.value for one in deed.put("prefix", "url_prefix")), "") or next(iter(deed.args), "")
    found = _ADDRESS.match(written)
    return found[1] if found is not None else ""


def _class(deed: Deed, whole: Whole) -> str:
    """The controller whose actions only read, when what stands before them stands before all."""
    if deed.last not in _BEFORE or not deed.around or deed.puts:
        return ""
    names = {one.name for one in whole.bodies}
    if _OWN.search(whole.text):
        return ""
    return deed.around[0].removesuffix("Controller") if names & _READS and not names & _WRITES else ""


def _wants_account(deed: Deed, whole: Whole) -> bool:
    """Whether a door is given what wants somebody signed in, by its name or by that of a list of the file."""
    if deed.last in _BEFORE:
        return bool(WHO.search(" ".join(deed.args)))
    given = [one for one in deed.args[1:] if "=>" not in one and "function" not in one and "require(" not in one]
    given += [one.value for one in deed.put("dependencies", "decorators", "preHandler", "onRequest", "middleware")]
    given += [one.value for one in deed.puts if "middleware(" in one.value[:20].lower()]
    held = [value for one in given if one.isidentifier() for value in _held(whole).get(one, ())]
    return any(WHO.search(one) and not _PERHAPS.search(one) for one in (*given, *held))


@memo
def _held(whole: Whole) -> dict[str, tuple[str, ...]]:
    """What a file puts in the lists that it names."""
    return {
        one.called: (*one.args, *(put.value for put in one.puts)) for one in whole.deeds if one.called.isidentifier()
    }


@memo
def _is_open(whole: Whole) -> bool:
    """Whether another door of the file is open to all, which is no way in: what is wholly behind an account may be for those who work there."""
    doors = ((one, _address(one)) for one in whole.deeds if one.is_call and _SHOWS.search(one.called))
    return any(said and not ENTRANCE.search(said) and not _wants_account(one, whole) for one, said in doors)


def granted(whole: Whole) -> Iterator[FromDeed]:
    """Yield the controllers of Symfony, and their actions, that a mark keeps for those who are signed in."""
    if not whole.path.endswith(".php") or not whole.place.is_public or speaks_of(apart(whole.path), "decisions.inside"):
        return
    for one in _GRANTED.finditer(whole.text) if not _OWN.search(whole.text) else ():
        if "Request $" not in whole.text[one.end() : one.end() + 120]:
            span, shown = Span(one.start(1), one.end(1)), one[1].removesuffix("Controller")
            yield FromDeed(Kind.REFUSE, whole.path, span, whole.place, what=What.BEHIND_ACCOUNT, shown=shown)
