"""Focus that comes back, for ever."""

import re
from collections.abc import Iterator

from guichet.aria.traps import cycle_from, is_between_neighbours
from guichet.element import Element
from guichet.findings import Family, Hit, Severity, Text
from guichet.page import Page
from guichet.references import act, rgaa, wcag
from guichet.rule import Bad, Good, element_rule

TRAP = Text(
    fr="Quand le focus quitte cet élément, un script le ramène : au clavier, on reste enfermé. Laissez-le partir.",
    en="When focus leaves this element, a script brings it back: with a keyboard, people are locked in. Let it go.",
)

_KEYS = re.compile(r"\b(?:ctrl|control|alt|maj|shift|esc|escape|échap|cmd|⌘|F\d{1,2})\b", re.I)


@element_rule(
    "[onblur]", "[onfocusout]",
    name="keyboard-trap",
    code="W9163",
    family=Family.ACCESSIBILITY,
    severity=Severity.CRITICAL,
    title=Text(fr='Piège au clavier', en='Keyboard trap'),
    harms=Text(fr='Les personnes au clavier : elles ne peuvent plus sortir, ni même quitter la page.', en='People who use the keyboard: they cannot get out any more, nor even leave the page.'),
    instead=Text(fr='Laissez partir le focus ; dans une fenêtre modale, la touche Échap doit la fermer.', en='Let focus go; in a modal window, Escape must close it.'),
    wrong_when=Text(fr='Le mode d’emploi pour sortir est affiché à côté, sous une forme que guichet ne reconnaît pas.', en='How to get out is shown nearby, in a form that guichet does not know.'),
    refs=(rgaa("12.9"), wcag("2.1.2"), act("80af7b"), act("a1b64e"), act("ebe86a"),),
    lesson="04-accessibility/05-keyboard-and-focus",
    bad=(
        Bad('<button onblur="setTimeout(() => this.focus(), 10)">Été</button>', TRAP, at='onblur="setTimeout(() => this.focus(), 10)"'),
        Bad('<input aria-label="É" onblur="if (!this.value) this.focus()">', TRAP, at='onblur="if (!this.value) this.focus()"'),
        Bad('<button id="a" onblur="allerAFocus(\'b\')">Été</button><button id="b" onblur="allerAFocus(\'a\')">Hiver</button>', TRAP, at='onblur="allerAFocus(\'b\')"'),
    ),
    good=(
        Good('<button onblur="verifier()">Été</button>'),
        Good('<p>Ctrl+M pour sortir</p><button id="a" onblur="moveFocus(\'b\')">Été</button><button id="b" onblur="moveFocus(\'a\')">Hiver</button>'),
        Good('<button id="a" onblur="moveFocus(\'b\')">Été</button><button id="b">Hiver</button>'),
    ),
)  # fmt: skip
def keyboard_trap(element: Element, page: Page) -> Iterator[Hit]:
    """Report the first element of a ring that focus cannot leave, when no key to get out is told."""
    ring = cycle_from(element, page)
    if not ring or not any(one is element for one in ring) or is_between_neighbours(ring):
        return
    first = min(ring, key=lambda one: one.start)
    if first is not element or _KEYS.search(page.text):
        return
    at = "onblur" if "onblur" in element.attrs else "onfocusout"
    if len(ring) > 1 or page.template.by_name:
        yield Hit(element.attribute_span(at), TRAP)
