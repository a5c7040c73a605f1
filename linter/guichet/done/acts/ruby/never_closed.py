"""Accounts that Devise lets people open, in a project where no page and no program of the public leads to closing them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.core.places import Place, place_of_path
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed
from guichet.reading.templates.site import RUBY_PROGRAMS, SCRIPT_SUFFIXES, Site, is_template

_LEADS = re.compile(
    r"registration_(?:path|url)\b[^\n]{0,300}\bdelete\b|\bdelete\b[^\n]{0,300}\bregistration_(?:path|url)\b"
    r"|(?:delete|destroy|close|remove|supprimer|cloturer|fermer|effacer)[_/-](?:(?:my|own|mon|votre|son)[_/-])?(?:account|compte|user|usager|profile?)(?!\w{0,20}session)\w{0,20}(?:_path|_url|['\"])"
    r"|(?:account|compte|user|usager|profile?)s?[_/-](?:delete|deletion|destroy|close|closing|suppression|supprimer|cloture|cloturer|deactivate|desactiver)\b",
    re.I,
)
"""What leads to the end of one's own account, from a page or in the routes."""
_BUTTON = re.compile(
    r"\b(?:delete|close|remove|supprimer|clôturer|fermer|effacer|désactiver)[ _](?:my|your|mon|votre|son|ce|this)[ _](?:\w{1,20}[ _])?(?:account|compte|profile?)\b",
    re.I,
)
_ENDS = re.compile(
    r"\bcurrent_\w{2,20}\.(?:(?:\w{0,20}_)?(?:destroy|delete|anonymi[sz]e|deactivate|discard|close)(?:_\w{1,30})?\b)|\bresource\.(?:\w{0,20}_)?(?:destroy|delete)\b|"
    r"^[ \t]*class[ \t]+\w{0,40}(?:Delete|Destroy|Close|Remove)\w{0,10}(?:Account|User|Compte)",
    re.M,
)
_NO_ROUTE = re.compile(
    r"^[ \t]*devise_for\b(?:(?!\bdevise_for\b)[^\]]){0,400}\bskip:[ \t]*(?:%i)?\[?[^\n\]]{0,80}\bregistrations\b", re.M
)
_ROUTE = re.compile(r"^[ \t]*devise_for\b[ \t]*:?['\"]?(\w+)", re.M)
_ROUTED = re.compile(r"(?:^|/)(?:controllers|components|graphql|forms)/|routes(?:/|\.rb$)")
"""Where programs answer people: what runs by itself ends accounts too, and nobody leaves by it."""
_REMARK = re.compile(r"^[ \t]*(?:#|/?-#|//).*$", re.M)


def never_closed(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what lets the people of the public open an account, where nothing is written that leads to closing it."""
    if not deed.is_call or deed.last != "devise" or not whole.place.is_public:
        return
    if "'registerable'" not in deed.args or any(speaks_of(one, "decisions.inside") for one in deed.around[:1]):
        return
    if is_opened_online(whole.project) and not closes_somewhere(whole.project):
        yield FromDeed(
            Kind.REFUSE, deed.path, deed.span, whole.place, what=What.NO_DOOR, shown=":registerable", certain=False
        )


@memo
def is_opened_online(project: Site) -> bool:
    """Return whether the routes let people register: Devise does when it is not told to leave that out."""
    routes = [
        project.text(path) for path in project.by_name.get("routes.rb", ()) if place_of_path(path) is not Place.TEST
    ]
    opened = [len(_ROUTE.findall(one)) - len(_NO_ROUTE.findall(one)) for one in routes]
    return any(one > 0 for one in opened)


@memo
def closes_somewhere(project: Site) -> bool:
    """Return whether a page, a route or a program of the public leads to the end of one's own account."""
    for path in project.paths:
        is_page = is_template(path) or path.endswith((".slim", ".haml", *SCRIPT_SUFFIXES))
        if (
            not (is_page or path.endswith(RUBY_PROGRAMS))
            or place_of_path(path) in _NOT_PUBLIC
            or speaks_of(path, "decisions.inside")
        ):
            continue
        if not is_page and not _ROUTED.search(path):
            continue
        text = project.text(path)
        own = _REMARK.sub("", text) if path.endswith(RUBY_PROGRAMS) else text
        if _LEADS.search(own) or (is_page and "mailer" not in path and _BUTTON.search(own)):
            return True
        if path.endswith(RUBY_PROGRAMS) and _ENDS.search(own):
            return True
    return False


_NOT_PUBLIC = frozenset(
    {Place.TEST, Place.FIXTURE, Place.MIGRATION, Place.BACK_OFFICE, Place.COMMAND, Place.JOB, Place.DOCUMENTATION}
)


def doors_told(path: str, project: Site) -> str:
    """Return what the rest of the project says of the end of the accounts that a model lets open."""
    return f"{is_opened_online(project)} {closes_somewhere(project)}" if "registerable" in project.text(path) else ""
