"""Spacing fixed with `!important`: people who need more of it to read cannot have it."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.styles.values import number, pixels
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, template_rule
from guichet.seen.cascade import Styles, styles_of
from guichet.seen.declared import Declared
from guichet.seen.text import font_size
from guichet.seen.texts import shown_texts
from guichet.seen.where import place_of

LOCKED = Text(
    fr="« {name}: {value} !important » interdit d’espacer davantage ce texte : des personnes dyslexiques ou malvoyantes ne pourront pas le lire. Retirez « !important ».",
    en='"{name}: {value} !important" forbids spacing this text out: some people with dyslexia or low vision will not be able to read it. Remove "!important".',
)

_LEAST = {"letter-spacing": 0.12, "word-spacing": 0.16, "line-height": 1.5}
_ONE_LINE = 24
"""Characters under which a text most likely stays on one line, where the height of lines changes nothing."""


@template_rule(
    name="text-spacing-locked",
    code="W9603",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="Espacement du texte verrouillé", en="Text spacing locked"),
    harms=Text(
        fr="Les personnes dyslexiques ou malvoyantes qui écartent lettres, mots ou lignes avec leur propre feuille de style.",
        en="People with dyslexia or low vision who space out letters, words or lines with their own stylesheet.",
    ),
    instead=Text(
        fr="Écrivez l’espacement dans la feuille de style, sans « !important ».",
        en='Write the spacing in the stylesheet, without "!important".',
    ),
    wrong_when=Text(fr="Le texte n’est pas fait pour être lu (un dessin de caractères).", en="The text is not meant to be read (a drawing made of characters)."),
    refs=("rgaa 10.12", "wcag 1.4.12", "act 24afc2", "act 9e45ec", "act 78fd32"),
    lesson="04-accessibility/04-contrast-and-zoom",
    bad=(
        Bad('<p style="letter-spacing: 0.1em !important">Horaires d’été de la mairie</p>', LOCKED, at="letter-spacing: 0.1em !important"),
        Bad('<p style="word-spacing: normal !important">Horaires d’été de la mairie</p>', LOCKED, at="word-spacing: normal !important"),
        Bad(
            '<div style="line-height: 1.2 !important"><p>Apportez une pièce d’identité et un justificatif de domicile.</p></div>',
            LOCKED,
            at="line-height: 1.2 !important",
        ),
        Bad('<p style="line-height: 1.4em !important">Été<br>Hiver</p>', LOCKED, at="line-height: 1.4em !important"),
    ),
    good=(
        Good('<p style="letter-spacing: 0.1em">Horaires d’été</p>'),
        Good('<p style="letter-spacing: 0.2em !important">Horaires d’été</p>'),
        Good('<p style="line-height: 1.6 !important">Apportez une pièce d’identité et un justificatif de domicile.</p>'),
        Good('<p style="line-height: {{ h }} !important">Apportez une pièce d’identité et un justificatif.</p>'),
        Good('<div style="letter-spacing: 0 !important"></div>'),
    ),
)  # fmt: skip
def text_spacing_locked(page: Page) -> Iterator[Hit]:
    """Report an important declaration of a `style` attribute that keeps a text tighter than WCAG lets people set it."""
    styles = styles_of(page)
    seen: set[int] = set()
    for text in shown_texts(page):
        for name, least in _LEAST.items():
            found = _nearest(text, name, styles)
            if found is None or id(found[1]) in seen:
                continue
            holder, declared = found
            if not (declared.inline and declared.important and declared.is_known and declared.certain):
                continue
            if name == "line-height" and not _wraps(text, styles):
                continue
            share = _share(declared, holder, text, styles)
            if share is not None and share < least - 0.001:
                seen.add(id(declared))
                span, path = place_of(declared, holder)
                yield Hit(span, LOCKED, {"name": name, "value": declared.value}, path=path)


def _nearest(text: Element, name: str, styles: Styles) -> tuple[Element, Declared] | None:
    for one in styles.chain(text):
        declared = styles.of(one).get(name)
        if declared is not None:
            return (one, declared) if declared.value not in {"inherit", "unset"} else None
    return None


def _share(declared: Declared, holder: Element, text: Element, styles: Styles) -> float | None:
    """Return the spacing as a share of the size of the text."""
    value = declared.value
    if value in {"revert", "revert-layer"}:
        return None  # it gives way to the style sheet of the person who reads
    if value in {"normal", "initial"}:
        return 1.15 if "line" in (declared.declaration.name if declared.declaration else "") else 0.0
    read = number(value)
    if read is None:
        return None
    if read[1] == "" and declared.declaration and declared.declaration.name == "line-height":
        return read[0]
    size, above = font_size(text, styles), font_size(holder, styles)
    if read[1] in {"em", "%"} and holder is text:
        return read[0] / (100 if read[1] == "%" else 1)
    length = pixels(value, above, percent_of=above)
    return None if length is None or not size else length / size


def _wraps(text: Element, styles: Styles) -> bool:
    """Whether a text may take several lines in its box."""
    if text.inside("br"):
        return True
    if len(text.text) < _ONE_LINE:
        return False
    around = list(styles.chain(text))
    for at, one in enumerate(around):
        width = styles.of(one).get("width")
        if width is not None and (pixels(width.value) or 0) >= 600:
            return not any(
                declared is not None and declared.value in {"auto", "scroll"}
                for box in around[at:]
                for declared in (styles.of(box).get("overflow-x"),)
            )
    return True
