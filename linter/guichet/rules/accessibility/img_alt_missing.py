"""An image that tells something and has no name: a screen reader reads its file name aloud, or nothing."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.names import accessible_name, is_empty
from guichet.heard.roles import is_marked_decorative, role_of, written_role
from guichet.reading.templates.controls import UNKNOWN
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import certainty_if_shown, is_excluded

MISSING = Text(
    fr='Cette image n’a pas d’attribut « alt » : un lecteur d’écran lira le nom du fichier. Écrivez ce que l’image apporte, ou alt="" si elle décore.',
    en='This image has no "alt" attribute: a screen reader reads out the file name. Write what the image says, or alt="" if it is decoration.',
)
BLANK = Text(
    fr='Cette image a un texte de remplacement fait d’espaces : ni un texte, ni le signe qu’elle décore. Écrivez ce qu’elle apporte, ou alt="".',
    en='This image has a text alternative made of spaces: neither a text nor the sign that it decorates. Write what it brings, or alt="".',
)
UNNAMED = Text(
    fr="Cet élément se présente comme une image et n’a pas de nom : une personne aveugle n’apprend que sa présence. Nommez-le avec « aria-label ».",
    en='This element says it is an image and has no name: a blind person only learns that it is there. Name it with "aria-label".',
)

MAPPED = Text(
    fr="Avec « ismap », c’est l’endroit du clic qui compte : le clavier et le lecteur d’écran n’en choisissent aucun. Écrivez une carte <map> dont chaque zone <area> a son « alt », ou des liens.",
    en='With "ismap" it is the place of the click that counts: the keyboard and the screen reader choose none. Write a <map> each <area> of which has its "alt", or links.',
)
FILLED = Text(
    fr="Un script remplira cette image, et rien ici ne lui prévoit d’« alt » : un lecteur d’écran pourrait lire le nom du fichier. Vérifiez que le script écrit aussi « alt ».",
    en='A script will fill this image, and nothing here sets its "alt": a screen reader may read out the file name. Check that the script writes "alt" too.',
)


@element_rule(
    "img", "[role]",
    name="img-alt-missing",
    code="W9101",
    family=Family.ACCESSIBILITY,
    severity=Severity.CRITICAL,
    title=Text(fr='Image sans texte de remplacement', en='Image without a text alternative'),
    harms=Text(fr='Les personnes aveugles ou malvoyantes, et toutes celles dont la connexion ne charge pas les images.', en='People who are blind or partially sighted, and everyone whose connection does not load images.'),
    instead=Text(fr='Dites dans « alt » ce que l’image apporte ; laissez alt="" si elle ne fait que décorer.', en='Say in "alt" what the image brings; leave alt="" if it only decorates.'),
    wrong_when=Text(fr='L’attribut est ajouté par un script ou par une balise de gabarit que guichet ne connaît pas.', en='The attribute is added by a script, or by a template tag that guichet does not know.'),
    refs=("rgaa 1.1", "wcag 1.1.1", "act 23a2a8"),
    lesson="04-accessibility/03-images",
    bad=(
        Bad({"vues.py": 'from weasyprint import HTML\n\ndef courrier(request):\n    return HTML(string=render_to_string("recu.html")).write_pdf()\n', "pages.py": 'def lire(request):\n    return render(request, "recu.html")\n', "templates/recu.html": '<p>Été</p><img src="é.png">'}, MISSING, at='<img src="é.png">', path="templates/recu.html"),
        Bad('<figure><img id="aperçu"><figcaption>Été</figcaption></figure>', FILLED, at='<img id="aperçu">', review=True),
        Bad('<img src="plan.png">', MISSING, at='<img src="plan.png">'),
        Bad('<p>Plan d’accès : <img src="{{ plan.url }}" class="large"></p>', MISSING, at='<img src="{{ plan.url }}" class="large">'),
        Bad('{% if plan %}<img src="plan.png">{% else %}<img src="rien.png" alt="">{% endif %}', MISSING, at='<img src="plan.png">'),
        Bad('<img src="plan.png" alt=" ">', BLANK, at='alt=" "'),
        Bad('<div role="img" class="carte"></div>', UNNAMED, at='<div role="img" class="carte">'),
        Bad('<a href="/carte"><img src="plan.png" alt="Les quartiers d’été" ismap></a>', MAPPED, at='ismap'),
        Bad('<img role="none" tabindex="0" src="plan.png">', MISSING, at='<img role="none" tabindex="0" src="plan.png">'),
        Bad('<img role="button" tabindex="0">', MISSING, at='<img role="button" tabindex="0">'),
    ),
    good=(
        Good({"vues.py": 'from weasyprint import HTML\n\ndef courrier(request):\n    return HTML(string=render_to_string("recu.html")).write_pdf()\n', "templates/recu.html": '<p>Été</p><img src="é.png">{% include "pied.html" %}', "templates/pied.html": '<img src="à.png">'}),
        Good('<img src="plan.png" alt="Plan d’accès : le guichet est au fond de la cour">'),
        Good('<img src="filet.png" alt="">'),
        Good('<img src="plan.png" alt="Les quartiers d’été" ismap><a href="/é" v-bind:ismap="é"><img src="é.png" alt="É" usemap="#é" ismap></a>'),
        Good('<img {{ attributs }} src="plan.png">'),
        Good('<img src="plan.png" {% if plan.alt %}alt="{{ plan.alt }}"{% else %}alt=""{% endif %}>'),
        Good('<div role="img" aria-label="Plan du quartier"></div>'),
        Good('<img src="plan.png" v-bind:alt="plan.titre" :alt="plan.titre">'),
    ),
)  # fmt: skip
def img_alt_missing(image: Element, page: Page) -> Iterator[Hit]:
    """Report an image that certainly has no name and is neither hidden nor marked as decoration, and a map that the mouse alone reads."""
    if _is_read_by_mouse(image) and not is_excluded(image, page):
        yield Hit(image.attribute_span("ismap"), MAPPED)
    if "role" in image.attrs and image.name != "img" and (image.name == "svg" or role_of(image) != "img"):
        return
    if is_marked_decorative(image) and role_of(image) in {"none", UNKNOWN}:
        return
    if not is_empty(accessible_name(image, page)) or is_excluded(image, page) or "{" in (image.attr("class") or ""):
        return
    if image.name != "img":
        yield Hit(image.span, UNNAMED, {}, certainty_if_shown(image, page))
    elif image.attrs.get("alt"):
        yield Hit(image.attribute_span("alt"), BLANK)
    elif "alt" not in image.attrs:
        has_source = any("src" in name for name in image.attrs) or image.has_unknown_attributes
        shown = has_source or written_role(image) in _PRESSED
        certainty = certainty_if_shown(image, page) if shown else Certainty.REVIEW
        yield Hit(image.span, MISSING if shown else FILLED, {}, certainty)


_PRESSED = frozenset({"button", "checkbox", "link", "menuitem", "switch", "tab"})
"""Roles that are announced and pressed whatever the picture: without a name, nobody knows what for."""


def _is_read_by_mouse(image: Element) -> bool:
    """Whether the server answers by the place of the click (RGAA 1.1.4): a map on the page, beside it, names its areas."""
    linked = image.closest("a")
    return "ismap" in image.attrs and "usemap" not in image.attrs and linked is not None and "href" in linked.attrs
