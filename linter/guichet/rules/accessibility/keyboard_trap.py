"""Focus that comes back, for ever."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.answers import answers
from guichet.heard.focus import in_tab_order
from guichet.heard.traps import cycle_from, handlers, holds_tab, is_between_neighbours, keeps_tab, scripted_handlers
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, template_rule
from guichet.seen.visibility import is_hidden

TRAP = Text(
    fr="Quand le focus quitte cet élément, un script le ramène : au clavier, on reste enfermé. Laissez-le partir.",
    en="When focus leaves this element, a script brings it back: with a keyboard, people are locked in. Let it go.",
)

_KEYS = re.compile(r"\b(?:ctrl|control|alt|maj|shift|esc|escape|échap|cmd|⌘|F\d{1,2})\b", re.I)


HELD = Text(
    fr="La touche Tab ne fait rien ici : au clavier, on entre et on ne sort plus. Laissez-la passer au suivant.",
    en="The Tab key does nothing here: with a keyboard, people get in and never out. Let it move on to the next element.",
)


def _swallowed(page: Page) -> Iterator[Hit]:
    """Report the answer to a key, in any script of a page, that keeps Tab for itself in something that the keyboard reaches."""
    for one in answers(page):
        if (
            one.event != "keydown"
            or one.node == one.script.root
            or not any(in_tab_order(each) for each in one.elements)
        ):
            continue
        code = "\n".join(each.script.source_of(each.node) for each in one.code)
        if not keeps_tab(code) or _KEYS.search(page.text) or any(holds_tab(each, page) for each in one.elements):
            continue
        yield Hit(one.script.span(one.node), HELD, path=one.script.path, page=page.path)


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
    also=(Check(Subject.PAGE, (), (), _swallowed),),
    bad=(
        Bad('<input aria-label="É" onkeydown="if (event.keyCode == 9) return false">', HELD, at='onkeydown="if (event.keyCode == 9) return false"'),
        Bad('<button id="é">Été</button><script>document.getElementById("é").addEventListener("blur", (e) => e.target.focus())</script>', TRAP, at='document.getElementById("é").addEventListener("blur", (e) => e.target.focus())'),
        Bad('<input id="é" aria-label="É"><script>const champ = document.querySelector("#é"); champ.onkeydown = function (e) { if (e.key === "Tab") { e.preventDefault(); } }</script>', HELD, at='champ.onkeydown = function (e) { if (e.key === "Tab") { e.preventDefault(); } }'),
        Bad('<button onblur="setTimeout(() => this.focus(), 10)">Été</button>', TRAP, at='onblur="setTimeout(() => this.focus(), 10)"'),
        Bad('<input aria-label="É" onblur="if (!this.value) this.focus()">', TRAP, at='onblur="if (!this.value) this.focus()"'),
        Bad('<button id="a" onblur="allerAFocus(\'b\')">Été</button><button id="b" onblur="allerAFocus(\'a\')">Hiver</button>', TRAP, at='onblur="allerAFocus(\'b\')"'),
        Bad({"page.html": '<textarea class="é" aria-label="É"></textarea><script src="é.js"></script>', "é.js": 'document.querySelector(".é").addEventListener("keydown", (e) => { if (e.key === "Tab") { e.preventDefault(); e.target.setRangeText("  ") } })'}, HELD, at='document.querySelector(".é").addEventListener("keydown", (e) => { if (e.key === "Tab") { e.preventDefault(); e.target.setRangeText("  ") } })', path="é.js"),
    ),
    good=(
        Good('<input aria-label="É" onkeydown="if (event.key === \'Enter\') return false">'),
        Good('<textarea aria-label="É" id="é"></textarea><script>document.getElementById("é").addEventListener("keydown", (e) => { if (e.key === "Tab") { e.preventDefault(); suivant.focus() } })</script>'),
        Good('<input id="é" aria-label="É"><script>document.getElementById("é").addEventListener("blur", (e) => vérifier(e.target))</script>'),
        Good('<textarea class="é" aria-label="É"></textarea><script>document.querySelector(".é").addEventListener("keydown", (e) => { if (e.key === "Escape") libre = true; if (e.key === "Tab" && !libre) { e.preventDefault(); indenter(e) } })</script>'),
        Good('<div role="tab" class="é" tabindex="0">É</div><script>document.querySelector(".é").addEventListener("keydown", (e) => { if (e.key === "Tab") compter(e); if (e.key === "Enter") e.preventDefault() })</script>'),
        Good('<button onblur="verifier()">Été</button>'),
        Good('<p>Ctrl+M pour sortir</p><button id="a" onblur="moveFocus(\'b\')">Été</button><button id="b" onblur="moveFocus(\'a\')">Hiver</button>'),
        Good('<button id="a" onblur="moveFocus(\'b\')">Été</button><button id="b">Hiver</button>'),
    ),
)  # fmt: skip
def keyboard_trap(page: Page) -> Iterator[Hit]:
    """Report what focus cannot leave: the first element of a ring, or one that swallows Tab, when no way out is told."""
    scripted = scripted_handlers(page)
    for element in page.template.elements:
        if element not in scripted and not any(name in element.attrs for name in ("onblur", "onfocusout", "onkeydown")):
            continue
        held = holds_tab(element, page) if in_tab_order(element) and not is_hidden(element, page) else None
        ring = cycle_from(element, page)
        first = bool(ring) and min(ring, key=lambda one: one.start) is element and not is_between_neighbours(ring)
        if (held is None and not first) or _KEYS.search(page.text):
            continue
        if held is not None:
            yield Hit(held, HELD)
        else:
            yield Hit(next(span for event, _, span in handlers(element, page) if event != "keydown"), TRAP)
