"""A text that rewrites itself: nobody can finish reading it, nor read anything else beside it."""

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.events import UNASKED_EVENTS
from guichet.heard.rolling import can_be_stopped, moves, repeated, stops_itself
from guichet.heard.turned_off import is_turned_off
from guichet.reading.scripts.javascript import Script, attribute_event
from guichet.reading.scripts.pages import is_bundle, pages_of, scripts_on
from guichet.reading.scripts.syntax import FUNCTIONS, bare, field, text
from guichet.rulebook.rule import Bad, Good, script_rule

CHANGES = Text(
    fr="Ce texte change tout seul et rien ne l’arrête : qui lit lentement, ou se laisse distraire, ne lira ni lui ni le reste. Ajoutez un bouton pour le mettre en pause.",
    en="This text changes by itself and nothing stops it: people who read slowly, or are easily distracted, will read neither it nor the rest. Add a button to pause it.",
)
MOVES = Text(
    fr="Ce contenu défile tout seul et rien ne l’arrête : qui lit lentement n’a pas le temps, et le mouvement gêne la lecture du reste. Ajoutez un bouton pour le mettre en pause.",
    en="This content moves on by itself and nothing stops it: slow readers have no time, and the motion disturbs reading the rest. Add a button to pause it.",
)

_WRITES = re.compile(
    r"\.(?:textContent|innerText|innerHTML|nodeValue)\s*(?:=(?!=)|\+=)|\.(?:text|html|replaceChildren|insertAdjacentHTML)\(\s*[^)\s]|\.data\s*=(?!=)"
)
_CLOCK = re.compile(
    r"\b(?:new Date|Date\.now|clock|horloge|time|temps|heure|remaining|countdown|count|progress|session|expir)", re.I
)

