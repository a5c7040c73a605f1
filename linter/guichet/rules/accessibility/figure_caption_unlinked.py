"""A caption that is tied to no figure."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule

OUTSIDE = Text(
    fr="Cette légende n’est dans aucun <figure> : un lecteur d’écran ne la relie à aucune image. Entourez l’image et la légende d’un <figure>.",
    en="This caption is in no <figure>: a screen reader ties it to no image. Put a <figure> around the image and the caption.",
)


@element_rule(
    "figcaption",
    name="figure-caption-unlinked",
    code="W9107",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Légende séparée de son image', en='Caption apart from its image'),
    harms=Text(fr='Les personnes qui écoutent la page : la légende flotte, on ne sait pas de quoi elle parle.', en='People who listen to the page: the caption floats, and nobody knows what it is about.'),
    instead=Text(fr='Mettez l’image et sa légende dans un même <figure>.', en='Put the image and its caption in one <figure>.'),
    wrong_when=Text(fr='La légende est placée dans la figure par un script.', en='A script moves the caption into the figure.'),
    refs=("rgaa 1.9", "wcag 1.1.1", "wcag 1.3.1"),
    lesson="04-accessibility/03-images",
    bad=(
        Bad('<div><img src="a.png" alt="La mairie"><figcaption>La mairie en 1900</figcaption></div>', OUTSIDE, at='<figcaption>'),
        Bad('<html><body><figcaption class="légende">Le guichet</figcaption></body></html>', OUTSIDE, at='<figcaption class="légende">'),
        Bad('<section><p><img src="a.png" alt="Une clé"></p><figcaption>Une clé</figcaption></section>', OUTSIDE, at='<figcaption>'),
    ),
    good=(
        Good('<figure><img src="a.png" alt="La mairie"><figcaption>La mairie en 1900</figcaption></figure>'),
        Good('<figcaption>{{ légende }}</figcaption>'),
        Good('<figure><div><figcaption>La mairie</figcaption></div></figure>'),
    ),
)  # fmt: skip
def figure_caption_unlinked(caption: Element, page: Page) -> Iterator[Hit]:
    """Report a caption that stands in some other element of its own file, and not in a figure."""
    if caption.above is not None and caption.closest("figure") is None and not caption.may_be_in("figure"):
        yield Hit(caption.span, OUTSIDE)
