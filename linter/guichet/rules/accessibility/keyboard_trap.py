"""Focus that comes back, for ever."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Span, Text
from guichet.heard.answers import Answer, answers, words_of
from guichet.heard.effects import hides
from guichet.heard.focus import in_tab_order
from guichet.heard.held import brings_back, tab_cycled, tab_held
from guichet.heard.traps import handlers, holds_tab, is_between_neighbours, rings_of, scripted_handlers
from guichet.reading.scripts.javascript import Script, event_named
from guichet.reading.scripts.pages import has_unread, pages_of, scripts_on
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, template_rule
from guichet.seen.visibility import is_hidden

TRAP = Text(
    fr="Quand le focus quitte cet élément, un script le ramène : au clavier, on reste enfermé. Laissez-le partir.",
    en="When focus leaves this element, a script brings it back: with a keyboard, people are locked in. Let it go.",
)

_KEYS = re.compile(r"\b(?:ctrl|control|alt|maj|shift|esc|escape|échap|cmd|⌘|F\d{1,2})\b", re.I)


ROUND = Text(
    fr="Un script fait tourner Tab ici sans fin : ni Échap ni aucun bouton n’en sort, et au clavier on reste enfermé. Laissez une sortie.",
    en="A script sends Tab round and round here: neither Escape nor any button leads out, and with a keyboard people are locked in. Leave a way out.",
)
HELD = Text(
    fr="La touche Tab ne fait rien ici : au clavier, on entre et on ne sort plus. Laissez-la passer au suivant.",
    en="The Tab key does nothing here: with a keyboard, people get in and never out. Let it move on to the next element.",
)


def _scripted(script: Script) -> Iterator[Hit]:
    """Report the answer of a script that swallows Tab, sends it round, or takes the focus back, where the keyboard goes."""
    for one in answers(script):
        said = _said(one)
        for page in pages_of(script, words_of((*one.on, *one.within))) if said is not None else ():
            reached = [each for each in one.elements(page) if _is_reached(each, page, said is ROUND)]
            if script.page is not None and (said is TRAP or any(holds_tab(each, page) for each in reached)):
                break  # the page itself tells it
            if said is not None and reached and not _KEYS.search(page.text):
                yield Hit(script.span(one.node), said, page=page.path)
                break


def _said(one: Answer) -> Text | None:
    """Return what is wrong with an answer, as far as its code alone tells."""
    if one.element is not None:
        return None
    if one.event == "keydown":
        return HELD if tab_held(one) else ROUND if tab_cycled(one) else None
    return TRAP if one.event in _LEAVES and brings_back(one) is not None else None


def _is_reached(element: Element, page: Page, round_and_round: bool) -> bool:
    """Whether the keyboard goes in an element; where Tab goes round, whether nothing inside closes it either."""
    inside = (element, *element.inside())
    if round_and_round:
        return any(in_tab_order(one) for one in element.inside()) and not _can_be_closed(inside, page)
    if is_hidden(element, page) or any(_is_dialog(one) for one in (element, *element.ancestors)):
        return False
    return any(in_tab_order(one) for one in inside)


def _can_be_closed(inside: tuple[Element, ...], page: Page) -> bool:
    """Whether a press inside takes something away, or a script of the page knows Escape, or one cannot tell."""
    scripts = scripts_on(page)
    if has_unread(page) or any("Esc" in one.text for one in scripts):
        return True
    if any(one.name == "dialog" or any(_CLOSES.search(name) for name in one.attrs) for one in inside):
        return True
    pressed = [one for script in scripts for one in answers(script) if one.event in {"click", "submit"}]
    return any(
        any(hides(one.code())) and (one.is_of_page or not set(inside).isdisjoint(one.elements(page))) for one in pressed
    )


def _held_in(element: Element, page: Page) -> Span | None:
    """Return the place of what swallows Tab in an element, as its page tells it."""
    held = holds_tab(element, page)
    if held is not None or "onkeydown" not in element.attrs:
        return held
    written = (one for script in scripts_on(page) if script.element is element for one in answers(script))
    if any(one.event == "keydown" and tab_held(one) for one in written):
        return element.attribute_span("onkeydown")
    return None


def _is_dialog(element: Element) -> bool:
    return element.name == "dialog" or element.attr("role") in {"dialog", "alertdialog"}


_LEAVES = frozenset({"blur", "focusout"})
_ANSWERED = _LEAVES | {"keydown"}
_CLOSES = re.compile(r"dismiss|close|command|popover")


@template_rule(
    name="keyboard-trap",
    code="W9163",
    family=Family.ACCESSIBILITY,
    severity=Severity.CRITICAL,
    title=Text(fr='Piège au clavier', en='Keyboard trap'),
    harms=Text(fr='Les personnes au clavier : elles ne peuvent plus sortir, ni même quitter la page.', en='People who use the keyboard: they cannot get out any more, nor even leave the page.'),
    instead=Text(fr='Laissez partir le focus ; dans une fenêtre modale, la touche Échap doit la fermer.', en='Let focus go; in a modal window, Escape must close it.'),
    wrong_when=Text(fr='Le mode d’emploi pour sortir est affiché à côté, sous une forme que guichet ne reconnaît pas.', en='How to get out is shown nearby, in a form that guichet does not know.'),
    refs=("rgaa 12.9", "wcag 2.1.2", "act 80af7b", "act a1b64e", "act ebe86a"),
    lesson="04-accessibility/05-keyboard-and-focus",
    also=(Check(Subject.SCRIPT, (), ("keydown", "blur", "focusout"), _scripted),),
    bad=(
        Bad('<div tabindex="0" role="slider" aria-label="Été" aria-valuenow="1" onkeydown="event.preventDefault(); if (event.key in actions) actions[event.key]()">1</div>', HELD, at='onkeydown="event.preventDefault(); if (event.key in actions) actions[event.key]()"'),
        Bad('<div id="aide"><a href="/é">Été</a> <a href="/h">Hiver</a></div><script>document.getElementById("aide").addEventListener("keydown", (e) => { if (e.key === "Tab") { e.preventDefault(); suivant().focus() } })</script>', ROUND, at='document.getElementById("aide").addEventListener("keydown", (e) => { if (e.key === "Tab") { e.preventDefault(); suivant().focus() } })'),
        Bad('<textarea id="é" aria-label="Été"></textarea><script>$("#é").on("keydown", function (e) { switch (e.key) { case "Tab": this.value += "été"; return false } })</script>', HELD, at='$("#é").on("keydown", function (e) { switch (e.key) { case "Tab": this.value += "été"; return false } })'),
        Bad({"page.html": '<textarea id="recit" aria-label="Récit d’été"></textarea><script src="recit.js"></script>', "recit.js": 'const zone = document.getElementById("recit");\nzone.addEventListener("keydown", (e) => {\n  if (e.key !== "Tab") return;\n  e.preventDefault();\n  zone.setRangeText("\\t été");\n});\n'}, HELD, at='zone.addEventListener("keydown", (e) => {\n  if (e.key !== "Tab") return;\n  e.preventDefault();\n  zone.setRangeText("\\t été");\n})', path="recit.js"),
        Bad({"page.html": '<input id="code" aria-label="Été"><script src="code.js"></script>', "code.js": 'const code = document.querySelector("#code");\ncode.addEventListener("blur", () => { if (!code.value) setTimeout(() => code.focus(), 0) }); // été\n'}, TRAP, at='code.addEventListener("blur", () => { if (!code.value) setTimeout(() => code.focus(), 0) })', path="code.js"),
        Bad('<input aria-label="É" onkeydown="if (!/^\\d$/.test(event.key)) event.preventDefault()">', HELD, at='onkeydown="if (!/^\\d$/.test(event.key)) event.preventDefault()"'),
        Bad({"page.html": '<input id="q" aria-label="Été"><script src="q.js"></script>', "q.js": 'const q = document.getElementById("q"); // été\nq.addEventListener("keydown", (e) => { if (e.key < "0" || e.key > "9") e.preventDefault() })\n'}, HELD, at='q.addEventListener("keydown", (e) => { if (e.key < "0" || e.key > "9") e.preventDefault() })', path="q.js"),
        Bad('<input id="é" aria-label="É"><script>const champ = document.querySelector("#é"); champ.addEventListener("keydown", (e) => { if (!["Backspace", "Delete"].includes(e.key) && isNaN(e.key)) e.preventDefault() })</script>', HELD, at='champ.addEventListener("keydown", (e) => { if (!["Backspace", "Delete"].includes(e.key) && isNaN(e.key)) e.preventDefault() })'),
        Bad('<input aria-label="É" onkeydown="if (event.keyCode == 9) return false">', HELD, at='onkeydown="if (event.keyCode == 9) return false"'),
        Bad('<button id="é">Été</button><script>document.getElementById("é").addEventListener("blur", (e) => e.target.focus())</script>', TRAP, at='document.getElementById("é").addEventListener("blur", (e) => e.target.focus())'),
        Bad('<input id="é" aria-label="É"><script>const champ = document.querySelector("#é"); champ.onkeydown = function (e) { if (e.key === "Tab") { e.preventDefault(); } }</script>', HELD, at='champ.onkeydown = function (e) { if (e.key === "Tab") { e.preventDefault(); } }'),
        Bad('<button onblur="setTimeout(() => this.focus(), 10)">Été</button>', TRAP, at='onblur="setTimeout(() => this.focus(), 10)"'),
        Bad('<input aria-label="É" onblur="if (!this.value) this.focus()">', TRAP, at='onblur="if (!this.value) this.focus()"'),
        Bad('<button id="a" onblur="allerAFocus(\'b\')">Été</button><button id="b" onblur="allerAFocus(\'a\')">Hiver</button>', TRAP, at='onblur="allerAFocus(\'b\')"'),
    ),
    good=(
        Good('<div tabindex="0" onkeydown="event.preventDefault(); if (event.key === \'Tab\') suivant.focus(); else bouge(event.key)">É</div>'),
        Good({"page.html": '<div id="m" role="dialog" aria-label="Été"><a href="/é">Été</a><button class="non">Fermer</button></div><script src="m.js"></script>', "m.js": 'const m = document.getElementById("m");\nm.addEventListener("keydown", (e) => { if (e.key === "Tab") { e.preventDefault(); suivant().focus() } }); // été\nm.querySelector(".non").addEventListener("click", () => { m.hidden = true })\n'}),
        Good({"page.html": '<textarea id="r" aria-label="Été"></textarea><script src="r.js"></script>', "r.js": 'const r = document.getElementById("r");\nlet libre = false;\nr.addEventListener("keydown", (e) => { if (e.key === "Escape") libre = true; if (e.key === "Tab" && !libre) e.preventDefault() }) // été\n'}),
        Good({"page.html": '<input id="q" aria-label="Été"><script src="q.js"></script>', "q.js": 'document.getElementById("q").addEventListener("keydown", (e) => { if (e.key === "Tab" && ouverte) { e.preventDefault(); choisir() } }) // été\n'}),
        Good('<input aria-label="É" onkeydown="if (event.key === \'Enter\') return false">'),
        Good('<textarea aria-label="É" id="é"></textarea><script>document.getElementById("é").addEventListener("keydown", (e) => { if (e.key === "Tab") { e.preventDefault(); suivant.focus() } })</script>'),
        Good('<input id="é" aria-label="É"><script>document.getElementById("é").addEventListener("blur", (e) => vérifier(e.target))</script>'),
        Good('<button onblur="verifier()">Été</button>'),
        Good('<p>Ctrl+M pour sortir</p><button id="a" onblur="moveFocus(\'b\')">Été</button><button id="b" onblur="moveFocus(\'a\')">Hiver</button>'),
        Good('<button id="a" onblur="moveFocus(\'b\')">Été</button><button id="b">Hiver</button>'),
        Good('<input aria-label="É" onkeydown="if (event.key.length === 1 && !/\\d/.test(event.key)) event.preventDefault()">'),
        Good('<input aria-label="É" onkeydown="if (!/^\\d$/.test(event.key) && !permise(event.key)) event.preventDefault()">'),
        Good({"page.html": '<input id="q" aria-label="Été"><script src="q.js"></script>', "q.js": 'const q = document.getElementById("q"), PERMISES = ["Tab", "Backspace"]; // été\nq.addEventListener("keydown", (e) => { if (PERMISES.includes(e.key)) return; if (!/\\d/.test(e.key)) e.preventDefault() })\n'}),
    ),
)  # fmt: skip
def keyboard_trap(page: Page) -> Iterator[Hit]:
    """Report what focus cannot leave: the first element of a ring, or one that swallows Tab, when no way out is told."""
    scripted = scripted_handlers(page)
    for element in page.template.elements:
        if element not in scripted and not any(event_named(name) in _ANSWERED for name in element.attrs):
            continue
        held = _held_in(element, page) if in_tab_order(element) and not is_hidden(element, page) else None
        ring = rings_of(page).get(element, [])
        first = bool(ring) and not is_between_neighbours(ring)
        if (held is None and not first) or _KEYS.search(page.text):
            continue
        if held is not None:
            yield Hit(held, HELD)
        else:
            yield Hit(next(span for event, _, span in handlers(element, page) if event != "keydown"), TRAP)
