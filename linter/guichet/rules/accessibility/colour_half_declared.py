"""A colour of text without one behind it: someone who sets their own background no longer reads."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, template_rule
from guichet.seen.cascade import Styles, styles_of
from guichet.seen.declared import Declared
from guichet.seen.texts import shown_texts
from guichet.seen.where import place_of

NO_BACKGROUND = Text(
    fr="Ce texte a une couleur ({value}) et rien autour n’a de fond : qui a réglé le sien peut ne plus rien lire. Déclarez les deux, sur <body> par exemple.",
    en="This text has a colour ({value}) and nothing around has a background: someone who set their own may read nothing. Declare both, on <body> for instance.",
)
NO_COLOUR = Text(
    fr="Ce fond a une couleur ({value}) et le texte n’en a pas : qui a réglé la sienne peut ne plus rien lire. Déclarez les deux ensemble.",
    en="This background has a colour ({value}) and the text has none: someone who set their own may read nothing. Declare both together.",
)

_SHEET = re.compile(r"@page\b[^{}]{0,80}\{")
"""Where a page itself says how its sheets are laid out: it is made to be printed, and shown so."""
_NOTHING = frozenset({"transparent", "none", "inherit", "initial", "unset", "revert", "currentcolor"})


@template_rule(
    name="colour-half-declared",
    code="W9663",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr="Couleur du texte sans fond, ou l’inverse", en="Text colour without a background, or the reverse"),
    harms=Text(
        fr="Les personnes malvoyantes qui règlent leurs propres couleurs : le texte se fond dans leur arrière-plan.",
        en="People with low vision who set their own colours: the text melts into their background.",
    ),
    instead=Text(
        fr="Déclarez « color » et « background-color » ensemble, sur l’élément ou autour de lui.",
        en='Declare "color" and "background-color" together, on the element or around it.',
    ),
    wrong_when=Text(
        fr="Un script ou une feuille hors du projet déclare l’autre couleur.",
        en="A script, or a stylesheet outside the project, declares the other colour.",
    ),
    refs=("rgaa 10.5", "wcag 1.4.3"),
    lesson="04-accessibility/04-contrast-and-zoom",
    bad=(
        Bad('<html lang="fr"><style media="print">p { margin: 0 }</style><style>p { color: #333 }</style><body><p>Été</p></body></html>', NO_BACKGROUND, at="color: #333", review=True),
        Bad('<html lang="fr"><style>p { color: #333 }</style><body><p>Ouvert tout l’été</p></body></html>', NO_BACKGROUND, at="color: #333", review=True),
        Bad('<html lang="fr"><body><p style="color: navy">Ouvert tout l’été</p></body></html>', NO_BACKGROUND, at="color: navy", review=True),
        Bad('<html lang="fr"><style>.note { background: #eee }</style><body><p class="note">Fermé l’été</p></body></html>', NO_COLOUR, at="background: #eee", review=True),
    ),
    good=(
        Good('<html lang="fr"><style>@page { margin: 2cm } a { color: #5e95d6 }</style><body><a href="/é">Été</a></body></html>'),
        Good({"templates/pdf/é.html": '<html lang="fr"><style>tr { background: #eee }</style><body><table><tr><td>Été</td></tr></table></body></html>'}),
        Good({"templates/lettre-été.html": '<html lang="fr"><style>p { color: #333 }</style><body><p>Été</p></body></html>'}),
        Good('<html lang="fr"><style>body { color: #222; background: #fff } p { color: #333 }</style><body><p>Été</p></body></html>'),
        Good('<html lang="fr"><body style="color: black"><main style="background-color: white"><p>Été</p></main></body></html>'),
        Good('<p style="color: navy">Un fragment d’été : son fond vient de la page.</p>'),
        Good('<html lang="fr"><link rel="stylesheet" href="https://exemple.fr/été.css"><body><p style="color: navy">Été</p></body></html>'),
        Good('<html lang="fr"><style>p { color: inherit }</style><body><p>Été</p></body></html>'),
    ),
)  # fmt: skip
def colour_half_declared(page: Page) -> Iterator[Hit]:
    """Report one of the two colours of a shown text when no element around declares the other."""
    if page.is_email or _is_on_paper(page) or not (styles := styles_of(page)).is_complete:
        return
    seen = set()
    for element in shown_texts(page):
        front, back = _nearest(element, "color", styles), _nearest(element, "background-color", styles)
        if bool(front) == bool(back) or (front and _nearest(element, "background-image", styles)):
            continue
        found = front or back
        if found is None or not found[1].certain or not found[1].is_known:
            continue
        span, path = place_of(found[1], found[0])
        if (span, path) not in seen:
            seen.add((span, path))
            message = NO_BACKGROUND if front else NO_COLOUR
            yield Hit(span, message, {"value": found[1].value}, Certainty.REVIEW, path, page.path)


def _is_on_paper(page: Page) -> bool:
    """Whether what a page shows is laid out on sheets of paper, whose white is theirs: nobody sets their own colours there."""
    return page.is_sheet or any(
        _SHEET.search(one.template.masked.text, one.inner_span.start, one.inner_span.end) for one in page.find("style")
    )


def _nearest(element: Element, name: str, styles: Styles) -> tuple[Element, Declared] | None:
    """Return the nearest element around that declares a colour, and the declaration."""
    for one in styles.chain(element):
        declared = styles.of(one).get(name)
        if declared is not None and declared.value.lower() not in _NOTHING:
            return one, declared
    return None
