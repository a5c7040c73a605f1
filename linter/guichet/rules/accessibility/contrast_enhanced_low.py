"""Text that meets the legal contrast but not the one that most people with low vision need."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.templates.page import Page
from guichet.rulebook.references import LEVEL_AAA
from guichet.rulebook.rule import Bad, Good, template_rule
from guichet.seen.contrast import contrasts_of, spoken_ratio

LOW = Text(
    fr="Le texte {text} sur {behind} a un contraste de {ratio} ; visez {least}, pour les personnes malvoyantes qui lisent sans loupe.",
    en="The text {text} on {behind} has a contrast of {ratio}; aim at {least}, for people with low vision who read without a magnifier.",
)


@template_rule(
    name="contrast-enhanced-low",
    code="W9602",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr="Contraste renforcé non atteint", en="Enhanced contrast not met"),
    harms=Text(fr="Les personnes malvoyantes qui n’utilisent pas d’aide technique.", en="People with low vision who use no assistive technology."),
    instead=Text(
        fr="Choisissez deux couleurs dont le contraste atteint 7 (4,5 pour un grand texte).",
        en="Choose two colours with a contrast of 7 (4.5 for large text).",
    ),
    wrong_when=Text(fr="Le service ne vise que le niveau AA.", en="The service only aims at level AA."),
    refs=("wcag 1.4.6", "act 09o5cg"),
    lesson="04-accessibility/04-contrast-and-zoom",
    off=LEVEL_AAA,
    bad=(
        Bad('<p style="color: #666; background: white">Pièces à fournir avant l’été</p>', LOW, at="color: #666"),
        Bad('<p style="color: #000; font-size: 18pt; background: #666">Horaires d’été</p>', LOW, at="color: #000"),
        Bad('<button style="color: #555; background: #eee">Déposer à la mairie d’été</button>', LOW, at="color: #555"),
    ),
    good=(
        Good('<p style="color: #333; background: white">Pièces à fournir</p>'),
        Good('<h1 style="color: #666; background: white; font-size: 2em">Été</h1>'),
        Good('<p style="color: #aaa; background: white">Été : « contrast-low » le dit déjà</p>'),
        Good('<p style="color: #575a5a; background: white">Été</p>'),
        Good('<p style="color: #666; background: white">Été</p>', path="templates/emails/e.html"),
        Good('<p style="color: #666">Fond inconnu</p>'),
    ),
)  # fmt: skip
def contrast_enhanced_low(page: Page) -> Iterator[Hit]:
    """Report the text whose two colours meet level AA and not level AAA, wherever it lies on a gradient, outside emails."""
    if page.is_email:
        return
    for one in contrasts_of(page):
        if one.least <= one.best and round(one.best, 1) < one.least_enhanced and not one.hangs_on_size:
            facts = {
                "text": one.text.hex,
                "behind": one.behind.hex,
                "ratio": spoken_ratio(one.best, one.least_enhanced),
                "least": spoken_ratio(one.least_enhanced),
            }
            yield Hit(one.span, LOW, facts, path=one.path, page=page.path)
