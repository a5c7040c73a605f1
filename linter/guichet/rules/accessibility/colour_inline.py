"""Colours written in the page: a personal stylesheet cannot replace them, unless it insists (`!important`)."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.cascade import styles_of
from guichet.seen.texts import own_text
from guichet.seen.where import place_of

INLINE = Text(
    fr="« {value} » fixe la couleur dans la page : une personne qui change les couleurs pour lire doit insister (« !important ») pour la remplacer. Une classe le lui épargne.",
    en='"{value}" sets the colour in the page: people who change colours to read must insist ("!important") to replace it. A class spares them that.',
)


@element_rule(
    "[style]",
    name="colour-inline",
    code="W9616",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Couleur écrite dans le HTML', en='Colour written in the HTML'),
    harms=Text(fr='Les personnes malvoyantes ou dyslexiques qui remplacent les couleurs pour pouvoir lire.', en='People with low vision or dyslexia who replace colours so that they can read.'),
    instead=Text(fr='Mettez la couleur dans la feuille de style, avec le fond qui va avec.', en='Put the colour in the stylesheet, with the background that goes with it.'),
    wrong_when=Text(fr='C’est un courriel ou un document à imprimer.', en='It is an email or a document to print.'),
    refs=("rgaa 10.1", "wcag 1.3.1"),
    lesson="04-accessibility/04-contrast-and-zoom",
    off=Text(fr="Beaucoup de projets en écrivent partout : c’est un chantier à décider, pas une alerte.", en="Many projects write them everywhere: it is a job to decide on, not an alarm."),
    bad=(
        Bad('<p style="color: blue">Horaires d’été</p>', INLINE, at='color: blue', review=True),
        Bad('<span style="font-weight: bold; color: #c00">Fermé l’été</span>', INLINE, at='color: #c00', review=True),
        Bad('<td style="color:red">Été</td>', INLINE, at='color:red', review=True),
    ),
    good=(
        Good('<p class="note">Horaires d’été</p>'),
        Good('<p style="color: {{ c }}">Été</p>'),
        Good('<p style="margin: 0">Été</p>'),
        Good('<p style="color: inherit">Été</p>'),
    ),
)  # fmt: skip
def colour_inline(element: Element, page: Page) -> Iterator[Hit]:
    """Ask once about colours of text written in a `style` attribute, outside emails and documents to print."""
    if page.is_email or page.is_sheet or not own_text(element) or "color" not in (element.attr("style") or ""):
        return
    declared = styles_of(page).of(element).get("color")
    if (
        declared is not None
        and declared.inline
        and declared.is_known
        and declared.value not in {"inherit", "initial", "unset", "currentcolor"}
    ):
        span, _ = place_of(declared, element)
        yield Hit(span, INLINE, {"value": f"color: {declared.value}"}, Certainty.REVIEW, once="colour")
