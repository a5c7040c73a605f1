"""A picture of words: it cannot be enlarged cleanly, nor shown in other colours."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule

WORDS = Text(
    fr="Cette image ne contient que du texte : des personnes ne pourront pas l’adapter pour le lire. Écrivez-le en HTML.",
    en="This picture only holds text: some people cannot adapt it to read it. Write it in HTML.",
)


_TEXT = re.compile(r"(?:<|%3C)text\b", re.I)
_SHAPES = re.compile(r"(?:<|%3C)(?:path|image|polygon|polyline|ellipse)\b", re.I)


@element_rule(
    "img", "input",
    name="image-of-text",
    code="W9637",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Image de texte', en='Picture of text'),
    harms=Text(fr='Les personnes malvoyantes ou dyslexiques : elles ne peuvent changer ni la taille, ni la police, ni les couleurs.', en='People with low vision or dyslexia: they can change neither size, font nor colours.'),
    instead=Text(fr='Écrivez le texte en HTML et mettez-le en forme avec CSS.', en='Write the text in HTML and style it with CSS.'),
    wrong_when=Text(fr='C’est un logotype, ou le texte fait partie d’un dessin.', en='It is a logo, or the text is part of a drawing.'),
    refs=("rgaa 1.8", "wcag 1.4.5", "act 0va7u6"),
    lesson="04-accessibility/03-images",
    bad=(
        Bad('<img alt="Été" src="data:image/svg+xml;utf8,<svg xmlns=\'http://www.w3.org/2000/svg\'><text y=\'15\'>Horaires</text></svg>">', WORDS, at='<img alt="Été" src="data:image/svg+xml;utf8,<svg xmlns=\'http://www.w3.org/2000/svg\'><text y=\'15\'>Horaires</text></svg>">'),
        Bad('<img alt="" src="data:image/svg+xml,%3Csvg%3E%3Ctext%3EÉté%3C/text%3E%3C/svg%3E">', WORDS, at='<img alt="" src="data:image/svg+xml,%3Csvg%3E%3Ctext%3EÉté%3C/text%3E%3C/svg%3E">'),
        Bad('<input type="image" alt="É" src="data:image/svg+xml,<svg><text>Valider</text></svg>">', WORDS, at='<input type="image" alt="É" src="data:image/svg+xml,<svg><text>Valider</text></svg>">'),
    ),
    good=(
        Good('<img alt="Été" src="plage.jpg">'),
        Good('<img alt="Logo" src="data:image/svg+xml,<svg><path d=\'M0\'/></svg>">'),
        Good('<svg><text>Été</text></svg>'),
        Good('<img class="logo" alt="Été" src="data:image/svg+xml,<svg><text>É</text></svg>">'),
    ),
)  # fmt: skip
def image_of_text(image: Element, page: Page) -> Iterator[Hit]:
    """Report an embedded SVG that draws words and no shapes, logos left out."""
    source = image.attr("src") or ""
    if (
        not source.startswith("data:image/svg")
        or "logo" in f"{image.attr('class') or ''} {image.attr('alt') or ''}".lower()
    ):
        return
    if _TEXT.search(source) and not _SHAPES.search(source):
        yield Hit(image.span, WORDS)
