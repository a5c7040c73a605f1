"""Lines so close that the eye loses its place."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.styles.values import number, pixels
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, template_rule
from guichet.seen.cascade import styles_of
from guichet.seen.text import font_size
from guichet.seen.texts import shown_texts
from guichet.seen.where import place_of

TIGHT = Text(
    fr="« {value} » serre les lignes de ce paragraphe : des personnes dyslexiques y perdront leur place. Prévoyez 1,5.",
    en='"{value}" packs the lines of this paragraph: some people with dyslexia will lose their place. Use 1.5.',
)


_LEAST = 1.2
_LONG = 100
_PROSE = frozenset({"p", "li", "dd", "td", "div", "blockquote"})
_OF_PAPER = frozenset({"mm", "cm", "in", "pt", "pc"})
"""Units of what is printed, where the place of an address is set by the envelope."""


@template_rule(
    name="line-height-tight",
    code="W9612",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Interligne trop serré', en='Lines too close together'),
    harms=Text(fr='Les personnes dyslexiques ou qui ont un trouble de l’attention : elles sautent ou relisent des lignes.', en='People with dyslexia or an attention disorder: they skip lines or read them twice.'),
    instead=Text(fr='Donnez un interligne d’au moins 1,5 au texte courant.', en='Give body text a line height of at least 1.5.'),
    wrong_when=Text(fr='Le texte tient toujours sur une seule ligne.', en='The text always fits on one line.'),
    refs=("rgaa 10.12", "wcag 1.4.8"),
    lesson="04-accessibility/04-contrast-and-zoom",
    bad=(
        Bad('<html lang="fr"><style>.serre { line-height: 90% }</style><p class="serre">La mairie ferme tout l’été ; le guichet des Lilas reste ouvert le mardi matin pour les cartes d’identité et les passeports.</p></html>', TIGHT, at='line-height: 90%'),
        Bad('<p style="line-height: 1">La mairie ferme tout l’été ; le guichet des Lilas reste ouvert le mardi matin pour les cartes d’identité et les passeports.</p>', TIGHT, at='line-height: 1'),
        Bad('<p style="font-size: 20px; line-height: 18px">La mairie ferme tout l’été ; le guichet des Lilas reste ouvert le mardi matin pour les cartes d’identité, les passeports.</p>', TIGHT, at='line-height: 18px'),
    ),
    good=(
        Good('<p style="line-height: 1.5">La mairie ferme tout l’été ; le guichet des Lilas reste ouvert le mardi matin pour les cartes d’identité et les passeports.</p>'),
        Good('<p style="line-height: 1">Été</p>'),
        Good('<h1 style="line-height: 1">La mairie ferme tout l’été ; le guichet des Lilas reste ouvert le mardi matin pour les cartes d’identité et les passeports.</h1>'),
    ),
)  # fmt: skip
def line_height_tight(page: Page) -> Iterator[Hit]:
    """Report a long paragraph whose declared height of lines is under 1.2 times its text."""
    styles = styles_of(page)
    seen: set[object] = set()
    for text in shown_texts(page):
        declared = styles.inherited(text, "line-height")
        if declared is None or text.name not in _PROSE or len(text.text) < _LONG or page.is_email:
            continue
        read = number(declared.value)
        if read is None or not declared.is_known or not declared.certain or read[1] in _OF_PAPER:
            continue
        size = font_size(text, styles)
        if read[1] in {"", "%", "em"}:
            share: float | None = read[0] / (100 if read[1] == "%" else 1)
        else:
            length = pixels(declared.value)
            share = length / size if length and size else None
        if share is not None and 0 < share < _LEAST:
            holder = next(one for one in styles.chain(text) if styles.of(one).get("line-height") is declared)
            span, path = place_of(declared, holder)
            if (span, path) not in seen:
                seen.add((span, path))
                yield Hit(span, TIGHT, {"value": f"line-height: {declared.value}"}, path=path, page=page.path)
