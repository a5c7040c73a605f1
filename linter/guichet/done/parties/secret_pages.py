"""Pages whose address holds a secret, where the addresses are written apart from what they show: those of Django, of Express, and of routers in the browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place, place_of_path
from guichet.reading.templates.site import SCRIPT_SUFFIXES, Site

_SECRET = r"\w{0,30}(?:[tT]oken|[jJ]eton)\w{0,10}"
_OF_DJANGO = re.compile(rf"\b(?:re_path|path|url)\(\s*(?:_\()?\s*r?['\"](?P<route>[^'\"\n]{{0,80}}<(?:\w{{1,20}}:)?{_SECRET}>[^'\"\n]{{0,60}})['\"]\)?")  # fmt: skip
_NESTED = re.compile(r"\s*,\s*include\(")
_VIEW = re.compile(r"^\s*,\s*(?:\w{1,60}\.){0,3}(?P<function>\w{2,80})\s*[,)]|(?<!\w)(?P<of>\w{2,80})\.as_view\b")
_AFTER = 400
"""Signs after an address of Django within which its view is named."""
_SPENT = "PasswordResetConfirm"
"""The view of Django that puts the secret away in the session before it shows anything."""
_DEFINED = r"^(?:class (?P<of>NAME)\b(?P<bases>[^\n]{0,200})|(?:async )?def NAME\()"
_NEXT = re.compile(r"^(?:class |def |async def |@)", re.M)
_GET = re.compile(r"^[ \t]{2,8}(?:async )?def (?:get|dispatch)\((?:.*\n)(?P<body>(?:(?![ \t]{2,8}(?:async )?def ).*\n?){0,80})", re.M)  # fmt: skip
_LEADS_AWAY = re.compile(r"[rR]edirect\w*\(")
_SHOWS = re.compile(r"\btemplate_name\s*=|\breturn (?:await )?(?:render|TemplateResponse|self\.render_to_response)\(")
_OF_ROUTER = re.compile(rf"\bpath(?:=\{{?|:\s*)['\"`](?P<route>/?[^'\"`\s]{{0,80}}:{_SECRET}[^'\"`\s]{{0,40}})['\"`]")
_OF_EXPRESS = re.compile(rf"\.(?:get|all)\(\s*['\"`](?P<route>/[^'\"`\s]{{0,80}}:{_SECRET}[^'\"`\s]{{0,40}})['\"`]")
_RENDERS = re.compile(r"\.render\(")
_NO_PAGE = re.compile(r"csrf|(?:^|[/_-])api(?:[/_-]|$)|webhook|\.(?:json|xml|ics|pdf)\b", re.I)
_FOLLOWING = 1500


def pages_with_secret(path: str, site: Site) -> Iterator[str]:
    """Yield the addresses that hold a secret and show a page under it, among those that a file of Python or of scripts declares."""
    if path.endswith(".py"):
        yield from _in_django(path, site)
    elif path.endswith(SCRIPT_SUFFIXES):
        yield from _in_script(site.text(path))


def _in_django(path: str, site: Site) -> Iterator[str]:
    text = site.text(path)
    for found in _OF_DJANGO.finditer(text):
        following = text[found.end() : found.end() + _AFTER]
        if not _NESTED.match(following):
            following = following.partition("name=")[0]
        views = [one["function"] or one["of"] for one in _VIEW.finditer(following)]
        if not _NO_PAGE.search(found["route"]) and any(_shows(one, site) for one in views):
            yield found["route"]


def _shows(view: str, site: Site) -> bool:
    """Whether a view of a project answers by a page, under the address that it was asked at."""
    defined = re.compile(_DEFINED.replace("NAME", re.escape(view)), re.M)
    for path in site.paths:
        if not path.endswith(".py") or not site.holds(path, view) or place_of_path(path) in (Place.TEST, Place.FIXTURE):
            continue
        text = site.text(path)
        found = defined.search(text)
        if found is None:
            continue
        following = _NEXT.search(text, found.end())
        body = text[found.end() : following.start() if following is not None else len(text)]
        if _SPENT in (found["bases"] or "") or _SHOWS.search(body) is None:
            return False
        answers = _GET.search(body) if found["of"] else None
        return answers is None or _LEADS_AWAY.search(answers["body"]) is None
    return False


def _in_script(text: str) -> Iterator[str]:
    for found in _OF_ROUTER.finditer(text):
        if not _NO_PAGE.search(found["route"]):
            yield found["route"]
    for found in _OF_EXPRESS.finditer(text):
        if not _NO_PAGE.search(found["route"]) and _RENDERS.search(text, found.end(), found.end() + _FOLLOWING):
            yield found["route"]
