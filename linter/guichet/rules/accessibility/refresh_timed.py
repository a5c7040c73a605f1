"""A page that reloads or leaves by itself, while someone is reading it."""

import re
from collections.abc import Iterator
from typing import Any

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.core.numbers import whole
from guichet.heard.answers import reached
from guichet.heard.effects import leaves
from guichet.heard.events import AT_LOADING
from guichet.heard.refresh import (
    LOGOUT,
    LONGEST,
    SHORTEST_SESSION,
    is_first_refresh,
    refresh_seconds,
    spoken_delay,
)
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule
from guichet.reading.scripts.definitions import functions
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import is_bundle
from guichet.reading.scripts.syntax import arguments, field, text
from guichet.reading.scripts.texts import number_made
from guichet.reading.scripts.ways import ways_to
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule

TIMED = Text(
    fr="Cette page se recharge ou s’en va sans demander, après {delay} : qui lit lentement la perd. Retirez ce délai.",
    en="This page reloads or leaves after {delay}, without asking: someone who reads slowly loses it. Remove the delay.",
)

_WARNS = re.compile(
    r"prolong|extend|avert|warn|confirm\s*\(|showModal|dialog|encore là|still there|stay signed|rester connect", re.I
)


def _scripted(script: Script) -> Iterator[Hit]:
    """Report a timer that reloads the page or leaves it, when nobody asked for it and nothing warns."""
    if is_bundle(script) or _WARNS.search(script.text):
        return
    for call in script.walk("call_expression"):
        given = arguments(call)
        if text(field(call, "function")).removeprefix("window.") not in {"setTimeout", "setInterval"} or len(given) < 2:
            continue
        code, delay = reached(functions(given[0], script)), number_made(given[1], script)
        if delay is None or not 1000 <= delay <= LONGEST * 1000 or not any(leaves(code)):
            continue
        seconds = round(delay / 1000)
        ends = LOGOUT.search(" ".join(text(one.node) for one in code))
        if (
            _is_after_failure(call)
            or (ends and seconds < SHORTEST_SESSION)
            or not any(way.event in AT_LOADING for way in ways_to(call, script))
        ):
            continue
        yield Hit(script.span(call), TIMED, {"delay": spoken_delay(seconds)})


def _in_header(node: nodes.Assign, module: PythonModule) -> Iterator[Hit]:
    """Report the header of an answer that makes browsers reload or leave: `response["Refresh"] = "30"`."""
    target = node.targets[0]
    written = value_of(node.value)
    if not isinstance(target, nodes.Subscript) or str(value_of(target.slice)).lower() != "refresh":
        return
    found = re.match(r"\s*([0-9]+)", str(written)) if isinstance(written, str | int) else None
    seconds = whole(found[1]) if found else None
    if seconds and seconds <= LONGEST:
        yield Hit(module.span(node), TIMED, {"delay": spoken_delay(seconds)})


def _is_after_failure(call: Any) -> bool:
    """Whether a timer is set where something failed: the page starts again because it does not work."""
    while call is not None and call.type != "catch_clause":
        call = call.parent
    return call is not None


SOME = Text(
    fr="La page se recharge ou s’en va, après {delay} : là où cette condition est remplie, qui lit lentement la perd. Retirez ce délai.",
    en="The page reloads or leaves after {delay}: where this condition holds, someone who reads slowly loses it. Remove the delay.",
)


