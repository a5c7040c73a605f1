"""Text so small that many people cannot read it."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, template_rule
from guichet.seen.cascade import styles_of
from guichet.seen.text import font_size
from guichet.seen.texts import own_text, shown_texts
from guichet.seen.where import place_of

TINY = Text(
    fr="« {value} » affiche ce texte à {size} pixels : beaucoup de gens ne pourront pas le lire. Prévoyez au moins 12 pixels.",
    en='"{value}" shows this text at {size} pixels: many people will not be able to read it. Use at least 12 pixels.',
)


_LEAST = 9.0
_MARKS = frozenset({"sup", "sub", "small"})


@template_rule(
    name="text-too-small",
    code="W9611",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Texte minuscule', en='Tiny text'),
    harms=Text(fr='Les personnes malvoyantes ou âgées, et qui lit sur un téléphone.', en='People with low vision, older people, and anyone reading on a phone.'),
    instead=Text(fr='N’écrivez rien en dessous de 12 pixels ; 16 pour le texte courant.', en='Write nothing under 12 pixels; 16 for body text.'),
    wrong_when=Text(fr='Le texte est une marque typographique, pas une lecture.', en='The text is a typographic mark, not something to read.'),
    refs=("rgaa 10.4", "wcag 1.4.4"),
    lesson="04-accessibility/04-contrast-and-zoom",
    bad=(
        Bad('<html lang="fr"><style>.mentions { font-size: 8px }</style><p class="mentions">La mairie ferme l’été.</p></html>', TINY, at='font-size: 8px'),
        Bad('<p style="font-size: 7px">Conditions d’accès au service</p>', TINY, at='font-size: 7px'),
        Bad('<html lang="fr"><p style="font-size: 0.5em">Conditions d’accès au service</p></html>', TINY, at='font-size: 0.5em'),
    ),
    good=(
        Good('<p style="font-size: 12px">La mairie ferme l’été.</p>'),
        Good('<p style="font-size: 0">Été</p>'),
        Good('<p>La note <sup style="font-size: 8px">1 de l’été</sup></p>'),
        Good('<style>@page { size: A4 }</style><p style="font-size: 6pt">Été imprimé</p>'),
    ),
)  # fmt: skip
def text_too_small(page: Page) -> Iterator[Hit]:
    """Report a declared size under nine pixels for a text of several words; print and email are left out."""
    styles = styles_of(page)
    seen: set[object] = set()
    for text in shown_texts(page):
        for one in styles.chain(text):
            declared = styles.of(one).get("font-size")
            if declared is None:
                continue
            size = font_size(one, styles)
            if size is None or not 1 < size < _LEAST or not declared.is_known or not declared.certain:
                break
            if one.name not in _MARKS and " " in own_text(text) and not _is_print(page):
                span, path = place_of(declared, one)
                if (span, path) not in seen:
                    seen.add((span, path))
                    value = f"{declared.declaration.name}: {declared.declaration.value}" if declared.declaration else ""
                    yield Hit(span, TINY, {"value": value, "size": f"{size:.3g}"}, path=path, page=page.path)
            break


def _is_print(page: Page) -> bool:
    if page.is_email or page.is_sheet:
        return True
    return any("@page" in one.template.masked.text for one in page.find("style")[:3])
