"""Text dressed as a heading: seen, and not found."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.announced import is_in_message
from guichet.reading.language.words import words_of
from guichet.reading.templates.element import Element, TextNode
from guichet.reading.templates.masking import is_dynamic, visible
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.cascade import styles_of
from guichet.seen.text import font_size, is_bold
from guichet.seen.texts import has_styles
from guichet.seen.visibility import is_excluded

FAKED = Text(
    fr="Ce texte a l’air d’un titre et n’en est pas un : les lecteurs d’écran ne le trouveront pas. Si c’en est un, écrivez <h2> ou <h3>.",
    en="This text looks like a heading and is not one: screen readers will not find it. If it is one, write <h2> or <h3>.",
)

_CLASS = re.compile(
    r"^(?:(?:fake|sub|section|page|pseudo|block|main)-?(?:heading|title|titre)|(?:h|heading|titre|title)-?[1-6])$", re.I
)


@element_rule(
    "p", "div", "span",
    name="heading-faked",
    code="W9192",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Faux titre', en='Text that only looks like a heading'),
    harms=Text(fr='Les personnes aveugles : ce titre n’est pas dans leur liste de titres.', en='People who are blind: this heading is not in their list of headings.'),
    instead=Text(fr='Utilisez <h2>, <h3>… et réglez la taille dans la feuille de style.', en='Use <h2>, <h3>… and set the size in the stylesheet.'),
    wrong_when=Text(fr='Le texte est en gras pour insister, pas pour annoncer.', en='The text is bold for stress, not as an announcement.'),
    refs=("rgaa 9.1", "wcag 1.3.1"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad('<html lang="fr"><style>h2, .é { font-size: 1.5rem; font-weight: 700 }</style><h2>Qui ?</h2><p>Toutes et tous.</p><p class="é">Comment faire ?</p><p>Venez.</p></html>', FAKED, at='<p class="é">'),
        Bad({"page.html": '<html lang="fr"><link rel="stylesheet" href="é.css"><link rel="stylesheet" href="/lib.css"><h2 class="gros">Le matin</h2><p>Ouvert.</p><div class="gros">Le soir</div><p>Fermé.</p></html>', "é.css": ".gros { font-size: 1.75rem }"}, FAKED, at='<div class="gros">', path="page.html"),
        Bad('<p><strong>Pièces à fournir</strong></p><p>Apportez une pièce d’identité et un justificatif, même ancien.</p>', FAKED, at='<p>', review=True),
        Bad('<div class="fake-heading">Horaires d’été</div><p>Le guichet est ouvert tous les matins.</p>', FAKED, at='<div class="fake-heading">', review=True),
        Bad('<div class="heading-2">Où aller</div><p>À la mairie, sans rendez-vous.</p>', FAKED, at='<div class="heading-2">', review=True),
        Bad('<html lang="fr"><style>.t { font-weight: bold; font-size: 1.4em }</style><p class="t">Pièces à fournir</p><p>Apportez une pièce d’identité et un justificatif, même ancien.</p></html>', FAKED, at='<p class="t">'),
        Bad('<html lang="fr"><style>.t { font-weight: bold; font-size: 1.4em }</style><p class="t">Qui peut demander l’aide d’été ?</p><p>Toute personne qui habite la commune depuis un an au moins.</p></html>', FAKED, at='<p class="t">'),
        Bad('<html lang="fr"><style>.g { font-size: 1.5rem; font-weight: bold }</style><div class="g">Livres perdus</div><p>Un livre perdu cet été est remboursé à son prix.</p></html>', FAKED, at='<div class="g">'),
    ),
    good=(
        Good('<html lang="fr"><style>.g { font-size: 1.5rem; font-weight: bold }</style><div class="g"><a href="/é">Livres perdus</a></div><p>Un livre perdu cet été est remboursé à son prix.</p></html>'),
        Good('<html lang="fr"><style>.t { font-size: 1.2em }</style><p class="t">Une question sur l’été ?</p><p>Appelez le guichet, ou venez sans rendez-vous le matin.</p></html>'),
        Good('<footer><p><strong>Ce service d’été est fait par la mairie</strong></p><p>Découvrez les autres.</p></footer>'),
        Good('<html lang="fr"><style>h2, .é { font-size: 1.5rem; font-weight: 700 }</style><h2>Qui ?</h2><p>Toutes et tous.</p><p class="é" role="heading" aria-level="2">Comment ?</p><p>Sur place.</p></html>'),
        Good('<html lang="fr"><style>h2, .é { margin: 2rem 0 }</style><h2>Qui ?</h2><p>Toutes et tous.</p><p class="é">Comment venir</p><p>À pied.</p></html>'),
        Good('<html lang="fr"><style>.é { font-size: 1.5rem }</style><h2 class="é">Qui ?</h2><p>Toutes et tous.</p><p class="é">On vous répond tout l’été.</p><p>Sur place.</p></html>'),
        Good('<html lang="fr"><style>.t { font-size: 1.6em }</style><p class="t">3 600 €</p><p>C’est le montant annuel de l’aide d’été pour une personne seule.</p></html>'),
        Good('<html lang="fr"><style>.t { font-size: 1.6em }</style><p class="t">Le guichet ouvre tout l’été, sans rendez-vous, à toutes et tous, du lundi au vendredi</p><p>Il est fermé le dimanche et les jours fériés.</p></html>'),
        Good('<h2>Pièces à fournir</h2><p>Apportez une pièce d’identité.</p>'),
        Good('<p><strong><i class="icône-alerte"></i> Pièce à vérifier</strong></p><p>Été</p>'),
        Good('<p><strong>Saison d’été</strong></p><p>{{ saison }}</p><p><b>Lien</b></p><p><a href="{{ été }}">{{ été }}</a></p><p><strong>-</strong></p><p>Été</p>'),
        Good('<div class="fr-alert fr-alert--info"><p><strong>Précautions d’été</strong></p><p>Le guichet est fermé ce lundi.</p></div>'),
        Good('<p><strong>Attention :</strong> fermé l’été.</p>'),
        Good('<div class="page-title"><h1>Été</h1></div>'),
        Good('<p><b>Votre demande d’été a bien été envoyée et sera traitée sous trois jours</b></p><p>Vous serez prévenu.</p>'),
        Good('<p><strong>Le guichet est fermé ce lundi.</strong></p><p>Revenez mardi.</p>'),
    ),
)  # fmt: skip
def heading_faked(block: Element, page: Page) -> Iterator[Hit]:
    """Report a short block, all bold or classed as a heading, just before a paragraph."""
    if (block.name in {"p", "div"} and _stands_out(block, page)) or _is_set_as_heading(block, page):
        yield Hit(block.span, FAKED)
        return
    if block.name == "p":
        only = [one for one in block.children if not (isinstance(one, TextNode) and not one.strip())]
        if len(only) != 1 or not isinstance(only[0], Element) or only[0].name not in {"strong", "b"}:
            return
        if any(one.name in {"svg", "img"} or not one.text for one in only[0].inside()):
            return  # a pictogram opens a notice, not a section
    elif not any(_CLASS.match(word) for word in block.token_list("class")):
        return
    text = block.text
    if (
        not text
        or len(text) > 70
        or is_dynamic(text)
        or text[-1] in ".,;:!?"
        or block.inside("h1", "h2", "h3", "h4", "h5", "h6", "a", "input")
    ):
        return
    if (
        block.closest(
            "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "label", "button", "a", "legend", "dialog", "footer"
        )
        is not None
    ):
        return
    after = block.following
    if "role" in block.attrs or page.is_email or is_excluded(block, page) or is_in_message(block):
        return
    if not isinstance(after, Element) or after.name not in {"p", "ul", "ol", "table"} or after.text == text:
        return
    if words_of(text) and not _is_a_value(after) and not _is_a_sentence(text):
        yield Hit(block.span, FAKED, {}, Certainty.REVIEW)


_MANY = 8
"""Words from which a line that has a verb is a sentence, and no title."""
_VERBS = frozenset("est sont sera a ont avez doit is are was has have will must".split())
"""Verbs that stand in a sentence of whatever subject; titles without a question do without them."""


def _is_a_sentence(text: str) -> bool:
    """Whether a line says something whole, in bold for stress, though no full stop ends it."""
    words = [word.lower() for word in words_of(text)]
    return len(words) >= _MANY and not _VERBS.isdisjoint(words)


def _is_a_value(after: Element) -> bool:
    """Whether what follows a line is all given by the template: the line is its label."""
    return after.name == "p" and is_dynamic(after.text) and not words_of(visible(after.text))


_BIG, _BIG_AND_BOLD = 1.5, 1.2
"""How much larger than what follows a line is, alone or in bold, when it is set as a title."""
_TITLE = 60


def _stands_out(line: Element, page: Page) -> bool:
    """Whether stylesheets make a short line larger than the longer paragraph that it comes before."""
    if not has_styles(page) or (line.name == "div" and any(isinstance(one, Element) for one in line.children)):
        return False
    after = line.following
    if not isinstance(after, Element) or after.name != "p":
        return False
    text = line.text
    if not _reads_as_title(text):
        return False
    if len(after.text) < 1.5 * len(text) or "role" in line.attrs or page.is_email or is_excluded(line, page):
        return False
    if line.closest("li", "td", "th", "label", "button", "a", "blockquote", "dialog", "figure") or line.inside("a"):
        return False
    styles = styles_of(page)
    own, other = font_size(line, styles), font_size(after, styles)
    if own is None or other is None or is_bold(after, styles):
        return False
    return own >= other * (_BIG_AND_BOLD if is_bold(line, styles) else _BIG)


def _reads_as_title(text: str) -> bool:
    """Whether a text is a short phrase of words that no full stop ends: "Who may ask?" opens a section as any title does."""
    said = text.rstrip("?\u00a0\u202f ")
    return 0 < len(said) <= _TITLE and not is_dynamic(said) and said[0].isupper() and said[-1].isalpha() and " " in said


_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_SIZES = frozenset({"font-size", "font"})


def _is_set_as_heading(line: Element, page: Page) -> bool:
    """Whether one rule of a stylesheet gives a line, by its class, the looks of headings of the same page."""
    if "class" not in line.attrs or "role" in line.attrs or not has_styles(page) or not _opens_a_section(line, page):
        return False
    rules = _looks_of(line, page)
    return bool(rules) and any(rules & _looks_of(one, page) for one in page.find(*_HEADINGS))


def _looks_of(element: Element, page: Page) -> frozenset[int]:
    """The rules that set the size of the letters of an element; for another than a heading, those that ask for a class."""
    is_heading = element.name in _HEADINGS
    return frozenset(
        id(one.rule)
        for one in styles_of(page).matching(element)
        if (is_heading or one.selector.compounds[0].classes)
        and any(declaration.name in _SIZES for declaration in one.rule.declarations)
    )


def _opens_a_section(line: Element, page: Page) -> bool:
    """Whether a line of words stands alone before a paragraph or a list."""
    after = line.following
    if not isinstance(after, Element) or after.name not in {"p", "ul", "ol", "table", "form", "dl"}:
        return False
    text = line.text
    if not (0 < len(text) <= _TITLE and not is_dynamic(text) and text[0].isupper() and text[-1] not in ".,;:"):
        return False
    if line.closest("li", "td", "th", "label", "button", "a", "blockquote", "dialog", "figure", "header", "footer"):
        return False
    return not line.inside("a", "input", *_HEADINGS) and not page.is_email and not is_excluded(line, page)
