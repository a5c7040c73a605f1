"""What a measure of audience learns of a project: the server that counts, and the addresses of pages that hold a secret."""

from __future__ import annotations

import re
from typing import NamedTuple

from guichet.core.memo import lasting_memo, memo
from guichet.core.places import Place, place_of_path
from guichet.done.parties.secret_pages import pages_with_secret
from guichet.reading.templates.site import SCRIPT_SUFFIXES, Site, is_template

_TRACKER = "setTrackerUrl"
_COUNTED_AT = re.compile(r"[\"'`](?:https?:)?//([\w.-]{4,80})/[\w./-]{0,60}[\"'`]")
_REFUSED_AT = re.compile(r"^(?:https?:)?//([\w.-]{4,80})/.{0,200}\baction=optOut\b")
_ROUTES = (".rb", ".php", ".erb", ".slim", ".haml", ".mjml")
_WORDS = ("token", "Token", "jeton", "Jeton")
_SECRET = re.compile(
    r"(?<!\w)(?P<named>\w{3,60}_url)\([^()\n]{0,120}?\b(?P<given>\w{0,30}(?:token|jeton)):"
    r"|(?:#\[Route\(|\bget[ (]|\bmatch[ (])[^'\"\n]{0,20}['\"](?P<route>[^'\"\s]{0,80}(?:\{\w{0,30}(?:[tT]oken|[jJ]eton)\w{0,10}\}|:\w{0,30}token)[^'\"\s]{0,40})['\"]"
)
"""An address that is sent with a secret in it: `stop_url(token: …)`, `Route('/password/{token}')`."""
_HANDED_ON = re.compile(r"csrf|id_token|authenticity|\bapi\b|webhook|\b(?:\w{1,40}_)?(?:confirmation|unlock)_url")
"""What puts the secret away before a page is shown, or shows none."""


def refused_at(address: str) -> str:
    """Return the host where an address has a measure of audience refused; "" for another address."""
    found = _REFUSED_AT.match(address.strip())
    return found[1].lower() if found is not None else ""


@memo
def hosts_counting(site: Site) -> frozenset[str]:
    """Return the hosts that the pages and the scripts of a project name where they set the server of their measure."""
    found: set[str] = set()
    for path in site.paths:
        if site.holds(path, _TRACKER):
            text = site.text(path)
            at = text.find(_TRACKER)
            found |= {one.lower() for one in _COUNTED_AT.findall(text[max(0, at - _NEAR) : at + _NEAR // 2])}
    return frozenset(found)


_NEAR = 240

_REFUSES = re.compile(
    r"opt[-_ ]?(?:user)?out|require(?:cookie)?consent|forgetconsent|consentgiven|tarteaucitron|orejime|klaro|axeptio|didomi|cookie-?consent|piwik_ignore|mtm_consent|disabletracking|donottrack|do not track"
    r"|\b(?:s'opposer|s’opposer|opposition|opposez|refuser|refusez|désactiv\w{1,8}|opt out|object|decline|turn off)\b[^.<>\n]{0,60}\b(?:mesures?|statisti\w{1,8}|suivi|matomo|piwik|traceurs?|cookies?|measure\w{0,8}|tracking|analytics)\b",
    re.I,
)
"""How people are let out of a measure of audience: a call of it, what asks them first, or a sentence that says how."""
REFUSING = re.compile(
    r"piwik_ignore|mtm_consent_removed|opt[-_]?(?:user)?out|refus|declin|reject|den(?:y|ied)|no[-_]?track|objection|oppos|disabletracking",
    re.I,
)
"""That somebody said no to a measure of audience, in a test of a program."""
_TOLD_IN = (".html", ".twig", ".erb", ".haml", ".slim", ".vue", ".jsx", ".tsx", ".ts", ".js", ".md", ".mdx", ".yml", ".yaml", ".json", ".po", ".py", ".php", ".pug", ".njk", ".svelte")  # fmt: skip


_ABOUT_DATA = re.compile(
    r"(?:confidentialite|privacy|donnees[-_]?personnelles|personal[-_]?data|protection[-_]des[-_]donnees|rgpd|gdpr|cookies)[^/]{0,40}$",
    re.I,
)
"""The page of a service that tells of people's data, by the name of its file."""


@lasting_memo
def keeps_everyone_in(site: Site) -> bool:
    """Return whether a project has a page about people's data, and nothing in it, nor anywhere, lets people out of the measure of audience."""
    told = [path for path in site.paths if path.endswith(_TOLD_IN) and place_of_path(path) is not Place.TEST]
    has_page = any(is_template(path) and _ABOUT_DATA.search(path) for path in told)
    return has_page and not any(site.does(path, _REFUSES) for path in told)


class Secret(NamedTuple):
    """An address that holds a secret, as it is written where it is made, and the name of its route when it has one."""

    shown: str
    route: str


def secret_address(site: Site, page: str) -> str:
    """Return an address of the project that holds a secret and whose route a page does not leave out by its name; "" when none is seen."""
    return next((one.shown for one in secret_addresses(site) if not one.route or one.route not in page), "")


@lasting_memo
def secret_addresses(site: Site) -> tuple[Secret, ...]:
    """Return some addresses of a project that hold a secret."""
    found: list[Secret] = []
    for path in site.paths:
        if not path.endswith((*_ROUTES, ".py", *SCRIPT_SUFFIXES)) or place_of_path(path) in (Place.TEST, Place.FIXTURE):
            continue
        if not any(site.holds(path, one) for one in _WORDS) or "/api/" in f"/{path}":
            continue
        found += (Secret(one, "") for one in pages_with_secret(path, site))
        text = site.text(path) if path.endswith(_ROUTES) else ""
        for one in _SECRET.finditer(text):
            if _HANDED_ON.search(one[0]) is None and _shows_a_page(one, text):
                named = _NAMED.search(text, one.end(), one.end() + _BESIDE)
                found.append(Secret(one["route"] or f"{one['named']}({one['given']}: …)", named[1] if named else ""))
        if len(found) >= _FEW:
            break
    return tuple(found[:_FEW])


def _shows_a_page(found: re.Match[str], text: str) -> bool:
    """Whether a route of PHP shows a page under its own address, and does not only send people on; any other may."""
    if not found[0].startswith("#["):
        return True
    following = text.find("#[Route", found.end())
    body = text[found.end() : following if following >= 0 else len(text)]
    return "render" in body and not _SIGNS_IN.search(body)


_SIGNS_IN = re.compile(r"(?:->login\(|->authenticateUser\(|->loginUser\(|\bAuth::login\()[^}]{0,600}?\bredirect")
"""What opens a session by the secret, which is spent by it, and leads on: a page is only shown under one that is worth nothing."""
_NAMED = re.compile(r"\bname[:=]\s?['\"](\w{2,60})['\"]")
_BESIDE = 80
_FEW = 8
