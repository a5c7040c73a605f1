"""A press that commits before the finger is lifted: nobody can change their mind."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Span, Text
from guichet.heard.answers import answers, may_answer
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import text
from guichet.reading.templates.element import Element
from guichet.rulebook.rule import Bad, Good, script_rule

DOWN = Text(
    fr="« {event} » agit dès que l’on appuie : qui tremble ou se trompe ne peut plus glisser à côté pour annuler. Attendez « click », qui part quand on relâche.",
    en='"{event}" acts as soon as one presses: someone who shakes or misses can no longer slide away to cancel. Wait for "click", which comes on release.',
)

_DOWN = frozenset({"mousedown", "touchstart", "pointerdown"})
_UP = re.compile(r"\b(?:on)?(?:mouseup|touchend|pointerup|pointercancel|touchcancel)\b", re.I)
_ACTS = re.compile(
    r"\.(?:submit|requestSubmit|click)\(|(?:^|[^\w.])(?:(?:window|document|self|top)\.)?location(?:\.href)?\s*=[^=]|"
    r"\blocation\.(?:assign|replace|reload)\(|(?:^|[^\w.])(?:window\.)?open\(\s*['\"`/]|"
    r"\bfetch\([^{}]{1,120}\{[^{}]{0,120}method:\s*['\"`](?:POST|PUT|PATCH|DELETE)\b|\b(?:axios|\$)\.(?:post|put|patch|delete)\("
)


@script_rule(
    name="pointer-down-acts",
    code="W9660",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="Action dès l’appui, sans annulation possible", en="Action on press, with no way to cancel"),
    harms=Text(
        fr="Les personnes dont la main tremble ou qui visent mal : un appui à côté engage, et rien ne le rattrape.",
        en="People whose hands shake or who miss the target: a wrong press commits, and nothing takes it back.",
    ),
    instead=Text(
        fr="Faites agir au relâchement : « click » suffit, et répond aussi au clavier.",
        en='Act on release: "click" is enough, and answers the keyboard too.',
    ),
    wrong_when=Text(
        fr="Agir à l’appui est essentiel, comme sur un clavier de piano, ou le relâchement défait l’action.",
        en="Acting on press is essential, as on a piano keyboard, or the release undoes the action.",
    ),
    refs=("rgaa 13.11", "wcag 2.5.2"),
    lesson="04-accessibility/05-keyboard-and-focus",
    bad=(
        Bad('<button onmousedown="this.form.submit()">Envoyer avant l’été</button>', DOWN, at='onmousedown="this.form.submit()"'),
        Bad('envoyer.addEventListener("pointerdown", () => { formulaire.requestSubmit() }) // été', DOWN, at='envoyer.addEventListener("pointerdown", () => { formulaire.requestSubmit() })'),
        Bad("$('#été').on('touchstart', function () { window.location = '/payer' })", DOWN, at="$('#été').on('touchstart', function () { window.location = '/payer' })"),
        Bad('<button ontouchstart="partir()">Été</button><script>function partir() { location.href = "/payer" }</script>', DOWN, at='ontouchstart="partir()"'),
        Bad("carte.onmousedown = () => window.open('/été')", DOWN, at="carte.onmousedown = () => window.open('/été')"),
        Bad('<button id="é">Retirer</button><script>document.getElementById("é").addEventListener("pointerdown", () => { fetch("/été", { method: "DELETE" }) })</script>', DOWN, at='document.getElementById("é").addEventListener("pointerdown", () => { fetch("/été", { method: "DELETE" }) })'),
    ),
    good=(
        Good('<button id="é">Lire</button><script>document.getElementById("é").addEventListener("pointerdown", () => { fetch("/été", { priority: "low" }) })</script>'),
        Good('<button onclick="this.form.submit()">Envoyer avant l’été</button>'),
        Good('<button onmousedown="event.preventDefault()" onclick="this.form.submit()">Été</button>'),
        Good('carte.addEventListener("pointerdown", (e) => { départ = e.clientX }) // été'),
        Good('<button onmousedown="appui()" onmouseup="location.href = \'/été\'">Été</button>'),
        Good('carte.addEventListener("touchstart", (e) => { if (e.touches) location.href = "/été" }); carte.addEventListener("touchend", annuler)'),
    ),
)  # fmt: skip
def pointer_down_acts(script: Script) -> Iterator[Hit]:
    """Report an answer to a press that leaves the page, sends a form or opens a window, when no release is awaited."""
    for one in answers(script) if may_answer(script, _DOWN) else ():
        if one.event not in _DOWN or not any(_ACTS.search(text(each.node)) for each in one.code()):
            continue
        if one.element is not None:
            if not any(_UP.fullmatch(name) for name in one.element.attrs):
                yield Hit(_attribute(script, one.element), DOWN, {"event": one.event})
        elif not _UP.search(script.text):
            yield Hit(script.span(one.node), DOWN, {"event": one.event})


def _attribute(script: Script, element: Element) -> Span:
    """Return the place of the attribute that holds a script."""
    name = next(name for name in element.attrs if element.value_span(name).start == script.start)
    return element.attribute_span(name)
