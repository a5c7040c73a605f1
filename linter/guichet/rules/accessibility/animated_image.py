"""A picture that moves for ever beside the text."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule

MOVES = Text(
    fr="Cette image est dite animée et rien ne l’arrête : des personnes ne pourront plus lire autour. Mettez une image fixe, ou une vidéo à lancer.",
    en="This picture is said to be animated and nothing stops it: some people will be unable to read around it. Use a still picture, or a video to start.",
)
MAYBE = Text(
    fr="Cette image « .gif » bouge peut-être. Si elle dure plus de cinq secondes, permettez de l’arrêter.",
    en='This ".gif" may move. If it lasts over five seconds, let people stop it.',
)


_SAYS = re.compile(r"anim(?:ated|ation|ée?s?)\b|\bgif anim", re.I)
_STILL = re.compile(
    r"logo|icon|spacer|pixel|blank|transparent|puce|bullet|loading|loader|spinner|wait|attente|tracking|stat", re.I
)


@element_rule(
    "img",
    name="animated-image",
    code="W9619",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Image animée sans arrêt possible', en='Animated picture that nothing stops'),
    harms=Text(fr='Les personnes qui ont un trouble de l’attention, et celles que le mouvement rend malades.', en='People with an attention disorder, and people whom movement makes ill.'),
    instead=Text(fr='Utilisez une image fixe, ou une vidéo que l’on lance soi-même.', en='Use a still picture, or a video that people start themselves.'),
    wrong_when=Text(fr='L’animation dure moins de cinq secondes, ou l’image « .gif » est fixe.', en='The animation lasts under five seconds, or the ".gif" is still.'),
    refs=("rgaa 13.8", "wcag 2.2.2"),
    lesson="04-accessibility/03-images",
    bad=(
        Bad('<img src="sapin-animated.gif" alt="Sapin d’été">', MOVES, at='<img src="sapin-animated.gif" alt="Sapin d’été">'),
        Bad('<img src="a.gif" alt="Image animée d’un train">', MOVES, at='<img src="a.gif" alt="Image animée d’un train">'),
        Bad('<img src="demarche.gif" alt="Étapes de l’été">', MAYBE, at='<img src="demarche.gif" alt="Étapes de l’été">', review=True),
    ),
    good=(
        Good('<img src="sapin.png" alt="Sapin d’été">'),
        Good('<img src="pixel.gif" width="1" height="1" alt="">'),
        Good('<img src="logo.gif" alt="Mairie d’Été">'),
        Good('<img src="{{ gif }}" alt="Été">'),
    ),
)  # fmt: skip
def animated_image(image: Element, page: Page) -> Iterator[Hit]:
    """Report a GIF whose name or alternative says that it is animated; ask about the others that inform."""
    source, alt = image.attr("src") or "", image.attr("alt") or ""
    if not source.partition("?")[0].lower().endswith((".gif", ".apng")) or _STILL.search(source) or page.is_email:
        return
    if _SAYS.search(source) or _SAYS.search(alt):
        yield Hit(image.span, MOVES)
    elif alt.strip() and image.attr("width") not in {"1", "0"}:
        yield Hit(image.span, MAYBE, certainty=Certainty.REVIEW)
