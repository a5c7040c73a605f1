"""Doors out that nobody gets through: the way into a list is open to everyone and the way out is not, or a right that no one is given guards it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.done.acts.deed.doors_guarded import GUARD
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.acts.in_and_out import Harder, WayOut
from guichet.done.acts.way_names import is_join, is_leave, is_of_one_thing
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed
from guichet.reading.templates.site import Site

_ADDRESS = re.compile(r"[\"'`]\^?(/[\w/.:*()-]{0,80}|[\w-]{1,60}/[\w/.:*()-]{0,80})\$?[\"'`]$")
_SIGNS_IN = re.compile(r"\b(?:log[_-]?in|sign[_-]?in|connexion|auth)\b|/login|/connexion", re.I)
_DOOR = re.compile(r"(?:\.|->|::)(?:delete|post|put|patch)$", re.I)
_KEY = re.compile(
    r"\b(?:require|can|need|allow|authori[sz]e|autorise|permission|permit|check|exige)\w*\(\s*(?:(?:[a-z_]\w*\.)?(?P<name>[A-Z]\w+\.[A-Z][A-Z_]{2,30})|(?P<quote>['\"])(?P<text>[\w:.-]{4,40})(?P=quote))\s*[,)]"
)
_NEAR = 300
_CODE = (".py", ".js", ".ts", ".mjs", ".php", ".yml", ".yaml", ".json", ".toml", ".sql")


def left_out_of_list(deed: Deed, whole: Whole) -> Iterator[WayOut]:
    """Yield the list of addresses that need no account, when it holds the way into a list of people and not the way out that the project has."""
    addresses = [found[1] for one in deed.args if (found := _ADDRESS.match(one))] if not deed.is_call else []
    if len(addresses) < 2 or len(addresses) < len(deed.args) or not _SIGNS_IN.search(" ".join(addresses)):
        return
    joins = [one for one in addresses if is_join(one) and speaks_of(one, "leaving.of_a_list")]
    if (
        not joins
        or any(map(is_leave, addresses))
        or not GUARD.search(whole.text)
        or "redirect" not in whole.text.lower()
    ):
        return
    out = _way_out(joins[0], whole)
    if out:
        yield WayOut(
            Kind.REFUSE, deed.path, deed.span, whole.place, harder=Harder.GUARDED, said_as=out, beside=joins[0]
        )


def _way_out(joined: str, whole: Whole) -> str:
    """The address of the project by which one leaves the same list."""
    return next((f"/{one}" for one in ways_out_named(whole.project) if is_of_one_thing(joined, one)), "")


@memo
def ways_out_named(project: Site) -> tuple[str, ...]:
    """Return the folders of pages, and the names of files, that are called as what one leaves by."""
    parts = (part.partition(".")[0] for path in project.paths for part in path.split("/"))
    return tuple(filter(is_leave, dict.fromkeys(parts)))


def without_key(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the door by which one closes one's account, when the right that guards it is given to nobody in the project."""
    said = " ".join((*deed.args[:1], *deed.around[:1], *deed.args[1:][-1:]))
    if not deed.is_call or not _DOOR.search(deed.called) or not speaks_of(f"{deed.last} {said}", "leaving.own_account") or not _closes(deed, said):  # fmt: skip
        return
    near = " ".join((*deed.args, whole.read(Span(deed.span.start, deed.span.end + _NEAR))))
    found = _KEY.search(near)
    key = _named_by(found) if found is not None else ""
    if key and _is_given_to_nobody(key, whole.path, whole.project):
        yield FromDeed(Kind.REFUSE, deed.path, deed.span, whole.place, what=What.NO_KEY, shown=whole.shown(deed.span), other=key)  # fmt: skip


def _closes(deed: Deed, said: str) -> bool:
    return deed.last.lower() == "delete" or is_leave(said) or speaks_of(said, "deeds.leaves")


def keys_to_nobody(path: str, project: Site) -> list[bool]:
    """Return whether each right that a file asks for, near words of one's account, is given to nobody."""
    text = project.text(path)
    found = (
        one
        for one in _KEY.finditer(text)
        if speaks_of(text[max(0, one.start() - 2 * _NEAR) : one.end() + _NEAR], "leaving.own_account")
    )
    return [_is_given_to_nobody(one, path, project) for one in dict.fromkeys(map(_named_by, found))]


def _named_by(found: re.Match[str]) -> str:
    return found["name"] or found["text"]


def _is_given_to_nobody(key: str, own: str, project: Site) -> bool:
    """Whether a right is named nowhere but where it is asked for, though others of its kind are given in a list."""
    family = key.rpartition("." if "." in key else ":")[0]
    if not family:
        return False
    others = re.compile(rf"[\[({{]\s*['\"]?{re.escape(family)}[.:][\w-]+['\"]?\s*[,\])}}]")
    everything = re.compile(rf"\b(?:set|list|frozenset|tuple|values|iter)\(\s*{re.escape(family)}\s*\)|\*{re.escape(family)}\b|['\"]{re.escape(family)}[.:]\*|in {re.escape(family)}\b")  # fmt: skip
    given = False
    for path in project.paths:
        if not path.endswith(_CODE) or not project.holds(path, family.rpartition(".")[2]):
            continue
        text = project.text(path)
        if everything.search(text) or (path != own and key in text):
            return False
        given = given or (path != own and others.search(text) is not None)
    return given and project.text(own).count(key) == 1
