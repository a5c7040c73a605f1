"""Routes of a script by which an account ends, for those who work for the service alone, beside one by which anybody opens it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed
from guichet.reading.scripts.made import by_hand
from guichet.reading.templates.site import SCRIPT_SUFFIXES, Site

_ROLE = re.compile(
    r"\b(?:has|is|require|check|ensure|only|allow|restrict|authori[sz]e)\w{0,20}\(\s*\[?['\"]?(?P<role>[\w.:-]{2,40})",
    re.I,
)
_OWN = re.compile(r"(?:/me\b|/moi\b|/self\b|['\"/]account\b|compte\b)", re.I)
_DELETES = re.compile(r"\.delete\(\s*['\"`](?P<route>[^'\"`\n]{1,80})['\"`](?P<rest>[^\n]{0,200})")


def closed_by_staff(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the door out of an account that only a role of the staff goes through, when people come in by themselves and no other door is theirs."""
    if not whole.path.endswith(SCRIPT_SUFFIXES) or not deed.is_call or deed.last != "delete" or len(deed.args) < 3:
        return
    if not re.search(r"rout|app\b", deed.owner, re.I) or not speaks_of(
        f"{whole.path} {deed.args[0]}", "deeds.accounts"
    ):
        return
    role = next((found["role"] for one in deed.args[1:-1] if (found := _ROLE.search(one)) is not None), "")
    if not speaks_of(role, "decisions.inside") or ends_own(whole.project):
        return
    if deed.owner in _opened_by(whole):
        yield FromDeed(
            Kind.REFUSE, deed.path, deed.span, whole.place, what=What.NEVER_OUT, shown=whole.shown(deed.span), other=role,
            certain=False,
        )  # fmt: skip


@memo
def _opened_by(whole: Whole) -> frozenset[str]:
    """The routers of a file on which anybody may put something new."""
    posts = (one for one in whole.deeds if one.is_call and one.last == "post" and len(one.args) == 2)
    return frozenset(one.owner for one in posts if one.args[0].strip("'\"`") == "/")


@memo
def ends_own(project: Site) -> bool:
    """Return whether a route of a script lets people end their own account."""
    for path in by_hand(project):
        if path.endswith(SCRIPT_SUFFIXES) and project.holds(path, ".delete("):
            for found in _DELETES.finditer(project.text(path)):
                if _OWN.search(found["route"]) and _ROLE.search(found["rest"]) is None:
                    return True
    return False