@element_rule(
    "meta",
    name="refresh-timed",
    code="W9123",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Page qui se recharge ou part toute seule', en='Page that reloads or leaves by itself'),
    harms=Text(fr='Les personnes qui lisent lentement, à l’oreille ou avec une loupe : la page disparaît avant la fin.', en='People who read slowly, by ear or with a magnifier: the page goes before they finish.'),
    instead=Text(fr='Laissez la personne recharger ou suivre un lien ; redirigez côté serveur, sans délai.', en='Let the person reload or follow a link; redirect on the server, with no delay.'),
    wrong_when=Text(fr='Le délai dépasse vingt heures, ou le renvoi est immédiat.', en='The delay is over twenty hours, or the redirect is immediate.'),
    refs=("rgaa 13.1", "wcag 2.2.1", "wcag 2.2.4", "wcag 3.2.5", "act bc659a", "act bisz58"),
    lesson="01-who-is-left-outside/02-obstacles",
    also=(
        Check(Subject.SCRIPT, (), ("settimeout", "setinterval"), _scripted, ("location", "submit")),
        Check(Subject.PYTHON, (nodes.Assign,), ("refresh",), _in_header),
    ),
    bad=(
        Bad('{% if route == "été" %}<meta http-equiv="refresh" content="60">{% endif %}', SOME, at='content="60"'),
        Bad('<% if @été %><meta http-equiv="refresh" content="45"><% end %>', SOME, at='content="45"', path="app/views/é.html.erb"),
        Bad('<meta http-equiv="refresh" content="30; url={{ été }}">', TIMED, at='content="30; url={{ été }}"'),
        Bad({"views.py": 'def attente(request):\n    réponse = render(request, "été.html")\n    réponse["Refresh"] = "30"\n    return réponse\n'}, TIMED, at='réponse["Refresh"] = "30"'),
        Bad('const DÉLAI = 45 * 1000; function recharger() { location.reload() } setInterval(recharger, DÉLAI) // été', TIMED, at="setInterval(recharger, DÉLAI)", path="static/a.js"),
        Bad('window.addEventListener("load", () => { window.setTimeout(() => { window.location.href = "/été" }, 30000) })', TIMED, at='window.setTimeout(() => { window.location.href = "/été" }, 30000)', path="static/a.js"),
        Bad('<meta http-equiv="refresh" content="{{ délai|default:45 }}">', TIMED, at='content="{{ délai|default:45 }}"'),
        Bad('<meta http-equiv="refresh" content="3600"><p>Été</p>', TIMED, at='content="3600"', severity=Severity.MINOR),
        Bad('<meta http-equiv="refresh" content="3600"><form><label>Été <input name="é"></label></form>', TIMED, at='content="3600"'),
        Bad('<form id="é" x-init="setTimeout(() => $el.submit(), 3000)"></form><script>setTimeout(() => document.getElementById("é").submit(), 3000)</script>', TIMED, at='setTimeout(() => document.getElementById("é").submit(), 3000)'),
        Bad('<meta http-equiv="refresh" content="30">', TIMED, at='content="30"'),
        Bad('<meta http-equiv="refresh" content="1"><p>Été</p>', TIMED, at='content="1"'),
        Bad('<meta http-equiv="Refresh" content="5; url=/arrivée">', TIMED, at='content="5; url=/arrivée"'),
        Bad('<html lang="fr"><head><meta content="600" http-equiv="refresh"></head></html>', TIMED, at='content="600"'),
    ),
    good=(
        Good('try { afficher("été") } catch { setTimeout(() => location.reload(), 5000) }', path="static/a.js"),
        Good('bouton.addEventListener("click", () => { setTimeout(() => location.reload(), 30000) }) // été', path="static/a.js"),
        Good('setTimeout(() => { if (confirm("Rester encore un peu cet été ?")) prolonger(); else location.reload() }, 600000)', path="static/a.js"),
        Good('<form id="é" @submit.prevent="envoi = true; setTimeout(() => document.getElementById(\'é\').submit(), 3000)"></form>'),
        Good('<button x-on:click="setTimeout(() => { location.href = \'/é\' }, 3000)">Été</button><button onclick="setTimeout(() => { location.href = \'/é\' }, 3000)">Hiver</button>'),
        Good('setTimeout(() => { location.hash = "été" }, 3000)', path="static/a.js"),
        Good('<meta http-equiv="refresh" content="{{ délai|default:0 }}">'),
        Good('<meta http-equiv="refresh" content="0; url=/arrivée">'),
        Good('<meta http-equiv="refresh" content="{{ délai }}">'),
        Good('<meta name="description" content="30 jours pour agir">'),
        Good('<noscript><meta http-equiv="refresh" content="0; url=/sans-script"></noscript>'),
    ),
)  # fmt: skip
def refresh_timed(meta: Element, page: Page) -> Iterator[Hit]:
    """Report the first valid delay of the page when it is over zero and up to twenty hours."""
    seconds = refresh_seconds(meta)
    if seconds and seconds <= LONGEST and is_first_refresh(meta):
        harm = Severity.MINOR if seconds >= SHORTEST_SESSION and not page.find("form") else None
        message = SOME if page.is_conditional(meta) else TIMED
        yield Hit(meta.attribute_span("content"), message, {"delay": spoken_delay(seconds)}, severity=harm)
