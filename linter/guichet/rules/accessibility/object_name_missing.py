"""An embedded picture, sound or film that has no name."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.focus import is_focusable
from guichet.heard.names import accessible_name, is_empty
from guichet.heard.roles import role_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import SCRIPT_SUFFIXES, is_component
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import certainty_if_shown, is_excluded

UNNAMED = Text(
    fr="Cet objet affiche « {file} » et n’a pas de nom : une personne aveugle ne sait pas ce que c’est. Ajoutez « aria-label » ou « title ».",
    en='This object shows "{file}" and has no name: a blind person cannot tell what it is. Add "aria-label" or "title".',
)
DRAWN = Text(
    fr='Ce <canvas> n’a ni nom ni contenu : qui ne voit pas n’a rien de ce qu’un script y dessine. Si c’est une information, écrivez-la dedans ou à côté ; sinon, ajoutez aria-hidden="true".',
    en='This <canvas> has neither name nor content: those who do not see get nothing of what a script draws in it. If it tells something, write it inside or beside; if not, add aria-hidden="true".',
)

_MEDIA = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp|mp3|mp4|ogg|ogv|oga|wav|webm|mov|swf|m4a)(?:[?#]|$)", re.I)


@element_rule(
    "object", "embed", "canvas",
    name="object-name-missing",
    code="W9105",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Objet embarqué sans nom', en='Embedded object without a name'),
    harms=Text(fr='Les personnes aveugles : un objet muet au milieu de la page.', en='People who are blind: a silent object in the middle of the page.'),
    instead=Text(fr='Nommez l’objet avec « aria-label » ou « title » : son contenu de repli n’est pas un nom.', en='Name the object with "aria-label" or "title": its fallback content is not a name.'),
    wrong_when=Text(fr='L’objet sert de réserve à un script et n’affiche rien.', en='The object is a store for a script and shows nothing.'),
    refs=("rgaa 1.1", "rgaa 4.8", "wcag 1.1.1", "act 8fc3b6",),
    lesson="04-accessibility/03-images",
    bad=(
        Bad('<h2>Demandes de l’été</h2><canvas id="courbe" width="400"></canvas>', DRAWN, at='<canvas id="courbe" width="400">', review=True),
        Bad('<object data="film.mp4"></object>', UNNAMED, at='<object data="film.mp4">'),
        Bad('<object data="carte.svg" title=""></object>', UNNAMED, at='<object data="carte.svg" title="">'),
        Bad('<object type="application/pdf" data="horaires-été.pdf">Horaires</object>', UNNAMED, at='<object type="application/pdf" data="horaires-été.pdf">'),
        Bad('<object data="été.html" role="none" tabindex="0"></object>', UNNAMED, at='<object data="été.html" role="none" tabindex="0">'),
        Bad('<object type="image/png" data="schéma.png"><img src="schéma.png" alt="Schéma"></object>', UNNAMED, at='<object type="image/png" data="schéma.png">'),
    ),
    good=(
        Good('<canvas aria-hidden="true"></canvas><canvas role="img" aria-label="Été"></canvas><canvas>Été : 12 demandes</canvas><figure><canvas></canvas><figcaption>Été</figcaption></figure>'),
        Good({"é.js": "const aperçu = '<div><canvas width=\"4\"></canvas></div>'; boîte.innerHTML = aperçu"}, path="é.js"),
        Good('<object data="film.mp4" title="Comment demander une carte"></object>'),
        Good('<object data="page.html" aria-label="Plan d’été"></object>'),
        Good('<object><p>Été</p></object><object data="é.pdf" role="presentation"></object>'),
        Good('<object data="fond.png" aria-hidden="true"></object>'),
        Good('<object data="{{ fichier.url }}"></object>'),
    ),
)  # fmt: skip
def object_name_missing(element: Element, page: Page) -> Iterator[Hit]:
    """Report an object that shows something other than text and has no name of its own."""
    if element.name == "canvas":
        if _draws_alone(element, page):
            yield Hit(element.span, DRAWN, {}, Certainty.REVIEW)
        return
    data = element.attr("data") or element.attr("src") or ""
    kind = (element.attr("type") or "").lower()
    if is_dynamic(data) or not data.strip() or is_excluded(element, page) or _is_set_aside(element, data, kind):
        return
    if is_empty(accessible_name(element, page)):
        yield Hit(element.span, UNNAMED, {"file": data.rsplit("/", 1)[-1] or kind}, certainty_if_shown(element, page))


def _draws_alone(canvas: Element, page: Page) -> bool:
    """Whether nothing in a drawing, on it or around it says what a script draws there; one that a script makes may go nowhere."""
    if page.path.endswith(SCRIPT_SUFFIXES) and not is_component(page.path):
        return False
    if canvas.has_unknown_attributes or "role" in canvas.attrs or canvas.text or canvas.inside():
        return False
    if canvas.closest("figure") is not None or "aria-describedby" in canvas.attrs or is_excluded(canvas, page):
        return False
    return is_empty(accessible_name(canvas, page)) and not is_dynamic(canvas.text)


def _is_set_aside(element: Element, data: str, kind: str) -> bool:
    """Whether the author says that an object means nothing, and it stops nobody; an `<embed>` of text is read as text."""
    role = role_of(element)
    if role in {"none", "presentation"} or (role in {"separator", "application"} and not is_focusable(element)):
        return True
    return element.name == "embed" and not (_MEDIA.search(data) or kind.startswith(("image/", "audio/", "video/")))
