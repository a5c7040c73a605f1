"""Who is signed in where code runs: those who work for the service, or whoever it is for."""

from __future__ import annotations

import re

from guichet.core.memo import lasting_memo
from guichet.core.places import is_back_office
from guichet.core.words import any_of
from guichet.reading.templates.rails import asked_by, built_on, guards_of, parent_of
from guichet.reading.templates.site import Site
from guichet.told.evidence import shown_by_name, shown_by_path
from guichet.told.rendered import component_of, rendering

_CODE = re.compile(r"^(.*?)app/(?:views|controllers)/([\w/]+?)(?:_controller\.rb|/[\w.-]+)$")
"""The part of an application that a view or a controller belongs to: one controller shows what its folder holds."""
_INSIDE = re.compile(rf"(?:{any_of('people.inside', 'people.staff')}|admin\w*|moderator|sysadmin)s?", re.I)
_LAYOUT = re.compile(r"^[ \t]*layout[ (]+[:\"'](?:layouts/)?([\w/-]+)[\"']?[ \t)]*$", re.M)
"""The one layout of all that a controller shows."""
_ALLOWED = re.compile(
    r"^[ \t]*(?:prepend_)?before_(?:action|filter)[ (]*(?:->|\{|lambda)[^\n]{0,40}\bauthorize!?[ (]+(?:\[)?:(\w+)[^\n]{0,40}\}?[ \t)]*$",
    re.M,
)
"""Whom a policy lets in, asked before all that a controller does."""
_MEMBER = re.compile(
    rf"^[ \t]*belongs_to[ (]+:(?:\w+_)?(?:{any_of('organisations.any', 'organisations.partners')}|service|team)\b(?![^\n]*optional: true)",
    re.M,
)
"""What somebody has who comes for the body that they work in."""


@lasting_memo
def _known(_: Site) -> dict[str, bool]:
    return {}


def is_inside(path: str, site: Site | None) -> bool:
    """Whether only those who work for a service see what a file shows: by its folders, its name, whom its controller lets in, or what renders it."""
    if (
        is_back_office(path)
        or shown_by_path(path, "addressee", ("agent",))
        or shown_by_name(path, "addressee", ("agent",))
    ):
        return True
    if site is None:
        return False
    if component := component_of(path):
        return _is_rendered_inside(component, site)
    code = _CODE.match(path)
    if code is None:
        return False
    top, name = code.groups()
    known = _known(site)
    if f"{top}{name}" not in known:
        known[f"{top}{name}"] = _is_closed(top, name, site)
    return known[f"{top}{name}"]


def _is_rendered_inside(component: str, site: Site) -> bool:
    """Whether all the views and the code that render a component, through others too, are seen by those who work there alone."""
    known = _known(site)
    if component not in known:
        around = rendering(component, site)
        known[component] = bool(around) and all(is_inside(one, site) for one in around)
    return known[component]


def _is_closed(top: str, name: str, site: Site) -> bool:
    """Whether a controller, or what it is built on, first sends away whoever does not work there."""
    for file in built_on(f"{top}app/controllers/{name}_controller.rb", f"{top}app/", site):
        text = site.text_beside(file)
        asked = [
            (guard, found.who)
            for guard in guards_of(text)
            for one in guard.names
            if (found := asked_by(one)) is not None
        ]
        if any(guard.skips for guard, _ in asked):
            return False
        if any(guard.is_whole and _works_there(who, top, site) for guard, who in asked):
            return True
        if any(_works_there(who, top, site) for who in _ALLOWED.findall(text)):
            return True
        if any(_INSIDE.fullmatch(word) for one in _LAYOUT.findall(text) for word in one.split("/")):
            return True
        if _INSIDE.fullmatch(parent_of(text).removesuffix("Controller").partition("::")[0]):
            return True
    return False


def _works_there(who: str, top: str, site: Site) -> bool:
    """Whether those of a name who sign in work for the service, by that name or by the body that each of them belongs to."""
    return (
        _INSIDE.fullmatch(who) is not None or _MEMBER.search(site.text_beside(f"{top}app/models/{who}.rb")) is not None
    )


_OF_AN_API = re.compile(
    r"<\s*(?:::)?(?:GraphQL::Schema::\w+|Types::Base\w+|Grape::(?:API|Entity)\b)|^from (?:graphene|strawberry|drf_spectacular)\b|^use GraphQL\\",
    re.M,
)
"""What declares the types of an interface between programs, which are described to those who write them."""


def describes_an_api(path: str, site: Site | None) -> bool:
    """Whether code declares what programs may ask of a service: its words are read by those who write them."""
    if site is None or not path.endswith((".rb", ".py", ".php")):
        return False
    known = _known(site)
    if f"api {path}" not in known:
        known[f"api {path}"] = _OF_AN_API.search(site.text_beside(path)) is not None
    return known[f"api {path}"]
