"""Doors by which people leave a list once they are signed in, when they came in without an account."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.in_and_out import Harder, WayOut
from guichet.done.acts.way_names import is_join, is_leave, is_of_one_thing
from guichet.done.nouns.kind import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed

_OPENS = re.compile(r"(?:\.|->|::)(?:get|post|put|patch|delete|any|match|route|add_url_rule)$|^(?:path|re_path)$", re.I)
_ADDRESS = re.compile(r"^[\"'`](/?[\w/:<>{}.-]{3,100})[\"'`]$")
GUARD = re.compile(r"\b(?:require|ensure|is|must|need|check|verify)?_?(?:recent|fresh|full|re)?_?(?:login|logged|auth|authenticated|authenticate|signedin|account|user|session)(?:_?(?:required|in))?\b", re.I)  # fmt: skip


def left_signed_in(deed: Deed, whole: Whole) -> Iterator[WayOut]:
    """Yield the door out of a list that wants an account, beside a door in that wants none, where no other door out is open."""
    door = _address(deed)
    if (
        not door
        or not is_leave(door)
        or not _is_guarded(deed)
        or not speaks_of(f"{door} {whole.path}", "leaving.of_a_list")
        or next(one for one in whole.deeds if _address(one) == door and _is_guarded(one)) is not deed
    ):
        return
    beside = "" if _opens_out(whole) else next((one for one in _ways_in(whole) if is_of_one_thing(one, door)), "")  # fmt: skip
    if beside:
        yield WayOut(Kind.REFUSE, deed.path, deed.span, whole.place, harder=Harder.STEPS, said_as=door, beside=beside)


@memo
def _open_doors(whole: Whole) -> list[str]:
    """The doors of a file that want no account."""
    return [address for one in whole.deeds if (address := _address(one)) and not _is_guarded(one)]


def _ways_in(whole: Whole) -> Iterator[str]:
    """The doors that want no account and by which one comes into a list: by their name, or because what is sent to the list is someone who joins."""
    posted = {_address(one) for one in whole.deeds if one.last.lower() == "post"}
    for one in _open_doors(whole):
        if is_join(one) or (one in posted and speaks_of(one, "leaving.of_letters") and not is_leave(one)):
            yield one


_SIGNS = re.compile(r"auth|log_?in|signed?_?in|logged|require_user|connect", re.I)
_GUARDS = frozenset({"before_action", "prepend_before_action", "middleware"})
_LISTED = re.compile(r"(only|except)\b['\"]?\s*[(:=]?(.{0,200})")
_NAMED = re.compile(r"[\w!?]+")
_IN, _OUT = frozenset({"create", "store", "subscribe"}), frozenset({"destroy", "unsubscribe"})


def left_by_account(deed: Deed, whole: Whole) -> Iterator[WayOut]:
    """Yield what has people sign in before they leave a list of letters, and not before they join it, by the actions of one controller."""
    if not deed.is_call or deed.last not in _GUARDS or not speaks_of(whole.path, "leaving.of_letters"):
        return
    if not _SIGNS.search(" ".join(deed.args)):
        return
    listed = next((found for one in deed.puts if (found := _LISTED.search(f"{one.name} {one.value}"))), None)
    defined = {one.name for one in whole.bodies}
    named = set(_NAMED.findall(listed[2])) if listed is not None else set()
    guarded = defined & named if listed is not None and listed[1] == "only" else defined - named
    out, into = sorted(_OUT & guarded), sorted(_IN & defined - guarded)
    if listed is not None and out and into and not _OUT & (defined - guarded):
        yield WayOut(
            Kind.REFUSE, deed.path, deed.span, whole.place, harder=Harder.STEPS, said_as=out[0], beside=into[0]
        )


@memo
def _opens_out(whole: Whole) -> bool:
    """Whether people may leave without an account, or every door is behind one."""
    behind = any(one.last == "use" and GUARD.search(" ".join(one.args)) for one in whole.deeds)
    return behind or any(map(is_leave, _open_doors(whole)))


def _address(deed: Deed) -> str:
    found = _ADDRESS.match(deed.args[0]) if deed.is_call and deed.args and _OPENS.search(deed.called) else None
    return found[1] if found is not None else ""


def _is_guarded(deed: Deed) -> bool:
    """Whether a door is given, beside what answers, something that wants an account."""
    given = [one for one in deed.args[1:] if "=>" not in one and "function" not in one and "[" not in one]
    chained = [one.value for one in deed.puts if "middleware" in one.value.lower()]
    return any(
        GUARD.search(one) for one in (*given[:-1], *(given[-1:] if len(given) < len(deed.args) - 1 else ()), *chained)
    )


_MARKED = re.compile(
    r"(?:#\[IsGranted\((?![^\]\n]{0,80}PUBLIC)[^\]\n]{0,120}\]|@(?:PreAuthorize|Secured|RolesAllowed)\((?![^\n]{0,40}(?:permitAll|isAnonymous|ADMIN|STAFF))[^\n]{0,120}\)|@Authenticated\b|@UseGuards\([^\n)]{0,60}(?:Auth|Jwt|Login|Session|LoggedIn)[^\n)]{0,60}\)|@login_required\b)"
    r"[^\n]{0,120}(?:\n[ \t]*[#@][^\n]{0,200}){0,6}\s{0,80}(?:[\w<>?\[\],]{1,60}[ \t]{1,8}){0,6}(\w{2,60})\s?\("
)
"""A mark above a function that wants somebody signed in, and the name of the function."""


def left_by_mark(whole: Whole) -> Iterator[WayOut]:
    """Yield the way out of a list that a mark keeps for those who are signed in, beside a way in that no mark keeps."""
    if not whole.place.is_public or not speaks_of(whole.path, "leaving.of_letters"):
        return
    marked = {one[1]: one for one in _MARKED.finditer(whole.text)}
    names = dict.fromkeys(one.name for one in whole.bodies)
    into = next((one for one in names if one not in marked and (is_join(one) or one in _IN)), "")
    out = next((one for one in marked if is_leave(one) or one in _OUT), "")
    open_out = any(one not in marked and (is_leave(one) or one in _OUT) for one in names)
    if into and out and not open_out:
        at = whole.start + marked[out].start()
        span = Span(at, at + len(marked[out][0].split("\n")[0]))
        yield WayOut(Kind.REFUSE, whole.path, span, whole.place, harder=Harder.STEPS, said_as=out, beside=into)
