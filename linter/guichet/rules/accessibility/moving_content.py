"""Content that blinks or scrolls by itself: some people can read nothing else on the page."""

from collections.abc import Iterator

from guichet.element import Element
from guichet.findings import Family, Hit, Severity, Text
from guichet.page import Page
from guichet.references import rgaa, wcag
from guichet.rule import Bad, Good, element_rule

MOVES = Text(
    fr="<{tag}> fait bouger ou clignoter ce texte sans que l’on puisse l’arrêter : des personnes ne pourront plus rien lire autour. Mettez un texte fixe.",
    en="<{tag}> makes this text move or blink and nothing stops it: some people will be able to read nothing around it. Use still text.",
)


@element_rule(
    "marquee", "blink",
    name="moving-content",
    code="W9617",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Contenu qui bouge ou clignote', en='Content that moves or blinks'),
    harms=Text(fr='Les personnes qui ont un trouble de l’attention ou du langage écrit : elles ne peuvent plus rien lire autour.', en='People with an attention or reading disorder: they can read nothing around it.'),
    instead=Text(fr='Affichez un texte fixe, ou un bouton qui arrête le mouvement.', en='Show still text, or a button that stops the movement.'),
    wrong_when=Text(fr='Le mouvement s’arrête en moins de cinq secondes.', en='The movement stops within five seconds.'),
    refs=(rgaa("13.8"), wcag("2.2.2"),),
    lesson="04-accessibility/04-contrast-and-zoom",
    bad=(
        Bad('<marquee>Fermé tout l’été</marquee>', MOVES, at='<marquee>'),
        Bad('<p><blink>Fermé tout l’été</blink></p>', MOVES, at='<blink>'),
        Bad('<marquee direction="up" scrollamount="3">Été</marquee>', MOVES, at='<marquee direction="up" scrollamount="3">'),
    ),
    good=(
        Good('<p>Fermé tout l’été</p>'),
        Good('<p>La balise &lt;marquee&gt; date de l’été 1996.</p>'),
        Good('<p class="blink">Été</p>'),
    ),
)  # fmt: skip
def moving_content(element: Element, page: Page) -> Iterator[Hit]:
    """Report the elements that browsers animate for ever."""
    yield Hit(element.span, MOVES, {"tag": element.name})
