"""A window that opens by itself: someone who does not see it is lost in it."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.events import UNASKED_EVENTS, runs_unasked
from guichet.reading.scripts.javascript import Script, attribute_event
from guichet.rulebook.rule import Bad, Good, script_rule

UNASKED = Text(
    fr="Cette fenêtre s’ouvre sans que personne l’ait demandée : qui ne la voit pas s’y perd, sans retour. Ouvrez-la d’un bouton, ou affichez le texte dans la page.",
    en="This window opens without anyone asking: someone who does not see it is lost there, with no way back. Open it from a button, or show the text in the page.",
)

_SAME = ("_self", "_top", "_parent")


@script_rule(
    name="window-opened-unasked",
    code="W9661",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="Fenêtre ouverte sans action", en="Window opened with no action"),
    harms=Text(
        fr="Les personnes aveugles ou qui agrandissent l’écran : le retour en arrière ne marche plus, et rien ne dit pourquoi.",
        en="People who are blind or who enlarge the screen: the back button no longer works, and nothing says why.",
    ),
    instead=Text(
        fr="N’ouvrez une fenêtre qu’à la demande, en le disant dans le lien ; sinon, affichez le contenu dans la page.",
        en="Open a window only when asked, and say so in the link; otherwise show the content in the page.",
    ),
    wrong_when=Text(
        fr="La fonction n’est appelée qu’après un clic, par un chemin que guichet ne voit pas.",
        en="The function is only called after a click, by a path that guichet does not see.",
    ),
    refs=("rgaa 13.2", "wcag 3.2.1", "wcag 3.2.5"),
    lesson="04-accessibility/05-keyboard-and-focus",
    mentions=("window.open",),
    bad=(
        Bad('<body onload="window.open(\'/enquête\')"><p>Été</p></body>', UNASKED, at="window.open('/enquête')"),
        Bad('window.addEventListener("load", () => { window.open("/été") })', UNASKED, at='window.open("/été")'),
        Bad('<p>Été</p><script>window.open("/annonce", "annonce", "width=300")</script>', UNASKED, at='window.open("/annonce", "annonce", "width=300")'),
        Bad('<input aria-label="Été" onfocus="window.open(\'/aide\')">', UNASKED, at="window.open('/aide')"),
        Bad('(function () { window.open("/été") })()', UNASKED, at='window.open("/été")'),
        Bad('$(function () { setTimeout(() => window.open("/été"), 5000) })', UNASKED, at='window.open("/été")'),
    ),
    good=(
        Good('<button onclick="window.open(\'/été\')">Ouvrir le plan dans une autre fenêtre</button>'),
        Good('function ouvrir() { window.open("/été") }'),
        Good('bouton.addEventListener("click", () => setTimeout(() => window.open("/été"), 100))'),
        Good('window.addEventListener("load", () => { bouton.onclick = () => window.open("/été") })'),
        Good('(function () { lien.onclick = function () { window.open("/été") } })()'),
        Good('window.open("/été", "_self")'),
    ),
)  # fmt: skip
def window_opened_unasked(script: Script) -> Iterator[Hit]:
    """Report a call to `window.open` that runs at loading, on a delay, on focus or on hover."""
    event = attribute_event(script)
    if script.root is None or (event and event not in UNASKED_EVENTS):
        return
    for call in script.walk("call_expression"):
        function, arguments = call.child_by_field_name("function"), call.child_by_field_name("arguments")
        if function is None or arguments is None or script.source_of(function) != "window.open":
            continue
        if not any(name in script.source_of(arguments) for name in _SAME) and runs_unasked(script, call):
            yield Hit(script.span(call), UNASKED)
