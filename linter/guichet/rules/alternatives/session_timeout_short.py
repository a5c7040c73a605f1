"""A session that ends while someone is still looking for their papers."""

import re
from collections.abc import Iterator
from dataclasses import replace

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Span, Text
from guichet.core.numbers import whole
from guichet.done.acts.lasting import Kept
from guichet.done.nouns.act import Act, Kind
from guichet.heard.refresh import LOGOUT, SHORTEST_SESSION
from guichet.reading.python.durations import seconds_of
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_test
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, python_rule

SHORT = Text(
    fr="La session s’arrête après {minutes} min : qui lit lentement ou cherche un papier perd tout. Laissez au moins 20 min, prévenez et permettez de prolonger.",
    en="The session ends after {minutes} min: someone who reads slowly or looks for a paper loses everything. Give at least 20 min, warn and let people extend.",
)

_SETTING = re.compile(
    r"(?:^|\b|_)(?:SESSION_COOKIE_AGE|PERMANENT_SESSION_LIFETIME|SESSION_TIMEOUT\w*|SESSION_IDLE_TIMEOUT|SESSION_SECURITY_EXPIRE_AFTER|SESSION_EXPIRE_SECONDS|SESSION_LIFETIME|DUREE_SESSION|SESSION_DUREE|permanent_session_lifetime|IDLE_TIME)$"
)
_OUTGOING = re.compile(r"Client|Connector|Adapter|Gateway|Fetcher|Api(?![a-z])|API")
"""Classes that call another service: their sessions are not people's."""


def _hit(span: Span, seconds: float) -> Hit:
    return Hit(span, SHORT, {"minutes": f"{seconds / 60:g}"})


def _ending(act: Act) -> Iterator[Hit]:
    if (
        isinstance(act, Kept)
        and "session" in act.about
        and act.place.is_public
        and act.seconds is not None
        and 10 <= act.seconds < SHORTEST_SESSION
    ):
        yield replace(_hit(act.span, act.seconds), path=act.path)


def _in_page(meta: Element, page: Page) -> Iterator[Hit]:
    if (meta.attr("http-equiv") or "").lower() == "refresh":
        match = re.match(r"\s*([0-9]+)\s*[;,]\s*(?:url\s*=)?\s*(.*)", meta.attr("content") or "", re.I)
        seconds = whole(match[1]) or 0 if match else 0
        writes = any(True for _ in page.find("textarea")) or any(_is_typed(one) for one in page.find("input"))
        if match and 10 <= seconds < SHORTEST_SESSION and (LOGOUT.search(match[2]) or (match[2].strip() and writes)):
            yield _hit(meta.span, seconds)


def _by_htmx(element: Element, page: Page) -> Iterator[Hit]:
    """What a library loads by itself after a time: the way out."""
    found = re.search(r"\b(?:delay:|every )(\d+)(ms|s|m)\b", element.attr("hx-trigger") or "")
    address = " ".join(element.attr(name) or "" for name in ("hx-get", "hx-post"))
    seconds = float(found[1]) * {"ms": 0.001, "s": 1, "m": 60}[found[2]] if found else 0
    once = "click" not in (element.attr("hx-trigger") or "")
    if once and 10 <= seconds < SHORTEST_SESSION and LOGOUT.search(address):
        yield _hit(element.span, seconds)


def _is_typed(field: Element) -> bool:
    return (field.attr("type") or "text").lower() in ("text", "email", "tel", "date", "number", "file")


