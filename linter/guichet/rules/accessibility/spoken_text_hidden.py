"""Words meant for screen readers that a stylesheet takes away from everyone."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, template_rule
from guichet.seen.cascade import place_of, styles_of
from guichet.seen.visibility import is_hidden

GONE = Text(
    fr="« {value} » cache à tous les mots « {words} » de la classe « {name} » : destinés aux lecteurs d’écran, personne ne les entendra. Cachez-les à la vue seule (clip-path, 1 px).",
    en='"{value}" hides from everyone the words "{words}" of the class "{name}": meant for screen readers, nobody will hear them. Hide them from sight alone (clip-path, 1 px).',
)

_SPOKEN = (
    "visually-hidden", "sr-only", "fr-sr-only", "govuk-visually-hidden", "nhsuk-u-visually-hidden", "usa-sr-only",
    "screen-reader-text", "visuallyhidden", "visually_hidden", "show-for-sr", "screenreader-only", "a11y-hidden",
)  # fmt: skip
"""What design systems and frameworks call a text that is heard and not seen."""


@template_rule(
    name="spoken-text-hidden",
    code="W9686",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="Texte pour lecteurs d’écran caché à tout le monde", en="Text for screen readers hidden from everyone"),
    harms=Text(
        fr="Les personnes aveugles : la précision écrite pour elles ne leur est pas dite.",
        en="People who are blind: the precision written for them is not said to them.",
    ),
    instead=Text(
        fr="Laissez la classe du système de design comme elle est, ou cachez le texte à la vue seule.",
        en="Leave the design system’s class as it is, or hide the text from sight alone.",
    ),
    wrong_when=Text(fr="Un script montre ce texte au bon moment.", en="A script shows this text at the right time."),
    refs=("rgaa 10.8", "wcag 1.3.1"),
    lesson="04-accessibility/01-what-tools-miss",
    mentions=_SPOKEN,
    bad=(
        Bad('<style>.sr-only { display: none }</style><a href="/é">Lire la suite <span class="sr-only">sur les aides d’été</span></a>', GONE, at="display: none"),
        Bad('<style>.visually-hidden { visibility: hidden }</style><p><span class="visually-hidden">Ancien prix, l’été dernier :</span> 12 €</p>', GONE, at="visibility: hidden"),
        Bad({"page.html": '<html lang="fr"><link rel="stylesheet" href="/dsfr/dsfr.min.css"><link rel="stylesheet" href="a.css"><p><span class="fr-sr-only">Prix de l’été</span> 12 €</p></html>', "a.css": "/* été */ span.fr-sr-only { display: none !important }"}, GONE, at="display: none !important", path="a.css"),
    ),
    good=(
        Good('<style>.sr-only { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }</style><a href="/é">Suite <span class="sr-only">des aides d’été</span></a>'),
        Good('<style>.menu { display: none }</style><div class="menu"><span class="sr-only">Menu de l’été</span></div>'),
        Good('<style>.sr-only.vide { display: none }</style><p class="sr-only">Été</p>'),
    ),
)  # fmt: skip
def spoken_text_hidden(page: Page) -> Iterator[Hit]:
    """Report the declaration that takes away a text whose class means it to be heard."""
    styles = styles_of(page)
    for element in page.template.elements:
        name = next((word for word in element.token_list("class") if word in _SPOKEN), "")
        if not name or not element.text or element.has_unknown_attributes:
            continue
        style = styles.of(element)
        gone = next((style[one] for one, value in _TAKES if one in style and style[one].value == value), None)
        above = element.above
        if gone is None or (above is not None and is_hidden(above, page)):
            continue
        span, path = place_of(gone, element)
        value = f"{gone.declaration.name}: {gone.declaration.value}" if gone.declaration else gone.value
        yield Hit(span, GONE, {"value": value, "words": element.text, "name": name}, path=path, page=page.path)


_TAKES = (("display", "none"), ("visibility", "hidden"))
