"""A width that no window changes: who enlarges the page reads each line by scrolling it sideways."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.styles.media import Window
from guichet.reading.styles.values import pixels
from guichet.reading.templates.element import IN_LINE, Element
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, template_rule
from guichet.seen.cascade import Styles, styles_of
from guichet.seen.declared import Declared, Style
from guichet.seen.texts import has_styles, own_text, shown_texts
from guichet.seen.where import place_of

FIXED = Text(
    fr="« {size} » garde cette largeur même dans une fenêtre étroite : sur un téléphone, ou en agrandissant à 400 %, chaque ligne se lit en la faisant défiler. Écrivez « max-width ».",
    en='"{size}" keeps this width even in a narrow window: on a phone, or enlarged to 400%, each line is read by scrolling it sideways. Write "max-width".',
)

UNBROKEN = Text(
    fr="« {size} » garde ce texte sur une seule ligne : sur un téléphone, ou en agrandissant à 400 %, on le lit en le faisant défiler. Retirez-le, la phrase ira à la ligne.",
    en='"{size}" keeps this text on one line: on a phone, or enlarged to 400%, it is read by scrolling sideways. Remove it, and the sentence will wrap.',
)

_NARROW = Window(320, 256)
"""A window of 1280 pixels enlarged to 400 % (WCAG 1.4.10)."""
_WIDE = 400.0
"""Pixels from which a line of text certainly leaves such a window."""
_SENTENCE = 50
"""Characters that leave such a window on one line; fewer would not reach its edge."""
_LONG = 60
"""Characters that no line of such a window holds, whatever the letters."""
_IN_TWO_WAYS = frozenset("canvas code img input object pre select svg table textarea td th video".split())
"""What may need two dimensions to make sense, or is no text (WCAG 1.4.10, exceptions)."""
_INLINE = frozenset({"inline", "contents", "none"})
_ROWS = frozenset({"flex", "inline-flex"})
_HELD = frozenset({"auto", "scroll", "hidden", "clip"})
_OUT = frozenset({"absolute", "fixed"})


@template_rule(
    name="width-fixed",
    code="W9702",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="Texte d’une largeur figée", en="Text of a fixed width"),
    harms=Text(
        fr="Les personnes malvoyantes qui agrandissent la page, et celles qui lisent sur un téléphone : chaque ligne sort de l’écran.",
        en="People with low vision who enlarge the page, and people who read on a phone: each line leaves the screen.",
    ),
    instead=Text(
        fr="Écrivez « max-width » plutôt que « width » : la boîte rétrécit avec la fenêtre.",
        en='Write "max-width" rather than "width": the box shrinks with the window.',
    ),
    wrong_when=Text(
        fr="Le contenu n’a de sens qu’en deux dimensions : un plan, un tableau de données.",
        en="The content only makes sense in two dimensions: a map, a table of data.",
    ),
    refs=("rgaa 10.11", "wcag 1.4.10"),
    lesson="04-accessibility/04-contrast-and-zoom",
    since="0.1.0",
    bad=(
        Bad('<html lang="fr"><style>body { width: 1200px }</style><body><p>Le guichet ouvre tout l’été, du lundi au vendredi, sans rendez-vous et sans papier.</p></body></html>', FIXED, at="width: 1200px"),
        Bad('<html lang="fr"><style>.page { min-width: 60rem; max-width: 90rem }</style><body><div class="page"><p>Le guichet ouvre tout l’été, du lundi au vendredi, sans rendez-vous et sans papier.</p></div></body></html>', FIXED, at="min-width: 60rem"),
        Bad('<html lang="fr"><body><div style="width: 960px; margin: auto"><p>Le guichet ouvre tout l’été, du lundi au vendredi, sans rendez-vous et sans papier.</p></div></body></html>', FIXED, at="width: 960px"),
        Bad('<html lang="fr"><style>@media (min-width: 900px) { .p { width: 50rem } } .p { width: 800px }</style><body><div class="p">Le guichet ouvre tout l’été, du lundi au vendredi, sans rendez-vous et sans papier.</div></body></html>', FIXED, at="width: 800px"),
        Bad('<div style="width: 960px"><p>Le guichet ouvre tout l’été, du lundi au vendredi, sans rendez-vous et sans papier.</p></div>', FIXED, at="width: 960px", review=True),
        Bad('<html lang="fr"><style>.p { width: 800px }</style><body><div class="p"><h2>Été</h2><p>{{ résumé }}</p></div></body></html>', FIXED, at="width: 800px"),
        Bad('<html lang="fr"><style>.p { white-space: nowrap }</style><body><p class="p">Le guichet ouvre tout l’été, du lundi au vendredi, sans rendez-vous et sans papier.</p></body></html>', UNBROKEN, at="white-space: nowrap"),
    ),
    good=(
        Good('<html lang="fr"><style>.p { white-space: nowrap; overflow-x: auto } b { white-space: nowrap }</style><body><p class="p">Le guichet ouvre tout l’été, du lundi au vendredi, sans rendez-vous et sans papier.</p><p><b>Été</b> Le guichet ouvre tout l’été, du lundi au vendredi, sans rendez-vous et sans papier.</p></body></html>'),
        Good('<html lang="fr"><style>.d { white-space: nowrap } .d p { white-space: normal }</style><body><div class="d"><p>Le guichet ouvre tout l’été, du lundi au vendredi, sans rendez-vous et sans papier.</p></div></body></html>'),
        Good('<html lang="fr"><style>.p { width: 800px }</style><body><div class="p"><h2>Été</h2><p>{{ date }}, {{ lieu }}</p></div></body></html>'),
        Good('<html lang="fr"><style>body { max-width: 1200px }</style><body><p>Le guichet ouvre tout l’été, du lundi au vendredi, sans rendez-vous et sans papier.</p></body></html>'),
        Good('<html lang="fr"><style>.p { width: 960px; max-width: 100% }</style><body><div class="p">Le guichet ouvre tout l’été, du lundi au vendredi, sans rendez-vous et sans papier.</div></body></html>'),
        Good('<html lang="fr"><style>.p { width: 960px } @media (max-width: 1000px) { .p { width: auto } }</style><body><div class="p">Le guichet ouvre tout l’été, du lundi au vendredi, sans rendez-vous et sans papier.</div></body></html>'),
        Good('<html lang="fr"><style>@media (min-width: 1000px) { .p { width: 960px } }</style><body><div class="p">Le guichet ouvre tout l’été, du lundi au vendredi, sans rendez-vous et sans papier.</div></body></html>'),
        Good('<html lang="fr"><style>.d { overflow-x: auto } table { width: 900px }</style><body><div class="d"><table><tr><td>Le guichet ouvre tout l’été, du lundi au vendredi, sans rendez-vous et sans papier.</td></tr></table></div></body></html>'),
        Good('<html lang="fr"><style>.r { display: flex } .p { width: 800px }</style><body><div class="r"><div class="p">Le guichet ouvre tout l’été, du lundi au vendredi, sans rendez-vous et sans papier.</div></div></body></html>'),
        Good('<html lang="fr"><style>.p { width: 300px } h1 { width: 900px }</style><body><h1>Été</h1><div class="p">Le guichet ouvre tout l’été, du lundi au vendredi, sans rendez-vous et sans papier.</div></body></html>'),
        Good('<html lang="fr"><style>@media print { body { width: 900px } }</style><body><p>Le guichet ouvre tout l’été, du lundi au vendredi, sans rendez-vous et sans papier.</p></body></html>'),
    ),
)  # fmt: skip
def width_fixed(page: Page) -> Iterator[Hit]:
    """Report the width, or the least width, that keeps a sentence wider than a window enlarged four times."""
    if not has_styles(page) or page.is_email or page.is_sheet:
        return
    styles = styles_of(page)
    told: set[tuple[int, str]] = set()
    if page.mentions(("nowrap",)) or _says(styles, _LINES, _UNBROKEN):
        yield from _unbroken(page, styles)
    if not _says_a_width(page, styles):
        return
    asked: set[int] = set()
    for text in shown_texts(page):
        if not _is_a_sentence(text):
            continue
        for one in _around(text, styles):
            if id(one) in asked:
                break
            asked.add(id(one))
            wide = _kept_wide(one, styles)
            if wide is None:
                continue
            span, path = place_of(wide, one)
            if (span.start, path) not in told:
                told.add((span.start, path))
                name = wide.declaration.name if wide.declaration else "width"
                sure = page.is_document and wide.certain
                certainty = Certainty.VIOLATION if sure else Certainty.REVIEW
                yield Hit(span, FIXED, {"size": f"{name}: {wide.value}"}, certainty, path, page.path)
            break


def _is_a_sentence(text: Element) -> bool:
    """Whether a text takes more than a line: by its characters, or a paragraph that the template prints whole."""
    own = own_text(text)
    return len(own) >= _SENTENCE or (text.name == "p" and bool(own) and not own.strip(OUTPUT))


def _unbroken(page: Page, styles: Styles) -> Iterator[Hit]:
    """Report the declaration that keeps a sentence on one line."""
    told: set[tuple[int, str]] = set()
    for text in shown_texts(page):
        if len(own_text(text).replace(OUTPUT, "")) < _LONG or not _around(text, styles):
            continue
        kept = next((own for one in styles.chain(text) for own in _line_kept(styles.of(one, _NARROW))), None)
        if kept is None or kept.value != "nowrap":
            continue
        span, path = place_of(kept, text)
        if (span.start, path) not in told:
            told.add((span.start, path))
            name = kept.declaration.name if kept.declaration else "white-space"
            certainty = Certainty.VIOLATION if page.is_document and kept.certain else Certainty.REVIEW
            yield Hit(span, UNBROKEN, {"size": f"{name}: {kept.value}"}, certainty, path, page.path)


def _line_kept(style: Style) -> list[Declared]:
    """What an element says of how its lines break; a text whose end is cut is another flaw."""
    return [style[name] for name in ("text-wrap", "white-space", "text-overflow") if name in style][:1]


_SIZES = frozenset({"width", "min-width"})
_LARGE = re.compile(r"\d{3}|\d{2}\.?\d*r?em|var\(|calc\(")
"""What may come to 400 pixels; worked out for none of the elements when no rule says it."""


def _says_a_width(page: Page, styles: Styles) -> bool:
    """Whether some rule, or some element by itself, has a width that may be too large: asked by the words alone."""
    return page.mentions(("width:", "width :")) or _says(styles, _SIZES, _LARGE)


_LINES = frozenset({"white-space", "text-wrap", "text-wrap-mode"})
_UNBROKEN = re.compile("nowrap")


def _says(styles: Styles, names: frozenset[str], value: re.Pattern[str]) -> bool:
    """Whether a rule gives one of some properties a value that is looked for, asked by the words alone."""
    return any(
        each.name in names and value.search(each.value)
        for one in styles.sheets
        for rule in one.sheet.rules
        for each in rule.declarations
    )


def _around(text: Element, styles: Styles) -> list[Element]:
    """Return a text and what holds it, nearest first; nothing where it scrolls, or is cut, in a part of its own."""
    chain = list(styles.chain(text))
    for one in chain:
        style = styles.of(one, _NARROW)
        held = style.get("overflow-x")
        placed = style.get("position")
        if one.name in _IN_TWO_WAYS or (placed is not None and placed.value in _OUT):
            return []
        if one.name not in {"body", "html"} and held is not None and held.value in _HELD:
            return []
    return chain


def _kept_wide(box: Element, styles: Styles) -> Declared | None:
    """Return the declaration that keeps a box too wide for a narrow window, None when it may shrink."""
    style = styles.of(box, _NARROW)
    display = style.get("display")
    if (display is not None and display.value in _INLINE) or (
        display is None and (box.name in IN_LINE or box.name in {"a", "label"})
    ):
        return None
    least = style.get("min-width")
    if least is not None and _is_wide(least):
        return least
    width = style.get("width")
    if width is None or not _is_wide(width) or "max-width" in style or _shrinks(box, styles):
        return None
    return width


def _is_wide(declared: Declared) -> bool:
    size = pixels(declared.value, 16.0, _NARROW) if declared.is_known else None
    return size is not None and size >= _WIDE and "%" not in declared.value


def _shrinks(box: Element, styles: Styles) -> bool:
    """Whether a box is one of a row, which the browser makes narrower until it fits."""
    around = styles.parent(box)
    display = styles.of(around, _NARROW).get("display") if around is not None else None
    return display is not None and display.value in _ROWS
