"""A text that rewrites itself: nobody can finish reading it, nor read anything else beside it."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.events import UNASKED_EVENTS, event_of, runs_unasked
from guichet.reading.scripts.javascript import Script
from guichet.rulebook.rule import Bad, Good, script_rule

CHANGES = Text(
    fr="Ce texte change tout seul et rien ne l’arrête : qui lit lentement, ou se laisse distraire, ne lira ni lui ni le reste. Ajoutez un bouton pour le mettre en pause.",
    en="This text changes by itself and nothing stops it: people who read slowly, or are easily distracted, will read neither it nor the rest. Add a button to pause it.",
)

_WRITES = re.compile(
    r"\.(?:textContent|innerText|innerHTML|nodeValue)\s*(?:=(?!=)|\+=)|\.(?:text|html|replaceChildren|insertAdjacentHTML)\(\s*[^)\s]|\.data\s*=(?!=)"
)
_CLOCK = re.compile(
    r"\b(?:new Date|Date\.now|clock|horloge|time|temps|heure|remaining|countdown|count|progress|session|expir)", re.I
)
_STOPS = re.compile(r"clear(?:Interval|Timeout)\s*\(|paus|\bstop", re.I)


@script_rule(
    name="text-changes-unpaused",
    code="W9666",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="Texte qui change tout seul, sans pause", en="Text that changes by itself, with no pause"),
    harms=Text(
        fr="Les personnes qui lisent lentement, à la loupe ou à l’oreille, et celles qui ont un trouble de l’attention.",
        en="People who read slowly, with a magnifier or by ear, and people with an attention disorder.",
    ),
    instead=Text(
        fr="Laissez la personne actualiser, ou mettez à côté du texte un bouton qui le met en pause.",
        en="Let the person refresh, or put beside the text a button that pauses it.",
    ),
    wrong_when=Text(
        fr="Le changement est essentiel (une heure, une progression), ou la pause est dans un autre fichier.",
        en="The change is essential (a clock, a progress), or the pause is in another file.",
    ),
    refs=("rgaa 13.8", "wcag 2.2.2", "act efbfc7"),
    lesson="01-who-is-left-outside/02-obstacles",
    mentions=("setinterval",),
    bad=(
        Bad('<p id="c">Été</p><script>setInterval(() => { document.getElementById("c").textContent = choisir() }, 2000)</script>', CHANGES, at='setInterval(() => { document.getElementById("c").textContent = choisir() }, 2000)'),
        Bad('<p id="c">Été</p><script>function tourner() { c.innerHTML = phrases[n++] }\nwindow.onload = function () { setInterval(tourner, 3000) }</script>', CHANGES, at="setInterval(tourner, 3000)"),
        Bad('$(function () { setInterval(function () { $("#été").text(suivant()) }, 1000) })', CHANGES, at='setInterval(function () { $("#été").text(suivant()) }, 1000)'),
        Bad('setInterval(() => { été.textContent = new Date().toLocaleTimeString() }, 1000)', CHANGES, at='setInterval(() => { été.textContent = new Date().toLocaleTimeString() }, 1000)', review=True),
    ),
    good=(
        Good('const t = setInterval(() => { c.textContent = suivant() }, 2000); bouton.onclick = () => clearInterval(t) // été'),
        Good('setInterval(() => { envoyer("été") }, 60000)'),
        Good('bouton.addEventListener("click", () => setInterval(() => { c.textContent = "été" }, 1000))'),
        Good('function suivre() { setInterval(() => { c.textContent = "été" }, 1000) }'),
    ),
)  # fmt: skip
def text_changes_unpaused(script: Script) -> Iterator[Hit]:
    """Report an interval set without anyone asking that writes text, when its script stops nothing."""
    event = event_of(script)
    if (event and event not in UNASKED_EVENTS) or _STOPS.search(script.text):
        return
    for call in script.walk("call_expression"):
        function, arguments = call.child_by_field_name("function"), call.child_by_field_name("arguments")
        if function is None or arguments is None or not arguments.named_children:
            continue
        if script.source_of(function) not in {"setInterval", "window.setInterval"} or not runs_unasked(script, call):
            continue
        body = script.body_of(arguments.named_children[0])
        if _WRITES.search(body):
            sure = Certainty.REVIEW if _CLOCK.search(body) else Certainty.VIOLATION
            yield Hit(script.span(call), CHANGES, {}, sure)
