"""A link in a sentence that looks like the words around it."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.cascade import Styles, styles_of
from guichet.seen.contrast import ratio
from guichet.seen.text import backgrounds, font_size, foreground, is_bold
from guichet.seen.texts import has_styles, is_unseen, own_text

ALIKE = Text(
    fr="Le lien « {name} » n’est pas souligné et ressemble au texte autour : on ne le voit pas. Soulignez-le.",
    en='The link "{name}" is not underlined and looks like text around: people will not see it. Underline it.',
)


_WORDS = 10
_MARKS = ("border", "background-color", "background-image", "outline", "box-shadow", "padding")


@element_rule(
    "a",
    name="link-indistinct",
    code="W9610",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Lien qui ne se distingue pas du texte', en='Link that looks like the text around it'),
    harms=Text(fr='Les personnes qui distinguent mal les couleurs, et celles qui lisent sans survoler.', en='People who see colours poorly, and anyone who reads without hovering.'),
    instead=Text(fr='Soulignez les liens dans les phrases.', en='Underline links inside sentences.'),
    wrong_when=Text(fr='Une autre marque visible (icône, cadre) signale le lien.', en='Another visible mark (icon, frame) shows the link.'),
    refs=("rgaa 10.6", "wcag 1.4.1"),
    lesson="04-accessibility/04-contrast-and-zoom",
    bad=(
        Bad('<html lang="fr"><style>p a { color: #000; text-decoration: none }</style><p>Consultez la page <a href="/été">des horaires d’été</a> avant de venir.</p></html>', ALIKE, at='<a href="/été">'),
        Bad('<html lang="fr"><style>body { color: #222 } a { color: inherit; text-decoration: none }</style><body><p>Lisez le <a href="/r">règlement d’été</a> affiché.</p></body></html>', ALIKE, at='<a href="/r">'),
        Bad('<html lang="fr"><p style="color: #333">Voyez aussi <a href="/a" style="color: #111; text-decoration: none">les aides d’été</a> de la mairie.</p></html>', ALIKE, at='<a href="/a" style="color: #111; text-decoration: none">'),
        Bad('<html lang="fr"><style>p a { color: #000; background-color: #fee; text-decoration: none }</style><p>Consultez la page <a href="/é">d’été</a> avant de venir.</p></html>', ALIKE, at='<a href="/é">'),
    ),
    good=(
        Good('<html lang="fr"><style>a { color: #000; text-decoration: none; font-size: larger }</style><p>Consultez la page <a href="/é">des horaires</a> avant.</p></html>'),
        Good('<html lang="fr"><p>Consultez la page <a href="/été">des horaires</a> avant de venir.</p></html>'),
        Good('<html lang="fr"><style>a { text-decoration: none; border-bottom: 1px solid }</style><p>Consultez la page <a href="/é">des horaires</a> avant.</p></html>'),
        Good('<html lang="fr"><style>a { color: #000; text-decoration: none }</style><nav><a href="/é">Horaires d’été</a></nav></html>'),
        Good('<p>Consultez la page <a style="text-decoration: none" href="/é">des horaires</a> avant de venir.</p>'),
    ),
)  # fmt: skip
def link_indistinct(link: Element, page: Page) -> Iterator[Hit]:
    """Report a link inside a sentence, without underline or other mark, whose colour is near that of the sentence."""
    around = link.above
    if (
        "href" not in link.attrs
        or around is None
        or around.name not in {"p", "li", "dd", "td", "span", "div"}
        or not has_styles(page)
    ):
        return
    if (
        sum(char.isalpha() for char in own_text(around)) < _WORDS
        or link.inside("img", "svg", "i", "u")
        or not link.text
    ):
        return
    styles = styles_of(page)
    line = styles.of(link).get("text-decoration") or styles.of(link).get("text-decoration-line")
    if (
        line is None
        or line.value.split()[0] != "none"
        or not line.certain
        or _is_marked(link, around, styles)
        or is_unseen(link, styles)
    ):
        return
    own, other = foreground(link, styles), foreground(around, styles)
    if (
        own is None
        or other is None
        or not (own.certain and other.certain)
        or is_bold(link, styles) != is_bold(around, styles)
        or font_size(link, styles) != font_size(around, styles)
    ):
        return
    if ratio(own.colour, other.colour) < 3:
        yield Hit(link.span, ALIKE, {"name": _said(link)})


def _is_marked(link: Element, around: Element, styles: Styles) -> bool:
    """Whether something else than its colour sets a link apart; a background must itself stand out."""
    marks = {
        name
        for name, declared in styles.of(link).items()
        if name.startswith(_MARKS) and declared.value not in {"none", "0", "transparent"}
    }
    if marks != {"background-color"}:
        return bool(marks)
    own, other = backgrounds(link, styles), backgrounds(around, styles)
    return own is None or other is None or len(own) * len(other) != 1 or ratio(own[0].colour, other[0].colour) >= 3


def _said(link: Element) -> str:
    """Return the words of a link as they are read, or as its template writes them."""
    return " ".join(link.template.source.text[link.open_end : link.extent.end].partition("</a")[0].split()) if is_dynamic(link.text) else link.text  # fmt: skip