@python_rule(
    nodes.Assign, nodes.Call,
    name="session-timeout-short",
    code="W9533",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Session trop courte", en="Session too short"),
    harms=Text(
        fr="Les personnes qui lisent lentement, qui tapent à une main, qui cherchent un papier ou attendent leur tour sur l’ordinateur.",
        en="People who read slowly, type with one hand, look for a paper or share a computer.",
    ),
    instead=Text(
        fr="Laissez au moins vingt minutes, prévenez avant la fin, proposez de prolonger et gardez ce qui est saisi.",
        en="Give at least twenty minutes, warn before the end, offer to extend and keep what was typed.",
    ),
    wrong_when=Text(
        fr="Un avertissement qui permet de prolonger est écrit ailleurs, ou l’espace est réservé aux agents.",
        en="A warning that lets people extend is written elsewhere, or the area is for officials only.",
    ),
    refs=("rgaa 13.1", "wcag 2.2.1", "wcag 2.2.6"),
    lesson="07-identity/02-signing-in",
    mentions=("session_cookie_age", "session_lifetime", "session_timeout", "session_idle", "set_expiry", "sessionmiddleware", "duree_session", "session_duree", "session_expire", "session_security", "idle_time",),
    bad=(
        Bad({"static/limits.js": "export const IDLE = 4 * 60 * 1000;\n", "static/idle.js": 'import { IDLE } from "./limits.js";\n\nfunction leave() {\n  location.assign("/signed-out");\n}\n\nsetTimeout(leave, IDLE);\n'}, SHORT, at="setTimeout(leave, IDLE)", path="static/idle.js"),
        Bad({"service/app.py": 'import yaml\n\nCONF = yaml.safe_load(open("session.yml"))\n', "service/session.yml": "session:\n  minutes: 4\n"}, SHORT, at="4", path="service/session.yml"),
        Bad("SESSION_COOKIE_AGE = 600\n", SHORT, at="SESSION_COOKIE_AGE = 600", path="service/settings.py"),
        Bad('app.config["PERMANENT_SESSION_LIFETIME"] = timedelta(minutes=5)\n', SHORT, at='app.config["PERMANENT_SESSION_LIFETIME"] = timedelta(minutes=5)'),
        Bad("def entrer(request):\n    request.session.set_expiry(300)\n", SHORT, at="request.session.set_expiry(300)"),
        Bad('setTimeout(() => { location.href = "/logout"; }, 5 * 60 * 1000);', SHORT, at='setTimeout(() => { location.href = "/logout"; }, 5 * 60 * 1000)', path="static/session.js"),
        Bad("<script>\nsetTimeout(() => { location.href = \"{% url 'déconnexion' %}\"; }, 600000);\n</script>", SHORT, at="setTimeout(() => { location.href = \"{% url 'déconnexion' %}\"; }, 600000)", path="templates/base.html"),
        Bad('app.use(session({ secret: clé, cookie: { maxAge: 5 * 60 * 1000 } }));', SHORT, at="maxAge: 5 * 60 * 1000", path="serveur.js"),
        Bad('<meta http-equiv="refresh" content="300;url=/deconnexion">', SHORT, at='<meta http-equiv="refresh" content="300;url=/deconnexion">', path="templates/base.html"),
    ),
    good=(
        Good("SESSION_COOKIE_AGE = 60 * 60 * 4\n"),
        Good("CSRF_COOKIE_AGE = 300\n"),
        Good('res.cookie("thème", "clair", { maxAge: 60000 });', path="serveur.js"),
        Good('setTimeout(() => { bandeau.remove(); }, 4000);', path="static/session.js"),
        Good('setTimeout(() => { avertirEtProlonger(); location.href = "/logout"; }, 5 * 60 * 1000);', path="static/session.js"),
    ),
    also=(
        Check(Subject.ACT, (Kind.EXPIRE,), ("session", "logout", "idle", "inactiv", "deconnexion", "activit", "location", "href"), _ending, ("session", "logout", "idle", "inactiv", "deconnexion", "activit", "settimeout", "setinterval", "maxage")),
        Check(Subject.ELEMENT, ("meta",), (), _in_page),
        Check(Subject.ELEMENT, ("[hx-trigger]",), ("delay:", "every "), _by_htmx),
    )
)  # fmt: skip
def session_timeout_short(node: nodes.Assign | nodes.Call, module: PythonModule) -> Iterator[Hit]:
    """Report a session that lasts less than twenty minutes, in settings or in code."""
    seconds: float | None = None
    if isinstance(node, nodes.Assign):
        target = node.targets[0]
        name = (
            str(value_of(target.slice))
            if isinstance(target, nodes.Subscript)
            else target.as_string().rpartition(".")[2]
        )
        if _SETTING.search(name) and not _is_staff(name, module) and not _is_outgoing(node.frame()):
            seconds = seconds_of(node.value, module)
            seconds = seconds * 60 if seconds is not None and "MINUTE" in name.upper() else seconds
    elif dotted(node).endswith("session.set_expiry") and node.args:
        seconds = seconds_of(node.args[0], module)
        seconds = None if seconds is not None and seconds <= 120 else seconds
    elif dotted(node).endswith("config.update"):
        seconds = next(
            (seconds_of(one.value, module) for one in node.keywords if one.arg and _SETTING.search(one.arg)), None
        )
    elif dotted(node).endswith(("SessionMiddleware", "add_middleware")):
        named = dotted(node).endswith("SessionMiddleware") or any(
            dotted(one).endswith("SessionMiddleware") for one in node.args
        )
        age = next((one.value for one in node.keywords if one.arg == "max_age"), None)
        seconds = seconds_of(age, module) if named and age is not None else None
    if seconds is not None and 0 < seconds < SHORTEST_SESSION:
        yield _hit(module.span(node), seconds)


def _is_staff(name: str, module: PythonModule) -> bool:
    """Whether a setting is that of officers, or of a test."""
    return bool(re.search(r"ADMIN|AGENT|STAFF|BACK_?OFFICE", name)) or module.is_back_office or is_test(module)


def _is_outgoing(frame: nodes.NodeNG) -> bool:
    names = [frame.name, *map(dotted, frame.bases)] if isinstance(frame, nodes.ClassDef) else []
    return any(_OUTGOING.search(name) for name in names)
