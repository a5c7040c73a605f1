"""A window that opens by itself: someone who does not see it is lost in it."""

from collections.abc import Iterator
from typing import Any

from guichet.aria.events import event_of
from guichet.findings import Family, Hit, Severity, Text
from guichet.references import rgaa, wcag
from guichet.rule import Bad, Good, script_rule
from guichet.script import Script

UNASKED = Text(
    fr="Cette fenêtre s’ouvre sans que personne l’ait demandée : qui ne la voit pas s’y perd, sans retour. Ouvrez-la d’un bouton, ou affichez le texte dans la page.",
    en="This window opens without anyone asking: someone who does not see it is lost there, with no way back. Open it from a button, or show the text in the page.",
)

_UNASKED = frozenset(
    "load pageshow domcontentloaded readystatechange beforeunload unload pagehide focus focusin blur mouseover mouseenter scroll".split()
)
_WAITS = frozenset(
    {"setTimeout", "setInterval", "window.setTimeout", "window.setInterval", "$", "jQuery", "requestAnimationFrame"}
)
_SAME = ("_self", "_top", "_parent")
_FUNCTIONS = frozenset(
    {"function_expression", "arrow_function", "function_declaration", "method_definition", "function"}
)


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
    refs=(rgaa("13.2"), wcag("3.2.1"), wcag("3.2.5")),
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
    event = event_of(script)
    if script.root is None or (event and event not in _UNASKED):
        return
    for call in script.walk("call_expression"):
        function, arguments = call.child_by_field_name("function"), call.child_by_field_name("arguments")
        if function is None or arguments is None or script.source_of(function) != "window.open":
            continue
        if not any(name in script.source_of(arguments) for name in _SAME) and _runs_unasked(script, call):
            yield Hit(script.span(call), UNASKED)


def _runs_unasked(script: Script, node: Any) -> bool:
    """Whether the code around a call runs by itself, function after function up to the top of the script."""
    while (node := node.parent) is not None:
        if node.type not in _FUNCTIONS:
            continue
        around = node.parent
        if around is not None and around.type in {"parenthesized_expression", "arguments"}:
            around = around.parent
        if around is None or around.type not in {"call_expression", "assignment_expression"}:
            return False
        if around.type == "assignment_expression":
            name = script.source_of(around.child_by_field_name("left")).rpartition(".")[2].lower()
            return name.removeprefix("on") in _UNASKED
        if not _calls_at_once(script, around):
            return False
    return True


def _calls_at_once(script: Script, call: Any) -> bool:
    """Whether a call runs the function that it is given, or that it is made of, without waiting for anyone."""
    called = script.source_of(call.child_by_field_name("function"))
    if called in _WAITS or called.endswith(".ready") or called.startswith("("):
        return True
    first = call.child_by_field_name("arguments").named_children[0]
    listens = called.endswith(("addEventListener", ".on")) and first.type == "string"
    return listens and script.source_of(first)[1:-1].lower() in _UNASKED
