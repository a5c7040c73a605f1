"""The Tab key always ends on the same two elements."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.answers import answers
from guichet.heard.effects import methods
from guichet.heard.traps import is_between_neighbours, rings_of
from guichet.reading.components.each_time import run_each_time
from guichet.reading.scripts.definitions import Defined
from guichet.reading.scripts.handles import handles
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import text
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule

RING = Text(
    fr="Ces deux éléments se renvoient le focus : la touche Tab n’atteint plus la suite de la page. Laissez-la suivre l’ordre.",
    en="These two elements throw focus at each other: Tab no longer reaches the rest of the page. Let it follow the order.",
)
PUSHED = Text(
    fr="Cet élément rend le focus dès qu’il le reçoit : au clavier, on ne voit pas où l’on est et on ne peut pas s’en servir. Laissez-le.",
    en="This element gives focus up as soon as it gets it: with a keyboard, people cannot see where they are, nor use it. Let it stay.",
)

EACH = Text(
    fr="Ce focus revient chaque fois que le composant change : à la première lettre tapée, on quitte le champ. Dites de quoi il dépend.",
    en="This focus comes back each time the component changes: at the first letter typed, people leave the field. Say what it depends on.",
)


def _each_time(script: Script) -> Iterator[Hit]:
    """Report the focus that a component moves at each of its renderings, while people type in it."""
    for function in run_each_time(script):
        for call, method, _, holder in methods([Defined(function, script)]):
            if method == "focus":
                yield Hit(holder.span(call), EACH)


def _scripted(script: Script) -> Iterator[Hit]:
    """Report the answer to focus that takes it away from the element that has just got it."""
    for one in answers(script):
        if one.event not in {"focus", "focusin"}:
            continue
        for call, method, owner, holder in methods(one.code()):
            own = re.match(
                r"(?:this|(?:\$|jQuery)\((?:this|\w+\.(?:target|currentTarget))\))$|\w+\.(?:target|currentTarget)$|document\.activeElement$",
                text(owner),
            )
            if method == "blur" and (own or (one.on and set(handles(owner, holder)) == set(one.on))):
                yield Hit(holder.span(call), PUSHED, path=holder.path)
                break


_FORM = "export function F({{ faux, mot, setMot }}) {{ const zone = useRef(null); useEffect(() => {{ if (faux) zone.current.focus() }}{}); return <form><p ref={{zone}} tabIndex={{-1}}>Été</p><input aria-label='É' value={{mot}} onChange={{(e) => setMot(e.target.value)}} /></form>; }}"


@element_rule(
    "[onblur]", "[onfocusout]",
    name="focus-pulled-back",
    code="W9194",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Focus ramené en arrière', en='Focus pulled back'),
    harms=Text(fr='Les personnes au clavier : la touche Tab ne mène plus à la suite de la page.', en='People who use the keyboard: Tab no longer leads to the rest of the page.'),
    instead=Text(fr='Laissez la touche Tab suivre l’ordre de la page.', en='Let Tab follow the order of the page.'),
    wrong_when=Text(fr='Le focus tourne dans une fenêtre modale, qui se ferme avec Échap.', en='Focus goes round in a modal window that Escape closes.'),
    refs=("rgaa 12.9", "wcag 2.1.2", "act a1b64e"),
    lesson="04-accessibility/05-keyboard-and-focus",
    also=(Check(Subject.SCRIPT, (), ("blur(",), _scripted), Check(Subject.SCRIPT, (), (".focus(",), _each_time)),
    bad=(
        Bad({"src/F.jsx": _FORM.format("")}, EACH, at="zone.current.focus()", path="src/F.jsx"),
        Bad('$("button").focus(function () { $(this).blur() }) // été', PUSHED, at="$(this).blur()", path="static/b.js"),
        Bad('<a href="/é" onfocus="this.blur()">Été</a>', PUSHED, at="this.blur()"),
        Bad('document.querySelectorAll(".é").forEach((a) => a.addEventListener("focus", () => a.blur()))', PUSHED, at="a.blur()", path="static/a.js"),
        Bad('<button onblur="this.nextElementSibling.focus()">É</button><button onblur="this.previousElementSibling.focus()">À</button>', RING, at='onblur="this.nextElementSibling.focus()"'),
        Bad('<p><input aria-label="É" onblur="setTimeout(() => this.nextElementSibling.focus(), 9)"><input aria-label="À" onblur="this.previousElementSibling.focus()"></p>', RING, at='onblur="setTimeout(() => this.nextElementSibling.focus(), 9)"'),
        Bad('<div><a href="/é" onblur="this.nextElementSibling.focus()">Été</a><a href="/h" onblur="this.previousElementSibling.focus()">Hiver</a></div>', RING, at='onblur="this.nextElementSibling.focus()"'),
    ),
    good=(
        Good({"src/F.jsx": _FORM.format(", [faux]")}, path="src/F.jsx"),
        Good('document.querySelector(".é").addEventListener("change", (e) => e.target.blur())', path="static/a.js"),
        Good('<button onblur="this.nextElementSibling.focus()">É</button><button>À</button>'),
        Good('<button onblur="valider()">É</button>'),
        Good('<div role="dialog"><button onblur="this.nextElementSibling.focus()">É</button><button onblur="this.previousElementSibling.focus()">À</button></div>'),
    ),
)  # fmt: skip
def focus_pulled_back(element: Element, page: Page) -> Iterator[Hit]:
    """Report the first of two neighbours that send focus to each other, outside a dialog."""
    if not is_between_neighbours(rings_of(page).get(element, [])):
        return
    if not any(one.name == "dialog" or one.attr("role") in {"dialog", "alertdialog"} for one in element.ancestors):
        yield Hit(element.attribute_span("onblur"), RING)
