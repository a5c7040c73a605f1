"""Who is signed in where code runs: those who work for the service, or whoever it is for."""

from __future__ import annotations

import re

from guichet.core.memo import lasting_memo
from guichet.core.places import is_back_office
from guichet.core.words import any_of
from guichet.reading.templates.rails import built_on, guards_of, parent_of
from guichet.reading.templates.site import Site
from guichet.told.evidence import shown_by_name, shown_by_path

_CODE = re.compile(r"^(.*?)app/(?:views|controllers)/([\w/]+?)(?:_controller\.rb|/[\w.-]+)$")
"""The part of an application that a view or a controller belongs to: one controller shows what its folder holds."""
_SENDS_AWAY = re.compile(
    r"(?:authenticate|require|ensure|check)_(?:current_)?(?P<who>\w+?)(?:_(?:login|signed_in|sign_in))?!?"
)
"""How what sends away whoever is not signed in as somebody is called."""
_INSIDE = re.compile(rf"(?:{any_of('people.inside', 'people.staff')}|admin\w*|moderator|sysadmin)s?", re.I)
_MEMBER = re.compile(
    rf"^[ \t]*belongs_to[ (]+:(?:\w+_)?(?:{any_of('organisations.any', 'organisations.partners')}|service|team)\b(?![^\n]*optional: true)",
    re.M,
)
"""What somebody has who comes for the body that they work in."""


@lasting_memo
def _known(_: Site) -> dict[str, bool]:
    return {}


def is_inside(path: str, site: Site | None) -> bool:
    """Whether only those who work for a service see what a file shows: by its folders, its name, or whom its controller lets in."""
    if (
        is_back_office(path)
        or shown_by_path(path, "addressee", ("agent",))
        or shown_by_name(path, "addressee", ("agent",))
    ):
        return True
    code = _CODE.match(path)
    if code is None or site is None:
        return False
    top, name = code.groups()
    known = _known(site)
    if f"{top}{name}" not in known:
        known[f"{top}{name}"] = _is_closed(top, name, site)
    return known[f"{top}{name}"]


def _is_closed(top: str, name: str, site: Site) -> bool:
    """Whether a controller, or what it is built on, first sends away whoever does not work there."""
    for file in built_on(f"{top}app/controllers/{name}_controller.rb", f"{top}app/", site):
        text = site.text_beside(file)
        asked = [
            (guard, found["who"])
            for guard in guards_of(text)
            for one in guard.names
            if (found := _SENDS_AWAY.fullmatch(one))
        ]
        if any(guard.skips for guard, _ in asked):
            return False
        if any(guard.is_whole and _works_there(who, top, site) for guard, who in asked):
            return True
        if _INSIDE.fullmatch(parent_of(text).removesuffix("Controller").partition("::")[0]):
            return True
    return False


def _works_there(who: str, top: str, site: Site) -> bool:
    """Whether those of a name who sign in work for the service, by that name or by the body that each of them belongs to."""
    return (
        _INSIDE.fullmatch(who) is not None or _MEMBER.search(site.text_beside(f"{top}app/models/{who}.rb")) is not None
    )
