"""Programs of companies that nobody has written down, that follow people: by the trade that their host and their file tell, where the project itself asks people about trackers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from guichet.core.memo import lasting_memo
from guichet.core.places import Place, place_of_path
from guichet.done.parties.hosts import Service, host_of, is_allowed, service_at
from guichet.done.words import names, speaks_of
from guichet.reading.templates.site import SCRIPT_SUFFIXES, Site, makes_markup

_PROGRAM = re.compile(r"\.m?js$|/g?tag$|/js$|/(?:pixel|p|t|tr)$", re.I)
_ADDRESS = re.compile(r"(?:https?:)?//[\w.-]{4,80}/[^\s\"'`<>]{0,200}")
_ASKS = re.compile(r"cookie|traceur|tracker|publicit|advert|\bads\b|campa(?:ign|gne)|audience", re.I)
_ACCEPTS = re.compile(
    r"[>\"'\s](?:j[’'](?:accepte|autorise)|tout accepter|accepter|accept(?: all)?|i (?:accept|agree)|agree|allow|autoriser)\s{0,40}[<\"'(]",
    re.I,
)
_REFUSES = re.compile(
    r"[>\"'\s](?:je refuse|tout refuser|refuser|continuer sans accepter|refuse|reject(?: all)?|decline|deny|no,? thanks?)\s{0,40}[<\"'(]",
    re.I,
)
"""The two buttons of a question."""
_TRADES = "watching.of_followers"


def follower_at(address: str | None, project: Site, allowed: Iterable[str] = ()) -> Service | None:
    """Return the service behind the address of a program that nobody knows, when its name says that it follows people and the project asks people about that; None otherwise."""
    if not address or "//" not in address[:8] or "." not in address or not is_of_follower(address):
        return None
    host = host_of(address)
    if is_allowed(host, allowed) or not asks_about_trackers(project):
        return None
    return Service(host, "tracker", (host,), frozenset(), frozenset())


def is_of_follower(address: str) -> bool:
    """Return whether the address of a program tells, by its host, that it follows people or serves advertisements."""
    host = host_of(address.strip())
    path = urlsplit(address.strip()).path if host else ""
    if not host or _PROGRAM.search(path) is None:
        return False
    return names(_TRADES).search(" ".join(re.split(r"[-_.]", host.rpartition(".")[0]))) is not None


def names_follower(text: str) -> bool:
    """Return whether a text holds the address of such a program."""
    return any(is_of_follower(one) for one in _ADDRESS.findall(text))


def measures_at(address: str, project: Site, *kinds: str) -> bool:
    """Return whether an address is that of a service of some kinds, or of a program that tells by its host that it counts or follows people, where the project asks them about that."""
    if service_at(address, *kinds) is not None:
        return True
    host = host_of(address)
    if not host or "//" not in address[:8] or _PROGRAM.search(urlsplit(address.strip()).path) is None:
        return False
    said = " ".join(re.split(r"[-_.]", host.rpartition(".")[0]))
    return (speaks_of(said, "watching.of_counters") or is_of_follower(address)) and asks_about_trackers(project)


@lasting_memo
def asks_about_trackers(project: Site) -> bool:
    """Return whether a page of the project asks people whether they may be followed, and lets them say yes or no."""
    for path in project.paths:
        if not (makes_markup(path) or path.endswith(SCRIPT_SUFFIXES)) or place_of_path(path) in (
            Place.TEST,
            Place.FIXTURE,
        ):
            continue
        text = project.text(path)
        if _ASKS.search(text) and _REFUSES.search(text) and _ACCEPTS.search(text):
            return True
    return False
