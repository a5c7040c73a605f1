"""A box that cannot grow: who enlarges the text loses the end of it."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.styles.media import DESKTOP, ZOOMED
from guichet.reading.styles.values import pixels
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import OUTPUT, Kind
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, template_rule
from guichet.seen.boxes import Box, boxes, is_clipped, is_pictogram
from guichet.seen.cascade import styles_of
from guichet.seen.declared import Style
from guichet.seen.where import place_of

CLIPPED = Text(
    fr="Agrandi à 200 %, ce texte est coupé par sa boîte (« {size} »). Laissez la boîte grandir : « min-height », pas de hauteur fixe.",
    en='Enlarged to 200%, this text is cut off by its box ("{size}"). Let the box grow: "min-height", no fixed height.',
)

_CUTS = frozenset({"hidden", "clip"})


@template_rule(
    name="text-clipped",
    code="W9604",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="Texte coupé quand on l’agrandit", en="Text cut off when enlarged"),
    harms=Text(
        fr="Les personnes malvoyantes qui agrandissent la page ou le texte seul.",
        en="People with low vision who zoom the page or the text alone.",
    ),
    instead=Text(
        fr="Donnez une hauteur minimale plutôt qu’une hauteur, et ne cachez pas ce qui dépasse.",
        en="Give a minimum height rather than a height, and do not hide the overflow.",
    ),
    wrong_when=Text(
        fr="Un bouton voisin ouvre le texte entier.", en="A button nearby opens the whole text."
    ),
    refs=("rgaa 10.4", "wcag 1.4.4", "act 59br37"),
    lesson="04-accessibility/04-contrast-and-zoom",
    bad=(
        Bad(
            '<p style="overflow: hidden; height: 20px">La mairie est fermée tout l’été ; le guichet des Lilas reste ouvert le mardi matin, sans rendez-vous.</p>',
            CLIPPED,
            at="height: 20px",
        ),
        Bad(
            '<html lang="fr"><style>.avis { max-height: 3em; overflow-y: hidden; width: 12em }</style><div class="avis">Apportez une pièce d’identité, un justificatif de domicile et votre dernier avis d’imposition.</div></html>',
            CLIPPED,
            at="max-height: 3em",
        ),
        Bad(
            '<div style="overflow: hidden; white-space: nowrap; width: 60px; text-overflow: clip">Déposer une demande de logement</div>',
            CLIPPED,
            at="width: 60px",
        ),
        Bad({"p.html": '<html lang="fr"><link rel="stylesheet" href="s.css"><body><h2>Été</h2><p class="texte">{{ offre.resume }}</p><p>Lundi</p></body></html>', "s.css": "body { color: #000 }\n.texte { height: 54px; overflow: hidden }\n"}, CLIPPED, at="height: 54px", path="s.css"),
        Bad('<div style="max-height: 90px; overflow: hidden"><p>{{ été.description }}</p></div><p>Lundi</p>', CLIPPED, at="max-height: 90px"),
    ),
    good=(
        Good('<p style="height: 54px; overflow: hidden">{{ été.date }}</p>'),
        Good('<p style="height: 54px; overflow: hidden; display: -webkit-box; -webkit-line-clamp: 3">{{ été.resume }}</p>'),
        Good('<p style="height: 54px; overflow: hidden">{{ été.resume }}</p><a href="/é">Lire la suite</a>'),
        Good('<p style="min-height: 54px">{{ été.resume }}</p>'),
        Good('<html lang="fr"><style>.loupe { width: 20px; height: 20px; overflow: hidden } .loupe::before { content: url(loupe.svg) }</style><body><a class="loupe" href="/é">Chercher</a></body></html>'),
        Good('<p style="min-height: 20px">La mairie est fermée tout l’été.</p>'),
        Good('<p style="overflow: auto; height: 20px">La mairie est fermée tout l’été et le guichet des Lilas aussi, jusqu’à la rentrée.</p>'),
        Good('<div style="overflow: hidden; height: 60px"><img src="a.jpg" alt="Été"></div>'),
        Good(
            '<p style="overflow: hidden; height: 20px">La mairie est fermée tout l’été, le guichet des Lilas reste ouvert le mardi matin.</p><a href="/t">Lire l’avis entier</a>'
        ),
        Good('<span style="position: absolute; width: 1px; height: 1px; overflow: hidden">(ouvre un nouvel onglet, été)</span>'),
    ),
)  # fmt: skip
def text_clipped(page: Page) -> Iterator[Hit]:
    """Report a box of fixed size that hides what overflows, when its static text cannot fit at twice its size."""
    styles = styles_of(page)
    seen: set[int] = set()
    for window in (ZOOMED, DESKTOP):
        for box in boxes(page, _CUTS, window):
            element = box.element
            if id(element) in seen or _opens_elsewhere(element):
                continue
            if not (is_clipped(element, styles) or _cuts_printed_prose(box, styles.of(element, window))):
                continue
            if is_pictogram(element, styles):
                continue
            seen.add(id(element))
            span, path = place_of(box.size, element)
            name = box.size.declaration.name if box.size.declaration else ""
            yield Hit(span, CLIPPED, {"size": f"{name}: {box.size.value}"}, path=path, page=page.path)


_PROSE = re.compile(
    r"(?:^|[._])(?:summary|r[ée]sum[ée]|description|text|texte|extrait|excerpt|content|contenu|body|abstract|chapo|pr[ée]sentation|introduction|biography|biographie|synopsis|details?|message)$",
    re.I,
)
_NAMED = re.compile(r"^\s*([\w.]+)\s*$")
_LEAST_LINES = 30.0
"""Pixels: a lower box holds one line, whose words may be chosen to fit."""
_MOST_LINES = 240.0
"""Pixels over which a printed text may be meant to fit, whatever its size."""


def _cuts_printed_prose(box: Box, style: Style) -> bool:
    """Whether a height in pixels hides the end of a whole paragraph that the template prints, with nothing that tells of a cut."""
    size, element = box.size, box.element
    name = size.declaration.name if size.declaration else ""
    height = pixels(size.value) if size.value.endswith("px") else None
    if name not in {"height", "max-height"} or height is None or not _LEAST_LINES <= height <= _MOST_LINES:
        return False
    down = style.get("overflow-y")
    told = {"-webkit-line-clamp", "line-clamp", "text-overflow", "mask-image", "-webkit-mask-image"} & set(style)
    if down is None or down.value not in _CUTS or told or not box.overflow.certain or not size.certain:
        return False
    own = element.text
    inner = element.inner_span
    printed = [one.body for one in element.template.tokens_between(inner.start, inner.end) if one.kind is Kind.OUTPUT]
    named = [_NAMED.match(one) for one in printed]
    return (
        bool(own)
        and not own.strip(OUTPUT + " ")
        and len(named) == 1
        and all(one and _PROSE.search(one[1]) for one in named)
    )


def _opens_elsewhere(box: Element) -> bool:
    after = box.following
    if isinstance(after, Element) and (after.name in {"a", "button", "details"} or after.inside("button")):
        return True
    return bool(box.inside("button", "img", "video", "svg")) or box.closest("a", "button", "svg", "details") is not None
