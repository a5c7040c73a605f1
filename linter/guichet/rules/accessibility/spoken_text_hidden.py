"""Words meant for screen readers that a stylesheet takes away from everyone."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.project.project import Project
from guichet.reading.styles.media import DESKTOP, applies
from guichet.reading.styles.selectors import Selector
from guichet.reading.styles.sheets import loose_sheets
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import makes_markup
from guichet.rulebook.rule import Bad, Check, Good, Subject, template_rule
from guichet.seen.cascade import styles_of
from guichet.seen.design_systems import SPOKEN
from guichet.seen.visibility import is_hidden
from guichet.seen.where import place_of

GONE = Text(
    fr="« {value} » cache à tous les mots « {words} » de la classe « {name} » : destinés aux lecteurs d’écran, personne ne les entendra. Cachez-les à la vue seule (clip-path, 1 px).",
    en='"{value}" hides from everyone the words "{words}" of the class "{name}": meant for screen readers, nobody will hear them. Hide them from sight alone (clip-path, 1 px).',
)

EMPTIED = Text(
    fr="« {value} » rend muette la classe « {name} », que les lecteurs d’écran lisent ailleurs : les textes qui la portent sont perdus. Cachez à la vue seule (clip-path, 1 px).",
    en='"{value}" silences the class "{name}", which screen readers read elsewhere: the texts that bear it are lost. Hide from sight alone (clip-path, 1 px).',
)


def _loose(project: Project) -> Iterator[Hit]:
    """Report a stylesheet, of pages unknown here, that makes a class meant for screen readers hide from everyone."""
    for sheet in loose_sheets(project):
        for rule in sheet.rules:
            gone = next((one for one in rule.declarations if (one.name, one.value) in _TAKES), None)
            if gone is None or not all(applies(query, DESKTOP) for query in rule.media):
                continue
            name = next((one for each in rule.selectors if (one := _spoken_alone(each))), "")
            used = name and any(project.holds(path, name) for path in project.paths if makes_markup(path))
            if name:
                certainty = Certainty.VIOLATION if used else Certainty.REVIEW
                facts = {"value": f"{gone.name}: {gone.value}", "name": name}
                yield Hit(gone.span, EMPTIED, facts, certainty, path=sheet.path)


def _spoken_alone(selector: Selector) -> str:
    """Return the class meant for screen readers that a selector asks for and nothing else, but a name; "" otherwise."""
    if not selector.is_valid or len(selector.compounds) != 1 or selector.states or selector.pseudo_element:
        return ""
    one = selector.compounds[0]
    return one.classes[0] if len(one.classes) == 1 and one.classes[0] in SPOKEN and not (one.id or one.rest) else ""


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
    also=(Check(Subject.PROJECT, (), (), _loose),),
    mentions=SPOKEN,
    bad=(
        Bad('<style>.sr-only { display: none }</style><a href="/é">Lire la suite <span class="sr-only">sur les aides d’été</span></a>', GONE, at="display: none"),
        Bad('<style>.visually-hidden { visibility: hidden }</style><p><span class="visually-hidden">Ancien prix, l’été dernier :</span> 12 €</p>', GONE, at="visibility: hidden"),
        Bad({"page.html": '<html lang="fr"><link rel="stylesheet" href="/dsfr/dsfr.min.css"><link rel="stylesheet" href="a.css"><p><span class="fr-sr-only">Prix de l’été</span> 12 €</p></html>', "a.css": "/* été */ span.fr-sr-only { display: none !important }"}, GONE, at="display: none !important", path="a.css"),
        Bad({"été.html": '<p>12 € <span class="sr-only">par an</span></p>', "styles/été.scss": ".sr-only { @media screen { display: none } }"}, EMPTIED, at="display: none", path="styles/été.scss"),
    ),
    good=(
        Good({"été.html": '<p>12 € <span class="sr-only">par an</span></p>', "styles/été.scss": ".sr-only { @media print { display: none } &:empty, .menu & { display: none } }"}),
        Good('<style>.sr-only { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }</style><a href="/é">Suite <span class="sr-only">des aides d’été</span></a>'),
        Good('<style>.menu { display: none }</style><div class="menu"><span class="sr-only">Menu de l’été</span></div>'),
        Good('<style>.sr-only.vide { display: none }</style><p class="sr-only">Été</p>'),
    ),
)  # fmt: skip
def spoken_text_hidden(page: Page) -> Iterator[Hit]:
    """Report the declaration that takes away a text whose class means it to be heard."""
    styles = styles_of(page)
    for element in page.template.elements:
        name = next((word for word in element.token_list("class") if word in SPOKEN), "")
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
