"""A text that rewrites itself: nobody can finish reading it, nor read anything else beside it."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.answers import page_scripts
from guichet.heard.events import UNASKED_EVENTS, event_of, runs_unasked
from guichet.heard.pointed import pointed
from guichet.reading.scripts.definitions import Defined, functions
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import arguments, field, key_of, walk
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, script_rule

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
SLIDES = Text(
    fr="Ce script fait défiler ces contenus tout seuls et rien ne les arrête : qui lit lentement n’a pas le temps, et le mouvement gêne la lecture du reste. Ajoutez un bouton qui met en pause.",
    en="This script moves these contents on by themselves and nothing stops them: slow readers have no time, and the motion disturbs reading the rest. Add a button that pauses it.",
)
_MOVED = frozenset(
    {
        "hidden",
        "className",
        "scrollLeft",
        "scrollTop",
        "left",
        "right",
        "top",
        "transform",
        "display",
        "marginLeft",
        "opacity",
    }
)
_MOVES = frozenset(
    "add remove toggle replace scrollBy scrollTo scrollIntoView append appendChild prepend insertBefore toggleAttribute animate fadeIn fadeOut addClass removeClass".split()
)
_STOPS = re.compile(r"clear(?:Interval|Timeout)\s*\(|paus|\bstop", re.I)


def _sliding(page: Page) -> Iterator[Hit]:
    """Report an interval that a page's scripts set by themselves to move contents of the page on, when nothing stops it."""
    for script in page_scripts(page):
        if (
            "setInterval" not in script.text
            or _STOPS.search(script.text)
            or event_of(script) not in {"", *UNASKED_EVENTS}
        ):
            continue
        for call in script.walk("call_expression"):
            if script.source_of(call.child_by_field_name("function")) not in {"setInterval", "window.setInterval"}:
                continue
            given = arguments(call)
            if not given or not runs_unasked(script, call):
                continue
            code = functions(given[0], script)
            if not _WRITES.search(script.body_of(given[0])) and any(_moves_contents(one, page) for one in code):
                yield Hit(script.span(call), SLIDES, path=script.path, page=page.path)


def _moves_contents(code: Defined, page: Page) -> bool:
    """Whether some code shows, hides or moves elements of the page that say something."""
    for node in walk(code.node):
        owner = None
        if node.type == "assignment_expression" and field(node, "left").type == "member_expression":
            left = field(node, "left")
            owner = field(left, "object") if key_of(field(left, "property")) in _MOVED else None
        elif node.type == "call_expression" and field(node, "function").type == "member_expression":
            callee = field(node, "function")
            owner = field(callee, "object") if key_of(field(callee, "property")) in _MOVES else None
        if (
            owner is not None
            and owner.type == "member_expression"
            and key_of(field(owner, "property")) in {"style", "classList"}
        ):
            owner = field(owner, "object")
        if owner is not None and any(one.text or one.inside("img") for one in pointed(owner, code.script, page)):
            return True
    return False


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
    also=(Check(Subject.PAGE, (), (), _sliding),),
    bad=(
        Bad('<p id="c">Été</p><script>setInterval(() => { document.getElementById("c").textContent = choisir() }, 2000)</script>', CHANGES, at='setInterval(() => { document.getElementById("c").textContent = choisir() }, 2000)'),
        Bad('<p id="c">Été</p><script>function tourner() { c.innerHTML = phrases[n++] }\nwindow.onload = function () { setInterval(tourner, 3000) }</script>', CHANGES, at="setInterval(tourner, 3000)"),
        Bad('$(function () { setInterval(function () { $("#été").text(suivant()) }, 1000) })', CHANGES, at='setInterval(function () { $("#été").text(suivant()) }, 1000)'),
        Bad('setInterval(() => { été.textContent = new Date().toLocaleTimeString() }, 1000)', CHANGES, at='setInterval(() => { été.textContent = new Date().toLocaleTimeString() }, 1000)', review=True),
        Bad('<p class="é">Été</p><p class="é" hidden>Hiver</p><script>const tous = document.querySelectorAll(".é"); let n = 0; setInterval(() => { tous[n].hidden = true; n = (n + 1) % tous.length; tous[n].hidden = false }, 4000)</script>', SLIDES, at='setInterval(() => { tous[n].hidden = true; n = (n + 1) % tous.length; tous[n].hidden = false }, 4000)'),
        Bad({"page.html": '<ul id="é"><li>Été</li><li>Hiver</li></ul><script src="é.js"></script>', "é.js": 'const liste = document.getElementById("é"); const suivant = () => liste.append(liste.firstElementChild); setInterval(suivant, 3000)'}, SLIDES, at="setInterval(suivant, 3000)", path="é.js"),
        Bad('<ol class="é"><li>Été</li></ol><script>setInterval(function () { document.querySelector(".é").scrollBy(200, 0) }, 5000)</script>', SLIDES, at='setInterval(function () { document.querySelector(".é").scrollBy(200, 0) }, 5000)'),
    ),
    good=(
        Good('const t = setInterval(() => { c.textContent = suivant() }, 2000); bouton.onclick = () => clearInterval(t) // été'),
        Good('<p class="é">Été</p><button id="b">Pause</button><script>const t = setInterval(() => { document.querySelector(".é").classList.toggle("x") }, 4000); b.onclick = () => clearInterval(t)</script>'),
        Good('<i class="é"></i><script>setInterval(() => { document.querySelector(".é").classList.toggle("x") }, 500)</script>'),
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