_ASKS = re.compile(r"\bfetch\(|\bawait\b|XMLHttpRequest|\$\.(?:ajax|get)\(")
"""News that are asked for may come once in a while, or never: a person tells."""
_NEWS = "<script>\nlet { avis, delai = 4000 } = $props(); let n = $state(0);\nonMount(() => { if (!delai) return; const t = setInterval(() => { n = (n + 1) % avis.length }, delai); return () => clearInterval(t) })\n</script>\n<p>{avis[n].texte}</p>"
_SHOWN = "<script>\nimport Avis from './Avis.svelte'\n</script>\n<Avis avis={{tout}} {} />"


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
    mentions=("setinterval", "settimeout", "requestanimationframe"),
    bad=(
        Bad('class Vues { constructor(v) { this.v = v; this.n = 0; this.lancer() } lancer() { setInterval(() => this.suivre(), 5000) } suivre() { this.v[this.n++ % 3].hidden = true } } new Vues(été)', MOVES, at="setInterval(() => this.suivre(), 5000)"),
        Bad('(function tourner() { vues[i++ % 3].classList.toggle("été"); setTimeout(tourner, 3500) })()', MOVES, at="setTimeout(tourner, 3500)"),
        Bad('setInterval(async () => { été.textContent = await (await fetch("/été")).text() }, 9000)', CHANGES, at='setInterval(async () => { été.textContent = await (await fetch("/été")).text() }, 9000)', review=True),
        Bad('const vues = document.querySelectorAll(".vue"); let n = 0; setInterval(() => { vues[n].hidden = true; n = (n + 1) % vues.length; vues[n].hidden = false }, 4000) // été', MOVES, at='setInterval(() => { vues[n].hidden = true; n = (n + 1) % vues.length; vues[n].hidden = false }, 4000)'),
        Bad('function avancer() { bande.scrollLeft += 2; requestAnimationFrame(avancer) } avancer() // été', MOVES, at='requestAnimationFrame(avancer)'),
        Bad('let t; const partir = () => { t = setInterval(() => { vues[i++ % 3].classList.toggle("été") }, 3000) }; partir(); zone.addEventListener("mouseenter", () => clearInterval(t)); zone.addEventListener("mouseleave", partir)', MOVES, at='setInterval(() => { vues[i++ % 3].classList.toggle("été") }, 3000)'),
        Bad('<p id="c">Été</p><script>setInterval(() => { document.getElementById("c").textContent = choisir() }, 2000)</script>', CHANGES, at='setInterval(() => { document.getElementById("c").textContent = choisir() }, 2000)'),
        Bad('<p id="c">Été</p><script>function tourner() { c.innerHTML = phrases[n++] }\nwindow.onload = function () { setInterval(tourner, 3000) }</script>', CHANGES, at="setInterval(tourner, 3000)"),
        Bad('$(function () { setInterval(function () { $("#été").text(suivant()) }, 1000) })', CHANGES, at='setInterval(function () { $("#été").text(suivant()) }, 1000)'),
        Bad('setInterval(() => { été.textContent = new Date().toLocaleTimeString() }, 1000)', CHANGES, at='setInterval(() => { été.textContent = new Date().toLocaleTimeString() }, 1000)', review=True),
        Bad('class Avis { init() { if (this.seul) { setInterval(() => { été.textContent = choisir() }, 2000) } } init0() {} }\nnew Avis().init()', CHANGES, at='setInterval(() => { été.textContent = choisir() }, 2000)', review=True),
        Bad({"src/Avis.svelte": _NEWS, "src/Page.svelte": _SHOWN.format("")}, MOVES, at="setInterval(() => { n = (n + 1) % avis.length }, delai)", path="src/Avis.svelte"),
    ),
    good=(
        Good({"src/Avis.svelte": _NEWS, "src/Page.svelte": _SHOWN.format("delai={0}")}, path="src/Avis.svelte"),
        Good('let va = true; setInterval(() => { if (va) vues[i++ % 3].classList.toggle("été") }, 3000); bouton.addEventListener("click", () => { va = !va })'),
        Good('const lancer = () => { if (!carte.prête) { requestAnimationFrame(lancer); return } titre.textContent = "été" + n++ }; lancer()'),
        Good('let t = setInterval(() => { vues[n].hidden = true; n = (n + 1) % 3; vues[n].hidden = false }, 4000); document.getElementById("pause").addEventListener("click", () => clearInterval(t)) // été'),
        Good('let tours = 0; const t = setInterval(() => { point.classList.toggle("été"); if (++tours > 3) clearInterval(t) }, 500)'),
        Good('setInterval(async () => { const r = await fetch("/été"); pastille.hidden = !(await r.json()).n }, 60000)'),
        Good('const t = setInterval(() => { c.textContent = suivant() }, 2000); bouton.onclick = () => clearInterval(t) // été'),
        Good('setInterval(() => { envoyer("été") }, 60000)'),
        Good('bouton.addEventListener("click", () => setInterval(() => { c.textContent = "été" }, 1000))'),
        Good('function suivre() { setInterval(() => { c.textContent = "été" }, 1000) }'),
    ),
)  # fmt: skip
def text_changes_unpaused(script: Script) -> Iterator[Hit]:
    """Report a timer set without anyone asking that writes text, or goes from one thing to the next, and that nothing stops."""
    event = attribute_event(script)
    if (event and event not in UNASKED_EVENTS) or is_bundle(script):
        return
    timers = list(repeated(script))
    if not timers or _is_stopped(script):
        return
    for call, code in timers:
        written = " ".join(text(one.node) for one in code)
        if stops_itself(code) or is_turned_off(call, code, script):
            continue
        if _WRITES.search(written):
            is_asked = _CLOCK.search(written) or _ASKS.search(written) or _is_for_some(call)
            yield Hit(script.span(call), CHANGES, {}, Certainty.REVIEW if is_asked else Certainty.VIOLATION)
        elif moves(code) and not _CLOCK.search(written):
            is_asked = "prefers-reduced-motion" in script.text or _is_for_some(call)
            yield Hit(script.span(call), MOVES, {}, Certainty.REVIEW if is_asked else Certainty.VIOLATION)


def _is_for_some(call: Any) -> bool:
    """Whether it repeats only where whoever uses a component asks for it, by one of its properties."""
    above = call.parent
    while above is not None and above.type not in FUNCTIONS:
        if above.type == "if_statement" and text(bare(field(above, "condition"))).startswith("this."):
            return True
        above = above.parent
    return False


def _is_stopped(script: Script) -> bool:
    """Whether a gesture stops what repeats, in this script or in another of a page that runs it."""
    if can_be_stopped([script]):
        return True
    return any(can_be_stopped([one for one in scripts_on(page) if not is_bundle(one)]) for page in pages_of(script))
