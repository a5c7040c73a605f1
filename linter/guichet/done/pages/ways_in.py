"""The addresses by which one joins a list or opens an account, when no address lets one leave."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guichet.done.forms.known_beforehand import is_by_invitation
from guichet.done.parties.clients import mails_by_a_company
from guichet.done.people.people import is_thing
from guichet.done.words import apart
from guichet.reading.project.project import Project
from guichet.reading.python.routes import Route, routes_of
from guichet.reading.templates.site import is_template

_LIST = re.compile(r"\b(?:newsletter|infolettre|lettre|abonn\w*|subscri\w*|alertes?|mailing)\b")
_JOIN = re.compile(
    r"\b(?:inscri\w*|abonn\w*|subscri\w*|s inscrire|signup|sign up|join|creer|create|ajout\w*|activer|confirm\w*)\b"
)
_COLLECTION = re.compile(r"\b(?:subscriptions|abonnements|inscriptions)\b")
"""Many of them, in the address of a page that may only show those that one has."""
_ACCOUNT = re.compile(
    r"\b(?:creer (?:un |mon )?compte|compte creer|create account|account create|signup|sign up)\b"
    # Alone, these words need what is registered to be the person: a telephone or a service is registered too.
    r"|^\s*(?:[a-z]{2} )?(?:(?:accounts?|comptes?|users?|auth|utilisateurs?|profile?s?) )?(?:register|inscription)\b"
)
_REGISTERED = re.compile(r"\b(?:register|inscrire|add|ajouter) (?:an? |the |new |une? |le |la )?([a-z]+)")
_SCREENS = frozenset({"page", "request", "session", "api", "site"})
"""What a view that opens an account is called after, besides what it opens."""
_UNREGISTER = re.compile(r"\b(?:unregister|des ?inscri)\w*")
_LEAVE = re.compile(
    r"\b(?:des ?inscri\w*|des ?abonn\w*|unsubscri\w*|unregister\w*|optout|opt out|supprim\w*|delet\w*|ferm\w*|clos\w*|cloture\w*|resili\w*|cancel\w*|annul\w*|retrait|retir\w*|withdraw\w*|leave|quitter|remove|stop|preferences?|desactiv\w*|deactivat\w*|efface\w*|erase)\b"
)
_UNSUBSCRIBE = re.compile(r"\b(?:des ?(?:inscri|abonn)|d[ée]s(?:inscri|abonn)|unsubscri|optout|opt out)\w*")
_OWN = re.compile(r"\b(?:comptes?|accounts?|users?|profile?|utilisat\w*|usager)\b")
_OTHER = re.compile(
    r"\b(?:admin|api|webhook|events?|stripe|payment|test|feed|rss|device|phone|telephone|otp|totp|webauthn|passkey|push|topic|pubsub)\b"
)


@dataclass(frozen=True, slots=True)
class WayIn:
    """An address by which one comes in: into a list, or into an account of one's own."""

    route: Route
    is_list: bool


def way_in_alone(project: Project) -> WayIn | None:
    """Return the first address that leads into a list, or else to an account, when none leads out; what a company sends bears its own way out."""
    words = [one.words for one in routes_of(project)]
    routes = [one for one in routes_of(project) if not _OTHER.search(one.words)]
    joins = [
        one for one in routes if _LIST.search(one.words) and _JOIN.search(one.words) and not _LEAVE.search(one.words)
    ]
    if joins and not any(_UNSUBSCRIBE.search(one) or (_LEAVE.search(one) and _LIST.search(one)) for one in words):
        if mails_by_a_company(project) and _tells_the_way_out(project):
            return None
        shown = all(not _JOIN.search(_COLLECTION.sub(" ", one.words)) for one in joins)
        if all(_OWN.search(one.words) for one in joins) and (shown or _has_box_of_ones_own(project)):
            return None  # a page of one's account that shows what one is subscribed to
        return WayIn(joins[0], True)
    accounts = [
        one
        for one in routes
        if _ACCOUNT.search(one.words) and not _LEAVE.search(one.words) and one not in joins and not _is_of_a_thing(one)
    ]
    beside = {one.path for one in routes_of(project) if _UNREGISTER.search(one.words)}
    accounts = [one for one in accounts if one.path not in beside]
    closed = any(_LEAVE.search(one) and _OWN.search(one) for one in words)
    if accounts and not joins and not closed and not is_by_invitation(project.modules):
        return WayIn(accounts[0], False)
    return None


def _is_of_a_thing(route: Route) -> bool:
    """Whether what is registered there is no person, by what the view or the name of the address says: `register_service`."""
    said = apart(f"{route.name} {route.line}")
    things = (found[1] for found in _REGISTERED.finditer(said))
    return _OTHER.search(said) is not None or any(is_thing(one) and one not in _SCREENS for one in things)


_SETTINGS = re.compile(r"settings?|preferences?|profile?|accounts?|compte|parametres|change|edit|update|modif", re.I)
_SHOWN = re.compile(
    r"\b(?:user|usager|utilisateur|account|compte|profile|profil|member|membre|instance|subscriber)\.(\w+)"
)


def _has_box_of_ones_own(project: Project) -> bool:
    """Whether a box shows people whether they are on the list, as their account keeps it: to untick it is the way out."""
    return any(
        _LIST.search(shown[1].replace("_", " ").lower()) is not None
        for path in project.paths
        if (is_template(path) or path.endswith(".py")) and _SETTINGS.search(path)
        for line in project.text(path).splitlines()
        if "initial" in line or "checked" in line
        for shown in _SHOWN.finditer(line)
    )


def _tells_the_way_out(project: Project) -> bool:
    """Whether a page tells people how to leave the letters of a company, which bear a way out in each."""
    return any(is_template(path) and _UNSUBSCRIBE.search(project.code(path).lower()) for path in project.paths)
