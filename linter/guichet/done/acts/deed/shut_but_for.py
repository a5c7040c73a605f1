"""Sites that want an account everywhere but at a few addresses: a page that only informs is not among those."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import lasting_memo
from guichet.done.acts.deed.doors_to_read import ENTRANCE, WHO
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.acts.informing import STAFF, informs
from guichet.done.nouns.kind import Kind
from guichet.done.words import speaks_of
from guichet.reading.templates.site import PROGRAMS, Site

_LIST = re.compile(
    r"(?P<name>[$@]?\b[A-Za-z_]\w{3,60})(?::[^=\n]{1,60})?\s*(?:=|=>|:)\s*(?:frozenset\(|new Set\(|Object\.freeze\(|tuple\(|set\(|\w{1,20}\.of\(|\w{4,12}Of\()?[\[({]\s*(?P<held>(?:r?['\"`]\^?/?[\w./*:<>-]{1,60}\$?['\"`]\s*,?\s*){1,30})[\])}]"
)
_SPRING = re.compile(
    r"(?:requestMatchers|antMatchers|mvcMatchers|authorize)\(\s*(?P<held>(?:['\"]/?[\w./*-]{1,60}['\"]\s*,?\s*){1,20})(?:permitAll)?\s*\)(?:\s*\.permitAll\(\))?"
)
_ANY_OTHER = re.compile(r"anyRequest\(?\)?\s*[.,]\s*authenticated")
_WRITTEN = re.compile(r"['\"`]\^?(/?[\w./*:<>-]{1,60}?)\$?['\"`]")
_ROUTE = re.compile(
    r"(?:\b(?:path|re_path|get|route|Route|GetMapping|Get|use|url_rule)\(\s*(?:path\s*[:=]\s*|value\s*=\s*)?r?['\"`]\^?(?P<called>/?[\w./:<>{}-]{3,80})\$?['\"`]|^[ \t]*get ['\"](?P<rails>/?[\w/:-]{3,80})['\"])",
    re.M,
)
_PAGE = re.compile(
    r"(?:^|/)(?:app|pages)/(?:[^/]{1,40}/){0,3}?([\w-]{3,60})/?(?:page|index)?\.(?:tsx|jsx|vue|svelte|js|ts)$"
)
_SENDS_AWAY = re.compile(r"redirect|log_?in|sign_?in|connexion|401|Unauthor|unauthor|next\(false|navigateTo|permitAll")


_ANOTHER_DOOR = re.compile(r"maint[ea]nance|read_?only|is_superuser|is_staff|\bip_address|remote_addr", re.I)
"""What a list is an exception to, besides an account: a site that is shut for works, what only those inside may do."""
_NEAR = 400


def shut_but_for(whole: Whole) -> Iterator[FromDeed]:
    """Yield the list of the addresses that are open without an account, where a page of the project that informs is under none of them; `shown` is its address."""
    if not whole.place.is_lived or STAFF.search(whole.path) or "/" not in whole.text:
        return
    for span, held in _lists(whole):
        listed = [one.strip("*/") for one in _WRITTEN.findall(held)]
        if "" in listed or not any(ENTRANCE.search(one) for one in listed):
            continue
        shut = next((one for one in informing(whole.project) if not _is_under(one, listed)), "")
        if shut:
            yield FromDeed(Kind.REFUSE, whole.path, span, whole.place, what=What.BEHIND_ACCOUNT, shown=shut)


def _lists(whole: Whole) -> Iterator[tuple[Span, str]]:
    for one in _LIST.finditer(whole.text):
        name = one["name"].lstrip("$@")
        if speaks_of(name, "deeds.open to all") and _obeyed(name, whole):
            yield Span(whole.start + one.start("name"), whole.start + one.end("name")), one["held"]
    for one in _SPRING.finditer(whole.text) if _ANY_OTHER.search(whole.text) else ():
        if "permitAll" in whole.text[one.start() : one.end() + 20]:
            yield Span(whole.start + one.start("held"), whole.start + one.end("held")), one["held"]


def _obeyed(name: str, whole: Whole) -> bool:
    """Whether a program that names a list looks who is signed in, and sends others away."""
    uses = [one.start() for one in re.finditer(rf"\b{re.escape(name)}\b", whole.text)][1:]
    if any(_ANOTHER_DOOR.search(whole.text, max(0, at - _NEAR), at) for at in uses):
        return False
    own = whole.text.count(name) > 1
    named = (whole.path, *(one for one in whole.project.paths if one.endswith(PROGRAMS) and one != whole.path and whole.project.holds(one, name)))  # fmt: skip
    texts = (whole.project.text(one) for one in named[0 if own else 1 :])
    return any(WHO.search(one) and _SENDS_AWAY.search(one) for one in texts)


def _is_under(address: str, listed: list[str]) -> bool:
    """Whether an address, or the name of what answers there, is one that is open, or under one."""
    plain = address.strip("/")
    return any(plain == one or plain.startswith(f"{one}/") or one.endswith(f".{plain}") for one in listed)


@lasting_memo
def informing(project: Site) -> tuple[str, ...]:
    """Return the addresses of a project at which one only reads what is everyone's."""
    found = (address for path in project.paths if path.endswith(PROGRAMS) for address in _addresses(path, project))
    return tuple(dict.fromkeys(one for one in found if informs(one) and not STAFF.search(f"/{one.strip('/')}/")))


def _addresses(path: str, project: Site) -> Iterator[str]:
    page = _PAGE.search(path)
    if page is not None:
        yield f"/{page[1]}"
    for one in _ROUTE.finditer(project.text(path)):
        called = one["called"] or one["rails"]
        if "/" in called or not one[0].startswith(("get", "use")):
            yield called  # any table has a `get("name")`
