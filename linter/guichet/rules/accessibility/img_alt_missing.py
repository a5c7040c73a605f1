"""An image without `alt`: a screen reader reads its file name aloud, or nothing."""

from collections.abc import Iterator

from guichet.element import Element
from guichet.findings import Family, Hit, Severity, Text
from guichet.page import Page
from guichet.references import act, rgaa, wcag
from guichet.rule import Bad, Good, element_rule

MISSING = Text(
    fr='Cette image n’a pas d’attribut « alt » : un lecteur d’écran lira le nom du fichier. Écrivez ce que l’image apporte, ou alt="" si elle décore.',
    en='This image has no "alt" attribute: a screen reader reads out the file name. Write what the image says, or alt="" if it is decoration.',
)


@element_rule(
    "img",
    name="img-alt-missing",
    code="W9101",
    family=Family.ACCESSIBILITY,
    severity=Severity.CRITICAL,
    title=Text(fr="Image sans texte de remplacement", en="Image without a text alternative"),
    harms=Text(
        fr="Les personnes aveugles ou malvoyantes, et toutes celles dont la connexion ne charge pas les images.",
        en="People who are blind or partially sighted, and everyone whose connection does not load images.",
    ),
    instead=Text(
        fr="Dites dans « alt » ce que l’image apporte ; laissez alt=\"\" si elle ne fait que décorer.",
        en='Say in "alt" what the image brings; leave alt="" if it only decorates.',
    ),
    wrong_when=Text(
        fr="L’attribut est ajouté par un script ou par une balise de gabarit que guichet ne connaît pas.",
        en="The attribute is added by a script, or by a template tag that guichet does not know.",
    ),
    refs=(rgaa("1.1"), wcag("1.1.1"), act("23a2a8")),
    lesson="04-accessibility/03-images",
    bad=(
        Bad('<img src="plan.png">', MISSING, at='<img src="plan.png">'),
        Bad('<p>Plan d’accès : <img src="{{ plan.url }}" class="large"></p>', MISSING, at='<img src="{{ plan.url }}" class="large">'),
        Bad('{% if plan %}<img src="plan.png">{% else %}<img src="rien.png" alt="">{% endif %}', MISSING, at='<img src="plan.png">'),
    ),
    good=(
        Good('<img src="plan.png" alt="Plan d’accès : le guichet est au fond de la cour">'),
        Good('<img src="filet.png" alt="">'),
        Good('<img {{ attributs }} src="plan.png">'),
        Good('<img src="plan.png" {% if plan.alt %}alt="{{ plan.alt }}"{% else %}alt=""{% endif %}>'),
    ),
)  # fmt: skip
def img_alt_missing(image: Element, page: Page) -> Iterator[Hit]:
    """Report an image that certainly has no name and is not hidden."""
    if image.lacks("alt") and not any(
        name in image.attrs for name in ("aria-label", "aria-labelledby", "title", "role")
    ):
        yield Hit(image.span, MISSING)
