"""Long passages in italics, capitals or justified: the shapes of words and the spaces between them are lost."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, template_rule
from guichet.seen.cascade import Styles, styles_of
from guichet.seen.texts import shown_texts
from guichet.seen.where import place_of

TIRING = Text(
    fr="« {value} » sur un long passage : des personnes dyslexiques n’arriveront pas au bout. Gardez-le pour quelques mots.",
    en='"{value}" on a long passage: some people with dyslexia will not get to the end. Keep it for a few words.',
)
ELEMENT = Text(
    fr="Ce long passage est en italique (<{tag}>) : des personnes dyslexiques n’arriveront pas au bout. Gardez l’italique pour quelques mots.",
    en="This long passage is in italics (<{tag}>): some people with dyslexia will not get to the end. Keep italics for a few words.",
)


_SHAPES = {"font-style": {"italic", "oblique"}, "text-transform": {"uppercase"}, "text-align": {"justify"}}
_LONG = 120
_LONG_ITALICS = 300
"""Characters: some lines in italics bother few, and no criterion asks for roman."""
_PASSAGE = "La mairie ferme tout l’été ; le guichet des Lilas reste ouvert le mardi matin pour les cartes d’identité, sans rendez-vous. "


@template_rule(
    name="text-shape-tiring",
    code="W9613",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Long passage en italique, en capitales ou justifié', en='Long passage in italics, capitals or justified'),
    harms=Text(fr='Les personnes dyslexiques ou malvoyantes, qui reconnaissent les mots à leur forme et à leurs espaces.', en='People with dyslexia or low vision, who know words by their shape and spacing.'),
    instead=Text(fr='Alignez à gauche, en romain et en minuscules ; gardez l’italique pour quelques mots.', en='Align left, in roman and lower case; keep italics for a few words.'),
    wrong_when=Text(fr='C’est un poème ou une citation courte.', en='It is a poem or a short quotation.'),
    refs=("wcag 1.4.8",),
    lesson="04-accessibility/04-contrast-and-zoom",
    bad=(
        Bad('<html lang="fr"><style>p { text-align: justify }</style><p>La mairie ferme tout l’été ; le guichet des Lilas reste ouvert le mardi matin pour les cartes d’identité et les passeports, sans rendez-vous.</p></html>', TIRING, at='text-align: justify'),
        Bad(f'<p style="font-style: italic">{_PASSAGE * 3}</p>', TIRING, at='font-style: italic', review=True),
        Bad(f'<p><em>{_PASSAGE * 3}</em></p>', ELEMENT, at='<em>', review=True),
    ),
    good=(
        Good('<p style="font-style: italic">Fermé l’été</p>'),
        Good(f'<p><em>{_PASSAGE}</em></p><p style="font-style: italic">{_PASSAGE}</p>'),
        Good('<p>La mairie ferme tout l’été ; le guichet des Lilas reste ouvert le mardi matin pour les <em>cartes d’identité</em> et les passeports.</p>'),
        Good('<blockquote style="font-style: italic">La mairie ferme tout l’été ; le guichet des Lilas reste ouvert le mardi matin pour les cartes d’identité et les passeports, et c’est tout.</blockquote>'),
    ),
)  # fmt: skip
def text_shape_tiring(page: Page) -> Iterator[Hit]:
    """Report a paragraph of more than 120 characters in capitals or justified; ask about one of more than 300 in italics."""
    if page.is_email:
        return
    styles = styles_of(page)
    seen: set[object] = set()
    for text in shown_texts(page):
        if (
            len(text.text) < _LONG
            or text.name in {"blockquote", "cite", "address"}
            or text.closest("blockquote", "figure") is not None
            or text.inside("form", "button")
        ):
            continue
        for name, tiring in _SHAPES.items():
            declared = styles.inherited(text, name)
            if declared is None or declared.value not in tiring or not declared.certain:
                continue
            is_italic = name == "font-style"
            if (is_italic and len(text.text) < _LONG_ITALICS) or (name == "text-transform" and text.inside("br")):
                continue  # a few lines, an address
            span, path = place_of(declared, _holder(text, name, styles))
            if (span, path) not in seen:
                seen.add((span, path))
                certainty = Certainty.REVIEW if is_italic else Certainty.VIOLATION
                yield Hit(span, TIRING, {"value": f"{name}: {declared.value}"}, certainty, path=path, page=page.path)
    for element in (*page.template.by_name.get("i", ()), *page.template.by_name.get("em", ())):
        if len(element.text) >= _LONG_ITALICS and element.closest("blockquote", "i", "em") is None:
            yield Hit(element.span, ELEMENT, {"tag": element.name}, Certainty.REVIEW)


def _holder(text: Element, name: str, styles: Styles) -> Element:
    return next(one for one in styles.chain(text) if name in styles.of(one))
